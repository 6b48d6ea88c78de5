"""Finding claims that were checked before: CLEF CheckThat! 2020 task 2, 2022 tasks 2A and 2B, on each engine.

A statement is the claim that was checked and the title of its article, as a collection of fact-checks is imported.
FACTCHECK_BENCH_CLAIMS=1000000 adds a collection of so many generated claims and times it. TEST_DATABASE_URL names the
PostgreSQL server; without one that answers, its rows are left out.
"""

import csv
import gzip
import io
import json
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import psycopg

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from scoreboard import BENCHMARKS, ROOT, Row  # noqa: E402

DATA = BENCHMARKS / "02_checked_claims"
POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
GENERATED = int(os.environ.get("FACTCHECK_BENCH_CLAIMS", "0"))
FOUND = 5
BATCH = 2000
MAP_TARGETS = {"2020 T2": 0.90, "2022 T2A": 0.92, "2022 T2B": 0.40}
AUC_TARGET, MS_TARGET, MS_TARGET_AT_A_MILLION = 0.88, 30, 500
# The stop list of the baseline: Lucene's.
LUCENE = set(
    """
    a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to
    was will with
    """.split()
)


class Task(NamedTuple):
    name: str
    collection: Mapping[str, str]
    queries: Mapping[str, str]
    wanted: Mapping[str, set[str]]


class Found(NamedTuple):
    precision: float
    # How sure of its first answer, and whether that was right.
    answers: list[tuple[float, bool]]
    milliseconds: float


def tasks() -> Iterator[Task]:
    folder = DATA / "clef2020-task2"
    with (
        zipfile.ZipFile(folder / "data" / "v3.zip") as claims,
        zipfile.ZipFile(folder / "test-input" / "test-input.zip") as asked,
    ):
        rows = _table(claims.read("v3.0/verified_claims.docs.tsv").decode())[1:]
        queries = dict(row[:2] for row in _table(asked.read("tweets.queries.tsv").decode())[1:])
        wanted = _wanted(asked.read("tweet-vclaim-pairs.qrels").decode())
    yield Task("2020 T2", {row[0]: f"{row[1]}. {row[2]}" for row in rows}, queries, wanted)
    yield _of_2022("2022 T2A", "clef2022-task2a", "vclaims-snopes-14231.jsonl.gz", "*2A-EN")
    yield _of_2022("2022 T2B", "clef2022-task2b", "vclaims-politifact-19250-notext.jsonl.gz", "*2B-EN")


def _of_2022(name: str, folder: str, collection: str, stem: str) -> Task:
    with gzip.open(DATA / folder / collection, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    queries, wanted = (
        next((DATA / folder).rglob(f"{stem}-{part}.tsv")).read_text(encoding="utf-8")
        for part in ("Train-Dev_Queries", "Dev_QRELs")
    )
    claims = {row["vclaim_id"]: f"{row['vclaim']}. {row['title']}" for row in rows}
    return Task(name, claims, dict(row[:2] for row in _table(queries)), _wanted(wanted))


def _table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter="\t"))


def _wanted(text: str) -> dict[str, set[str]]:
    wanted: dict[str, set[str]] = {}
    for query, _zero, claim, _one in _table(text):
        wanted.setdefault(query, set()).add(claim)
    return wanted


def ask(task: Task, similar: Callable[[str], Sequence[tuple[str, float]]]) -> Found:
    total, answers, times = 0.0, [], []
    for query, wanted in task.wanted.items():
        begin = time.perf_counter()
        found = similar(task.queries[query])
        times.append((time.perf_counter() - begin) * 1000)
        hits = 0
        for position, (claim, _score) in enumerate(found, 1):
            if claim in wanted:
                hits += 1
                total += hits / position / len(wanted)
        if found:
            answers.append((found[0][1], found[0][0] in wanted))
    return Found(total / len(task.wanted), answers, statistics.median(times))


def area_under_curve(answers: Sequence[tuple[float, bool]]) -> float:
    right = [score for score, is_right in answers if is_right]
    wrong = [score for score, is_right in answers if not is_right]
    pairs = ((one > other) + (one == other) / 2 for one in right for other in wrong)
    return sum(pairs) / max(len(right) * len(wrong), 1)


