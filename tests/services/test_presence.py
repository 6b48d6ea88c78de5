"""Who else is there, as far as blindness allows; and leases as long as a team's decisions take."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.acts import leases
from claims.models import Claim, Queue, Review
from claims.services.desk.presence import FRESH, beat, lost, presence
from claims.services.desk.queues import go_to, open_queue
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db):
    return {name: factories.user(name, "reviewer") for name in ("ann", "ben", "cid")}


@pytest.fixture
def document(db):
    return factories.document()


def sit(person, claim, *, at=None):
    """Somebody's desk at a claim, with a heartbeat just now."""
    at = at or timezone.now()
    queue = open_queue(owner=person, claims=Claim.objects.filter(pk=claim.pk), title="One", at=at)
    go_to(queue, claim.pk, at=at)
    return queue


def test_others_are_named_where_one_review_is_needed(cast, document):
    here, elsewhere = document.claims.in_document_order()[:2]
    sit(cast["ben"], here)
    sit(cast["cid"], elsewhere)
    sit(cast["ann"], here)
    sit(cast["ben"], factories.claim())

    told = presence(here, cast["ann"], timezone.now())

    assert told == "1 other here: ben · 1 other in this document: cid"


@pytest.mark.parametrize("blind", ["document", "asked", "nameless"])
def test_nobody_is_named_where_two_review_blindly(cast, blind):
    document = factories.document(reviews_required=1 if blind == "asked" else 2, hides_names=blind == "nameless")
    here, elsewhere = document.claims.in_document_order()[:2]
    if blind == "asked":
        perform("ask_second", here, by=cast["cid"], reason="Hard.")
    sit(cast["ben"], here)

    for claim, told in ((here, "1 other here"), (elsewhere, "1 other in this document")):
        assert presence(claim, cast["ann"], timezone.now()) == told


def test_who_went_away_is_not_there(cast, document):
    claim, now = factories.claim(document), timezone.now()
    queue = sit(cast["ben"], claim, at=now - FRESH)
    assert presence(claim, cast["ann"], now) == ""

    beat(queue, at=now)

    assert presence(claim, cast["ann"], now) == "1 other here: ben"


def test_it_costs_one_query_however_many_are_there(cast, document):
    claim = factories.claim(document)
    for number in range(12):
        sit(factories.user(f"person {number}", "reviewer"), claim)

    with CaptureQueriesContext(connection) as captured:
        presence(claim, cast["ann"], timezone.now())

    assert len(captured) == 1
    assert Queue.objects.count() == 12


def test_who_lost_a_claim_is_told_who_has_it_as_far_as_that_may_be(cast, document):
    claim, blind = factories.claim(document), factories.claim(factories.document(reviews_required=2))
    for one in (claim, blind):
        perform("take", one, by=cast["ben"])

    now = timezone.now()
    assert lost(claim, cast["ann"], now).startswith("ben has this claim now, until ")
    assert lost(blind, cast["ann"], now).startswith("Somebody else has this claim now, until ")
    assert lost(claim, cast["ann"], now + timedelta(hours=2)).startswith("You do not hold this claim any more.")


@pytest.fixture
def measured(settings):
    settings.FACTCHECK_LEASE_MINUTES = 0
    leases._measured.cache_clear()
    yield
    leases._measured.cache_clear()


def decide_every(seconds, *, by, times):
    """Reviews of one person at even distances."""
    claim = factories.claim(factories.document(reviews_required=2))
    start = timezone.now() - timedelta(days=1)
    Review.objects.bulk_create(
        Review(
            claim=claim, round=number + 1, reviewer=by, verdict="unverifiable", quote_sha256="0" * 64,
            created_at=start + number * timedelta(seconds=seconds),
        )
        for number in range(times + 1)
    )  # fmt: skip


def length(at):
    return leases.lease_end(at) - at


@pytest.mark.parametrize(
    ("seconds", "times", "minutes"),
    [
        (240, 19, 30),  # too few are known
        (240, 20, 12),
        (10, 40, 5),
        (1500, 40, 60),
        (0.2, 40, 30),  # one review given to many claims is no decision each
        (2000, 40, 30),  # whoever comes back after half an hour has not thought about one claim all the time
    ],
)
def test_a_lease_lasts_three_times_the_median_decision(cast, measured, seconds, times, minutes):
    decide_every(seconds, by=cast["ann"], times=times)

    assert length(timezone.now()) == timedelta(minutes=minutes)


def test_the_gap_between_two_people_is_no_decision(cast, measured):
    now = timezone.now()
    rows = [
        (cast["ann"].pk, now),
        (cast["ben"].pk, now - timedelta(minutes=1)),
        (cast["ann"].pk, now - timedelta(minutes=9)),
    ]

    assert leases.decision_times(rows) == [timedelta(minutes=9)]


def test_it_is_measured_once_in_a_while(cast, measured):
    now = timezone.now().replace(minute=1)
    with CaptureQueriesContext(connection) as captured:
        lengths = {length(now + timedelta(seconds=second)) for second in range(5)}
    assert (len(captured), len(lengths)) == (1, 1)

    decide_every(240, by=cast["ann"], times=20)

    assert length(now) == timedelta(minutes=30)
    assert length(now + timedelta(minutes=10)) == timedelta(minutes=12)


def test_the_setting_has_the_last_word(cast, measured, settings):
    decide_every(240, by=cast["ann"], times=20)
    settings.FACTCHECK_LEASE_MINUTES = 7

    assert length(timezone.now()) == timedelta(minutes=7)
