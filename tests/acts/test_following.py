"""A verdict on words that a new version changed: the statement follows them, and an undo goes back to both."""

import pytest
from django.utils import timezone

from claims.choices import Status, Verdict
from claims.history import first_flaw
from claims.models import Claim, Event
from claims.services.desk.redoing import redo
from claims.services.desk.undoing import last_decision, later_act, undo
from claims.services.store.verification import first_mismatch
from claims.workflow import Refused, perform
from tests import factories

pytestmark = pytest.mark.django_db

OLD = "Denver had 1.4 million residents in 2020."
NEW = "Denver had 1.43 million residents in 2020."
RESTATED = "By the census, Denver had 1.4 million residents in 2020."


def changed(rita, statement=OLD) -> Claim:
    """An open claim whose words a new version changed."""
    document = factories.document(f"{OLD}\n")
    claim = factories.claim(document)
    if statement != claim.statement:
        perform("amend", claim, by=rita, statement=statement)
    lee = factories.user("lee", "lead")
    factories.import_document(body=f"{NEW}\n".encode(), filename="new.txt", by=lee, document=document)
    claim.refresh_from_db()
    assert claim.text_changed
    return claim


def decide(claim, by, **data):
    perform("decide", claim, by=by, verdict=Verdict.UNVERIFIABLE, **data)
    claim.refresh_from_db()


def test_a_statement_that_repeats_its_words_follows_them_into_the_verdict(rita):
    claim = changed(rita)

    decide(claim, rita)

    assert (claim.statement, claim.text_changed, claim.status) == (NEW, False, Status.SETTLED)


def test_no_verdict_is_given_on_a_statement_that_says_what_changed(rita):
    claim = changed(rita, RESTATED)

    with pytest.raises(Refused, match="still says what the old words said") as refused:
        decide(claim, rita)

    assert refused.value.field == "statement"
    decide(claim, rita, statement="By the census, Denver had 1.43 million residents in 2020.")
    assert claim.statement == "By the census, Denver had 1.43 million residents in 2020."


def test_words_that_are_gone_are_placed_first(rita):
    claim = changed(rita)
    lee = factories.user("lea", "lead")
    factories.import_document(body=b"Boulder met.\n", filename="newer.txt", by=lee, document=claim.document)
    claim.refresh_from_db()

    with pytest.raises(Refused, match="place it on words of that version first"):
        decide(claim, rita)


def test_an_undo_goes_back_to_the_flag_and_the_statement(rita):
    claim = changed(rita)
    decide(claim, rita)

    undo(last_decision(rita, at=timezone.now()), by=rita)

    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed, claim.status) == (OLD, True, Status.UNREVIEWED)
    assert (first_flaw(), first_mismatch()) == (None, None)


def test_redo_says_again_what_was_said(rita):
    claim = changed(rita, RESTATED)
    said = "By the census, Denver had 1.43 million residents in 2020."
    decide(claim, rita, statement=said)
    undo(last_decision(rita, at=timezone.now()), by=rita)

    redo(by=rita, at=timezone.now())

    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed, claim.verdict) == (said, False, Verdict.UNVERIFIABLE)


def test_an_undo_on_words_that_stand_flags_nothing(rita):
    claim = factories.claim()
    factories.review(claim, rita)

    undo(last_decision(rita, at=timezone.now()), by=rita)

    claim.refresh_from_db()
    assert not claim.text_changed


def test_a_second_opinion_that_was_asked_for_is_taken_back_as_a_decision_is(rita):
    earlier, claim = factories.document().claims.in_document_order()[:2]
    factories.review(earlier, rita)
    perform("ask_second", claim, by=rita, reason="It matters.")

    assert undo(last_decision(rita, at=timezone.now()), by=rita) == claim
    claim.refresh_from_db()
    assert not claim.second_asked
    assert undo(last_decision(rita, at=timezone.now()), by=rita) == earlier


def test_an_act_that_is_no_decision_is_known_as_the_later_one(rita):
    earlier, claim = factories.document().claims.in_document_order()[:2]
    factories.review(earlier, rita)
    assert later_act(rita, at=timezone.now()) is None

    perform("note", claim, by=rita, body="Ask the clerk.")

    found = later_act(rita, at=timezone.now())
    assert (found.act, found.claim_number) == ("note", claim.pk)
    assert found.number == Event.objects.latest("number").number
