"""What acts on a claim's words leave behind: trimming, adding, splitting, merging, dropping."""

import json
from datetime import date

import pytest

from claims.choices import Status
from claims.history import first_flaw
from claims.models import Anchor, Claim, Event, EventText
from claims.services.store.verification import first_mismatch
from claims.workflow import Refused, available, perform
from tests import factories
from tests.acts.conftest import TEXT

pytestmark = pytest.mark.django_db


def test_retrimming_takes_exact_words_only(cast, text):
    claim = factories.claim(text)

    for quote, told in [
        ("the agency", "does not contain"),
        ("The agency", "stands 2 times"),
        ("", "needs: words of the"),
    ]:
        with pytest.raises(Refused, match=told):
            perform("retrim", claim, by=cast["author"], quote=quote)
    with pytest.raises(Refused, match="does not read"):
        perform("retrim", claim, by=cast["author"], quote="The agency", start=3)
    perform("retrim", claim, by=cast["author"], quote="The agency", start=TEXT.rindex("The agency"))

    anchor = claim.anchors.get()
    assert (anchor.quote, TEXT[anchor.start : anchor.end]) == ("The agency", "The agency")
    assert Claim.objects.get(pk=claim.pk).place == anchor.start


def test_a_missed_claim_is_added_on_exact_words(cast, text):
    claim = perform("add", text, by=cast["author"], quote="reports are public", kind="legal").made

    assert claim.anchors.get().quote == "reports are public"
    assert (claim.kind, claim.status, claim.lock_version) == ("legal", Status.UNREVIEWED, 0)


def test_splitting_keeps_the_first_part_and_adds_the_others(cast, text):
    claim = factories.claim(text, quote="The agency shares data.")

    others = perform(
        "split", claim, by=cast["author"], parts=[{"quote": "agency shares"}, {"quote": "shares data"}]
    ).made

    assert claim.anchors.get().quote == "agency shares"
    assert [other.anchors.get().quote for other in others] == ["shares data"]


def test_the_parts_of_a_split_claim_say_what_they_share(cast):
    words = "The agency pays nurses and ends a bus."
    claim = factories.claim(factories.document(words), quote=words)
    parts = [{"quote": "The agency pays nurses"}, {"quote": "ends a bus."}]

    (other,) = perform("split", claim, by=cast["author"], parts=parts).made

    assert Claim.objects.get(pk=claim.pk).statement == "The agency pays nurses."
    assert other.statement == "The agency ends a bus."


def test_merging_takes_everything_over_and_ends_the_other(cast, text):
    claim, other = text.claims.in_document_order()[:2]
    factories.cite(other, cast["other"])
    factories.note(other, cast["other"])
    quotes = set(Anchor.objects.filter(claim__in=[claim, other]).values_list("quote", flat=True))

    perform("merge", claim, by=cast["author"], other=other)

    assert set(claim.anchors.values_list("quote", flat=True)) == quotes
    assert (claim.citations.count(), claim.notes.count()) == (1, 1)
    assert not Claim.objects.filter(pk=other.pk).exists()


SAID = {
    "claimant": "The minister",
    "jurisdiction": "US-CO",
    "as_of": date(2022, 6, 1),
    "recheck_on": date(2100, 1, 31),
}


def say(cast, claim, **said):
    """Claimant, jurisdiction, days and assignee, through the door."""
    perform("amend", claim, by=cast["author"], claimant=said.pop("claimant"))
    perform("assign", claim, by=cast["lead"], assignee=said.pop("assignee"))
    perform("schedule", claim, by=cast["author"], **said)


def test_merging_takes_over_what_is_said_of_the_other_and_tells_it(cast, text):
    claim, other = text.claims.in_document_order()[:2]
    say(cast, other, **SAID, assignee=cast["other"])
    places = [[anchor.start, anchor.end] for anchor in other.anchors.all()]

    perform("merge", claim, by=cast["author"], other=other)

    claim.refresh_from_db()
    assert {name: getattr(claim, name) for name in SAID} == SAID
    assert claim.assignee == cast["other"]
    event = Event.objects.latest("number")
    told = json.loads(event.payload)
    assert told["places"] == places
    assert told["taken"] == ["as_of", "assignee", "claimant", "jurisdiction", "recheck_on"]
    assert (told["as_of"], told["recheck_on"], told["jurisdiction"]) == ("2022-06-01", "2100-01-31", "US-CO")
    assert told["assignee"] == cast["other"].pk
    assert EventText.objects.get(event_number=event.number, name="claimant").body == "The minister"
    assert (first_flaw(), first_mismatch()) == (None, None)


