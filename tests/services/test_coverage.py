"""Coverage: what is claimed, what is dismissed, what is left."""

import pytest

from claims.services.reading.coverage import (
    Coverage,
    coverage_of,
    sections_of,
    suggested_dismissals,
    unread_sentences,
    with_words,
)
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = """# Sharing of data

What is shared? The agency shares names with counties. It keeps addresses.

## Limits

The law of 2021 forbids more. Is that kept? Auditors found two breaches in 2022.
"""


@pytest.fixture
def version(db):
    return factories.document(TEXT).newest_version


def words_left(version):
    return [unread.words for unread in with_words(version, unread_sentences(version))]


def test_claimed_and_dismissed_sentences_are_read_the_rest_is_left(version):
    reviewer = factories.user("author", "reviewer")
    assert words_left(version) == ["What is shared?", "Is that kept?"]

    first = unread_sentences(version)[0]
    perform("dismiss", version.document, by=reviewer, sentences=[first.pk], reason="question")

    assert words_left(version) == ["Is that kept?"]
    assert coverage_of(version) == Coverage(sentences=6, claimed=4, dismissed=1)


def test_a_dropped_claim_leaves_its_sentence_unread(version):
    claim = factories.claim(version.document, quote="It keeps addresses.")

    perform("drop", claim, by=factories.user("author", "reviewer"), reason="Of no interest.")

    assert "It keeps addresses." in words_left(version)


def test_a_marker_without_words_is_nothing_to_read(db):
    version = factories.document("The agency shares names.\n\n—\n\nIt keeps addresses.").newest_version

    assert coverage_of(version) == Coverage(sentences=2, claimed=2, dismissed=0)


def test_questions_and_lead_ins_are_suggested_for_dismissal(version):
    assert [sentence.kind for sentence in suggested_dismissals(version)] == ["question", "question"]


def test_the_percentage_is_floored_and_never_flatters():
    assert Coverage(sentences=1000, claimed=999, dismissed=0).percent == 99
    assert Coverage(sentences=3, claimed=1, dismissed=1).percent == 66
    assert Coverage(sentences=0, claimed=0, dismissed=0).percent == 100


def test_sections_count_their_claims_and_what_is_left(version):
    reviewer = factories.user("author", "reviewer")
    factories.review(factories.claim(version.document, quote="The law of 2021 forbids more."), reviewer)

    told = [(row.section.title, row.claims, row.settled, row.left) for row in sections_of(version)]

    assert told == [("Sharing of data", 2, 0, 1), ("Limits", 2, 1, 1)]


def test_a_claim_with_two_places_counts_once(version):
    reviewer = factories.user("author", "reviewer")
    one, other = version.document.claims.in_document_order()[:2]

    perform("merge", one, by=reviewer, other=other)

    assert sections_of(version)[0].claims == 1
    assert coverage_of(version).claimed == 4


def test_coverage_takes_the_same_queries_for_any_text(django_assert_num_queries):
    long = factories.document("".join(f"Town {number} shares data.\n\n" for number in range(300))).newest_version
    short = factories.document("The town shares data.\n").newest_version

    for version in (short, long):
        with django_assert_num_queries(3):
            coverage_of(version)
