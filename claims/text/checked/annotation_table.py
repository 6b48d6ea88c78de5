"""Annotations as a table, in the form that Hypothesis exports them: its author checked, and made no claim."""

from collections import Counter
from collections.abc import Mapping

from claims.text.encodings import Unreadable

from .annotations import NO_WORDS, REPLIES, told_left_out, verdict_among
from .headings import key_of
from .rows import Contents, Row, Table

# What its columns are called, in its versions until now.
NAMES = {
    "when": ("created at", "creation date"),
    "who": ("author", "user"),
    "page": ("url",),
    "group": ("group",),
    "type": ("type", "annotation reply type"),
    "quote": ("quote", "quote description"),
    "note": ("comment", "body"),
    "tags": ("tags",),
}
REPLY = "reply"
KEPT = ("tags", "page", "group")


def with_annotations(contents: Contents) -> Contents:
    """The annotations of a file whose only table is one of them, as rows; other files as they are. Replies, and what
    marks no words, are left out by a remark. Raises Unreadable where nothing is left."""
    columns = _columns(contents.tables[0]) if len(contents.tables) == 1 else {}
    if len(columns) < len(NAMES):
        return contents
    rows, remarks = _rows(contents.tables[0], columns)
    if not rows:
        raise Unreadable("; ".join(["it has no annotation of words of a text", *remarks]))
    return contents._replace(kind="annotations", tables=[], rows=rows, remarks=[*contents.remarks, *remarks])


def _columns(table: Table) -> dict[str, int]:
    headings = [key_of(heading) for heading in table.rows[0][1]] if table.rows else []
    found = {}
    for name, headed in NAMES.items():
        at = next((headings.index(heading) for heading in headed if heading in headings), None)
        if at is not None:
            found[name] = at
    return found


def _rows(table: Table, columns: Mapping[str, int]) -> tuple[list[Row], list[str]]:
    headings = table.rows[0][1]
    rows: list[Row] = []
    left_out: Counter[str] = Counter()
    for number, cells in table.rows[1:]:
        said = {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}
        if said["type"].casefold() == REPLY:
            left_out[REPLIES] += 1
        elif not said["quote"]:
            left_out[NO_WORDS] += 1
        else:
            rest = zip(headings, cells, strict=False)
            further = [pair for at, pair in enumerate(rest) if at not in columns.values() and pair[1].strip()]
            rows.append(_row(f"row {number}", said, further))
    return rows, told_left_out(left_out)


def _row(place: str, said: Mapping[str, str], further: list[tuple[str, str]]) -> Row:
    return Row(
        place,
        quote=said["quote"],
        verdict=verdict_among([tag.strip() for tag in said["tags"].split(",")]),
        note=said["note"],
        who=said["who"],
        when=said["when"],
        other=(*((name, said[name]) for name in KEPT if said[name]), *further),
    )
