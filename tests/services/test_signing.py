"""Sign-offs: refused until a version is wholly checked, and true for as long as it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.choices import Verdict
from claims.models import Claim, Document, Event, EventText, SignOff, Version
from claims.services.store.verification import first_mismatch
from claims.services.versions.intake import import_document
from claims.services.versions.signing import left_before, signing_of
from claims.workflow import NotAllowed, Refused, perform
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = "The agency shares data.\n\nHIPAA covers the records.\n\nIs that so?\n"


@pytest.fixture
def cast(db):
    return {name: factories.user(name, role) for name, role in (("ann", "reviewer"), ("lea", "lead"))}


@pytest.fixture
def checked(cast):
    """A document of two claims and a question, all of it read and settled."""
    document = factories.document(TEXT)
    question = document.newest_version.sentences.get(kind="question")
    perform("dismiss", document, by=cast["ann"], sentences=[question.pk], reason="question")
    for claim in document.claims.all():
        factories.review(claim, cast["ann"])
    return document


def sign(document, by, statement="Read whole."):
    return perform("sign_off", document, by=by, statement=statement).made


def signed(document, user):
    return signing_of(Version.objects.get(pk=Document.objects.get(pk=document.pk).newest_version_id), user)


def test_a_checked_version_is_signed_off_at_its_event(cast, checked):
    made = sign(checked, cast["lea"])

    event = Event.objects.latest("number")
    found = signed(checked, cast["ann"])
    assert (event.act, event.number, made.version) == ("sign_off", made.event_number, checked.newest_version)
    assert (found.sign_off, found.holds, found.open) == (made, True, 0)
    assert first_mismatch() is None


def test_only_a_lead_signs_off_and_says_what(cast, checked):
    with pytest.raises(NotAllowed):
        sign(checked, cast["ann"])
    with pytest.raises(Refused, match="needs: a statement"):
        sign(checked, cast["lea"], " \n")

    assert not SignOff.objects.exists()


def reopened(document, cast):
    perform("reopen", factories.claim(document), by=cast["ann"], reason="New law.")


def unread(document, cast):
    question = document.newest_version.sentences.get(kind="question")
    perform("restore", document, by=cast["ann"], sentences=[question.pk])


def added(document, cast):
    perform("add", document, by=cast["ann"], quote="shares data")


def changed(document, _cast):
    body = TEXT.replace("shares", "sells").encode()
    import_document(body=body, filename="b.md", document=document)


def gone(document, _cast):
    import_document(body=b"HIPAA covers the records.\n\nIs that so?\n", filename="b.md", document=document)


def doubtful(document, _cast):
    Version.objects.filter(document=document).update(attention="Pages 3 and 4 have no text.")


@pytest.mark.parametrize(
    ("happens", "told"),
    [
        (reopened, ["1 claim open"]),
        (unread, ["1 sentence unread"]),
        (added, ["1 claim open"]),
        (changed, ["1 claim with changed words"]),
        (gone, ["1 claim without a place"]),
        (doubtful, ["the version needs attention"]),
    ],
)
def test_what_is_not_checked_is_named_and_counted(cast, checked, happens, told):
    happens(checked, cast)
    document = Document.objects.get(pk=checked.pk)

    left = left_before(document.newest_version)
    with pytest.raises(Refused) as refusal:
        sign(document, cast["lea"])

    # A dismissal does not outlive its version, so that a new one has its question to read as well.
    assert [row.words for row in left if row.words != "1 sentence unread" or happens is unread] == told
    assert all(row.words in refusal.value.reason for row in left)
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    ("happens", "since"),
    [(reopened, (1, 0, 0)), (added, (0, 1, 0)), (unread, (0, 0, 1))],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_a_sign_off_says_what_happened_since(cast, checked, happens, since):
    made = sign(checked, cast["lea"])

    happens(checked, cast)

    found = signed(checked, cast["ann"])
    assert (found.sign_off, found.holds) == (made, False)
    assert (found.sign_off.reopened, found.sign_off.added, found.sign_off.restored) == since
    assert found.open == (0 if happens is unread else 1)


def test_an_undone_decision_lapses_it_and_a_second_press_counts_once(cast, checked):
    sign(checked, cast["lea"])
    claim = factories.claim(checked)

    perform("undo", claim, by=cast["ann"])
    factories.review(claim, cast["ann"], Verdict.VERIFIED)
    perform("reopen", claim, by=cast["ann"], reason="New law.")

    assert signed(checked, cast["ann"]).sign_off.reopened == 1


def test_what_leaves_the_version_checked_leaves_it_signed(cast, checked):
    sign(checked, cast["lea"])

    factories.note(factories.claim(checked), cast["ann"])
    factories.cite(factories.claim(checked), cast["lea"])
    perform("describe", checked, by=cast["lea"], title="Another title")

    assert signed(checked, cast["ann"]).holds


def test_a_new_version_is_not_what_was_signed(cast, checked):
    made = sign(checked, cast["lea"])

    changed(checked, cast)

    found = signed(checked, cast["ann"])
    assert (found.sign_off, found.is_earlier, found.holds) == (made, True, False)
    assert signing_of(made.version, cast["ann"]).is_earlier is False


def test_a_sign_off_that_holds_is_given_once_and_one_that_lapsed_anew(cast, checked):
    first = sign(checked, cast["lea"])
    with pytest.raises(Refused, match="signed off already"):
        sign(checked, cast["lea"])
    claim = factories.claim(checked)
    perform("reopen", claim, by=cast["ann"], reason="New law.")
    factories.review(claim, cast["ann"])

    second = sign(checked, cast["lea"], "Read whole again.")

    first.refresh_from_db()
    assert first.withdrawn_at == second.signed_at
    assert signed(checked, cast["ann"]).holds
    assert first_mismatch() is None


def test_it_is_withdrawn_with_a_reason(cast, checked):
    made = sign(checked, cast["lea"])
    with pytest.raises(Refused, match="needs: a reason"):
        perform("withdraw", checked, by=cast["lea"], reason="")
    perform("withdraw", checked, by=cast["lea"], reason="The law was amended.")
    with pytest.raises(Refused, match="is not signed off"):
        perform("withdraw", checked, by=cast["lea"], reason="Again.")

    made.refresh_from_db()
    assert made.withdrawn_at is not None
    assert signed(checked, cast["ann"]) is None
    assert EventText.objects.get(name="reason").body == "The law was amended."
    assert first_mismatch() is None


@pytest.mark.parametrize(
    "values", [{"statement": "Forged."}, {"withdrawn_at": "2026-01-01T00:00:00Z"}, {"event_number": 1}, None]
)
def test_a_sign_off_changed_round_the_door_is_named(cast, checked, values):
    made = sign(checked, cast["lea"])

    if values is None:
        SignOff.objects.all().delete()
    else:
        SignOff.objects.update(**values)

    assert first_mismatch().number == made.event_number


def test_a_sign_off_that_no_event_made_is_named(cast, checked):
    SignOff.objects.create(
        version=checked.newest_version, signed_by=cast["lea"], signed_at=checked.created_at, statement="Trust me.",
        event_number=3,
    )  # fmt: skip

    assert "no event made sign-off" in first_mismatch().problem


def test_a_withdrawal_taken_back_round_the_door_is_named(cast, checked):
    sign(checked, cast["lea"])
    perform("withdraw", checked, by=cast["lea"], reason="The law was amended.")

    SignOff.objects.update(withdrawn_at=None)

    assert first_mismatch().number == Event.objects.get(act="withdraw").number


def test_a_document_deleted_with_its_sign_off_contradicts_nothing(cast):
    document = factories.document("Is that so?\n\nWho knows?\n")
    questions = list(document.newest_version.sentences.values_list("pk", flat=True))
    perform("dismiss", document, by=cast["ann"], sentences=questions, reason="question")
    Version.objects.filter(document=document).update(attention="")
    sign(document, cast["lea"])

    perform("discard", document, by=cast["lea"])

    assert first_mismatch() is None


def test_it_costs_two_queries_however_much_happened(cast, checked):
    sign(checked, cast["lea"])
    for claim in Claim.objects.all():
        perform("reopen", claim, by=cast["ann"], reason="New law.")

    with CaptureQueriesContext(connection) as captured:
        signing_of(checked.newest_version, cast["ann"])

    # The person's role, the sign-off with its counts, the open claims.
    assert len(captured) <= 3