def baseline(task: Task) -> Found:
    """FTS5's BM25 over Porter's stems, with a stop list; how sure it is: the gap of the first to the second."""
    connection, keys = sqlite3.connect(":memory:"), list(task.collection)
    connection.execute("CREATE VIRTUAL TABLE claims USING fts5(statement, tokenize='porter unicode61')")
    connection.executemany("INSERT INTO claims(statement) VALUES (?)", [(text,) for text in task.collection.values()])

    def similar(text: str) -> list[tuple[str, float]]:
        words = dict.fromkeys(word for word in re.findall(r"\w+", text.lower()) if word not in LUCENE)
        query = " OR ".join(f'"{word}"' for word in words)
        sql = "SELECT rowid, -rank FROM claims WHERE claims MATCH ? ORDER BY rank LIMIT ?"
        rows = connection.execute(sql, [query, FOUND]).fetchall()
        gap = (rows[0][1] - rows[1][1]) / rows[0][1] if len(rows) > 1 else 1.0
        return [(keys[row - 1], gap) for row, _score in rows]

    return ask(task, similar)


def measure() -> Iterator[Row]:
    plain = {task.name: baseline(task) for task in tasks()}
    with tempfile.TemporaryDirectory() as folder:
        yield from _rows_of("SQLite", f"sqlite:///{folder}/bench.sqlite3", plain)
    with _postgresql() as url:
        if url:
            yield from _rows_of("PostgreSQL", url, plain)


@contextmanager
def _postgresql() -> Iterator[str]:
    """The address of an empty database of our own, or "" where no server answers."""
    try:
        server = psycopg.connect(POSTGRESQL, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        yield ""
        return
    name = f"bench_likeness_{os.getpid()}"
    with server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{POSTGRESQL.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name}")


def _rows_of(engine: str, url: str, plain: Mapping[str, Found]) -> Iterator[Row]:
    """One process per engine: Django is set up once, for one database."""
    variables = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "factcheck.settings"}
    command = [sys.executable, __file__]
    told = subprocess.run(command, env=variables, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    found = {name: Found(*values) for name, values in json.loads(told).items()}
    for name, target in MAP_TARGETS.items():
        ours, theirs = found[name], plain[name]
        which = "FTS5 bm25, Porter, stop list"
        yield Row("likeness", f"{engine}: MAP@5 {name}", ours.precision, target, theirs.precision, which)
        areas = [area_under_curve(one.answers) for one in (ours, theirs)]
        yield Row("likeness", f"{engine}: AUC of the first, {name}", areas[0], None, areas[1], "gap of first to second")
    every = [[answer for name in MAP_TARGETS for answer in one[name].answers] for one in (found, plain)]
    areas = [area_under_curve(answers) for answers in every]
    yield Row("likeness", f"{engine}: AUC of the first, all", areas[0], AUC_TARGET, areas[1], "gap of first to second")
    for name, target in {"2022 T2B": MS_TARGET, "generated": MS_TARGET_AT_A_MILLION}.items():
        if name in found:
            size = f"{GENERATED:,}" if name == "generated" else "19,250"
            time_taken = found[name].milliseconds
            theirs_taken = plain[name].milliseconds if name in plain else None
            yield Row("likeness", f"{engine}: ms a query, {size} claims", time_taken, target, theirs_taken,
                      "FTS5 bm25 in memory" if theirs_taken else "", lower_is_better=True)  # fmt: skip


def answer_on_this_engine() -> dict[str, Found]:
    """Import each collection, ask its queries through the service, and give back what was found."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    found = {task.name: ask(task, _stored(task.collection)) for task in tasks()}
    if GENERATED:
        last = list(tasks())[-1]
        claims = _stored(_generated(last.collection.values(), GENERATED))
        found["generated"] = ask(last, claims)
    return found


def _stored(collection: Mapping[str, str]) -> Callable[[str], list[tuple[str, float]]]:
    """Store the collection in the place of what is there; return the search in it."""
    from claims.models import Claim, Document
    from claims.services.likeness.matching import similar_claims

    Document.objects.all().delete()
    document = Document.objects.create(title="Checked before")
    keys: dict[int, str] = {}
    for batch in _batches(collection.items()):
        made = Claim.objects.bulk_create(Claim(document=document, statement=text) for _key, text in batch)
        keys |= {claim.pk: key for claim, (key, _text) in zip(made, batch, strict=True)}
    return lambda text: [(keys[found.pk], found.score) for found in similar_claims(text, limit=FOUND)]


def _batches(items: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    rows = iter(items)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _generated(texts: Iterable[str], count: int) -> dict[str, str]:
    """Statements of words as common as they are in `texts`; the same every time."""
    words, dice = [word for text in texts for word in text.split()], random.Random(1)
    return {str(number): " ".join(dice.choices(words, k=dice.randint(8, 24))) for number in range(count)}


if __name__ == "__main__":
    json.dump(answer_on_this_engine(), sys.stdout)
