"""Files of claims checked elsewhere: read and mapped, with everything that is wrong in them; nothing is stored yet."""

from collections.abc import Mapping
from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext as _

from claims.refusal import Refused
from claims.services.checked.checked_file import MEANINGS, CheckedFile
from claims.services.checked.file_choices import NO_CHOICES, TITLES, Choices
from claims.services.checked.row_asides import Aside, asides_of, joined_of, with_remarks
from claims.services.checked.row_problems import problems_of, reading_of
from claims.services.checked.sheet_shapes import as_cards, shape, unread
from claims.services.versions.intake import read_limits
from claims.text import Unreadable
from claims.text.checked import (
    ROLES,
    Asides,
    Contents,
    Table,
    Titled,
    are_side_by_side,
    choose_table,
    column_of,
    find_asides,
    find_header,
    first_of_columns,
    guess_columns,
    has_no_headings,
    heading_of,
    is_own,
    place_of,
    read_checked,
    rows_below,
    rows_of,
    unsure_boxes,
    with_joined,
    with_titled,
)


def open_checked(body: bytes, filename: str, choices: Choices = NO_CHOICES) -> CheckedFile:
    """Read a file and map it. Raises Refused, naming what cannot be read or what was chosen wrongly."""
    meanings = _meanings(choices)
    try:
        contents = read_checked(body, filename, settings.FACTCHECK_MAX_FILE_BYTES, read_limits(), choices.encoding)
        if contents.rows:
            rows, remarked = with_remarks(contents.rows, meanings)
            problems = problems_of(rows)
            file = CheckedFile(body, filename, contents, rows, problems, meanings, choices.leave_out)
            return replace(file, without_history=choices.without_history, as_new=choices.as_new, asides=remarked)
        contents = contents._replace(tables=with_joined([as_cards(table, choices) for table in contents.tables]))
        table = _table(contents, choices)
        _refuse_side_by_side(table, choices)
        header = _header(table, choices)
        shaped = shape(table, header, contents.tables, choices)
        plain, table = shaped.plain, shaped.table
        columns = _columns(table, header, choices)
        # A colour beside a title or a note says nothing against its being one.
        below = rows_of(table, header, columns, _asides(plain, header, columns, choices))
        headings = table.rows[header][1] if header is not None else []
        above = table.rows[header - 1][1] if header else []
        found = with_titled(below.rows, " ".join(filter(None, above))) if not is_own(table) else Titled(below.rows)
        rows, remarked = with_remarks(found.rows, meanings, heading_of("verdict", headings, columns))
        problems = problems_of(rows, reading_of(table, headings, columns))
    except Unreadable as error:
        raise Refused(str(error)) from None
    asides = [
        *joined_of(table),
        *unread(table, contents.tables),
        *_guessed(table, header, choices),
        *shaped.asides,
        *([Aside("titled", found.of, ", ".join(found.titles))] if found.titles else []),
        *asides_of(table, header, below),
        *remarked,
    ]
    unsure = unsure_boxes(table, header, columns)
    read = (rows, problems, meanings, choices.leave_out, table, header, columns, asides)
    return CheckedFile(body, filename, contents, *read, as_new=choices.as_new, unsure=unsure)


def _meanings(choices: Choices) -> Mapping[str, str]:
    for words, meaning in choices.meanings.items():
        if meaning not in MEANINGS:
            told = _("“{words}” cannot mean “{meaning}”; it is one of {known}.")
            raise Refused(told.format(words=words, meaning=meaning, known=", ".join(MEANINGS)))
    return choices.meanings


def _table(contents: Contents, choices: Choices) -> Table:
    """The sheet of that name, or the one whose headings name most roles, or the first one."""
    names = [table.name for table in contents.tables]
    if choices.sheet:
        if choices.sheet not in names:
            raise Unreadable(
                _("it has no sheet “{name}”, but {names}").format(name=choices.sheet, names=", ".join(names))
            )
        return contents.tables[names.index(choices.sheet)]
    found = choose_table(contents.tables)
    if found is None or not found.rows:
        raise Unreadable(_("no row was found in it"))
    return found


def _refuse_side_by_side(table: Table, choices: Choices) -> None:
    if choices.headings is None and are_side_by_side(table):
        raise Unreadable(
            _(
                "Its claims stand side by side, a column each, with the headings down the first column. Transpose it, "
                "so that each claim has a row, and bring that in"
            )
        )


def _header(table: Table, choices: Choices) -> int | None:
    """The index of the row of headings: as somebody says, or as its words say, or else the first row of columns where
    that does not read as the others do; None where there are no headings."""
    if choices.headings is not None:
        numbers = [number for number, _cells in table.rows]
        if choices.headings and choices.headings not in numbers:
            raise Unreadable(_("it has no words in row {row}").format(row=choices.headings))
        return numbers.index(choices.headings) if choices.headings else None
    header = find_header(table)
    if header is None and len(table.rows) > 1 and not has_no_headings(table):
        return first_of_columns(table)
    return header


def _guessed(table: Table, header: int | None, choices: Choices) -> list[Aside]:
    """The first row of columns, where nothing but its place says whether it holds headings."""
    if choices.headings is not None or len(table.rows) == 1 or find_header(table) is not None:
        return []
    number, cells = table.rows[header or 0]
    return [
        Aside("no_headings" if header is None else "headings", place_of(table, number), ", ".join(filter(None, cells)))
    ]


def _asides(table: Table, header: int | None, columns: Mapping[str, int], choices: Choices) -> Asides:
    if choices.titles and choices.titles not in TITLES:
        raise Unreadable(
            _("rows with a title are “{known}”, not “{said}”").format(known="”, “".join(TITLES), said=choices.titles)
        )
    if is_own(table):
        return Asides()
    headings = table.rows[header][1] if header is not None else []
    return find_asides(table, rows_below(table, header), headings, columns).as_said(choices.titles)


def _columns(table: Table, header: int | None, choices: Choices) -> dict[str, int]:
    headings = table.rows[header][1] if header is not None else []
    # Ours are named as they are, whatever is in them.
    rows = [] if is_own(table) else rows_below(table, header)
    below = [cells for _number, cells in rows]
    columns = guess_columns(headings, below)
    for role, written in choices.columns.items():
        if role not in ROLES:
            raise Unreadable(_("“{role}” is none of {known}").format(role=role, known=", ".join(ROLES)))
        columns.pop(role, None)
        if written != "":
            column = written if isinstance(written, int) else column_of(written, headings)
            # A column that somebody names is no longer what it was taken for.
            columns = {other: at for other, at in columns.items() if at != column} | {role: column}
    return columns
