"""A verdict that still holds on changed words, and what the claim says then."""

import json

import pytest

from claims.acts import confirming
from claims.choices import Status, Verdict
from claims.history import first_flaw
from claims.models import Claim, Event, EventText
from claims.services.store.verification import first_mismatch
from claims.workflow import Refused, perform
from tests import factories

pytestmark = pytest.mark.django_db

OLD = "Denver had 1.4 million residents in 2020."
NEW = "Denver had 1.43 million residents in 2020."
RESTATED = "By the census, Denver had 1.4 million residents in 2020."


def changed(lee, by, *others, statement=OLD, new=NEW):
    """A settled claim whose words a new version changed; it asks for a second review where there are `others`."""
    document = factories.document(f"{OLD}\n")
    claim = factories.claim(document)
    if statement != claim.statement:
        perform("amend", claim, by=by, statement=statement)
    if others:
        perform("ask_second", claim, by=by, reason="It matters.")
    for person in (by, *others):
        factories.review(claim, person, Verdict.VERIFIED)
        claim.refresh_from_db()
    factories.import_document(body=f"{new}\n".encode(), filename="new.txt", by=lee, document=document)
    claim.refresh_from_db()
    assert claim.text_changed
    return claim


def test_a_statement_that_repeats_its_words_follows_them(lee, rita):
    claim = changed(lee, rita)

    perform("confirm", claim, by=rita)

    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed) == (NEW, False)
    event = Event.objects.get(act="confirm")
    assert EventText.objects.get(event_number=event.number, name="statement").body == NEW


def test_a_statement_that_says_what_changed_is_not_confirmed_unread(lee, rita):
    claim = changed(lee, rita, statement=RESTATED)

    with pytest.raises(Refused, match="still says what the old words said") as refused:
        perform("confirm", claim, by=rita)

    assert refused.value.field == "statement"
    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed) == (RESTATED, True)


@pytest.mark.parametrize("statement", ["By the census, Denver had 1.43 million residents in 2020.", RESTATED])
def test_it_says_from_then_on_what_the_reviewer_says(lee, rita, statement):
    claim = changed(lee, rita, statement=RESTATED)

    perform("confirm", claim, by=rita, statement=statement)

    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed, claim.verdict) == (statement, False, Verdict.VERIFIED)


def test_a_statement_that_says_nothing_of_the_change_stays(lee, rita):
    claim = changed(lee, rita, statement="Denver has residents.")

    perform("confirm", claim, by=rita)

    claim.refresh_from_db()
    assert claim.statement == "Denver has residents."


def test_two_have_to_confirm_the_same_statement(lee, rita, sam):
    claim = changed(lee, rita, sam, statement=RESTATED)
    perform("confirm", claim, by=rita, statement="It had 1.43 million residents.")

    perform("confirm", claim, by=sam, statement="Denver had 1.43 million residents.")

    claim.refresh_from_db()
    assert claim.text_changed
    assert json.loads(Event.objects.filter(act="confirm").latest("number").payload)["confirmations"] == 1
    perform("confirm", claim, by=rita)
    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed) == ("Denver had 1.43 million residents.", False)


def _as_it_is(claim):
    row = Claim.objects.filter(pk=claim.pk).values().get()
    said = list(claim.confirmations.values_list("reviewer", "quote_sha256", "created_at"))
    return {name: row[name] for name in row if name not in ("lock_version", "changed_at")}, said, _bound(claim)


def _bound(claim):
    return list(claim.reviews.values_list("pk", "quote_sha256"))


@pytest.mark.parametrize("statement", ["", "By the census, Denver had 1.43 million residents in 2020."])
def test_a_confirmation_taken_back_leaves_the_claim_as_it_was(lee, rita, statement):
    claim = changed(lee, rita, statement=RESTATED if statement else OLD)
    before = _as_it_is(claim)
    perform("confirm", claim, by=rita, statement=statement)

    perform("unconfirm", claim, by=rita)

    assert _as_it_is(claim) == before
    claim.refresh_from_db()
    assert (claim.text_changed, claim.status, claim.verdict) == (True, Status.SETTLED, Verdict.VERIFIED)
    assert Event.objects.of_claim(claim.pk).latest("number").act == "unconfirm"
    assert first_flaw() is None and first_mismatch() is None


def test_what_another_had_confirmed_before_counts_again(lee, rita, sam):
    claim = changed(lee, rita, sam, statement=RESTATED)
    perform("confirm", claim, by=rita, statement="It had 1.43 million residents.")
    before = _as_it_is(claim)
    perform("confirm", claim, by=sam, statement="Denver had 1.43 million residents.")

    perform("unconfirm", claim, by=sam)

    assert _as_it_is(claim) == before
    perform("confirm", claim, by=sam)
    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed) == ("It had 1.43 million residents.", False)


@pytest.mark.parametrize(
    ("act", "data"),
    [("reopen", {"reason": "New facts."}), ("cite", {"stance": "context", "url": "https://a.example/"})],
)
def test_it_is_not_taken_back_over_what_somebody_did_since(lee, rita, sam, act, data):
    claim = changed(lee, rita)
    perform("confirm", claim, by=rita)
    perform(act, claim, by=sam, **data)
    before = _as_it_is(claim)

    with pytest.raises(Refused, match="nothing was done since"):
        perform("unconfirm", claim, by=rita)

    assert _as_it_is(claim) == before


def test_nobody_takes_back_what_another_confirmed(lee, rita, sam):
    claim = changed(lee, rita)
    perform("confirm", claim, by=rita)

    with pytest.raises(Refused, match="Only who found"):
        perform("unconfirm", claim, by=sam)


def test_a_statement_that_was_erased_from_the_history_does_not_come_back(lee, rita):
    claim = changed(lee, rita)
    perform("confirm", claim, by=rita)
    EventText.objects.filter(name="statement_before").delete()

    with pytest.raises(Refused, match="reopen it instead"):
        perform("unconfirm", claim, by=rita)


def test_a_confirmation_that_does_not_tell_what_was_before_is_not_taken_back(lee, rita, monkeypatch):
    claim = changed(lee, rita)
    monkeypatch.setattr(confirming, "_before", lambda _claim: None)
    perform("confirm", claim, by=rita)

    with pytest.raises(Refused, match="is not written down"):
        perform("unconfirm", claim, by=rita)
