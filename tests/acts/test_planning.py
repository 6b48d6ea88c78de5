"""Days, jurisdiction, re-checks and tags, through the door."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from claims.choices import Verdict
from claims.models import Claim, Event, EventText, Tag, Tagging
from claims.services.desk.queue_counts import queue_at_hand, unasked
from claims.services.desk.queue_places import next_waiting, waiting_items
from claims.services.desk.queues import open_queue
from claims.services.listing.planning import RECHECKS, has_recheck, jurisdictions_in_use, tags_in_use
from claims.services.listing.work import piles_of
from claims.workflow import Refused, Stale, perform
from tests import factories

pytestmark = pytest.mark.django_db

NEXT_YEAR = date.today() + timedelta(days=365)


@pytest.fixture
def claim(rita):
    return factories.claim()


def test_days_and_jurisdiction_are_set_together_with_one_event(claim, rita):
    perform("schedule", claim, by=rita, as_of="2025-06-30", jurisdiction=" US-CO ", recheck_on=NEXT_YEAR)

    stored = Claim.objects.get(pk=claim.pk)
    assert (stored.as_of, stored.jurisdiction, stored.recheck_on) == (date(2025, 6, 30), "US-CO", NEXT_YEAR)
    told = json.loads(Event.objects.get(act="schedule").payload)
    assert (told["as_of"], told["jurisdiction"]) == ("2025-06-30", "US-CO")


def test_what_is_not_given_stays_and_what_is_empty_goes(claim, rita):
    perform("schedule", claim, by=rita, as_of="2025-06-30", jurisdiction="US-CO")
    perform("schedule", claim, by=rita, as_of="")

    assert (claim.as_of, claim.jurisdiction) == (None, "US-CO")


@pytest.mark.parametrize(
    "given",
    [
        {"as_of": "30.6.2025"},
        {"as_of": "2025-02-30"},
        {"recheck_on": "soon"},
        # A day to come, not today and not one that is past.
        {"recheck_on": date.today().isoformat()},
        {"recheck_on": "2020-01-01"},
        {"recheck_on": NEXT_YEAR, "jurisdiction": "x" * 61},
        {"jurisdiction": "US\0CO"},
        {"jurisdiction": "US\ud800"},
        {"as_of": None},
        {},
    ],
)
def test_what_cannot_be_is_refused_whole(claim, rita, given):
    with pytest.raises(Refused):
        perform("schedule", claim, by=rita, **given)

    assert Claim.objects.filter(pk=claim.pk, recheck_on=None, lock_version=0).exists()


def test_day_and_jurisdiction_stand_still_once_the_round_has_a_review(claim, rita):
    factories.review(claim, rita)

    for frozen in ({"as_of": "2025-06-30"}, {"jurisdiction": "US-CO"}):
        with pytest.raises(Refused, match="frozen"):
            perform("schedule", claim, by=rita, **frozen)
    perform("schedule", claim, by=rita, recheck_on=NEXT_YEAR)


def test_two_people_do_not_overwrite_each_other(claim, rita):
    perform("schedule", Claim.objects.get(pk=claim.pk), by=factories.user("sam", "reviewer"), jurisdiction="US-CO")

    with pytest.raises(Stale):
        perform("schedule", claim, by=rita, jurisdiction="US-TX")


def due(claim, rita):
    """Settled, and its day has come."""
    factories.review(claim, rita)
    perform("schedule", claim, by=rita, recheck_on=NEXT_YEAR)
    Claim.objects.filter(pk=claim.pk).update(recheck_on=date.today())
    claim.refresh_from_db()
    return claim


def overdue(person):
    return {pile.name: list(pile.claims) for pile in piles_of(person, timezone.now())}["recheck"]


def test_a_re_check_that_is_due_waits_for_everybody_who_reviews(claim, rita):
    other = factories.user("sam", "reviewer")
    assert overdue(other) == []

    due(claim, rita)

    assert overdue(other) == [claim]
    queue = open_queue(owner=other, claims=Claim.objects.all(), title="All", at=timezone.now())
    assert claim.pk in waiting_items(queue, other, date.today()).values_list("claim", flat=True)


def test_the_verdict_still_holds_and_the_day_moves(claim, rita):
    due(claim, rita)

    perform("recheck", claim, by=rita, recheck_on=NEXT_YEAR)

    assert (claim.status, claim.verdict, claim.recheck_on) == ("settled", Verdict.DISPUTED, NEXT_YEAR)
    assert json.loads(Event.objects.get(act="recheck").payload)["was_due"] == date.today().isoformat()
    assert overdue(rita) == []
    perform("recheck", claim, by=rita)
    assert claim.recheck_on is None


def test_reopening_ends_the_plan(claim, rita):
    due(claim, rita)
    perform("reopen", claim, by=rita, reason="A new law.")

    assert claim.recheck_on is None


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, {"none"}), (0, {"due", "planned"}), (1, {"soon", "planned"}), (30, {"soon", "planned"}), (31, {"planned"})],
)
def test_a_claim_is_found_by_when_it_is_due(claim, rita, days, words):
    factories.review(claim, rita)
    day = None if days is None else date.today() + timedelta(days=days)
    Claim.objects.filter(pk=claim.pk).update(recheck_on=day)

    at = timezone.now()
    assert {name for name in RECHECKS if Claim.objects.filter(has_recheck(name, at), pk=claim.pk).exists()} == words


@pytest.mark.parametrize("name", ["Ask legal", "ask  LEGAL ", "ASK LEGAL"])
def test_a_tag_is_one_whatever_its_capitals_and_blanks(claim, rita, name):
    other = claim.document.claims.in_document_order()[1]
    perform("tag", claim, by=rita, label="Ask legal")

    perform("tag", other, by=rita, label=name)

    assert Tag.objects.get().name == "Ask legal"
    assert Tagging.objects.count() == 2
    with pytest.raises(Refused, match="already"):
        perform("tag", claim, by=rita, label=name)


def test_capitals_of_any_script_are_the_same(claim, rita):
    perform("tag", claim, by=rita, label="ПРАВО É STRASSE")

    with pytest.raises(Refused, match="already"):
        perform("tag", claim, by=rita, label="право é straße")


@pytest.mark.parametrize("name", ["x" * 61, "a\0b", "\ud800", " \n\t"])
def test_a_tag_that_cannot_be_is_refused(claim, rita, name):
    with pytest.raises(Refused):
        perform("tag", claim, by=rita, label=name)
    assert Tag.objects.count() == 0


def test_a_tag_leaves_the_lock_version_and_tells_who(claim, rita):
    made = perform("tag", claim, by=rita, label="Ask legal").made
    perform("untag", claim, by=rita, tag=made.tag_id)

    events = Event.objects.filter(act__in=["tag", "untag"])
    assert [(event.actor_number, event.lock_version) for event in events] == [(rita.pk, None)] * 2
    assert list(EventText.objects.filter(name="tag").values_list("body", flat=True)) == ["Ask legal"] * 2
    assert Tagging.objects.count() == 0
    with pytest.raises(Refused):
        perform("untag", claim, by=rita, tag=made.tag_id)


def test_who_tagged_in_a_sealed_round_is_not_told(rita):
    sealed = factories.claim(factories.document(reviews_required=2))
    perform("tag", sealed, by=rita, label="Ask legal")

    lead = factories.user("lee", "lead")
    assert not Event.objects.visible_to(lead).filter(act="tag").exists()
    assert Event.objects.visible_to(rita).filter(act="tag").exists()


def test_viewers_see_tags_and_jurisdictions_of_what_is_settled_alone(claim, rita):
    settled = claim.document.claims.in_document_order()[1]
    for shown, word in ((claim, "PLANTED"), (settled, "Shown")):
        perform("tag", shown, by=rita, label=word)
        perform("schedule", shown, by=rita, jurisdiction=word)
    factories.review(settled, rita)
    viewer = factories.user("viv", "viewer")

    assert [tag.name for tag in tags_in_use(viewer)] == jurisdictions_in_use(viewer) == ["Shown"]
    assert [tag.name for tag in tags_in_use(rita)] == jurisdictions_in_use(rita) == ["PLANTED", "Shown"]
    assert list(Tag.objects.visible_to(factories.user("stranger"))) == []


def test_a_claim_that_takes_another_in_takes_its_tags(rita):
    first, second = factories.document().claims.in_document_order()[:2]
    for shown, words in ((first, ["Both"]), (second, ["Both", "Second"])):
        for word in words:
            perform("tag", shown, by=rita, label=word)

    perform("merge", first, by=rita, other=second)

    assert {tagging.tag.name for tagging in first.taggings.all()} == {"Both", "Second"}


def test_the_second_review_is_taken_back_while_nobody_worked(claim, rita):
    perform("ask_second", claim, by=rita, reason="Hard.")
    perform("withdraw_second", claim, by=rita)
    assert (claim.second_asked, claim.status) == (False, "unreviewed")

    perform("ask_second", claim, by=rita, reason="Hard.")
    with pytest.raises(Refused):
        perform("withdraw_second", claim, by=factories.user("sam", "reviewer"))
    factories.note(claim, factories.user("kim", "reviewer"), "In confidence.")
    with pytest.raises(Refused, match="worked on"):
        perform("withdraw_second", claim, by=rita)


def test_nothing_sealed_is_opened_by_taking_a_second_review_back(claim, rita):
    perform("ask_second", claim, by=rita, reason="Hard.")
    factories.cite(claim, factories.user("sam", "reviewer"))
    claim.refresh_from_db()

    with pytest.raises(Refused):
        perform("withdraw_second", claim, by=rita)


@pytest.fixture
def in_denver(settings):
    """Seven hours behind UTC in winter."""
    settings.TIME_ZONE = "America/Denver"


def test_a_re_check_is_planned_for_tomorrow_by_the_zone_of_the_team(claim, rita, in_denver):
    evening = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)  # 18:00 on 30 November in Denver
    factories.review(claim, rita)

    with pytest.raises(Refused, match="not ahead"):
        perform("schedule", claim, by=rita, at=evening, recheck_on="2026-11-30")
    perform("schedule", claim, by=rita, at=evening, recheck_on="2026-12-01")

    assert claim.recheck_on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("at", "is_due"),
    [
        # 18:30 on the day before in Denver, and its midnight.
        (datetime(2026, 12, 2, 1, 30, tzinfo=UTC), False),
        (datetime(2026, 12, 2, 7, 0, tzinfo=UTC), True),
    ],
)
def test_a_re_check_is_due_when_its_day_begins_in_the_zone_of_the_team(claim, rita, in_denver, at, is_due):
    factories.review(claim, rita)
    Claim.objects.filter(pk=claim.pk).update(recheck_on="2026-12-02")
    claim.refresh_from_db()
    # Settled before the queue is opened, so that nothing but the day makes it wait.
    queue = open_queue(owner=rita, claims=Claim.objects.filter(pk=claim.pk), title="It", at=at)

    assert claim.is_due(at) == is_due
    assert ({pile.name: list(pile.claims) for pile in piles_of(rita, at)}["recheck"] == [claim]) == is_due
    assert Claim.objects.filter(has_recheck("due", at), pk=claim.pk).exists() == is_due
    assert waiting_items(queue, rita, timezone.localdate(at)).exists() == is_due
    assert (next_waiting(queue, rita, at, 0, []) is not None) == is_due
    assert (unasked([claim.pk], rita, at) is None) == is_due
    assert (queue_at_hand(rita, at) is not None) == is_due
