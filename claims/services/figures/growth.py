"""Will we finish: claims and settled claims over time, and how many are settled on a day."""

from datetime import date, datetime, timedelta
from itertools import accumulate
from math import ceil
from statistics import median
from typing import NamedTuple

from django.db.models import Min

from claims.models import Claim
from claims.services.figures.bins import DAYS_SHOWN, counts_between, last_days, midnight

MAX_STEPS = 40
# Fewer days say more about those days than about the pace.
FORECAST_FROM_DAYS = 10


class Growth(NamedTuple):
    """How many claims there were, and how many of those were settled, at the end of each of `days`."""

    days: list[date]
    total: list[int]
    settled: list[int]


class Pace(NamedTuple):
    """`per_day` is the median over the days since work began, of the last 28. `active_days` had settlements."""

    per_day: float
    active_days: int
    left: int

    @property
    def days_left(self) -> int | None:
        """At this pace; None where the days are too few, or more than half of them settled nothing."""
        if self.active_days < FORECAST_FROM_DAYS or not self.per_day:
            return None
        return ceil(self.left / self.per_day)


def growth_of(at: datetime) -> Growth:
    """Claims as they stand: one that was reopened is not settled any more, one that is gone never was."""
    first = Claim.objects.aggregate(first=Min("created_at"))["first"]
    if first is None:
        return Growth([], [], [])
    start, end = midnight(first), midnight(at) + timedelta(days=1)
    step = timedelta(days=ceil((end - start).days / MAX_STEPS))
    edges = [start]
    while edges[-1] < end:
        edges.append(min(edges[-1] + step, end))
    return Growth(
        [(edge - timedelta(days=1)).date() for edge in edges[1:]],
        list(accumulate(counts_between(Claim.objects.all(), "created_at", edges))),
        list(accumulate(counts_between(Claim.objects.all(), "decided_at", edges))),
    )


def pace_of(at: datetime, *, left: int) -> Pace:
    """`left` is how many claims wait to be settled."""
    days = last_days(at, DAYS_SHOWN)
    counts = counts_between(Claim.objects.all(), "decided_at", [*days, days[-1] + timedelta(days=1)])
    begun = next((index for index, count in enumerate(counts) if count), len(counts))
    worked = counts[begun:]
    return Pace(float(median(worked)) if worked else 0.0, sum(count > 0 for count in worked), left)
