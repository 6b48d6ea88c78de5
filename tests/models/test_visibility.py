"""Blindness and privacy at the querysets, where every surface takes its rows from."""

import pytest

from claims.choices import Status, Verdict
from claims.models import Citation, Claim, Document, Event, Mention, Note, Review, Source
from claims.refusal import Refused
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db):
    names = {"author": "reviewer", "second": "reviewer", "lead": "lead", "administrator": "administrator"}
    people = {name: factories.user(name, role) for name, role in names.items()}
    return people | {"viewer": factories.user("viewer", "viewer"), "stranger": factories.user("stranger")}


@pytest.fixture
def waiting(cast):
    """A claim on which `author` has cited, noted and decided; it waits for its second review."""
    claim = factories.claim(factories.document(reviews_required=2))
    factories.cite(claim, cast["author"], url="https://sealed.example/", title="Sealed")
    factories.note(claim, cast["author"], is_public=True)
    perform("decide", claim, by=cast["author"], verdict=Verdict.DISPUTED, rationale="Mine.")
    return claim


def seen_by(person, claim):
    """How many rows of each kind `person` sees of that claim's round."""
    return {
        "reviews": Review.objects.visible_to(person).filter(claim=claim).count(),
        "citations": Citation.objects.visible_to(person).filter(claim=claim).count(),
        "notes": Note.objects.visible_to(person).filter(claim=claim).count(),
        "events": Event.objects.visible_to(person).of_claim(claim.pk).count(),
        "sources": Source.objects.visible_to(person).count(),
    }


NOTHING = {"reviews": 0, "citations": 0, "notes": 0, "events": 0, "sources": 0}


@pytest.mark.parametrize("person", ["second", "lead", "administrator", "viewer", "stranger"])
def test_a_waiting_round_is_seen_by_its_author_alone(cast, waiting, person):
    assert seen_by(cast["author"], waiting) == {"reviews": 1, "citations": 1, "notes": 1, "events": 3, "sources": 1}
    assert seen_by(cast[person], waiting) == NOTHING


def test_evidence_is_sealed_before_the_first_review_too(cast):
    claim = factories.claim(factories.document(reviews_required=2))
    factories.cite(claim, cast["author"])

    assert seen_by(cast["second"], claim) == NOTHING


def test_a_second_review_asked_for_seals_the_round(cast):
    claim = factories.claim()
    factories.cite(claim, cast["author"])
    assert seen_by(cast["second"], claim)["citations"] == 1

    perform("ask_second", claim, by=cast["second"], reason="Hard.")

    assert seen_by(cast["second"], claim)["citations"] == 0


@pytest.mark.parametrize("verdict", [Verdict.DISPUTED, Verdict.UNVERIFIABLE])
def test_the_second_review_opens_the_round_to_the_team(cast, waiting, verdict):
    factories.review(waiting, cast["second"], verdict)

    assert seen_by(cast["lead"], waiting)["reviews"] == 2
    assert seen_by(cast["author"], waiting)["reviews"] == 2


def test_words_that_change_do_not_open_a_waiting_round(cast, waiting):
    """The round that was cut short is as sealed as the one that follows it."""
    Claim.objects.filter(pk=waiting.pk).update(status=Status.UNREVIEWED, round=2)

    assert seen_by(cast["second"], waiting) == NOTHING


def test_reopening_keeps_the_round_before_open(cast, waiting):
    factories.review(waiting, cast["second"])
    perform("reopen", waiting, by=cast["lead"], reason="New law.")
    factories.cite(waiting, cast["author"], url="https://later.example/")

    assert seen_by(cast["second"], waiting)["reviews"] == 2
    assert seen_by(cast["second"], waiting)["citations"] == 2


def test_a_viewer_sees_settled_claims_and_public_notes_only(cast):
    document = factories.document()
    settled, unsettled = document.claims.in_document_order()[:2]
    factories.note(settled, cast["author"], body="private")
    public = factories.note(settled, cast["author"], body="public", is_public=True)
    factories.note(unsettled, cast["author"], body="too early", is_public=True)
    factories.cite(unsettled, cast["author"], url="https://unsettled.example/")
    factories.review(settled, cast["author"])

    viewer = cast["viewer"]
    assert list(Claim.objects.visible_to(viewer)) == [settled]
    assert list(Note.objects.visible_to(viewer)) == [public]
    assert set(Citation.objects.visible_to(viewer).values_list("claim", flat=True)) == {settled.pk}
    assert not Source.objects.visible_to(viewer).filter(url="https://unsettled.example/").exists()
    assert not Event.objects.visible_to(viewer).exists()
    assert set(Mention.objects.visible_to(viewer).values_list("claim", flat=True)) <= {settled.pk}


def test_an_undone_review_is_nobody_elses_business(cast):
    claim = factories.claim()
    factories.review(claim, cast["author"])
    perform("undo", claim, by=cast["author"])
    factories.review(claim, cast["second"])

    reviews = Review.objects.visible_to(cast["viewer"])

    assert [review.reviewer for review in reviews] == [cast["second"]]


@pytest.mark.parametrize("person", ["stranger", "deactivated", "anonymous"])
def test_without_a_role_there_is_nothing_to_see(cast, person):
    from django.contrib.auth.models import AnonymousUser

    claim = factories.claim()
    factories.review(claim, cast["author"])
    someone = {
        "stranger": cast["stranger"],
        "deactivated": factories.user("gone", "lead", is_active=False),
        "anonymous": AnonymousUser(),
    }[person]

    for rows in (Claim, Document, Review, Citation, Source, Event):
        assert not rows.objects.visible_to(someone).exists()


def test_a_source_that_nobody_cites_any_more_shows_to_nobody(cast):
    """It may have been cited in a sealed round alone, and its citation taken back there."""
    blind = factories.claim(factories.document(reviews_required=2))
    citation = factories.cite(blind, cast["author"], title="Colorado Revised Statutes")
    shown = {name: Source.objects.visible_to(person).count() for name, person in cast.items()}

    perform("uncite", blind, by=cast["author"], citation=citation.pk)

    assert (shown["author"], shown["second"]) == (1, 0)
    assert {Source.objects.visible_to(person).count() for person in cast.values()} == {0}
    # Nor is it known by its number: entered again, it is another one.
    with pytest.raises(Refused, match="no such source"):
        factories.cite(blind, cast["second"], source=citation.source)
    again = factories.cite(blind, cast["author"], title="Colorado Revised Statutes")
    assert list(Source.objects.visible_to(cast["author"])) == [again.source]
