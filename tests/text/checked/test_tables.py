"""Spreadsheets as text and as workbooks: whatever program wrote them, the same cells come out."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from claims.text.checked import read_checked, rows_of
from claims.text.checked.tables import read_table
from claims.text.encodings import Unreadable
from claims.text.isolation import Limits

CELLS = [["Claim", "Verdict"], ["One, and “two”", "True"], ["Three\nlines; é", "False"]]


def cells_of(contents, table=0):
    return [cells for _number, cells in contents.tables[table].rows]


def read(body, name="facts.csv", max_bytes=10**7):
    return read_checked(body, name, max_bytes, Limits())


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_delimiter_encoding_and_line_ends_are_found_out(delimiter, encoding, newline):
    lines = [
        f"Claim{delimiter}Verdict",
        f'"One, and “two”"{delimiter}True',
        f'"Three{newline}lines; é"{delimiter}False',
    ]
    contents = read_table(newline.join([*lines, ""]).encode(encoding))

    assert cells_of(contents) == CELLS


def test_rows_keep_the_numbers_that_a_spreadsheet_shows():
    contents = read(b'Claim,Verdict\n"One\n\nOne",True\n,\n \nTwo,False\n')

    assert [number for number, _cells in contents.tables[0].rows] == [1, 2, 5]


def test_a_single_column_is_a_table_too():
    assert cells_of(read(b"Claim\nOne, or two\nThree\n")) == [["Claim"], ["One", " or two"], ["Three"]]
    assert cells_of(read(b"Claim\nOne\nThree\n")) == [["Claim"], ["One"], ["Three"]]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "it is empty"),
        (b'Claim,Note\n"One,two\nthree,four\n', "a quotation mark is opened in it and never closed"),
        (b"Claim\n" + b"," * 600, "row 2 has 601 cells, and the limit is 500"),
        (b"PK\x03\x04rest", "its name says .csv, but it is a ZIP archive"),
        (b"Claim\na\x00b", "NUL"),
        (b"Claim\n" + b"x\n" * 50_001, "more than 50,000 rows"),
        (b"x" * 11, "11 bytes, and the limit is 10"),
    ],
)
def test_what_cannot_be_read_is_named(body, reason):
    with pytest.raises(Unreadable, match=r"facts\.csv cannot be read: .*") as refused:
        read(body, max_bytes=10 if body == b"x" * 11 else 10**7)

    assert reason in str(refused.value)


def test_marks_within_a_quoted_cell_are_read_with_a_remark():
    contents = read(b'Claim,Note\n"One" holds,x\n')

    assert cells_of(contents)[1] == ["One holds", "x"]
    assert "quotation marks stand oddly" in contents.remarks[0]


def test_our_own_safe_export_loses_one_apostrophe_a_cell_and_no_other_file_does():
    safe = "id,document,version,statement\r\nC-1,D-1,1,'=1+1\r\nC-2,D-1,1,''tis\r\n"

    assert cells_of(read(safe.encode("utf-8-sig")))[1:] == [["C-1", "D-1", "1", "=1+1"], ["C-2", "D-1", "1", "'tis"]]
    assert cells_of(read(safe.encode()))[1][3] == "'=1+1"
    assert cells_of(read("claim\r\n'tis\r\n".encode("utf-8-sig")))[1] == ["'tis"]


# Workbooks


def workbook(*sheets):
    book = Workbook()
    book.remove(book.active)
    for title, rows, *state in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = state[0] if state else "visible"
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def test_a_workbook_gives_the_values_that_a_person_sees():
    row = ["Claim", 12, 12.5, True, date(2025, 3, 1), datetime(2025, 3, 1, 10, 30), None, "a\r\nb", "_x0041_", "#N/A"]
    contents = read(workbook(("Facts", [row])), "facts.xlsx")

    cells = ["Claim", "12", "12.5", "TRUE", "2025-03-01", "2025-03-01 10:30:00", "", "a\nb", "A", ""]
    assert cells_of(contents) == [cells]
    assert contents.tables[0].name == "Facts"


def test_formulas_without_a_value_are_told_and_those_that_came_to_nothing_are_not():
    body = io.BytesIO()
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Claim</t></is></c></row>'
        '<row r="3"><c r="A3"><f>B3</f></c><c r="B3" t="str"><f>C3</f><v></v></c><c r="C3"><f>1</f><v>1</v></c></row>'
        '<row r="4"><c r="A4"/><c r="B4"><f>C4</f><v/></c></row>'
    )
    with (
        zipfile.ZipFile(io.BytesIO(workbook(("Facts", [["Claim"]])))) as old,
        zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name).decode()
            head, _data, tail = part.partition("<sheetData>")
            is_sheet = name.endswith("sheet1.xml")
            new.writestr(name, f"{head}<sheetData>{cells}{tail[tail.index('</sheetData>') :]}" if is_sheet else part)

    contents = read(body.getvalue(), "facts.xlsx")

    assert contents.tables[0].formulas == ["3:0", "4:1"]
    assert [number for number, _cells in contents.tables[0].rows] == [1, 3, 4]
    assert contents.remarks == [
        "cells that hold a formula without a stored value, and are empty until a spreadsheet program saves the file: 2"
    ]


def test_hidden_and_empty_sheets_are_left_out():
    contents = read(
        workbook(("Nothing", []), ("Secret", [["x"]], "hidden"), ("Facts", [["Claim"], [], ["One"]])), "f.xlsx"
    )

    assert [table.name for table in contents.tables] == ["Facts"]
    assert [number for number, _cells in contents.tables[0].rows] == [1, 3]
    assert contents.remarks == ["hidden sheets were left out: 1"]


def test_the_address_behind_a_cell_comes_with_a_source():
    book = Workbook()
    for row in (["Claim", "Source"], ["One.", "the act"], ["Two.", "https://b.example/"], ["Three.", "ask"]):
        book.active.append(row)
    for cell, address in (
        ("A2", "https://no.example/"),
        ("B2", "https://a.example/x?y=1"),
        ("B3", "https://b.example/"),
    ):
        book.active[cell].hyperlink = address
    book.active["B4"].hyperlink = "mailto:ann@team.example"
    body = io.BytesIO()
    book.save(body)

    (table,) = read(body.getvalue(), "facts.xlsx").tables

    rows = rows_of(table, 0, {"statement": 0, "source": 1}).rows
    assert [(row.statement, row.source) for row in rows] == [
        ("One.", "the act https://a.example/x?y=1"),
        ("Two.", "https://b.example/"),
        ("Three.", "ask"),
    ]


def test_cells_that_stretch_over_columns_are_told():
    book = Workbook()
    for row in (["Claim", "Source"], ["Chapter 1"], ["One.", "ask"], ["Two.", "ask"]):
        book.active.append(row)
    book.active.merge_cells("A2:B2")
    # Over rows alone.
    book.active.merge_cells("B3:B4")
    body = io.BytesIO()
    book.save(body)

    (table,) = read(body.getvalue(), "facts.xlsx").tables

    assert [*table.merged] == ["2:0"]


def bomb():
    """Some kilobytes that unpack to hundreds of megabytes."""
    body = io.BytesIO(workbook(("Facts", [["Claim"]])))
    with zipfile.ZipFile(body, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b" " * (100 * 1024 * 1024))
    return body.getvalue()


def laughing():
    """Entities that grow as they are read."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    part = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{entities}]><worksheet>&l9;</worksheet>'
    body = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(("Facts", [["Claim"]])))) as old, zipfile.ZipFile(body, "w") as new:
        for name in old.namelist():
            new.writestr(name, part if name.endswith("sheet1.xml") else old.read(name))
    return body.getvalue()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"Claim,Verdict\n", "its name says .xlsx, but it is something else"),
        (b"PK\x03\x04" + b"x" * 100, "the ZIP archive is damaged"),
        (bomb(), "to 1, and the limit is 200 to 1"),
        (laughing(), "damaged|memory|seconds|failed|no row"),
    ],
    ids=["text", "damaged", "bomb", "entities"],
)
def test_a_hostile_workbook_is_refused_and_costs_little(body, reason):
    with pytest.raises(Unreadable, match=reason):
        found = read(body, "facts.xlsx")
        # Where the parser expands nothing, no cell is left.
        raise Unreadable("no row" if not found.tables else "cells")


def test_any_other_archive_is_no_workbook():
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")

    with pytest.raises(Unreadable, match="no Excel workbook"):
        read(body.getvalue(), "facts.xlsx")


def test_a_first_line_for_spreadsheet_programs_tells_the_sign_and_is_no_row():
    contents = read_checked(b"sep=;\r\nClaim;Note\r\nIt costs 3,5 and 4,5;x\r\n", "facts.csv", 10**6, Limits())

    assert contents.tables[0].rows == [(1, ["Claim", "Note"]), (2, ["It costs 3,5 and 4,5", "x"])]
    assert contents.remarks == ["its first line says that “;” parts its cells, and is no row"]
