"""How this installation runs: locally with nothing set; FACTCHECK_PROFILE=production demands what matters."""

import os
from contextlib import suppress
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from factcheck.databases import database_at, embedded_database
from factcheck.secret_key import local_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

PROFILE = env.str("FACTCHECK_PROFILE", default="local")
if PROFILE not in {"local", "production"}:
    raise ImproperlyConfigured(f"FACTCHECK_PROFILE is {PROFILE!r}; it may be local or production.")
PRODUCTION = PROFILE == "production"


def demand(name: str) -> str:
    # Not through django-environ: it takes a value that begins with "$" for the name of another variable.
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name}: the production profile has no default for it.")
    return value


# The site shows itself as its users see it: errors go to the log, never to the page.
DEBUG = False

if PRODUCTION:
    SECRET_KEY = demand("SECRET_KEY")
    ALLOWED_HOSTS = [host.strip() for host in demand("ALLOWED_HOSTS").split(",")]
    if "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("ALLOWED_HOSTS names every host with *; name the hosts this site answers to.")
else:
    SECRET_KEY = local_secret_key(VAR_DIR / "secret_key")
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

INSTALLED_APPS = [
    "claims.apps.ClaimsConfig",
    "claims.apps.WorkbenchAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tables2",
    "django_filters",
    "django_htmx",
]

MIDDLEWARE = [
    "factcheck.middleware.content_security_policy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "factcheck.middleware.no_store_when_signed_in",
    "factcheck.middleware.renew_session",
    "factcheck.middleware.remember_wordings",
    "factcheck.middleware.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
ASGI_APPLICATION = "factcheck.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["claims.loading.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# A transaction is opened by the service that needs it: one per request would make every page view wait for a lock.
if PRODUCTION:
    DATABASES = {"default": database_at(demand("DATABASE_URL"))}
elif os.environ.get("DATABASE_URL"):
    DATABASES = {"default": database_at(os.environ["DATABASE_URL"])}
else:
    DATABASES = {"default": embedded_database(VAR_DIR / "factcheck.sqlite3")}
if os.environ.get("TARGET_DATABASE_URL"):
    # Where `move_store` moves the store to. Not an argument: those show in the list of processes, passwords and all.
    # Where it names none, the command says so, which alone uses it.
    with suppress(ImproperlyConfigured):
        DATABASES["target"] = database_at(os.environ["TARGET_DATABASE_URL"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
AUTHENTICATION_BACKENDS = ["factcheck.authentication.RoleBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# A working day from what was last sent, or up to an hour less (`renew_session`); reading a page writes nothing.
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SIGNED_COOKIE_LEGACY_SALT_FALLBACK = False

if PRODUCTION:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 60 * 60)
    # Both speak for names that are not this site's: on the name of a whole domain, for all below it. Its owner says so,
    # and the check that asks for them knows nothing of that.
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
    SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
    # Only behind a proxy that removes the header from what clients send.
    if env.bool("FACTCHECK_BEHIND_PROXY", default=False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# An address typed without a scheme means https, as it will from Django 6.0 on.
FORMS_URLFIELD_ASSUME_HTTPS = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# A page of a thousand ticked rows, each with a hidden number beside its box.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_500
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

STATIC_URL = "static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(VAR_DIR / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
# The local profile serves files from where they are written: nothing to collect, an edit shows at once.
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = not PRODUCTION

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
# Texts are marked for translation, and there is none yet: looking for one takes a tenth of a page's time.
USE_I18N = False
FORMAT_MODULE_PATH = "factcheck.formats"
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="UTC")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "one_line": {
            "()": "factcheck.logs.OneLineFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        },
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "one_line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own handlers go: one of them mails whole requests, private notes included.
    "loggers": {
        "claims": {"level": "INFO"},
        "django": {"level": "INFO", "handlers": []},
        "django.server": {"level": "INFO", "handlers": [], "propagate": True},
    },
}

# What a team may set about the work itself.
FACTCHECK_MAX_DOCUMENT_BYTES = env.int("FACTCHECK_MAX_DOCUMENT_BYTES", default=5 * 1024 * 1024)
FACTCHECK_MAX_FILE_BYTES = env.int("FACTCHECK_MAX_FILE_BYTES", default=25 * 1024 * 1024)
FACTCHECK_READ_SECONDS = env.int("FACTCHECK_READ_SECONDS", default=10)
FACTCHECK_READ_MEMORY_MB = env.int("FACTCHECK_READ_MEMORY_MB", default=512)
FACTCHECK_SHOW_NAMES = env.bool("FACTCHECK_SHOW_NAMES", default=False)
# What exports call the team, and where their readers find the pages of its claims.
FACTCHECK_TEAM_NAME = env.str("FACTCHECK_TEAM_NAME", default="")
FACTCHECK_SITE_URL = env.str("FACTCHECK_SITE_URL", default="").rstrip("/")
# Whether a verdict stays on words of which only blanks, quotation marks, dashes or ligatures changed.
FACTCHECK_COSMETIC_CARRIES = env.bool("FACTCHECK_COSMETIC_CARRIES", default=False)
FACTCHECK_WORTH_MODEL = env.str("FACTCHECK_WORTH_MODEL", default="")
# 0: as long as this team needs (`claims.acts.leases`).
FACTCHECK_LEASE_MINUTES = env.int("FACTCHECK_LEASE_MINUTES", default=0)
