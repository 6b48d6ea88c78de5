"""How much is decided on a day and how long a decision takes, from the reviews that stand.

A review of a sealed round is counted once the round opens: before, its being there is its author's alone.
"""

from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import BooleanField, Case, Count, Value, When

from claims.acts.leases import LONGEST_DECISION, SHORTEST_DECISION
from claims.choices import Verdict
from claims.models import Review
from claims.models.sealing import sealed
from claims.roles import name_of
from claims.services.figures.bins import DAYS_SHOWN, day_of, last_days

MAX_REVIEWS = 10_000
MAX_PEOPLE = 12


class Days(NamedTuple):
    """Decisions on each of `days`: of everybody, and of the people who decided most."""

    days: list[date]
    total: list[int]
    people: list[tuple[str, list[int]]]


class Durations(NamedTuple):
    """Seconds between a person's decision of this verdict and the one before it."""

    verdict: Verdict
    n: int
    median: int
    ninetieth: int


def decisions_by_day(at: datetime, *, with_people: bool) -> Days:
    """The last 28 days, in two queries; names only where they are asked for."""
    days = [day.date() for day in last_days(at, DAYS_SHOWN)]
    places = {day.isoformat(): index for index, day in enumerate(days)}
    total, people = [0] * len(days), defaultdict[int, list[int]](lambda: [0] * len(days))
    reviews = Review.objects.standing().filter(~sealed(), created_at__gte=last_days(at)[0], created_at__lte=at)
    rows = reviews.order_by().values_list(day_of("created_at"), "reviewer").annotate(n=Count("pk"))
    for day, person, count in rows:
        total[places[day]] += count
        people[person][places[day]] += count
    return Days(days, total, _named(people) if with_people else [])


def _named(people: dict[int, list[int]]) -> list[tuple[str, list[int]]]:
    """By name and not by number: the picture is about load, not a ranking."""
    most = sorted(people, key=lambda person: -sum(people[person]))[:MAX_PEOPLE]
    found = get_user_model()._default_manager.in_bulk(most)
    return sorted((name_of(found[person]), people[person]) for person in most)


def durations_by_verdict(at: datetime) -> list[Durations]:
    """Of the last 10,000 decisions of 28 days, those made within half an hour of the person's one before, and not at
    once with it."""
    shut = Case(When(sealed(), then=Value(True)), default=Value(False), output_field=BooleanField())
    reviews = Review.objects.standing().filter(created_at__gte=last_days(at)[0]).annotate(shut=shut)
    rows = reviews.order_by("-created_at", "-pk").values_list("reviewer", "created_at", "verdict", "shut")[:MAX_REVIEWS]
    before: dict[int, datetime] = {}
    found: dict[str, list[int]] = defaultdict(list)
    for person, moment, verdict, is_shut in reversed(rows):
        gap = moment - before.get(person, datetime.min.replace(tzinfo=moment.tzinfo))
        before[person] = moment
        if SHORTEST_DECISION <= gap <= LONGEST_DECISION and not is_shut:
            found[verdict].append(round(gap.total_seconds()))
    return [_durations(verdict, sorted(found[verdict])) for verdict in Verdict if found[verdict]]


def _durations(verdict: Verdict, seconds: list[int]) -> Durations:
    return Durations(verdict, len(seconds), _rank(seconds, 50), _rank(seconds, 90))


def _rank(values: list[int], percent: int) -> int:
    """The smallest of the sorted `values` that at least `percent` of them do not exceed (nearest rank)."""
    return values[max(0, -(-len(values) * percent // 100) - 1)]
