"""A process may be killed at any moment: what was acknowledged is stored, what was not is whole or absent (1 and 2)."""

import hashlib
import random
import time

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from claims import history
from claims.models import Document, Event, Original
from tests.factories import document
from tests.trust import jobs, oracle, texts
from tests.trust.crowd import figure, killed_afterwards, start, wait_until_alone

pytestmark = pytest.mark.slow

WRITERS = 4


def test_what_was_acknowledged_is_stored_after_a_kill(people, seed, tmp_path):
    chance = random.Random(seed)
    ack = tmp_path / "acknowledged"
    ack.touch()
    of = document(texts.body("Denver", texts.sentences("Denver", 30)).decode())
    claims = list(of.claims.values_list("pk", flat=True))
    for cycle in range(figure(3, 10)):
        told = len(ack.read_bytes())
        writers = [
            start(jobs.review_at_random, person.pk, claims, 10**9, seed + cycle, str(ack))
            for person in people[:WRITERS]
        ]
        with killed_afterwards(writers):
            wait_for_more(ack, told)
            time.sleep(chance.uniform(0.1, 0.6))

        acknowledged = {tuple(map(int, line.split())) for line in ack.read_text().splitlines()}
        stored = set(Event.objects.exclude(lock_version=None).values_list("claim_number", "lock_version"))
        assert acknowledged
        assert acknowledged <= stored
        oracle.assert_database_is_sound()
        oracle.assert_history_is_whole()
        oracle.assert_rounds_hold()
        assert history.first_flaw() is None
    print(f"{len(acknowledged)} acknowledged, none missing")


def wait_for_more(ack, told):
    deadline = time.monotonic() + 30
    while len(ack.read_bytes()) == told:
        assert time.monotonic() < deadline, "nobody wrote anything"
        time.sleep(0.01)


def test_an_import_killed_anywhere_leaves_no_half_document(transactional_db, seed):
    chance = random.Random(seed)
    files = texts.files(figure(12, 100), figure(25, 1000))
    jobs.import_all(files[:1])
    statements = statements_of_an_import(files[1])
    kills = 0
    for attempt in range(figure(12, 40)):
        before = Document.objects.count()
        if attempt % 2:
            # From outside, at any moment.
            worker = start(jobs.import_all, files, dawdle=0.005)
            worker.process.join(chance.uniform(0.05, 0.4))
            worker.kill()
        else:
            # After one of the statements of the next file that is missing, or of the one after it.
            place = (before + chance.randrange(2), chance.randint(1, statements))
            worker = start(jobs.import_all, files, die_in=place)
        kills += worker.was_killed
        wait_until_alone()

        oracle.assert_imports_are_whole()
        oracle.assert_database_is_sound()
        oracle.assert_history_is_whole()
        assert before <= Document.objects.count() <= len(files)
    print(f"{kills} kills, {Document.objects.count()} of {len(files)} documents in")
    assert kills >= figure(8, 20)
    start(jobs.import_all, files).result()

    again = start(jobs.import_all, files).result()

    assert [added for _document, added in again] == [False] * len(files)
    assert Document.objects.count() == Original.objects.count() == len(files)
    for name, body in files:
        said = body.decode().count("The agency of")
        of = Document.objects.get(versions__original=hashlib.sha256(body).hexdigest())
        assert of.claims.count() == said, name
    oracle.assert_imports_are_whole()


def statements_of_an_import(file):
    """How many statements it takes, counted on a file of its own that is gone again."""
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        jobs.import_all([("count.md", file[1].replace(b"City", b"Village"))])
        transaction.set_rollback(True)
    return len(queries)
