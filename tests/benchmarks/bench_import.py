"""What an import costs beside `bulk_create` of the same rows: `python tests/benchmarks/bench_import.py DOCUMENTS`.

Documents of 200 claims come in one by one, as text and as spreadsheets of checked claims, each in its transaction, with
events, search index and all. Then the rows that they made are written once more with `bulk_create` into an empty
database of the same schema, a table at a time, and into one without the triggers that keep the index and the history.
Reading a file (sentences, claims, authorities; no database) is timed apart from storing what was read.

On SQLite in a folder of its own; with DATABASE_URL on PostgreSQL, in databases of its own beside the one it names.
"""

import csv
import io
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

CLAIMS = 200
BATCH = 500
LIMIT = 1 / 3


def texts(documents: int) -> Iterator[tuple[str, bytes]]:
    from tests.benchmarks.store_words import Prose

    prose = Prose(random.Random(1))
    for number in range(documents):
        sentences = [prose.sentence(prose.statute() if place % 5 < 3 else None) for place in range(CLAIMS)]
        paragraphs = [" ".join(sentences[first : first + 3]) for first in range(0, CLAIMS, 3)]
        yield (
            f"{number}.md",
            f"# Report {number}\n\n{chr(10).join(f'{words}{chr(10)}' for words in paragraphs)}".encode(),
        )


def sheets(documents: int) -> Iterator[tuple[str, bytes]]:
    from tests.benchmarks.store_words import Prose

    prose = Prose(random.Random(1))
    for number in range(documents):
        body = io.StringIO()
        rows = csv.writer(body)
        rows.writerow(["Claim", "Verdict", "Source", "Note", "Checked by"])
        for place in range(CLAIMS):
            sentence = prose.sentence(prose.statute() if place % 5 < 3 else None)
            rows.writerow(
                [sentence, "False", f"https://law.example/{place}", "The act says otherwise.", f"Desk {number}"]
            )
        yield f"{number}.csv", body.getvalue().encode()


def import_all(kind: str, documents: int) -> dict[str, float]:
    """Seconds of the clock and of this processor for reading and for storing, and what came of it."""
    import django

    django.setup()
    from claims.models import Claim
    from claims.services.checked.bringing_in import draft_of_collection
    from claims.services.checked.checked_files import open_checked
    from claims.services.versions.intake import draft_of, finish, store

    spent = {"read": 0.0, "store": 0.0, "store_cpu": 0.0}
    for name, body in texts(documents) if kind == "text" else sheets(documents):
        begun = time.perf_counter()
        if kind == "text":
            draft = draft_of(body=body, filename=name)
        else:
            draft = draft_of_collection(open_checked(body, name), by=None, title=name)
        found = finish(draft.find(draft.reading))
        spent["read"] += time.perf_counter() - begun

        def known(_reading, found=found):
            yield from ()
            return found

        begun, cpu = time.perf_counter(), time.process_time()
        finish(store(draft._replace(find=known)))
        spent["store"] += time.perf_counter() - begun
        spent["store_cpu"] += time.process_time() - cpu
    return spent | {"claims": Claim.objects.count()}


def copy_rows(bare: bool) -> dict[str, float]:
    """`bulk_create` of all rows that an import made, from the default database into the target."""
    import django

    django.setup()
    from django.db import connections, transaction

    from claims.services.store.moving import _clear
    from claims.services.store.stores import MADE_BY_MIGRATE, nouns

    target = connections["target"]
    if bare:
        _drop_index(target)
    spent = {"seconds": 0.0, "cpu": 0.0, "rows": 0}
    # As in an import, the order is that in which rows refer to each other; the keys wait for the end.
    with transaction.atomic(using="target"):
        _clear("target")
        for model in nouns():
            rows = model._base_manager.using("default").order_by("pk").iterator(chunk_size=2000)
            while batch := list(itertools.islice(rows, 10_000)):
                begun, cpu = time.perf_counter(), time.process_time()
                model._base_manager.using("target").bulk_create(batch, batch_size=BATCH)
                if model not in MADE_BY_MIGRATE:
                    spent["seconds"] += time.perf_counter() - begun
                    spent["cpu"] += time.process_time() - cpu
                    spent["rows"] += len(batch)
        begun = time.perf_counter()
    spent["seconds"] += time.perf_counter() - begun
    return spent


def _drop_index(target) -> None:
    with target.cursor() as cursor:
        if target.vendor == "sqlite":
            cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'")
            for name, _table in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("SELECT tgname, tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal")
            for name, table in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name} ON {table}")


def in_a_process(database: str, *arguments: str, target: str = "") -> dict[str, float]:
    environment = os.environ | {"DATABASE_URL": database, "TARGET_DATABASE_URL": target}
    done = subprocess.run(
        [sys.executable, __file__, *arguments], env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE
    )
    return json.loads(done.stdout)


def migrated(url: str) -> str:
    environment = os.environ | {"DATABASE_URL": url, "TARGET_DATABASE_URL": ""}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], env=environment, cwd=ROOT, check=True)
    return url


def databases(folder: str) -> Iterator[str]:
    server = os.environ.get("DATABASE_URL", "")
    for number in itertools.count():
        if not server.startswith("postgres"):
            yield migrated(f"sqlite:///{folder}/{number}.sqlite3")
            continue
        import psycopg

        name = f"bench_import_{os.getpid()}_{number}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        yield migrated(f"{server.rsplit('/', 1)[0]}/{name}")


def drop_databases() -> None:
    server = os.environ.get("DATABASE_URL", "")
    if server.startswith("postgres"):
        import psycopg

        with psycopg.connect(server, autocommit=True) as connection:
            found = connection.execute(
                "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"bench_import_{os.getpid()}_%"]
            )
            for (name,) in found.fetchall():
                connection.execute(f"DROP DATABASE {name}")


def main(documents: int) -> None:
    print(f"{documents} documents of {CLAIMS} claims; rates are claims a second\n")
    print("| came in as | read | stored | bulk_create | ratio | by processor | without triggers | read and stored |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        empty = databases(folder)
        try:
            for kind in ("text", "sheet"):
                source = next(empty)
                made = in_a_process(source, kind, str(documents))
                peer = in_a_process(source, "rows", target=next(empty))
                bare = in_a_process(source, "bare", target=next(empty))
                claims = made["claims"]
                ratio, bare_ratio = (rows["seconds"] / made["store"] for rows in (peer, bare))
                print(
                    f"| {kind} | {claims / made['read']:,.0f} | {claims / made['store']:,.0f} "
                    f"| {claims / peer['seconds']:,.0f} | {ratio:.2f} | {peer['cpu'] / made['store_cpu']:.2f} "
                    f"| {bare_ratio:.2f} | {claims / (made['read'] + made['store']):,.0f} |",
                    flush=True,
                )
                if ratio < LIMIT:
                    print(f"below the limit of {LIMIT:.2f}")
        finally:
            drop_databases()


if __name__ == "__main__":
    if sys.argv[1] in ("text", "sheet"):
        print(json.dumps(import_all(sys.argv[1], int(sys.argv[2]))))
    elif sys.argv[1] in ("rows", "bare"):
        print(json.dumps(copy_rows(sys.argv[1] == "bare")))
    else:
        main(int(sys.argv[1]))
