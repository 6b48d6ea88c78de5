"""The door: who may do what from where, and what each act leaves behind."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from claims.choices import Role, Status, Verdict
from claims.history import first_flaw
from claims.models import Anchor, Claim, Dismissal, Event, Review
from claims.workflow import ACTS, NotAllowed, Refused, Stale, available, perform
from tests import factories

pytestmark = pytest.mark.django_db

REVIEWER, LEAD = Role.REVIEWER.value, Role.LEAD.value
STATES = ("unreviewed", "second_review", "contested", "settled")
PEOPLE = ("nobody", "viewer", "reviewer", "author", "lead", "administrator")

# Every act on a claim that each person may do in each state; what is in no row is refused.
ALWAYS = {"cite", "uncite", "note", "mention", "unmention", "confirm_match", "reject_match", "schedule", "tag", "untag"}
ALWAYS |= {"check_excerpt"}
WORDS = {"amend", "retrim", "split", "merge", "drop"}
ALLOWED = {
    ("unreviewed", "reviewer"): ALWAYS | WORDS | {"take", "decide", "ask_second"},
    ("unreviewed", "author"): ALWAYS | WORDS | {"take", "decide", "ask_second"},
    ("unreviewed", "lead"): ALWAYS | WORDS | {"take", "decide", "ask_second", "assign"},
    ("second_review", "reviewer"): ALWAYS | {"take", "decide"},
    ("second_review", "author"): ALWAYS,
    ("second_review", "lead"): ALWAYS | {"take", "decide", "assign"},
    ("contested", "reviewer"): ALWAYS,
    ("contested", "author"): ALWAYS,
    ("contested", "lead"): ALWAYS | {"take", "settle", "assign"},
    ("settled", "reviewer"): ALWAYS | {"reopen"},
    ("settled", "author"): ALWAYS | {"reopen", "undo"},
    ("settled", "lead"): ALWAYS | {"reopen"},
}


@pytest.fixture
def cast(db):
    """`author` gives the first review, `other` the second where there is one."""
    roles = {"nobody": [], "viewer": ["viewer"], "administrator": ["administrator"], "lead": [LEAD]}
    return {name: factories.user(name, *roles.get(name, [REVIEWER])) for name in (*PEOPLE, "other")}


def claim_in(state, cast):
    """A claim brought to `state` by `author` (and `other`) through the door."""
    claim = factories.claim()
    if state in ("second_review", "contested"):
        perform("ask_second", claim, by=cast["other"], reason="Hard to tell.")
    if state != "unreviewed":
        factories.review(claim, cast["author"])
    if state == "contested":
        factories.review(claim, cast["other"], Verdict.UNVERIFIABLE)
    return claim


@pytest.mark.parametrize(("state", "person"), list(product(STATES, PEOPLE)))
def test_acts_are_available_to_the_right_people_in_the_right_state(cast, state, person):
    claim = claim_in(state, cast)

    names = {act.name for act in available(cast[person], claim)}

    assert claim.status == state
    assert names == ALLOWED.get((state, person), set())


@pytest.mark.parametrize(("state", "person"), list(product(STATES, PEOPLE)))
def test_what_is_not_available_is_refused(cast, state, person):
    claim = claim_in(state, cast)
    before = Claim.objects.filter(pk=claim.pk).values().get()
    on_claims = {act.name for act in ACTS.values() if act.statuses}

    for name in on_claims - ALLOWED.get((state, person), set()):
        # What the act needs is given, so that only the table stands in its way.
        data = {"verdict": "unverifiable", "rationale": "r", "reason": "r", "body": "b", "stance": "context"}
        data |= {
            "quote": "HIPAA",
            "parts": [{}],
            "other": claim,
            "kind": "bill",
            "key": "SB1",
            "url": "https://a.example",
        }
        if name in ("uncite", "unmention"):
            data |= {"citation": 1, "mention": 1}
        data |= {"match": 1, "label": "Urgent", "tag": 1, "as_of": "2026-01-31"}
        with pytest.raises(Refused):
            perform(name, claim, by=cast[person], **data)

    assert Claim.objects.filter(pk=claim.pk).values().get() == before


def test_a_verdict_on_the_facts_needs_rationale_and_own_citation(cast):
    claim = factories.claim()
    factories.cite(claim, cast["other"])

    with pytest.raises(Refused, match="needs a rationale, and a citation of your own"):
        perform("decide", claim, by=cast["author"], verdict=Verdict.VERIFIED)
    for verdict in (Verdict.VERIFIED, Verdict.PARTLY_SUPPORTED, Verdict.DISPUTED):
        with pytest.raises(Refused, match="citation of your own"):
            perform("decide", claim, by=cast["author"], verdict=verdict, rationale="Seen.")
    factories.cite(claim, cast["author"])
    with pytest.raises(Refused, match="rationale"):
        perform("decide", claim, by=cast["author"], verdict=Verdict.DISPUTED, rationale=" \n")
    perform("decide", claim, by=cast["author"], verdict=Verdict.DISPUTED, rationale="Seen.")

    assert (claim.status, claim.verdict) == (Status.SETTLED, Verdict.DISPUTED)


def test_a_citation_of_an_earlier_round_is_no_ground(cast):
    claim = claim_in("settled", cast)
    perform("reopen", claim, by=cast["other"], reason="New law.")

    with pytest.raises(Refused, match="citation of your own"):
        perform("decide", claim, by=cast["author"], verdict=Verdict.DISPUTED, rationale="Seen.")


@pytest.mark.parametrize("field", ["reason", "correction"])
def test_reason_and_correction_go_with_a_fault_only(cast, field):
    claim = factories.claim()

    with pytest.raises(Refused, match="disputed and partly supported only"):
        perform("decide", claim, by=cast["author"], verdict=Verdict.UNVERIFIABLE, **{field: "outdated"})


@pytest.mark.parametrize(
    ("first", "second", "status", "verdict"),
    [
        (Verdict.DISPUTED, Verdict.DISPUTED, Status.SETTLED, Verdict.DISPUTED),
        (Verdict.DISPUTED, Verdict.PARTLY_SUPPORTED, Status.CONTESTED, ""),
        (Verdict.UNVERIFIABLE, Verdict.NOT_CHECKABLE, Status.CONTESTED, ""),
    ],
)
def test_status_is_computed_from_the_reviews(cast, first, second, status, verdict):
    claim = factories.claim(factories.document(reviews_required=2))

    factories.review(claim, cast["author"], first)
    assert (claim.status, claim.verdict) == (Status.SECOND_REVIEW, "")
    factories.review(claim, cast["other"], second)

    claim.refresh_from_db()
    assert (claim.status, claim.verdict) == (status, verdict)


def test_nobody_gives_both_reviews(cast):
    claim = claim_in("second_review", cast)

    with pytest.raises(Refused, match="reviewed this claim in this round"):
        perform("decide", claim, by=cast["author"], verdict=Verdict.UNVERIFIABLE)


def test_a_lead_who_is_a_side_does_not_settle(cast):
    claim = factories.claim(factories.document(reviews_required=2))
    factories.review(claim, cast["lead"], Verdict.UNVERIFIABLE)
    factories.review(claim, cast["other"], Verdict.NOT_CHECKABLE)
    second_lead = factories.user("second lead", LEAD)

    with pytest.raises(Refused):
        perform("settle", claim, by=cast["lead"], verdict=Verdict.UNVERIFIABLE, rationale="Mine.")
    perform("settle", claim, by=second_lead, verdict=Verdict.UNVERIFIABLE, rationale="Nobody can know.")

    assert (claim.status, claim.verdict) == (Status.SETTLED, Verdict.UNVERIFIABLE)


def test_a_settlement_needs_its_own_grounds(cast):
    claim = claim_in("contested", cast)

    with pytest.raises(Refused, match="citation of your own"):
        perform("settle", claim, by=cast["lead"], verdict=Verdict.DISPUTED, rationale="Seen.")


def test_undo_takes_the_review_back_and_is_told(cast):
    claim = claim_in("settled", cast)

    perform("undo", claim, by=cast["author"])

    claim.refresh_from_db()
    assert (claim.status, claim.verdict, claim.decided_at) == (Status.UNREVIEWED, "", None)
    assert Review.objects.get(claim=claim).undone_at
    assert Event.objects.of_claim(claim.pk).latest("number").act == "undo"


def test_undo_is_refused_once_somebody_acted(cast):
    claim = claim_in("settled", cast)
    factories.cite(claim, cast["other"])

    with pytest.raises(Refused, match="changed this claim since"):
        perform("undo", claim, by=cast["author"])


@pytest.mark.parametrize("second", [None, Verdict.DISPUTED, Verdict.UNVERIFIABLE])
def test_a_review_of_a_blind_pair_is_not_undone(cast, second):
    claim = claim_in("second_review", cast)
    if second:
        factories.review(claim, cast["other"], second)

    with pytest.raises(Refused, match="blind pair"):
        perform("undo", claim, by=cast["other"] if second else cast["author"])


def test_a_settlement_can_be_undone(cast):
    claim = claim_in("contested", cast)
    perform("settle", claim, by=cast["lead"], verdict=Verdict.UNVERIFIABLE, rationale="Nobody can know.")

    perform("undo", claim, by=cast["lead"])

    assert claim.status == Status.CONTESTED


def test_reopening_begins_a_round_in_which_the_same_people_review_again(cast):
    claim = claim_in("settled", cast)

    perform("reopen", claim, by=cast["other"], reason="The law changed.")
    factories.review(claim, cast["author"], Verdict.VERIFIED)

    claim.refresh_from_db()
    assert (claim.round, claim.verdict) == (2, Verdict.VERIFIED)


def test_a_stale_act_changes_nothing_and_shows_the_claim_as_it_is(cast):
    mine = factories.claim()
    theirs = Claim.objects.get(pk=mine.pk)
    perform("amend", theirs, by=cast["other"], statement="Theirs.")

    with pytest.raises(Stale) as refusal:
        perform("amend", mine, by=cast["author"], statement="Mine.")

    assert refusal.value.current.statement == "Theirs."
    assert Claim.objects.get(pk=mine.pk).statement == "Theirs."


def test_mine_over_theirs_goes_with_the_current_number(cast):
    mine = factories.claim()
    perform("amend", Claim.objects.get(pk=mine.pk), by=cast["other"], statement="Theirs.")

    perform("amend", mine, by=cast["author"], seen=mine.lock_version + 1, statement="Mine.")

    assert Claim.objects.get(pk=mine.pk).statement == "Mine."


def test_a_lease_keeps_others_out_until_it_expires(cast):
    claim, now = factories.claim(), timezone.now()
    perform("take", claim, by=cast["author"], at=now)

    with pytest.raises(Refused, match="holds this claim"):
        perform("decide", claim, by=cast["other"], verdict=Verdict.UNVERIFIABLE, at=now)
    with pytest.raises(Refused):
        perform("take", claim, by=cast["other"], at=now)
    perform("take", claim, by=cast["other"], at=now + timedelta(hours=1))

    claim.refresh_from_db()
    assert claim.holder == cast["other"]


def test_a_lease_leaves_no_event_and_makes_no_form_stale(cast):
    claim = factories.claim()
    events = Event.objects.count()

    perform("take", claim, by=cast["author"])
    perform("release", claim, by=cast["lead"])

    claim.refresh_from_db()
    assert (claim.holder, claim.lock_version, Event.objects.count()) == (None, 0, events)


def test_deciding_ends_the_lease(cast):
    claim = factories.claim()
    perform("take", claim, by=cast["author"])

    factories.review(claim, cast["author"])

    claim.refresh_from_db()
    assert (claim.holder, claim.held_until) == (None, None)


def test_assigning_goes_to_reviewers_only(cast):
    claim = factories.claim()

    with pytest.raises(Refused, match="no reviewer"):
        perform("assign", claim, by=cast["lead"], assignee=cast["viewer"])
    perform("assign", claim, by=cast["lead"], assignee=cast["author"])

    claim.refresh_from_db()
    assert claim.assignee == cast["author"]


TEXT = "The agency shares data. The agency must report. Reports are due, and reports are public.\n"


@pytest.fixture
def text(db):
    return factories.document(TEXT)


def test_retrimming_takes_exact_words_only(cast, text):
    claim = factories.claim(text)

    for quote, told in [("the agency", "does not contain"), ("The agency", "stands 2 times"), ("", "needs: quote")]:
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


def test_merging_takes_everything_over_and_ends_the_other(cast, text):
    claim, other = text.claims.in_document_order()[:2]
    factories.cite(other, cast["other"])
    factories.note(other, cast["other"])
    quotes = set(Anchor.objects.filter(claim__in=[claim, other]).values_list("quote", flat=True))

    perform("merge", claim, by=cast["author"], other=other)

    assert set(claim.anchors.values_list("quote", flat=True)) == quotes
    assert (claim.citations.count(), claim.notes.count()) == (1, 1)
    assert not Claim.objects.filter(pk=other.pk).exists()


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


def test_the_last_citation_of_a_review_stays(cast):
    claim = claim_in("settled", cast)
    first = claim.citations.get()

    with pytest.raises(Refused, match="last citation"):
        perform("uncite", claim, by=cast["author"], citation=first.pk)
    factories.cite(claim, cast["author"], "context")
    perform("uncite", claim, by=cast["author"], citation=first.pk)

    assert claim.citations.count() == 1


def test_only_the_author_takes_a_citation_back(cast):
    claim = factories.claim()
    citation = factories.cite(claim, cast["author"])

    with pytest.raises(Refused, match="Only its author"):
        perform("uncite", claim, by=cast["lead"], citation=citation.pk)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/", "https://", "no address"])
def test_addresses_that_cannot_be_cited_are_refused_by_name(cast, url):
    claim = factories.claim()

    with pytest.raises(Refused) as refusal:
        factories.cite(claim, cast["author"], url=url)

    assert url in refusal.value.reason


def test_a_refused_address_does_not_show_its_password(cast):
    with pytest.raises(Refused, match=r"“https://…@a\.example/” cannot be cited: it carries a user name or password"):
        factories.cite(factories.claim(), cast["author"], url="https://name:secret@a.example/")


@pytest.mark.parametrize(
    "again", ["https://A.example:443/law#:~:text=words", "a.example/law", " https://a.example/law "]
)
def test_one_work_is_one_source(cast, again):
    claim = factories.claim()
    first = factories.cite(claim, cast["author"], url="https://a.example/law", title="The law")

    second = factories.cite(claim, cast["author"], url=again)

    assert second.source == first.source


def test_an_excerpt_keeps_every_blank(cast):
    claim = factories.claim()

    citation = factories.cite(claim, cast["author"], excerpt="  two  blanks \n")

    citation.refresh_from_db()
    assert citation.excerpt == "  two  blanks \n"


@pytest.mark.parametrize("bad", ["a\x00b", "a\ud800b"])
def test_what_cannot_be_stored_is_refused_on_both_engines(cast, bad):
    claim = factories.claim()

    with pytest.raises(Refused, match="body"):
        factories.note(claim, cast["author"], body=bad)


def test_mentions_can_be_corrected(cast):
    claim = factories.claim(factories.document("HIPAA covers the records of Medicaid.\n"))
    mention = claim.mentions.get()

    perform("unmention", claim, by=cast["author"], mention=mention.pk)
    perform("mention", claim, by=cast["author"], kind="regulation", key="45 CFR 164.512(f)")

    named = claim.mentions.get()
    assert (named.authority.key, named.authority.work) == ("45 CFR 164.512(f)", "45 CFR 164.512")


def test_sentences_are_dismissed_and_restored(cast):
    document = factories.document("Is it so? The agency shares data.\n")
    sentence = document.newest_version.sentences.get(kind="question")

    perform("dismiss", document, by=cast["author"], sentences=[sentence.pk], reason="question")
    assert Dismissal.objects.get().dismissed_by == cast["author"]
    perform("restore", document, by=cast["author"], sentences=[sentence.pk])

    assert not Dismissal.objects.exists()


def test_a_sentence_with_a_claim_is_not_dismissed(cast, text):
    sentence = text.newest_version.sentences.first()

    with pytest.raises(Refused, match="carries a claim"):
        perform("dismiss", text, by=cast["author"], sentences=[sentence.pk], reason="other")


def test_the_number_of_reviews_does_not_change_under_a_blind_review(cast):
    document = factories.document(reviews_required=2)
    factories.review(factories.claim(document), cast["author"])

    with pytest.raises(Refused, match="wait for a second review"):
        perform("describe", document, by=cast["lead"], reviews_required=1)


def test_a_lead_says_that_a_doubtful_document_is_all_right(cast):
    document = factories.document("# Nothing but a heading\n")
    assert document.newest_version.needs_attention

    with pytest.raises(NotAllowed):
        perform("acknowledge", document, by=cast["author"])
    perform("acknowledge", document, by=cast["lead"])

    document.newest_version.refresh_from_db()
    assert not document.newest_version.needs_attention
    assert document.newest_version.acknowledged_by == cast["lead"]
    event = Event.objects.latest("number")
    assert (event.act, event.document_number) == ("acknowledge", document.pk)
    with pytest.raises(Refused, match="needs no attention"):
        perform("acknowledge", document, by=cast["lead"])


def test_a_document_is_discarded_only_without_reviews(cast):
    reviewed, fresh = factories.document(), factories.document()
    factories.review(factories.claim(reviewed), cast["author"])

    with pytest.raises(Refused, match="has reviews"):
        perform("discard", reviewed, by=cast["lead"])
    number = fresh.pk
    perform("discard", fresh, by=cast["lead"])

    assert Event.objects.latest("number").document_number == number
    assert first_flaw() is None


def test_roles_are_asked_before_anything_else(cast):
    claim = claim_in("settled", cast)

    with pytest.raises(NotAllowed):
        perform("decide", claim, by=cast["viewer"], seen=0, verdict=Verdict.VERIFIED)
