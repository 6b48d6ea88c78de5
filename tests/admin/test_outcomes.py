"""Both reviewers of a contest are told what became of it, until they say that they have seen it; GET writes nothing."""

import pytest

from claims.choices import Verdict
from claims.models import Review
from claims.services.desk.outcomes import outcome_of, unseen_by
from claims.workflow import perform
from tests import factories
from tests.admin.conftest import page_of

pytestmark = pytest.mark.django_db
SEEN = "/admin/outcomes/seen/"


@pytest.fixture
def contested(cast):
    claim = factories.claim(factories.document(reviews_required=2, hides_names=True, by=cast.lee.person))
    for who, verdict in ((cast.rita, Verdict.DISPUTED), (cast.sam, Verdict.VERIFIED)):
        factories.cite(claim, who.person, url=f"https://{who.person.username}.example/", title=f"Book of {verdict}")
        perform("decide", claim, by=who.person, verdict=verdict, rationale=f"Why {verdict}.")
    claim.refresh_from_db()
    return claim


@pytest.fixture
def settled(cast, contested):
    perform("settle", contested, by=cast.lee.person, verdict="unverifiable", rationale="Neither book says so.")
    return contested


def test_both_reviewers_are_told_and_nobody_else(cast, settled):
    for who in (cast.rita, cast.sam):
        page = who.get("/admin/")
        assert "Settled: 1 claim you reviewed" in page.words
        assert f"{page_of(settled)}#outcome" in page.links
    for who in (cast.lee, cast.ada):
        assert "claim you reviewed" not in who.get("/admin/").words


def test_an_open_contest_is_told_to_nobody(cast, contested):
    assert "you reviewed" not in cast.rita.get("/admin/").words
    assert outcome_of(contested, cast.rita.person) is None


def test_mine_and_the_final_one_stand_side_by_side(cast, settled):
    words = cast.rita.get(page_of(settled)).words

    after = words[words.index("Mine and the final one") :]
    for told in (
        "Final, by lee",
        "Disputed",
        "Unverifiable",
        "Why disputed.",
        "Neither book says so.",
        "Book of disputed",
    ):
        assert told in after, told
    assert "Mine and the final one" not in cast.lee.get(page_of(settled)).words


def test_reading_is_not_seeing_and_the_button_is(cast, settled):
    cast.rita.get("/admin/")
    cast.rita.get(page_of(settled))
    assert unseen_by(cast.rita.person).count() == 1

    response = cast.rita.client.post(SEEN, {"claim": [str(settled.pk), "987654321", "x"]})

    assert response.status_code == 302
    assert "you reviewed" not in cast.rita.get("/admin/").words
    assert "you reviewed" in cast.sam.get("/admin/").words
    assert "Mine and the final one" in cast.rita.get(page_of(settled)).words
    assert not Review.objects.filter(reviewer=cast.sam.person).exclude(outcome_seen_at=None).exists()


def test_a_settlement_given_anew_is_told_anew(cast, settled):
    cast.rita.client.post(SEEN, {"claim": settled.pk})

    perform("undo", settled, by=cast.lee.person)
    assert unseen_by(cast.rita.person).count() == 0
    perform("settle", settled, by=cast.lee.person, verdict="not_checkable", rationale="Too vague.")

    assert unseen_by(cast.rita.person).count() == 1


def test_a_round_begun_anew_has_no_outcome_yet(cast, settled):
    perform("reopen", settled, by=cast.sam.person, reason="New law.")

    assert unseen_by(cast.rita.person).count() == 0
    assert outcome_of(settled, cast.rita.person) is None


def asked(of, by, reason="I doubt the number."):
    perform("ask_second", of, by=by.person, reason=reason)
    return of


def test_who_asked_for_a_second_review_is_told_while_the_round_is_open(cast, claim):
    asked(claim, cast.rita)

    assert "rita asked for a second review:" in cast.sam.get(page_of(claim)).words
    assert "I doubt the number." in cast.sam.get(page_of(claim)).words


@pytest.mark.parametrize("reader", ["sam", "lee"])
def test_who_asked_is_not_told_once_the_asker_has_reviewed(cast, claim, reader):
    asked(claim, cast.rita)
    factories.review(claim, cast.rita.person)

    words = getattr(cast, reader).get(page_of(claim)).words

    assert "A second review was asked for." in words
    assert "asked for a second review:" not in words and "I doubt the number." not in words


def test_the_desk_tells_it_too(cast, claim):
    asked(claim, cast.rita)
    opened = cast.sam.client.post("/admin/desk/open/", {"filters": f"document={claim.document_id}"})

    assert "rita asked for a second review:" in cast.sam.get(opened.headers["Location"]).words


def test_who_asked_is_not_told_where_names_are_hidden(cast):
    claim = asked(factories.claim(factories.document(hides_names=True)), cast.rita)

    assert "Somebody asked for a second review:" in cast.sam.get(page_of(claim)).words
