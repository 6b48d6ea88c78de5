"""Rows that say more of the claim above, whether its cells are merged or not: a source a row, the rest of a note, what
a second reviewer found."""

from .addresses import has_address
from .cited import cited_in
from .initials import are_initials
from .rows import Row, joined, words_of
from .verdict_remarks import split_remark

# What such a row may say. A verdict, a person or a day in it is of a claim whose words are missing, but where it is
# plain that somebody else found it than the one who is named above.
MORE = {"source", "pinpoint", "url", "note"}
FOUND = {"verdict", "who", "when", "rationale"}
NAMES_NO_ROLE = {"place"}


def goes_on(row: Row, above: Row) -> bool:
    """Whether `row` says one thing more of the claim in the row right `above` it, and nothing of another claim.

    A note alone goes on with a note. A page goes on with nothing, unless it is plain of which source it is. The number
    of the claim may stand beside it once more.
    """
    if words_of(row):
        return False
    said = {name for name, value in zip(row._fields, row, strict=True) if isinstance(value, str) and value}
    found = FOUND if _is_of_another(row, above) else set()
    if not said - NAMES_NO_ROLE or not said <= MORE | NAMES_NO_ROLE | found or not words_of(above):
        return False
    said -= NAMES_NO_ROLE
    if (said == {"note"} and not above.note) or (row.source and not _is_named(row.source)):
        return False
    if _with_place(row).pinpoint or (row.source and _with_place(above).pinpoint):
        return False
    # Where each checker has a column, what is read as the verdict stands in that one too.
    return all(
        has_address(cell[1]) or _is_number_of(cell, above) or (found and cell[1] == row.verdict) for cell in row.other
    )


def with_more(above: Row, row: Row) -> Row:
    """The claim with what `row` says of it too; where these are of several sources, each with its page."""
    if (above.source, above.pinpoint) == (row.source, row.pinpoint) or not row.source:
        return joined(above, row)
    return joined(_with_place(above), _with_place(row))


def _is_of_another(row: Row, above: Row) -> bool:
    """Whether a verdict is somebody else's than the one above it."""
    names = {_checker(row), _checker(above)}
    return bool(row.verdict and above.verdict) and len(names - {""}) > 1


def _checker(row: Row) -> str:
    initials = split_remark(row.verdict)[1]
    return row.who or (initials if are_initials(initials) else "")


def _with_place(row: Row) -> Row:
    """The page beside the source that it is of, where that is a single one: “Annual report, p. 12”."""
    if not row.pinpoint or not row.source or "\n" in row.source + row.pinpoint:
        return row
    page = f"p. {row.pinpoint}" if row.pinpoint[0].isdigit() else row.pinpoint
    return row._replace(source=f"{row.source}, {page}", pinpoint="")


def _is_number_of(cell: tuple[str, str], above: Row) -> bool:
    """Whether a further cell is the number of the claim above once more: “C-12”."""
    return cell in above.other and any(map(str.isdigit, cell[1]))


def _is_named(source: str) -> bool:
    """Whether a work is named, and it is neither a number alone nor “n/a”."""
    return any(map(str.isalpha, source)) and any(map(cited_in, source.splitlines()))
