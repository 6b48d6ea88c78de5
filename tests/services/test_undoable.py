"""What the desk offers to be taken back is what the door lets be taken back, in one query."""

import pytest
from django.utils import timezone

from claims.choices import DismissalReason
from claims.models import DroppedClaim
from claims.refusal import Refused
from claims.services.desk.dismissing import dismiss_claim
from claims.services.desk.undoable import undoable
from claims.services.desk.undoing import REACH, last_decision, undo
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db


def offered(user):
    return undoable(user, at=timezone.now())


def dismiss(claim, by):
    dismiss_claim(claim, by=by, seen=claim.lock_version, reason=DismissalReason.TRANSITION, remark="")


DECISIONS = {
    "decide": lambda claim, by: factories.review(claim, by),
    "ask_second": lambda claim, by: perform("ask_second", claim, by=by, reason="Delicate."),
    "drop": dismiss,
}


@pytest.mark.parametrize("act", DECISIONS)
def test_what_was_decided_is_offered_until_it_is_taken_back(rita, sam, act):
    assert offered(rita) is None
    claim = factories.claim()
    DECISIONS[act](claim, rita)

    assert offered(rita) == last_decision(rita, at=timezone.now())
    assert (offered(rita).act, offered(rita).claim_label) == (act, claim.number)
    assert offered(sam) is None
    undo(offered(rita), by=rita)
    assert offered(rita) is None


def test_a_settlement_is_offered_and_the_sides_of_it_are_not(rita, sam):
    lee = factories.user("lee", "lead")
    claim = factories.claim(factories.document(reviews_required=2))
    factories.review(claim, rita)
    assert offered(rita) is None
    factories.review(claim, sam, "unverifiable")
    assert offered(sam) is None
    perform("settle", claim, by=lee, verdict="unverifiable", rationale="Neither says so.")

    assert offered(lee).act == "settle"
    undo(offered(lee), by=lee)
    assert offered(lee) is None


def test_a_confirmation_is_offered_before_the_review_under_it(rita):
    old = factories.document("# Old\n\nThe state passed the law in June 2019.\n")
    claim = factories.claim(old)
    factories.review(claim, rita)
    body = b"# Old\n\nThe state passed the law in July 2019.\n"
    factories.import_document(body=body, filename="new.md", by=factories.user("lee", "lead"), document=old)
    claim.refresh_from_db()
    assert offered(rita) is None
    perform("place", claim, by=rita, quote="The state passed the law in July 2019.")
    perform("confirm", claim, by=rita)

    assert offered(rita).act == "confirm"
    undo(offered(rita), by=rita)
    assert offered(rita) is None


@pytest.mark.parametrize("act", ["decide", "ask_second"])
def test_what_somebody_acted_on_since_is_not_offered_and_the_one_before_is(rita, sam, act):
    earlier, later = factories.document().claims.in_document_order()[:2]
    factories.review(earlier, rita)
    DECISIONS[act](later, rita)
    perform("schedule", later, by=sam, recheck_on="2999-01-31")

    assert offered(rita).claim_number == earlier.pk


def test_a_dropped_claim_is_not_offered_once_it_cannot_come_back(rita):
    document = factories.document("The state passed the law in June.\n")
    dismiss(factories.claim(document), rita)
    DroppedClaim.objects.update(rows=[])
    assert offered(rita) is None

    other = factories.document("The state passed the bill in June.\n")
    dismiss(factories.claim(other), rita)
    assert offered(rita).act == "drop"
    lee = factories.user("lee", "lead")
    factories.import_document(body=b"The state passed the bill in July.\n", filename="b.txt", by=lee, document=other)
    assert offered(rita) is None


def test_a_dropped_claim_is_not_offered_while_another_stands_on_its_words(rita, sam):
    claim = factories.claim()
    quote = claim.anchors.get().quote
    dismiss(claim, rita)
    added = perform("add", claim.document, by=sam, quote=quote).made
    assert offered(rita) is None

    perform("drop", added, by=sam, reason="None.")
    assert offered(rita).act == "drop"
    undo(offered(rita), by=rita)


def test_whether_somebody_wrote_in_confidence_since_is_not_told_unasked(rita, sam):
    claim = factories.claim()
    perform("ask_second", claim, by=rita, reason="Delicate.")
    before = offered(rita)
    factories.note(claim, sam, "In confidence.")

    assert offered(rita) == before
    with pytest.raises(Refused, match="Somebody has worked on"):
        undo(before, by=rita)


def test_it_is_one_query_however_much_was_decided_and_a_day_is_its_reach(rita, django_assert_num_queries):
    for claim in factories.document().claims.in_document_order():
        factories.review(claim, rita)

    with django_assert_num_queries(1):
        assert offered(rita).act == "decide"
    assert undoable(rita, at=timezone.now() + REACH) is None
