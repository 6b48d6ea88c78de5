"""Many who import at once, and people at work while the text under them is replaced (test 12)."""

import random
import time

import pytest

from claims.models import Claim, Document, Event, Original, Version
from claims.refusal import Refused
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.trust import jobs, oracle, texts
from tests.trust.crowd import CONTEXT, PEOPLE, figure, killed_afterwards, start, together

pytestmark = pytest.mark.slow


def test_eight_who_import_the_same_files_add_each_once(transactional_db, seed):
    """In eight orders, and the files name the same new laws in opposite orders."""
    files = texts.files(figure(10, 50), 12)
    chance = random.Random(seed)

    told = together(jobs.import_all, [(chance.sample(files, len(files)),) for _person in range(PEOPLE)])

    added = [document for one in told for document, was_added in one if was_added]
    assert len(added) == len(set(added)) == len(files)
    assert Document.objects.count() == Version.objects.count() == Original.objects.count() == len(files)
    assert Event.objects.filter(act="import").count() == len(files)
    assert Claim.objects.count() == 12 * len(files)
    oracle.assert_imports_are_whole()
    oracle.assert_history_is_whole()


@pytest.mark.parametrize("length", [figure(60, 1000)])
def test_two_who_import_other_files_with_the_same_new_laws_do_not_wait_in_a_circle(transactional_db, length):
    files = texts.files(figure(6, 20), length)

    told = together(jobs.import_all, [(files[::2],), (files[1::2],)])

    assert all(was_added for one in told for _document, was_added in one)
    assert Claim.objects.count() == length * len(files)
    oracle.assert_imports_are_whole()


def test_one_text_belongs_to_one_document_also_at_the_same_instant(transactional_db):
    documents = [factories.document() for _one in range(figure(4, PEOPLE))]
    body = texts.body("Denver", texts.sentences("Denver", figure(40, 400)))

    told = together(jobs.import_version_or_refusal, [(document.pk, body) for document in documents])

    assert sorted(told) == [*["Refused"] * (len(documents) - 1), "done"]
    assert Version.objects.filter(number=2).count() == 1
    oracle.assert_history_is_whole()


def test_a_new_version_under_people_at_work_leaves_no_verdict_on_other_words(people, lead, seed):
    chance = random.Random(seed)
    said = texts.sentences("Denver", 30)
    document = factories.document(texts.body("Denver", said).decode())
    bodies = []
    for number in range(figure(4, 40)):
        said = texts.edited(said, chance, f"Town {number}")
        bodies.append(texts.body("Denver", said))
    stop = CONTEXT.Event()
    workers = [
        start(jobs.work_on_document, person.pk, document.pk, stop, seed) for person in [*people[: PEOPLE - 2], lead]
    ]
    with killed_afterwards(workers):
        importer = start(jobs.import_versions, document.pk, bodies, 0.4)
        numbers = importer.result()
        time.sleep(0.2)
        stop.set()
        told = [worker.result() for worker in workers]

    done = sum(count for one in told for (_act, outcome), count in one.items() if outcome == "done")
    flagged = Claim.objects.filter(text_changed=True).count()
    print(f"{done} acts done over {len(numbers)} versions; {flagged} of {document.claims.count()} claims flagged")
    assert numbers == list(range(2, len(bodies) + 2))
    assert done > 20
    oracle.assert_verdicts_belong_to_words()
    oracle.assert_quotes_are_the_text()
    oracle.assert_rounds_hold()
    oracle.assert_history_is_whole()


def test_a_version_of_a_document_just_deleted_is_refused(people, lead):
    document = factories.document()
    perform("discard", Document.objects.get(pk=document.pk), by=lead)

    with pytest.raises(Refused, match="gone"):
        import_document(body=b"# Report\n\nOhio sent 12 files in 2019.\n", filename="b.md", document=document)
