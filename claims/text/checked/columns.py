"""Columns: which of them holds what, guessed from their headings, or as a person says."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from claims.text.encodings import Unreadable

from .rows import Row, Table

# What each role may be called, the likelier name first. Compared in lower case, letters and digits alone.
WORDINGS: dict[str, tuple[str, ...]] = {
    "statement": (
        "statement", "claim", "claim text", "claims", "claim reviewed", "assertion", "fact", "facts", "fact to check",
        "line", "sentence", "text", "item", "what is claimed", "behauptung", "afirmación", "affirmation",
    ),
    "quote": (
        "quote", "exact quote", "exact words", "exact text", "original text", "original wording", "verbatim", "passage",
        "quotation", "excerpt of document", "text in document", "copy", "zitat", "cita", "citation exacte",
    ),
    "verdict": (
        "verdict", "rating", "ruling", "finding", "conclusion", "result", "accuracy", "truth", "fact check",
        "factcheck", "fact check status", "fc status", "fact check result", "assessment", "true false", "correct",
        "accurate", "verified", "confirmed", "checks out", "ok", "status", "check", "checked", "bewertung", "veredicto",
    ),
    "note": (
        "rationale", "explanation", "reasoning", "justification", "note", "notes", "comment", "comments", "remarks",
        "remark", "fact checker notes", "fc notes", "checker notes", "analysis", "details", "why", "begründung",
        "anmerkung", "comentario",
    ),
    "source": (
        "source", "sources", "source url", "source link", "evidence", "citation", "citations", "reference",
        "references", "backup", "supporting source", "source s", "documentation", "proof", "links", "link", "quelle",
        "fuente",
    ),
    "pinpoint": ("pinpoint", "page", "pages", "page number", "section of source", "where in source", "paragraph"),
    "who": (
        "checked by", "fact checker", "factchecker", "checker", "reviewer", "reviewed by", "verified by", "by", "who",
        "assigned to", "assignee", "owner", "initials", "name", "geprüft von", "verificado por",
    ),
    "when": (
        "checked on", "date checked", "check date", "date", "when", "reviewed on", "review date", "date verified",
        "decided at", "verified on", "last checked", "updated", "datum", "fecha",
    ),
    "url": ("url", "fact check url", "check url", "review url", "published check", "permalink"),
    "claimant": (
        "claimant", "speaker", "said by", "attributed to", "attribution", "author", "person", "claimed by",
        "source of claim",
    ),
    "section": ("section", "chapter", "heading", "part", "topic", "category", "scene", "segment", "kapitel"),
    "kind": ("kind", "type", "claim type"),
}  # fmt: skip
ROLES = tuple(WORDINGS)
# Where the words of a claim stand.
CLAIM_ROLES = ("statement", "quote")
# A title or a date may stand above the headings.
MAX_ROWS_ABOVE = 20
MAX_LETTERS = 3
# Where the address behind a cell is what it is about.
LINKED = {"source", "url"}
PLACE = "row "

Columns = Mapping[str, int]


def guess_columns(headings: list[str]) -> dict[str, int]:
    """Which column (from 0) has which role, by what the headings say; a role that none names is left out."""
    named = [_key(heading) for heading in headings]
    found: dict[str, int] = {}
    for fits in (_is_same, _is_longer):
        for role, wordings in WORDINGS.items():
            if role in found:
                continue
            taken = set(found.values())
            places = (
                index
                for wording in wordings
                for index, name in enumerate(named)
                if index not in taken and fits(name, _key(wording))
            )
            place = next(places, None)
            if place is not None:
                found[role] = place
    return found


def _key(heading: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", heading.casefold()))


def _is_same(name: str, wording: str) -> bool:
    return name == wording


def _is_longer(name: str, wording: str) -> bool:
    """“Claim (from the script)” begins with a wording of two letters and more, as a whole word."""
    return name.startswith(f"{wording} ")


def find_header(table: Table) -> int | None:
    """The index in `table.rows` of the row of headings: the one of the first rows that names most roles, a claim
    among them. None where there is none."""
    best, chosen = 0, None
    for index, (_number, cells) in enumerate(table.rows[:MAX_ROWS_ABOVE]):
        found = guess_columns(cells)
        if set(CLAIM_ROLES) & found.keys() and len(found) > best:
            best, chosen = len(found), index
    return chosen


def letter_of(column: int) -> str:
    """The letters that a spreadsheet shows above a column counted from 0: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_named(column: int, headings: Sequence[str]) -> str:
    """A column (from 0) as a person finds it: B “Claim”."""
    heading = " ".join(headings[column].split()) if column < len(headings) else ""
    return f"{letter_of(column)} “{heading}”" if heading else letter_of(column)


def column_of(written: str, headings: list[str]) -> int:
    """The column (from 0) that somebody names by its heading or its letters. Raises Unreadable."""
    wanted = _key(written)
    for index, heading in enumerate(headings):
        if wanted and _key(heading) == wanted:
            return index
    if re.fullmatch(rf"[A-Za-z]{{1,{MAX_LETTERS}}}", written.strip()):
        number = 0
        for letter in written.strip().upper():
            number = 26 * number + ord(letter) - ord("A") + 1
        return number - 1
    raise Unreadable(f"there is no column “{written}”; the headings are {', '.join(filter(None, headings))}")


def rows_of(table: Table, header: int | None, columns: Columns) -> list[Row]:
    """The rows below the header (all of them without one), by role; the other columns under their own headings."""
    headings = table.rows[header][1] if header is not None else []
    below = table.rows[header + 1 :] if header is not None else table.rows
    used = set(columns.values())
    unsaved = {int(cell.split(":")[0]) for cell in table.formulas if int(cell.split(":")[1]) in _claims(columns)}
    rows = []
    for number, cells in below:
        named: dict[str, Any] = {role: cells[at].strip() for role, at in columns.items() if at < len(cells)}
        for role in LINKED.intersection(named):
            named[role] = _with_link(named[role], table.links.get(f"{number}:{columns[role]}", ""))
        other = tuple(
            (headings[index] if index < len(headings) and headings[index] else letter_of(index), cell)
            for index, cell in enumerate(cells)
            if index not in used and cell.strip()
        )
        if any(named.values()) or number in unsaved:
            rows.append(Row(f"{PLACE}{number}", **named, other=other))
    return rows


def _claims(columns: Columns) -> set[int]:
    return {columns[role] for role in CLAIM_ROLES if role in columns}


def cell_of(row: Row, column: int) -> str:
    """The cell of a row that `rows_of` gave, as `links` and `formulas` of its table name it."""
    return f"{row.place.removeprefix(PLACE)}:{column}"


def _with_link(words: str, link: str) -> str:
    return f"{words} {link}".strip() if link not in words else words