def test_what_the_kept_claim_says_alone_or_as_well_stays(cast, text):
    claim, other = text.claims.in_document_order()[:2]
    say(cast, claim, **SAID, assignee=cast["other"])
    perform("schedule", other, by=cast["author"], jurisdiction="US-CO")

    perform("merge", claim, by=cast["author"], other=other)

    claim.refresh_from_db()
    assert {name: getattr(claim, name) for name in SAID} == SAID
    assert json.loads(Event.objects.latest("number").payload)["taken"] == []


def test_claims_of_which_different_things_are_said_are_not_merged(cast, text):
    claim, other = text.claims.in_document_order()[:2]
    say(cast, claim, **SAID, assignee=cast["other"])
    unlike = {"claimant": "The mayor", "jurisdiction": "US-CA", "as_of": date(2021, 1, 1)}
    say(cast, other, **SAID | unlike, assignee=cast["author"])

    with pytest.raises(Refused) as refusal:
        perform("merge", claim, by=cast["author"], other=other)

    assert "who says it, jurisdiction, day it is judged at, whom it is assigned to." in refusal.value.reason
    assert Claim.objects.filter(pk=other.pk).exists()


def test_merged_pieces_of_a_paragraph_say_both_in_the_order_of_the_text(cast, text):
    first, second = text.claims.in_document_order()[:2]

    perform("merge", second, by=cast["author"], other=first)

    second.refresh_from_db()
    assert second.statement == "The agency shares data. The agency must report."
    told = {row.name: row.body for row in EventText.objects.filter(event_number=Event.objects.latest("number").number)}
    assert told == {"statement": "The agency shares data.", "joined": second.statement}
    assert first_flaw() is None


def test_merged_repetitions_say_it_once(cast):
    document = factories.document("The agency shares data.\n\nThe agency shares its data.\n")
    first, second = document.claims.in_document_order()

    perform("merge", first, by=cast["author"], other=second)

    first.refresh_from_db()
    assert first.statement == "The agency shares data."


def test_a_reviewed_claim_is_never_merged_away(cast, text):
    claim, other = text.claims.in_document_order()[:2]
    factories.review(other, cast["other"])
    perform("undo", other, by=cast["other"])

    with pytest.raises(Refused, match="has been reviewed"):
        perform("merge", claim, by=cast["author"], other=other)


def test_splitting_keeps_the_second_review_that_was_asked_for(cast, text):
    claim = factories.claim(text, quote="The agency shares data.")
    perform("ask_second", claim, by=cast["other"], reason="Hard.")

    (other,) = perform(
        "split", claim, by=cast["author"], parts=[{"quote": "agency shares"}, {"quote": "shares data"}]
    ).made

    assert other.second_asked


def test_merging_opens_no_sealed_round(cast, text):
    claim, other = text.claims.in_document_order()[:2]
    perform("ask_second", other, by=cast["other"], reason="Hard.")
    factories.cite(other, cast["other"])

    for one, taken in ((claim, other), (other, claim)):
        with pytest.raises(Refused, match="open what is sealed"):
            perform("merge", one, by=cast["author"], other=taken)


def test_merging_does_not_hide_changed_words(cast, text):
    claim, other = text.claims.in_document_order()[:2]
    Claim.objects.filter(pk=other.pk).update(text_changed=True)

    with pytest.raises(Refused, match="changed in a new version"):
        perform("merge", claim, by=cast["author"], other=other)


@pytest.mark.parametrize(
    ("act", "data"),
    [
        ("split", {"parts": -1}),
        ("split", {"parts": ["abc"]}),
        ("merge", {"other": "abc"}),
        ("uncite", {"citation": {}}),
        ("uncite", {"citation": "abc"}),
        ("unmention", {"mention": "abc"}),
        ("retrim", {"quote": "data", "start": "abc"}),
    ],
)
def test_nonsense_is_refused_not_raised(cast, text, act, data):
    with pytest.raises(Refused):
        perform(act, factories.claim(text), by=cast["author"], **data)


def test_a_dropped_claim_leaves_its_sentence_unread_and_its_event(cast, text):
    claim = factories.claim(text)

    perform("drop", claim, by=cast["author"], reason="A heading.")

    event = Event.objects.of_claim(claim.pk).get()
    assert (event.act, Claim.objects.filter(pk=claim.pk).exists()) == ("drop", False)


def test_a_claim_that_was_reviewed_once_is_not_dropped(cast, text):
    claim = factories.claim(text)
    factories.review(claim, cast["author"])
    perform("undo", claim, by=cast["author"])

    assert "drop" not in {act.name for act in available(cast["author"], claim)}
    with pytest.raises(Refused, match="has been reviewed: its record stays"):
        perform("drop", claim, by=cast["author"], reason="A heading.")


def test_an_act_on_a_claim_that_is_gone_says_so(cast, text):
    claim = factories.claim(text)
    perform("drop", Claim.objects.get(pk=claim.pk), by=cast["author"], reason="A heading.")

    with pytest.raises(Refused, match="is gone"):
        perform("amend", claim, by=cast["author"], statement="Mine.")
