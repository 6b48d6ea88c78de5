"""Can the verdicts be trusted: how far two people agree who reviewed the same words without seeing each other's work.

Only opened rounds are looked at, and only the reviews that count as independent: no settlement, nothing taken back.
"""

from collections import Counter, defaultdict
from itertools import combinations
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import Exists, F, OuterRef

from claims.models import Review
from claims.models.sealing import sealed
from claims.roles import name_of
from claims.text.reliability import Interval, alpha_interval, cohen_kappa, krippendorff_alpha, percent_equal

# Fewer say more about chance than about people.
MIN_DOUBLE_REVIEWS = 30
# The newest reviews that are looked at: how people agree now.
MAX_REVIEWS = 10_000


class Pair(NamedTuple):
    """Two people and the `n` claims that both reviewed; `kappa` is None where n is too small, or chance is all."""

    first: str
    second: str
    n: int
    kappa: float | None


class Agreement(NamedTuple):
    """`n` rounds with two reviews. Below MIN_DOUBLE_REVIEWS there is no coefficient, and nothing more to say."""

    n: int
    percent: int = 0
    alpha: float | None = None
    interval: Interval | None = None
    pairs: tuple[Pair, ...] = ()

    @property
    def is_enough(self) -> bool:
        return self.n >= MIN_DOUBLE_REVIEWS


Given = tuple[int, str]


def agreement_of(*, with_people: bool) -> Agreement:
    """One query, and one for the names of people where they are asked for."""
    rounds = _double_reviews()
    if len(rounds) < MIN_DOUBLE_REVIEWS:
        return Agreement(len(rounds))
    units = Counter(tuple(sorted(verdict for _person, verdict in given)) for given in rounds)
    return Agreement(
        len(rounds),
        percent_equal(units),
        krippendorff_alpha(units),
        alpha_interval(units),
        _pairs(rounds) if with_people else (),
    )


def _double_reviews() -> list[list[Given]]:
    """Who said what in each round that has two reviews or more."""
    reviews = Review.objects.standing().filter(~sealed(), settles=False)
    other = Review.objects.standing().filter(claim=OuterRef("claim"), round=OuterRef("round"), settles=False)
    double = reviews.filter(Exists(other.exclude(reviewer=OuterRef("reviewer"))), claim__opened_round__gte=F("round"))
    rounds: dict[tuple[int, int], list[Given]] = defaultdict(list)
    rows = double.order_by("-pk").values_list("claim", "round", "reviewer", "verdict")[:MAX_REVIEWS]
    for claim, round_, person, verdict in rows:
        rounds[claim, round_].append((person, verdict))
    return [given for given in rounds.values() if len(given) > 1]


def _pairs(rounds: list[list[Given]]) -> tuple[Pair, ...]:
    tables: dict[tuple[int, int], Counter[tuple[str, str]]] = defaultdict(Counter)
    for given in rounds:
        for one, other in combinations(sorted(given), 2):
            tables[one[0], other[0]][one[1], other[1]] += 1
    people = get_user_model()._default_manager.in_bulk({person for pair in tables for person in pair})
    return tuple(
        sorted(
            Pair(name_of(people[first]), name_of(people[second]), table.total(), _kappa(table))
            for (first, second), table in tables.items()
        )
    )


def _kappa(table: Counter[tuple[str, str]]) -> float | None:
    return cohen_kappa(table) if table.total() >= MIN_DOUBLE_REVIEWS else None
