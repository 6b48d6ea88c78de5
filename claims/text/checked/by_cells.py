"""Columns known by their cells: what none can be, whatever its heading, and what it is where no heading says so."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from .addresses import has_address
from .colour_names import is_colour
from .dates import is_date
from .headings import key_of
from .initials import is_signed
from .verdict_remarks import split_remark
from .verdict_words import OPEN, asks_whether_checked, is_answer, is_bare, is_found_below, is_tick, meaning_of

WORD = re.compile(r"[^\W\d_]{2,}")
WORDS_OF_A_NAME, WORDS_OF_A_CLAIM, LETTERS_OF_A_WORD = 2, 3, 3
# So many cells tell what a column holds.
MIN_CELLS = 2
TELLING_CELLS = 50
# Nobody found anything: a column of nothing else may tell what kind of claim it is.
NO_FINDINGS = (OPEN, "not_checkable")

# What stands below such a heading says what marks mean, and nothing of the claim beside it.
LEGENDS = frozenset(
    map(key_of, ("legend", "key", "colour key", "color key", "legende", "farblegende", "légende", "leyenda", "legenda"))
)
# The cells with words of each column (from 0), and whether a column of a heading and such cells is what is looked for.
Filled = Mapping[int, Sequence[str]]
Rule = Callable[[str, Sequence[str]], bool]


def filled_in(below: Sequence[Sequence[str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for cells in below:
        for at, cell in enumerate(cells):
            if cell.strip():
                found.setdefault(at, []).append(cell)
    return found


def barred_by_cells(filled: Filled) -> dict[str, set[int]]:
    """The columns that cannot have a role by what stands in them: a claim is none of “12”, “Line 12”, “✓” or “MB”, nor
    an address, “Correction? yes” says that there is one and not what it says, a day is no verdict, no day is without a
    number, and nobody is called “False”.
    """
    wordless = {at for at, cells in filled.items() if _are_most(cells, _is_wordless) or _are_most(cells, _is_address)}
    return {
        "statement": wordless,
        "quote": wordless,
        "source": {at for at, cells in filled.items() if _are_most(cells[:TELLING_CELLS], is_bare)},
        "correction": {at for at, cells in filled.items() if _are_most(cells, is_answer)},
        "verdict": {at for at, cells in filled.items() if _are_most(cells, is_date) or _are_most(cells, is_signed)},
        "who": {at for at, cells in filled.items() if is_judged(cells[:TELLING_CELLS], "")},
        "when": {at for at, cells in filled.items() if not any(map(str.isdigit, "".join(cells)))},
    }


def wordiest(filled: Filled, taken: set[int]) -> int | None:
    """The column, but for those, with most words to a cell; None where none has as many as a claim."""
    words = {at: sum(len(WORD.findall(cell)) for cell in cells) / len(cells) for at, cells in filled.items()}
    best = max(words.keys() - taken, key=lambda at: (words[at], -at), default=None)
    return best if best is not None and words[best] >= WORDS_OF_A_CLAIM else None


def with_cells(headings: Sequence[str], filled: Filled, columns: Mapping[str, int]) -> dict[str, int]:
    """The columns with that of the verdict, where the one that its heading names holds none, and with that of the days
    of checks below “Checked”; without headings with that of addresses behind the claim too. Where several may be one,
    as with a column for each checker, none is; nothing is where no claim is known."""
    found = dict(columns)
    claim = found.get("statement", found.get("quote"))
    if claim is None:
        return found

    def only(role: str, fits: Callable[[int], bool]) -> None:
        taken = {*found.values(), *(at for at in filled if is_legend(_heading(headings, at)))}
        fitting = [at for at in filled if at not in taken and fits(at)]
        found.update({role: fitting[0]} if len(fitting) == 1 else {})

    if not _has_verdict(_heading(headings, found.get("verdict")), filled.get(found.get("verdict", -1))):
        only("verdict", lambda at: is_judged(filled[at], _heading(headings, at)))
    for role, fits in _RULES:
        # A column that is named so and empty may be filled with colours.
        if found.get(role) not in filled:
            only(role, partial(_fits, headings, filled, fits))
    if not any(headings):
        only("source", lambda at: at > claim and len(filled[at]) >= MIN_CELLS and _are_most(filled[at], has_address))
    return found


def _fits(headings: Sequence[str], filled: Filled, fits: Rule, at: int) -> bool:
    return fits(_heading(headings, at), filled[at])


def is_legend(heading: str) -> bool:
    return key_of(heading) in LEGENDS


def _may_be_of_days(heading: str) -> bool:
    """“Checked”, and “Data”, which is a date in some languages."""
    return asks_whether_checked(heading) or key_of(heading) == "data"


def _heading(headings: Sequence[str], at: int | None) -> str:
    return headings[at] if at is not None and at < len(headings) else ""


def _has_verdict(heading: str, cells: Sequence[str] | None) -> bool:
    """Whether a column that is named so is the verdict's as far as anybody can tell: not where boxes stand in it alone
    that say no more than that somebody looked."""
    if cells is None:
        return bool(heading)
    return not all(is_bare(cell) and meaning_of(cell, heading) in (None, OPEN) for cell in cells)


def is_judged(cells: Sequence[str], heading: str) -> bool:
    """Whether most cells are verdicts, and some of them no bare answers, which may answer anything where the heading
    does not ask what was found."""
    said = [split_remark(cell, heading)[0] for cell in cells]
    known = [words for words in said if meaning_of(words, heading) is not None]
    told = [
        words
        for words in known
        if meaning_of(words, heading) not in NO_FINDINGS and (not is_bare(words) or is_found_below(words, heading))
    ]
    return len(cells) >= MIN_CELLS and len(known) * 2 > len(cells) and bool(told)


def _is_wordless(cell: str) -> bool:
    words = WORD.findall(cell)
    is_word = len("".join(words)) >= LETTERS_OF_A_WORD and not re.search(r"\d", cell)
    return not is_word and len(words) < WORDS_OF_A_NAME


def _is_address(cell: str) -> bool:
    return has_address(cell) and not any(char.isspace() for char in cell.strip())


def _are_most(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return sum(map(fits, cells)) * 2 > len(cells)


# What a column is that no heading names, in this order: lights, and boxes below a tick, are asked about.
_RULES: tuple[tuple[str, Rule], ...] = (
    ("verdict", lambda _heading, cells: _are_most(cells, is_colour)),
    ("verdict", lambda heading, cells: is_tick(heading) and _are_most(cells, is_bare)),
    ("when", lambda heading, cells: _may_be_of_days(heading) and _are_most(cells, is_date)),
    ("who", lambda heading, cells: asks_whether_checked(heading) and _are_most(cells, is_signed)),
)
