"""One's own decisions are taken back, the last first, through the door."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.choices import DismissalReason, Status, Verdict
from claims.history import first_flaw
from claims.models import Claim, Dismissal, Event, Version
from claims.refusal import Refused
from claims.services.desk.dismissing import dismiss_claim
from claims.services.desk.redoing import redo
from claims.services.desk.undoing import REACH, last_decision, undo
from claims.services.store.verification import first_mismatch
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db


def undo_last(user, **options):
    return undo(last_decision(user, at=timezone.now(), **options), by=user)


def test_decisions_are_taken_back_last_first(rita):
    first, second = factories.document().claims.in_document_order()[:2]
    factories.review(first, rita)
    factories.review(second, rita)

    assert [undo_last(rita), undo_last(rita)] == [second, first]
    assert {claim.status for claim in Claim.objects.all()} == {Status.UNREVIEWED}
    assert last_decision(rita, at=timezone.now()) is None
    assert list(Event.objects.filter(act="undo").values_list("claim_number", flat=True)) == [second.pk, first.pk]


def test_the_stack_reaches_a_day_back(rita):
    factories.review(factories.claim(), rita)

    assert last_decision(rita, at=timezone.now() + REACH) is None


def test_decisions_of_others_are_not_mine(rita):
    factories.review(factories.claim(), factories.user("sam", "reviewer"))

    assert last_decision(rita, at=timezone.now()) is None


def test_a_blind_pair_is_never_opened_by_undo(rita):
    claim = factories.claim(factories.document(reviews_required=2))
    earlier = factories.claim()
    factories.review(earlier, rita)
    factories.review(claim, rita)
    decision = last_decision(rita, at=timezone.now())

    with pytest.raises(Refused, match="blind pair"):
        undo(decision, by=rita)
    assert undo_last(rita, before=decision.number) == earlier


def test_nothing_is_undone_after_somebody_else_acted(rita):
    claim = factories.claim()
    factories.review(claim, rita)
    perform("reopen", claim, by=factories.user("sam", "reviewer"), reason="New facts.")

    with pytest.raises(Refused):
        undo_last(rita)


def test_a_dismissed_claim_comes_back_on_its_words(rita):
    document = factories.document()
    claim = factories.claim(document)
    quote = claim.anchors.get().quote
    dismiss_claim(claim, by=rita, seen=claim.lock_version, reason=DismissalReason.TRANSITION, remark="")
    assert Dismissal.objects.count() == 1

    made = undo_last(rita)

    assert (made.pk, made.anchors.get().quote, made.statement) == (claim.pk, quote, claim.statement)
    assert Dismissal.objects.count() == 0
    assert last_decision(rita, at=timezone.now()) is None
    assert first_flaw() is None and first_mismatch() is None


def test_it_comes_back_as_it_was_and_can_be_dismissed_again(rita):
    claim = factories.claim()
    perform("schedule", claim, by=rita, as_of="2025-06-30", jurisdiction="US-CO")
    perform("amend", claim, by=rita, kind="legal", claimant="The agency")
    perform("ask_second", claim, by=rita, reason="Delicate.")
    before = Claim.objects.filter(pk=claim.pk).values().get()
    dismiss_claim(claim, by=rita, seen=claim.lock_version, reason=DismissalReason.TRANSITION, remark="")

    made = undo_last(rita)

    assert Claim.objects.filter(pk=claim.pk).values(*before).get() == before
    assert first_mismatch() is None
    made.refresh_from_db()
    dismiss_claim(made, by=rita, seen=made.lock_version, reason=DismissalReason.TRANSITION, remark="")
    assert undo_last(rita).pk == claim.pk
    with pytest.raises(Refused, match="stands again already"):
        perform("bring_back", claim.document, by=rita, event=Event.objects.filter(act="drop").first().number)


def test_a_claim_is_not_brought_back_beside_another_on_its_words(rita):
    claim = factories.claim()
    quote = claim.anchors.get().quote
    perform("drop", claim, by=rita, reason="None.")
    perform("add", claim.document, by=rita, quote=quote)

    with pytest.raises(Refused, match="A claim stands on these words again"):
        undo_last(rita)


def test_a_claim_is_not_brought_back_into_another_version(rita):
    document = factories.document("The state passed the law in June.\n")
    claim = factories.claim(document)
    perform("drop", claim, by=rita, reason="None.")
    lee = factories.user("lee", "lead")
    factories.import_document(body=b"The state passed the law in July.\n", filename="b.txt", by=lee, document=document)

    with pytest.raises(Refused, match="has a new version since"):
        undo_last(rita)
    with pytest.raises(Refused, match="No claim of D-"):
        perform(
            "bring_back", factories.document("It rained on May 3."), by=rita, event=Event.objects.get(act="drop").number
        )


def test_a_version_counts_as_new_by_the_order_of_the_history_not_by_the_clock(rita):
    document = factories.document("The state passed the law in June.\n")
    perform("drop", factories.claim(document), by=rita, reason="None.")
    lee = factories.user("lee", "lead")
    factories.import_document(body=b"The state passed the law in July.\n", filename="b.txt", by=lee, document=document)
    Version.objects.update(imported_at=timezone.now() - timedelta(days=1))

    with pytest.raises(Refused, match="has a new version since"):
        undo_last(rita)


def test_a_dismissal_is_whole_or_not_at_all(rita):
    claim = factories.claim()
    factories.review(claim, rita)

    with pytest.raises(Refused):
        dismiss_claim(claim, by=rita, seen=claim.lock_version, reason=DismissalReason.OTHER, remark="")
    assert Claim.objects.filter(pk=claim.pk).exists()
    assert Dismissal.objects.count() == 0


def test_a_sentence_with_another_claim_is_not_dismissed(rita):
    document = factories.document()
    claim = factories.claim(document)
    quote = claim.anchors.get().quote
    perform("add", document, by=rita, quote=quote.split(" under ")[0])

    dismiss_claim(claim, by=rita, seen=claim.lock_version, reason=DismissalReason.REPEATED, remark="")

    assert Dismissal.objects.count() == 0


@pytest.fixture
def confirmed(rita):
    """A claim whose changed words `rita` has found to hold."""
    old = factories.document("# Old\n\nThe state passed the law in June 2019.\n")
    claim = factories.claim(old)
    factories.review(claim, rita)
    body = b"# Old\n\nThe state passed the law in July 2019.\n"
    factories.import_document(body=body, filename="new.md", by=factories.user("lee", "lead"), document=old)
    claim.refresh_from_db()
    perform("place", claim, by=rita, quote="The state passed the law in July 2019.")
    perform("confirm", claim, by=rita)
    return claim


def test_still_holds_is_taken_back_like_any_decision(rita, confirmed):
    assert undo_last(rita) == confirmed

    confirmed.refresh_from_db()
    assert (confirmed.text_changed, confirmed.statement) == (True, "The state passed the law in June 2019.")
    assert last_decision(rita, at=timezone.now()).act == "decide"
    assert first_flaw() is None and first_mismatch() is None


def test_still_holds_is_said_again_and_taken_back_again(rita, confirmed):
    undo_last(rita)

    assert redo(by=rita, at=timezone.now()).claim == confirmed
    confirmed.refresh_from_db()
    assert (confirmed.text_changed, confirmed.statement) == (False, "The state passed the law in July 2019.")
    assert undo_last(rita) == confirmed
    confirmed.refresh_from_db()
    assert confirmed.text_changed


def test_what_was_taken_back_last_is_done_again(rita):
    claim = factories.claim()
    factories.review(claim, rita, Verdict.DISPUTED, reason="outdated", correction="Not any more.")
    undo_last(rita)

    assert redo(by=rita, at=timezone.now()).claim == claim
    review = claim.reviews.get(undone_at=None)
    assert (review.verdict, review.reason, review.correction) == (Verdict.DISPUTED, "outdated", "Not any more.")


def test_nothing_is_done_again_after_somebody_else_acted(rita):
    claim = factories.claim()
    factories.review(claim, rita)
    undo_last(rita)
    claim.refresh_from_db()
    perform("amend", claim, by=factories.user("sam", "reviewer"), statement="Otherwise.")

    with pytest.raises(Refused):
        redo(by=rita, at=timezone.now())


def test_without_an_undo_there_is_nothing_to_do_again(rita):
    factories.review(factories.claim(), rita)

    with pytest.raises(Refused):
        redo(by=rita, at=timezone.now())
