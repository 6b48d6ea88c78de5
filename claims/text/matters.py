"""Matters: whether two statements are about the same thing, measured or told for the same period, place and case."""

from .oppositions import Opposition, Reading
from .quantities import Quantity

# Words that do not tell one matter from another: verbs of being so many, and words of counting.
NEUTRAL = frozenset(
    """
    hold seat contain carry take last cost amount total count number comprise consist stand be reach percent percentage
    approximate rough current now about according accord thousand million billion
    law ordinance statute rule regulation
    more than less fewer least most nearly almost around roughly approximately up exceed
    """.split()
)
# What these lead in tells of who or why, and takes nothing from the matter: "by a narrow vote".
LOOSE = frozenset("by because despite via".split())
# A rule may have exceptions: where only one of two names what it hangs on, both can stand.
EXCEPTIONS = frozenset("without unless except excluding until till only if provided solely when before after".split())
ON_CONDITION = frozenset("consent warrant order permission approval authorization notice exception license".split())
# To whom and from whom something goes: two that change places here are not the same act.
DIRECTIONS = frozenset("to from with".split())
# These happen once; of what is done every year two years can be told.
ONCE = frozenset(
    """
    approve found establish open build begin create bear die complete finish construct repeal abolish invent discover
    dissolve ratify inaugurate demolish destroy
    """.split()
)
MAX_EXTRAS = 3
# What is told as usual is no exception to a rule that forbids it.
USUALLY = frozenset("typically usually routinely regularly generally commonly normally frequently often always".split())
MIN_OBJECTS = 2


def is_one_matter(one: Reading, other: Reading, opposed: Opposition) -> bool:
    """Whether `opposed` cannot both be so: the two say the same of the same, but for the opposed words.

    Of a denial, all its words have to be in what asserts: who denies the part does not deny the whole.
    """
    are_of_one_case = one.conditions(EXCEPTIONS, ON_CONDITION) == other.conditions(EXCEPTIONS, ON_CONDITION)
    are_of_one_case = are_of_one_case and not _are_swapped(one, other)
    if opposed.kind == "denied":
        denier, asserter = (one, other) if opposed.is_of_one else (other, one)
        is_whole = not (denier.scope - asserter.terms - NEUTRAL) and _has_all(denier, asserter)
        return (are_of_one_case and is_whole) or _is_usual_breach(denier, asserter, *opposed.aside)
    if not are_of_one_case:
        return False
    aside = frozenset(opposed.aside) | NEUTRAL
    if not _are_same_numbers(one, other, opposed.unit):
        return False
    if opposed.unit == "calendar" and not one.terms & other.terms & ONCE:
        return False
    first, second = (one.terms - other.terms) - aside, (other.terms - one.terms) - aside
    return not (first and second) and _are_loose(one, first) and _are_loose(other, second)


def _is_usual_breach(denier: Reading, asserter: Reading, act: str) -> bool:
    """ "Agencies cannot share health data with insurers without consent": whatever the exceptions, it leaves no "health
    data that are typically shared with insurers" to be expected."""
    if asserter.is_rule or not denier.is_rule or not asserter.forms & USUALLY:
        return False
    behind = asserter.behind.get(act, frozenset())
    shared = (denier.terms & asserter.terms) - behind - {act}
    return bool(behind) and behind <= denier.terms | NEUTRAL and len(shared) >= MIN_OBJECTS


def _are_loose(reading: Reading, extras: frozenset[str]) -> bool:
    return len(extras) <= MAX_EXTRAS and all(reading.slots.get(term) in LOOSE for term in extras)


def _are_swapped(one: Reading, other: Reading) -> bool:
    shared = one.slots.keys() & other.slots.keys()
    moved = [term for term in shared if ({one.slots[term], other.slots[term]} & DIRECTIONS)]
    changed = [term for term in moved if one.slots[term] != other.slots[term]]
    has_agent = any("by" in reading.slots.values() for reading in (one, other))
    return len(changed) > 1 or (bool(changed) and not has_agent and _leads(one, other, changed))


def _leads(one: Reading, other: Reading, changed: list[str]) -> bool:
    return any(not reading.slots[term] for reading in (one, other) for term in changed)


def _has_all(denier: Reading, asserter: Reading) -> bool:
    """Whether every number of the denial is told by what asserts too."""
    return all(
        unit in asserter.quantities and not _differ(numbers, asserter.quantities[unit])
        for unit, numbers in denier.quantities.items()
    )


def _are_same_numbers(one: Reading, other: Reading, unit: str | None) -> bool:
    """Whether both tell the same numbers, but for those of `unit`."""
    units = (one.quantities.keys() | other.quantities.keys()) - {unit}
    return all(not _differ(one.quantities.get(key, ()), other.quantities.get(key, ())) for key in units)


def _differ(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> bool:
    return len(one) != len(other) or any(left[1:] != right[1:] for left, right in zip(one, other, strict=True))
