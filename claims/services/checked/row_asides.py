"""The rows of a file that are no claims, or may be none: none of them is left out without a word."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import ngettext

from claims.services.checked.column_remarks import OF_COLUMNS, remark_of_columns, shapes_of
from claims.services.checked.row_problems import TOLD_PROBLEMS, quoted, tell_some
from claims.text.checked import (
    OPEN,
    Below,
    Row,
    Table,
    are_initials,
    cell_of,
    meaning_of,
    place_of,
    split_signed,
    words_of,
)

# Told by their own words, and not by where they stand.
OF_WORDS = ("title", "total", "note", "left", "doubtful")


class Aside(NamedTuple):
    """A row that is no claim or may be none, or a cell that is read as more than it is: the words are for whoever
    brings the file in, as those of a problem."""

    kind: str
    place: str
    words: str

    @property
    def is_kept_out(self) -> bool:
        """Whether it is among the rows of a table, and no claim."""
        return self.kind in OF_WORDS and self.kind != "doubtful"


def asides_of(table: Table, header: int | None, below: Below) -> list[Aside]:
    above = table.rows[: header or 0]
    return [
        *(
            Aside(
                "groups" if number in table.groups else "above", place_of(table, number), ", ".join(filter(None, cells))
            )
            for number, cells in above
        ),
        *(Aside("silent", row.place, ", ".join(value for _name, value in row.other)) for row in below.silent),
        *(Aside("continued", row.place, ", ".join(_more(row))) for row in below.continued),
        *(Aside("title", row.place, row.section) for row in below.titles),
        *(Aside("total", row.place, words_of(row)) for row in below.totals),
        *(Aside("note", row.place, words_of(row)) for row in below.notes),
        *(Aside("left", row.place, words_of(row)) for row in below.left),
        *(Aside("doubtful", row.place, words_of(row)) for row in below.doubtful),
        *(
            Aside("commented" if place in below.commented else "comment", cell_of(table, place), words)
            for place, words in table.comments.items()
        ),
    ]


def joined_of(table: Table) -> list[Aside]:
    return [Aside(*told) for told in shapes_of(table)]


def with_remarks(rows: Sequence[Row], meanings: Mapping[str, str], heading: str = "") -> tuple[list[Row], list[Aside]]:
    """The rows, the remarks beside whose verdicts are notes, or initials of whoever checked, which these `asides` tell;
    a cell that somebody has said the meaning of is left whole. `heading` is what stands above the verdicts."""
    parted, asides = [], list[Aside]()
    for row in rows:
        said, remark = split_signed(row.verdict, heading, meanings)
        # Of what nobody has looked at yet they are of whoever shall.
        is_who = are_initials(remark) and row.who in ("", remark)
        is_who = is_who and (meanings.get(said) or meaning_of(said, heading)) != OPEN
        if remark:
            asides.append(Aside("initialed" if is_who else "remarked", row.place, row.verdict))
        if is_who:
            row = row._replace(verdict=said, who=remark)
        elif remark:
            row = row._replace(verdict=said, note="\n".join(filter(None, (row.note, remark))))
        parted.append(row)
    return parted, asides


def _more(row: Row) -> list[str]:
    return [
        words for words in (row.verdict, row.source, row.url, row.note, *(words for _name, words in row.other)) if words
    ]


def aside_remarks(asides: Sequence[Aside], *, with_words: bool = False) -> list[str]:
    """One remark for all rows of a kind."""
    remarks = []
    for kind in dict.fromkeys(aside.kind for aside in asides):
        found = [aside for aside in asides if aside.kind == kind]
        shown = [
            f"{one.place} ({quoted(one.words)})" if with_words and one.words else one.place
            for one in found[:TOLD_PROBLEMS]
        ]
        remarks.append(
            _remark(kind, len(found)).format(count=f"{len(found):,}", rows=tell_some(shown, len(found), ", "))
        )
    return remarks


def _remark(kind: str, count: int) -> str:
    match kind:
        case "above":
            return ngettext(
                "{count} row above the headings was left out: {rows}",
                "{count} rows above the headings were left out: {rows}",
                count,
            )
        case "groups":
            return ngettext(
                "{rows} was taken for names of groups of columns, and read with the headings below it",
                "{rows} were taken for names of groups of columns, and read with the headings below them",
                count,
            )
        case "silent":
            return ngettext(
                "{count} row was left out that has words only in columns that nothing is read from: {rows}",
                "{count} rows were left out that have words only in columns that nothing is read from: {rows}",
                count,
            )
    if kind in OF_COLUMNS:
        return remark_of_columns(kind)
    return _remark_of_words(kind, count) if kind in OF_WORDS else _remark_of_cells(kind, count)


def _remark_of_cells(kind: str, count: int) -> str:
    if kind == "remarked":
        return ngettext(
            "{count} verdict has a remark beside it, which is kept as a note: {rows}",
            "{count} verdicts have remarks beside them, which are kept as notes: {rows}",
            count,
        )
    if kind == "initialed":
        return ngettext(
            "{count} verdict has initials beside it, which are taken for those of whoever checked: {rows}",
            "{count} verdicts have initials beside them, which are taken for those of whoever checked: {rows}",
            count,
        )
    if kind == "continued":
        return ngettext(
            "{count} row without a claim is read as a further source, note or verdict of the claim above it: {rows}",
            "{count} rows without a claim are read as further sources, notes or verdicts of the claims above them: "
            "{rows}",
            count,
        )
    if kind == "commented":
        return ngettext(
            "{count} comment on a cell is kept beside its claim: {rows}",
            "{count} comments on cells are kept beside their claims: {rows}",
            count,
        )
    return ngettext(
        "{count} comment on a cell was left out, whose row is no claim: {rows}",
        "{count} comments on cells were left out, whose rows are no claims: {rows}",
        count,
    )


def _remark_of_words(kind: str, count: int) -> str:
    match kind:
        case "title":
            return ngettext(
                "{count} row was taken for the title of a section, and is no claim: {rows}",
                "{count} rows were taken for titles of sections, and are no claims: {rows}",
                count,
            )
        case "total":
            return ngettext(
                "{count} row was left out that counts others, and is no claim: {rows}",
                "{count} rows were left out that count others, and are no claims: {rows}",
                count,
            )
        case "note":
            return ngettext(
                "{count} row was left out that is a note about the sheet, and no claim: {rows}",
                "{count} rows were left out that are notes about the sheet, and no claims: {rows}",
                count,
            )
        case "left":
            return ngettext(
                "{count} row was left out that is, or may be, a title, a total or a note: {rows}",
                "{count} rows were left out that are, or may be, titles, totals or notes: {rows}",
                count,
            )
    return ngettext(
        "{count} row comes in as a claim, and may be a title, a total or a note instead: {rows}",
        "{count} rows come in as claims, and may be titles, totals or notes instead: {rows}",
        count,
    )
