"""Claims like the one at the desk: shown when asked for, never pre-filled, and blind where a round is."""

import pytest

from claims.choices import Status, Verdict
from claims.models import Claim, Match, Queue
from tests import factories
from tests.admin.desk import answer_to, claim_at, open_queue
from tests.admin.visitor import Page

pytestmark = pytest.mark.django_db
TWO = "Senate Bill 1 of 2019 bars sharing in Denver.\n\nSenate Bill 1 of 2019 bars sharing in Boulder.\n"


@pytest.fixture
def pair(cast):
    """Two claims of one document that say the same."""
    one, other = factories.document(TWO, title="Two").claims.in_document_order()
    Match.objects.create(claim=one, other=other, kind="same", score=0.9)
    return one, other


@pytest.fixture
def elsewhere(pair):
    """A claim of another document that says nearly the same."""
    found = factories.claim(factories.document("Senate Bill 1 of 2019 barred sharing.\n", title="Elsewhere"))
    Match.objects.create(claim=pair[0], other=found, kind="similar", score=0.7)
    return found


def desk_of(visitor, claim):
    """The visitor's desk with this claim up, in a queue of its document."""
    desk = open_queue(visitor, filters=f"document={claim.document_id}")
    return answer_to(visitor, desk, f"goto:{claim.pk}")


def test_a_claim_like_no_other_offers_nothing(cast, pair):
    desk = desk_of(cast.rita, factories.claim(factories.document("HIPAA covers records in 2024.\n")))

    assert "Similar claims" not in cast.rita.get(desk).words


def test_similar_claims_are_shown_with_what_was_found(cast, pair, elsewhere):
    factories.review(elsewhere, cast.sam.person, Verdict.DISPUTED)
    elsewhere.refresh_from_db()
    desk = desk_of(cast.rita, pair[0])

    page = cast.rita.get(desk)
    assert "?similar=1" in page.links
    assert elsewhere.statement not in page.words
    opened = cast.rita.get(f"{desk}?similar=1")

    assert {f"{elsewhere.number} ✗ Disputed", "70 % of the words shared", "Elsewhere"} <= set_of(opened, elsewhere)
    assert pair[1].statement in opened.words
    assert opened.fields["decision-verdict"] == [""]


def set_of(page, claim):
    """What is told of the claim, as far as it is there."""
    words = " ".join(page.words.split())
    wanted = {f"{claim.number} ✗ Disputed", "70 % of the words shared", "Elsewhere"}
    return {found for found in wanted if found in words}


def test_ones_own_review_is_given_to_a_repetition_and_the_queue_goes_on(cast, pair):
    one, other = pair
    factories.review(one, cast.rita.person, Verdict.DISPUTED, rationale="It bars nothing.")
    desk = desk_of(cast.rita, other)

    opened = cast.rita.get(f"{desk}?similar=1")
    there = answer_to(cast.rita, desk, f"alike:{one.pk}")

    assert f"Give my review of {one.number} here too: Disputed" in opened.words
    other.refresh_from_db()
    assert (other.verdict, other.reviews.get().rationale) == (Verdict.DISPUTED, "It bars nothing.")
    assert there == f"/admin/desk/{Queue.objects.get().pk}/"
    assert not Claim.objects.exclude(holder=None).exists()


@pytest.mark.parametrize("rest", ["", "x", "999999"])
def test_a_claim_that_is_not_there_answers_nothing(cast, pair, rest):
    desk = desk_of(cast.rita, pair[1])

    response = cast.rita.send(desk, act=f"alike:{rest}")

    assert response.status_code == 422
    assert "There is no such claim to answer alike." in Page(response.content.decode()).words


def test_another_person_s_review_is_not_given(cast, pair):
    one, other = pair
    factories.review(one, cast.sam.person, Verdict.DISPUTED)
    desk = desk_of(cast.rita, other)

    assert "alike" not in cast.rita.get(f"{desk}?similar=1").acts
    assert cast.rita.send(desk, act=f"alike:{one.pk}").status_code == 422
    assert Claim.objects.get(pk=other.pk).status == Status.UNREVIEWED


def test_what_changed_since_it_was_shown_is_refused(cast, pair):
    one, other = pair
    factories.review(one, cast.rita.person)
    desk = desk_of(cast.rita, other)
    page = cast.rita.get(desk)
    Claim.objects.filter(pk=other.pk).update(lock_version=7)

    assert cast.rita.send(desk, page, act=f"alike:{one.pk}").status_code == 422
    assert Claim.objects.get(pk=other.pk).status == Status.UNREVIEWED


def test_a_blind_round_tells_nothing_through_its_likeness(cast, pair, elsewhere):
    elsewhere.document.reviews_required = 2
    elsewhere.document.save(update_fields=["reviews_required"])
    factories.cite(elsewhere, cast.sam.person, title="A planted source")
    factories.review(elsewhere, cast.sam.person, Verdict.DISPUTED, rationale="A planted rationale")
    desk = desk_of(cast.rita, pair[0])

    source = cast.rita.client.get(f"{desk}?similar=1").content.decode()

    assert elsewhere.number in source
    assert "planted" not in source
    assert "Disputed</span>" not in source
    assert claim_at(desk) == pair[0].pk
