"""How far people who judge the same things agree beyond chance: coefficients for nominal categories.

A unit is what the people judged each by themselves; its values are the categories they chose, one per person. Units
are given with how often they occurred, so that the cost grows with the kinds of unit and not with their number.
"""

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

Units = Mapping[tuple[str, ...], int]

RESAMPLES = 1000
# Above this a Poisson draw is as good as normal; exact draws cost as many steps as the mean.
NORMAL_FROM = 50


class Interval(NamedTuple):
    low: float
    high: float


def percent_equal(units: Units) -> int:
    """Units on which everybody chose the same, of those with two values or more, in percent and floored."""
    judged = {unit: count for unit, count in units.items() if _is_judged(unit)}
    total = sum(judged.values())
    equal = sum(count for unit, count in judged.items() if len(set(unit)) == 1)
    return 100 * equal // total if total else 0


def krippendorff_alpha(units: Units) -> float | None:
    """α for nominal data, any number of people, any values missing; None where it is undefined.

    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. Units with one value say nothing and are
    left out; with one category alone there is no chance to disagree.
    """
    equal, totals = 0.0, Counter[str]()
    for unit, count in units.items():
        if not _is_judged(unit):
            continue
        weight = count / (len(unit) - 1)
        equal += weight * sum(one == other for one, other in permutations(unit, 2))
        for value in unit:
            totals[value] += count
    n = sum(totals.values())
    by_chance = sum(total * (total - 1) for total in totals.values())
    if n * (n - 1) == by_chance:
        return None
    return ((n - 1) * equal - by_chance) / (n * (n - 1) - by_chance)


def alpha_interval(units: Units, *, share: float = 0.95, seed: int = 1) -> Interval | None:
    """The middle `share` of α over resampled units (Poisson bootstrap, 1,000 resamples); None where it is undefined.

    The same units always give the same interval.
    """
    draw = random.Random(seed)
    found = []
    kinds = sorted(units.items(), key=repr)
    for _turn in range(RESAMPLES):
        alpha = krippendorff_alpha({unit: _poisson(draw, count) for unit, count in kinds})
        if alpha is not None:
            found.append(alpha)
    if not found:
        return None
    found.sort()
    outside = int(len(found) * (1 - share) / 2)
    return Interval(found[outside], found[-1 - outside])


def cohen_kappa(pairs: Mapping[tuple[str, str], int]) -> float | None:
    """κ of two people, from how often each pair of their values occurred; None where it is undefined.

    Cohen, J. (1960). A coefficient of agreement for nominal scales.
    """
    n = sum(pairs.values())
    first, second = Counter[str](), Counter[str]()
    for (one, other), count in pairs.items():
        first[one] += count
        second[other] += count
    equal = sum(count for (one, other), count in pairs.items() if one == other)
    by_chance = sum(first[value] * second[value] for value in first)
    if not n or by_chance == n * n:
        return None
    return (n * equal - by_chance) / (n * n - by_chance)


def _is_judged(unit: Sequence[str]) -> bool:
    """Did at least two people give a value?"""
    return len(unit) > 1


def _poisson(draw: random.Random, mean: int) -> int:
    if mean >= NORMAL_FROM:
        return max(0, round(draw.gauss(mean, math.sqrt(mean))))
    limit, product, count = math.exp(-mean), draw.random(), 0
    while product > limit:
        product *= draw.random()
        count += 1
    return count
