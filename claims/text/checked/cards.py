"""Cards: claims one below the other, what is said of each down the rows (“Claim:”, “Verdict:”, “Source:”), read as a
table with a row for each."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from .columns import CLAIM_ROLES, SAMPLE_ROWS, keys
from .headings import key_of, numbered
from .rows import Table
from .verdict_words import is_answer
from .wordings import LINKS

# As many cards, or labels of different columns, make a sheet one of cards.
MIN_CARDS, MIN_LABELS = 2, 2
ONE_CARD_LABELS = 4
LABELLED = re.compile(r"(?P<label>[^:：\n]{1,40})[:：]\s*(?P<words>.*)", re.DOTALL)
NUMBER = "No."


class Line(NamedTuple):
    """A row of a sheet of cards: its number, its label as it is written ("" for none), what else stands in it, and the
    columns (from 0) of all that."""

    number: int
    label: str
    words: str
    columns: Sequence[int]


class Card(NamedTuple):
    """The number of its first row, and its lines."""

    number: int
    lines: list[Line]


def with_cards(table: Table) -> Table:
    """The table with a row of headings and one for each card, which has the number of the card's first row; as it is
    where its rows are no cards. Rows above the first card stay above the headings."""
    if not _are_most_labelled([_line(table, number, cells) for number, cells in table.rows[:SAMPLE_ROWS]]):
        return table
    lines = [_line(table, number, cells) for number, cells in table.rows]
    labelled = [line for line in lines if line.label]
    claims = [line for line in labelled if _is_of_claim(line.label)]
    labels = Counter(_stem(line.label) for line in labelled)
    is_enough = len(claims) >= MIN_CARDS and len(labels) >= MIN_LABELS
    # Several cells beside each label are as many claims.
    are_single = sum(len(line.columns) == 1 for line in labelled) * 2 > len(labelled)
    is_one = len(claims) == 1 and len(labels) >= ONE_CARD_LABELS and are_single
    if not (is_enough or is_one) or not _are_most_labelled(lines):
        return table
    # “Fact-check: the debate of May” may stand above them.
    first = next(at for at, line in enumerate(lines) if line.label and labels[_stem(line.label)] * 2 > len(claims))
    return _as_table(table, table.rows[:first], list(_cards(lines[first:])))


def _are_most_labelled(lines: Sequence[Line]) -> bool:
    return sum(bool(line.label) for line in lines) * 2 > len(lines)


def _line(table: Table, number: int, cells: Sequence[str]) -> Line:
    filled = [at for at, cell in enumerate(cells) if cell.strip()]
    if not filled:
        return Line(number, "", "", [])
    label, *behind = filled
    words = cells[label].strip()
    # Beside “Verdict” may stand “True”, which is a heading too.
    if (
        behind
        and _is_label(words)
        and role_of_label(cells[behind[0]]) in ("", "verdict" if role_of_label(words) == "verdict" else "")
    ):
        return Line(number, words, _joined(table, number, cells, behind), behind)
    if not behind and _is_label(words) and not is_answer(words):
        return Line(number, words, "", filled)
    whole = _joined(table, number, cells, filled)
    found = LABELLED.fullmatch(whole)
    if found and _is_label(found["label"]):
        return Line(number, found["label"].strip(), found["words"].strip(), filled)
    return Line(number, "", whole, filled)


def _joined(table: Table, number: int, cells: Sequence[str], columns: Sequence[int]) -> str:
    """What stands in these cells, and behind them; a comma typed in words of a single column has parted two."""
    told = ""
    for at in columns:
        words, link = cells[at].strip(), table.links.get(f"{number}:{at}", "")
        words = words if link in words else f"{words} {link}"
        told += f"{',' if cells[at][:1] == ' ' else ''} {words}" if told else words
    return told


@cache
def _labels() -> Mapping[str, str]:
    """The role of each label."""
    found = {key: role for role, known in reversed(keys().items()) for key in known}
    return {key_of(link): "source" for link in LINKS} | found


def _stem(label: str) -> str:
    key = key_of(label)
    return key if key in _labels() else numbered(key)[0]


def _is_label(words: str) -> bool:
    return "\n" not in words.strip() and _stem(words) in _labels()


def _is_of_claim(label: str) -> bool:
    return role_of_label(label) in CLAIM_ROLES


def role_of_label(words: str) -> str:
    """The role of a column that is called so, or so with a number; "" for other words."""
    return _labels().get(_stem(words), "")


def _cards(lines: Sequence[Line]) -> Iterator[Card]:
    """A card begins with the label that the first one begins with, or where a second claim does; what has no label goes
    on with the line right above it, and stands alone elsewhere."""
    opening, card = _stem(lines[0].label), Card(0, [])
    last = lines[0].number - 1
    for line in lines:
        has_claim = any(one.label and _is_of_claim(one.label) for one in card.lines)
        opens = line.label and (_stem(line.label) == opening or (_is_of_claim(line.label) and has_claim))
        if line.label and (opens or not card.lines):
            yield from [card] if card.lines else []
            card = Card(line.number, [])
        if not line.label and (line.number != last + 1 or not card.lines):
            yield from [card] if card.lines else []
            yield Card(line.number, [line])
            card = Card(0, [])
        else:
            card.lines.append(line)
        last = line.number
    yield from [card] if card.lines else []


def _as_table(table: Table, above: Sequence[tuple[int, list[str]]], cards: Sequence[Card]) -> Table:
    headings: dict[str, str] = {}
    for line in (line for card in cards for line in card.lines if line.label):
        label = line.label.rstrip(" :：")
        is_claim = _is_of_claim(label)
        key = _stem(label) if is_claim else key_of(label)
        headings.setdefault(key, label.rstrip(" 0123456789.#") if is_claim else label)
        if is_claim and numbered(key_of(label))[1]:
            headings.setdefault(NUMBER, NUMBER)
    columns = {key: at for at, key in enumerate(headings)}
    rows, places = [], dict[str, str]()
    for card in cards:
        told = _told(card, columns)
        rows.append((card.number, ["\n".join(filter(None, told.get(at, []))) for at in range(len(columns))]))
        places |= _places(card, columns)
    # Unlike that of any card, the number of a row that is no first one.
    number = next(line.number for card in cards for line in card.lines[1:])
    moved = _moved(table, places)
    return moved._replace(rows=[*above, (number, [*headings.values()]), *rows], cards=len(cards))


def _column(line: Line, above: int, columns: Mapping[str, int]) -> int:
    """Where the words of a line go: those without a label to those above them, or where claims stand."""
    if not line.label:
        return above
    return columns[_stem(line.label) if _is_of_claim(line.label) else key_of(line.label)]


def _claim_column(columns: Mapping[str, int]) -> int:
    return next(at for key, at in columns.items() if _labels().get(key) in CLAIM_ROLES)


def _told(card: Card, columns: Mapping[str, int]) -> dict[int, list[str]]:
    told: dict[int, list[str]] = {}
    at = _claim_column(columns)
    for line in card.lines:
        at = _column(line, at, columns)
        told.setdefault(at, []).append(line.words)
        if line.label and _is_of_claim(line.label) and (number := numbered(key_of(line.label))[1]):
            told.setdefault(columns[NUMBER], []).append(number)
    return told


def _places(card: Card, columns: Mapping[str, int]) -> dict[str, str]:
    """Where each cell of a card stands in the table, by "row:column"."""
    places: dict[str, str] = {}
    at = _claim_column(columns)
    for line in card.lines:
        at = _column(line, at, columns)
        places |= {f"{line.number}:{column}": f"{card.number}:{at}" for column in line.columns}
    return places


def _moved(table: Table, places: Mapping[str, str]) -> Table:
    """The table with what stands beside its cells where these stand now; links are among the words."""
    comments: dict[str, str] = {}
    for place, words in table.comments.items():
        there = places.get(place, place)
        comments[there] = "\n".join(filter(None, (comments.get(there, ""), words)))
    formulas = [places[place] for place in table.formulas if place in places]
    fills = {places[place]: colour for place, colour in table.fills.items() if place in places}
    return table._replace(links={}, formulas=formulas, merged={}, filled=[], comments=comments, fills=fills)
