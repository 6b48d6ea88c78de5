# Everything a person types here; make help lists it.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
# One more than two cores: of three, one waits for a browser or a server while two are at work.
WORKERS ?= 3
TEST_DATABASE_URL ?= postgres://postgres@127.0.0.1:5432/postgres
# Claims of the store that `make bench` measures on; the figures of the README are of 1000000.
BENCH_CLAIMS ?= 100000
# What must be there for the tests: "postgres browser". Without it, what is missing is skipped with its reason.
FACTCHECK_REQUIRE ?=
export FACTCHECK_REQUIRE

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

# Tests and checks choose profile and database themselves, whatever the shell has set.
# Compiled files are kept: the second run, and every process that a test starts, need not compile again.
LOCAL := env -u DATABASE_URL -u FACTCHECK_PROFILE -u PYTHONDONTWRITEBYTECODE
# A file stays with its worker, so that what it shares is made once, until one has nothing left to do.
PYTEST := $(BIN)/pytest -q -rs -n $(WORKERS) --dist worksteal
ASK_POSTGRES := $(BIN)/python -c 'import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=3).close()'

.PHONY: help install run test test-sqlite test-postgres coverage bench bench-text pictures lint clean

help:
	@echo 'make run       install, load the demo, serve on http://127.0.0.1:$(PORT)/'
	@echo 'make test      the suite on SQLite, then on PostgreSQL where one answers'
	@echo 'make bench     what exports and pages take, and how that grows, measured here'
	@echo 'make bench-text  what the text core reaches on published benchmarks, where their data are'
	@echo 'make pictures  draw the pictures of the README anew, where there is a Chromium'
	@echo 'make lint      style, types, migrations, deployment checks'
	@echo 'make coverage  branch coverage of the layers that hold the rules'
	@echo 'make clean     remove the environment and the caches; the database in var/ stays'

install: $(INSTALLED)

# One dot per package: an install takes a minute and says nothing else unless it fails.
$(INSTALLED): pyproject.toml constraints.txt
	@echo 'Installing into $(VENV), one dot per package:'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar off \
	    -c constraints.txt -e '.[postgres,caselaw,dev]' 2> $(VENV)/install.log \
	    | awk '/^ *(Collecting|Requirement already satisfied)/ { printf "."; fflush() } END { print "" }' \
	    || { cat $(VENV)/install.log >&2; exit 1; }
	@touch $@

run: $(INSTALLED)
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py demo
	@echo 'The workbench is at http://127.0.0.1:$(PORT)/ and reviewers work at http://127.0.0.1:$(PORT)/admin/'
	@echo 'Sign in with a name and password printed above. Stop with Ctrl-C.'
	@$(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

test: test-sqlite test-postgres

test-sqlite: $(INSTALLED)
	@echo 'The suite on SQLite:'
	@$(LOCAL) $(PYTEST)

test-postgres: $(INSTALLED)
	@if reason=$$($(ASK_POSTGRES) '$(TEST_DATABASE_URL)' 2>&1); then \
	    echo 'The suite on PostgreSQL:'; \
	    $(LOCAL) DATABASE_URL='$(TEST_DATABASE_URL)' $(PYTEST); \
	elif [[ ' $(FACTCHECK_REQUIRE) ' == *' postgres '* ]]; then \
	    echo "FACTCHECK_REQUIRE names postgres, but none answers: $$(tail -n 1 <<< "$$reason")" >&2; \
	    exit 1; \
	else \
	    echo "The suite on PostgreSQL: skipped, none answers at TEST_DATABASE_URL."; \
	fi

coverage: $(INSTALLED)
	@$(LOCAL) $(PYTEST) --cov --cov-report=term

bench-text: $(INSTALLED)
	@$(LOCAL) $(BIN)/python tests/benchmarks/bench_text.py

bench: $(INSTALLED)
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; export DATABASE_URL="sqlite:///$$folder/bench.sqlite3"; \
	    $(BIN)/pip install -q -c constraints.txt -e '.[bench]'; \
	    $(BIN)/python tests/benchmarks/store.py $(BENCH_CLAIMS); $(BIN)/python tests/benchmarks/bench_exports.py; \
	    $(BIN)/python tests/benchmarks/bench_forms.py; small="sqlite:///$$folder/small.sqlite3"; \
	    DATABASE_URL="$$small" $(BIN)/python tests/benchmarks/store.py 10000; \
	    $(BIN)/python tests/benchmarks/bench_growth.py "$$small" "$$DATABASE_URL"
	@$(LOCAL) $(BIN)/pytest -q -p no:randomly tests/benchmarks/test_growth.py tests/benchmarks/test_authorities_growth.py

pictures: $(INSTALLED)
	@$(LOCAL) $(BIN)/python docs/pictures.py

lint: $(INSTALLED)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(LOCAL) $(BIN)/mypy
	@$(LOCAL) DATABASE_URL=sqlite://:memory: $(BIN)/python manage.py makemigrations --check --dry-run
	@FACTCHECK_PROFILE=production ALLOWED_HOSTS=factcheck.example DATABASE_URL=sqlite://:memory: \
	    SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
	    $(BIN)/python manage.py check --deploy --fail-level WARNING

clean:
	@rm -rf $(VENV) build dist *.egg-info .coverage .coverage.* htmlcov
	@rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
