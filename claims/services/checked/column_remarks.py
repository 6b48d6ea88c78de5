"""How the columns and rows of a sheet are read as other than they stand: told, whatever it is."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.text.checked import Table

# Of how the columns are read, and no row.
OF_COLUMNS = (
    "joined",
    "unread",
    "cards",
    "stacked",
    "headings",
    "no_headings",
    "marked",
    "checkers",
    "beside",
    "titled",
    "referred",
    "unlisted",
    "listed",
    "coloured",
)


def remark_of_columns(kind: str) -> str:
    return {
        "joined": _("{count} sheets have the same headings, and were read as one table: {rows}"),
        "unread": _("further claims stand on a sheet that is not read, and can be chosen: {rows}"),
        "cards": _("its claims stand in cards, one below the other, and each was read as a row: {rows}"),
        "stacked": _("{rows} was taken for the headings of a further table, whose rows were read below their own"),
        "headings": _("{rows} was taken for headings, though none of them is known; it may be a claim"),
        "no_headings": _("{rows} was taken for a claim, and the file to have no headings"),
        "marked": _("columns {rows} were read as one of verdicts, whose words are the heading above the mark"),
        "checkers": _(
            "columns {rows} were read as verdicts of several checkers, and are asked about where these differ"
        ),
        "beside": _("{count} verdicts stand in the line of their claim, and were read as a column of them: {rows}"),
        "referred": _("marks of sources were written out from the list of what they stand for: {rows}"),
        "unlisted": _("marks of sources that no list has were kept as they are: {rows}"),
        "listed": _("{count} rows were read as the list of what marks of sources stand for, and are no claims: {rows}"),
        "titled": _("the titles of {rows} were read as the verdicts of the claims below them"),
        "coloured": _(
            "colours of cells are read as words in a further column, and what they mean is not known: {rows}"
        ),
    }[kind]


def shapes_of(table: Table) -> list[tuple[str, str, str]]:
    """The kinds of what a table was made of, each with its place and words: sheets, cards."""
    sheets = [("joined", f"sheet {part.number}", part.name) for part in table.parts]
    return (
        [*sheets, ("cards", ngettext("{count} card", "{count} cards", table.cards).format(count=table.cards), "")]
        if table.cards
        else sheets
    )
