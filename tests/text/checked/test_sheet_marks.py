"""What a sheet shows and no cell holds: it comes in, or a remark says that it does not."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from claims.text.checked import Asides, read_checked, rows_of
from claims.text.checked.sheets import read_workbook
from claims.text.isolation import Limits


def read(book, edited=lambda parts: parts):
    body, other = io.BytesIO(), io.BytesIO()
    book.save(body)
    with zipfile.ZipFile(body) as old, zipfile.ZipFile(other, "w") as new:
        for name, part in edited({name: old.read(name).decode() for name in old.namelist()}).items():
            new.writestr(name, part)
    return read_checked(other.getvalue(), "facts.xlsx", 10**7, Limits())


def struck_in_part(parts):
    """Cell A6 as spreadsheet programs write it, which share the texts of cells."""
    sheet, types = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    cell = re.compile(r'<c r="A6".*?</c>')
    assert cell.search(parts[sheet])
    return parts | {
        sheet: cell.sub('<c r="A6" t="s"><v>0</v></c>', parts[sheet]),
        types: parts[types].replace(
            "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
        ),
        "xl/sharedStrings.xml": (
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>Claim </t></r>'
            "<r><rPr><strike/></rPr><t>6.</t></r></si></sst>"
        ),
    }


def book_of(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def test_each_row_of_a_cell_that_stretches_over_rows_has_its_value():
    rows = [["Claim", "Source", "Who"], ["One.", "the act", "Ann"], ["Two."], ["Three."], ["Four.", "BLS"]]
    book = book_of(*rows)
    book.active["B2"].hyperlink = "https://a.example/x"
    for area in ("B2:B4", "C2:C4"):
        book.active.merge_cells(area)

    contents = read(book)

    found = rows_of(contents.tables[0], 0, {"statement": 0, "source": 1, "who": 2}).rows
    assert [(row.statement, row.source, row.who) for row in found] == [
        *((words, "the act https://a.example/x", "Ann") for words in ("One.", "Two.", "Three.")),
        ("Four.", "BLS", ""),
    ]
    assert contents.remarks == [
        "cells merged over several rows, whose value each of these rows was given (a claim stays one): 2 (B2:B4, C2:C4)"
    ]


def test_a_cell_that_stretches_over_rows_and_columns_gives_its_value_to_the_first_of_these():
    book = book_of(["Claim", "Source", "Note", "Who"], ["One.", "the act", None, "Ann"], ["Two.", None, None, "Bob"])
    book.active["B2"].hyperlink = "https://a.example/x"
    book.active.merge_cells("B2:C3")

    contents = read(book)

    assert contents.tables[0].rows[2] == (3, ["Two.", "the act", "", "Bob"])
    assert contents.tables[0].links["3:1"] == "https://a.example/x"
    assert contents.remarks == [
        "cells merged over several rows, whose value each of these rows was given (a claim stays one): 1 (B2:C3)"
    ]


@pytest.mark.parametrize("area", ["A2:B2", "A2:B3", "A1:A2"])
def test_a_title_over_columns_and_a_row_of_nothing_else_get_none(area):
    book = book_of(["Claim"], [], [], ["One.", "True"])
    book.active[area.split(":")[0]] = "Claim"
    book.active.merge_cells(area)

    contents = read(book)

    rows = dict(contents.tables[0].rows)
    assert rows.keys() <= {1, 2, 4}
    assert rows.get(2, ["Claim"]) == ["Claim"]
    assert rows[4] == ["One.", "True"]
    assert contents.remarks == []


def test_struck_cells_and_hidden_rows_are_told():
    book = book_of(["Claim", "Verdict"], *([f"Claim {number}.", "True"] for number in range(2, 12)))
    book.active["A4"].font = Font(strike=True)
    struck = TextBlock(InlineFont(strike=True), "True")
    book.active["B5"] = CellRichText(struck, " false")
    # An empty cell says nothing, struck or not, and a row of such cells neither.
    book.active["C20"].font = Font(strike=True)
    for row in (*range(5, 12), 20):
        book.active.row_dimensions[row].hidden = True

    contents = read(book, struck_in_part)

    assert dict(contents.tables[0].rows)[6] == ["Claim 6.", "True"]
    assert dict(contents.tables[0].rows)[5] == ["Claim 5.", "True false"]
    assert contents.remarks == [
        "hidden rows that came in as the others do: 7 (5, 6, 7, 8, 9, …)",
        "cells with struck text, which came in as if it were not struck: 3 (A4, B5, A6)",
    ]


def test_the_sheet_is_told_where_there_are_several():
    book = book_of(["Claim"], ["One."])
    other = book.create_sheet("Private name")
    other["B2"] = "Two."
    other["B2"].font = Font(strike=True)

    assert read(book).remarks == ["cells with struck text, which came in as if it were not struck: 1 (B2 of sheet 2)"]


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        (0.071, "0.0%", "7.1%"),
        (0.0715, "0.0%", "7.2%"),
        (0.29, "0%", "29%"),
        (-0.5, "0.00%", "-50.00%"),
        (1, "0%", "100%"),
        (0.5, "0.##%", "50%"),
        (0.125, "0.0#%", "12.5%"),
        (12.5, "#,##0%", "1,250%"),
        (0.07, "0 %", "7 %"),
        (0.07, "[Red]0.0%;[Blue]-0.0%", "7.0%"),
        # With a currency, a unit, or zeros in front.
        (1234567.5, "#,##0.00 [$€-407]", "1,234,567.50 €"),
        (1250, '"$"#,##0', "$1,250"),
        (-1250, '_("$"* #,##0.00_);_("$"* (#,##0.00)', "-$1,250.00"),
        (3.5, '0.0" km"', "3.5 km"),
        (2e9, "[$£-809]#,##0", "£2,000,000,000"),
        (7, "0000", "0007"),
        # No percentage, or nothing beside the digits.
        (1234.5, "#,##0.00", "1234.5"),
        (1234.5, "0.00E+00", "1234.5"),
        (5, "0", "5"),
        (0.071, "General", "0.071"),
        (0.071, '0.0" of 1%"', "0.1 of 1%"),
        ("n/a", "0%", "n/a"),
        (True, "0%", "TRUE"),
        (1e300, "0%", str(int(1e300))),
    ],
)
def test_a_number_reads_with_what_shows_around_it(value, style, shown):
    book = book_of(["Claim"], [value])
    book.active["A2"].number_format = style

    assert read(book).tables[0].rows[1][1] == [shown]


def test_a_claim_that_stretches_over_rows_is_one_with_all_that_they_say():
    book = book_of(
        ["Claim", "Verdict", "Source", "Note", "Scene"],
        ["The mill burned in 1903.", "False", "the act", "see page 3", "4"],
        [None, None, "BLS (2024)", "see page 3", "5"],
        [None, None, "county budget, p. 4"],
        ["The dam broke in 1911.", "True", "NOAA"],
    )
    for area in ("A2:A4", "B2:B4"):
        book.active.merge_cells(area)

    [table] = read(book).tables
    found = rows_of(table, 0, {"statement": 0, "verdict": 1, "source": 2, "note": 3})

    mill, dam = found.rows
    assert (mill.place, mill.statement, mill.verdict) == ("row 2", "The mill burned in 1903.", "False")
    assert mill.source.splitlines() == ["the act", "BLS (2024)", "county budget, p. 4"]
    assert (mill.note, mill.other) == ("see page 3", (("Scene", "4\n5"),))
    assert (dam.place, dam.source) == ("row 5", "NOAA")
    assert found.silent == []


def test_a_row_of_another_claim_is_not_joined_to_the_one_above():
    book = book_of(
        ["Claim", "Verdict", "Source"],
        ["The dam broke in 1911.", "True", "NOAA"],
        ["PART TWO", None, None],
        [None, None, "the act"],
    )
    book.active.merge_cells("A3:A4")

    [table] = read(book).tables
    found = rows_of(table, 0, {"statement": 0, "verdict": 1, "source": 2}, Asides(titles=frozenset([3])))

    assert [(row.statement, row.source) for row in found.rows] == [
        ("The dam broke in 1911.", "NOAA"),
        ("PART TWO", "the act"),
    ]


def links_of(contents):
    return contents.tables[0].links


def test_an_address_in_a_formula_comes_in_with_the_words_that_it_shows():
    book = book_of(["Claim", "Source", "Where"], ["One.", None, "https://a.example/2"], ["Two."], ["Three."])
    book.active["B2"] = '=HYPERLINK("https://a.example/?q=1&r=2","The ""act""")'
    book.active["B3"] = '=hyperlink("https://a.example/b")'
    book.active["B4"] = '=HYPERLINK($C$2; "table")'

    contents = read(book)

    rows = rows_of(contents.tables[0], 0, {"statement": 0, "source": 1}).rows
    assert [row.source for row in rows] == [
        'The "act" https://a.example/?q=1&r=2',
        "https://a.example/b",
        "table https://a.example/2",
    ]
    assert contents.remarks == []


def test_an_address_in_a_formula_stays_behind_the_words_that_are_stored():
    book = book_of(["Claim", "Source"], ["One.", '=HYPERLINK("https://a.example/1","x")'], ["Two.", "=B2"])

    def saved(parts):
        sheet = "xl/worksheets/sheet1.xml"
        stored = re.sub(r'<c r="B(\d)">(<f>.*?</f>)<v></v>', r'<c r="B\1" t="str">\2<v>shown \1</v>', parts[sheet])
        assert "<v>shown 2</v>" in stored
        return parts | {sheet: stored}

    contents = read(book, saved)

    assert [cells for _number, cells in contents.tables[0].rows[1:]] == [["One.", "shown 2"], ["Two.", "shown 3"]]
    assert links_of(contents) == {"2:1": "https://a.example/1"}
    assert contents.remarks == []


def test_a_formula_that_is_written_once_for_several_cells_links_each_of_them():
    book = book_of(["Claim", "Source", "Where"], *([f"{n}.", None, f"https://a.example/{n}"] for n in (2, 3)))
    book.active["B2"] = '=HYPERLINK(C2,"link")'
    book.active["B3"] = "=X"

    def shared(parts):
        sheet = "xl/worksheets/sheet1.xml"
        once = parts[sheet].replace("<f>HYPERLINK", '<f t="shared" ref="B2:B3" si="0">HYPERLINK')
        return parts | {sheet: once.replace("<f>X</f>", '<f t="shared" si="0"/>')}

    assert links_of(read(book, shared)) == {"2:1": "https://a.example/2", "3:1": "https://a.example/3"}


def test_an_address_that_a_formula_works_out_is_told():
    book = book_of(["Claim", "Source"], ["One.", '=HYPERLINK("https://a.example/"&A2,"x")'], ["Two.", "=HYPERLINK(B9)"])

    contents = read(book)

    assert links_of(contents) == {}
    assert contents.remarks[-1] == (
        "cells with a link whose address a formula works out, which came in without it: 2 (B2, B3)"
    )


def test_a_link_over_several_cells_is_behind_each_that_says_something_with_its_place_in_the_page():
    book = book_of(["Claim", "Source"], ["One.", "a"], ["Two.", ""], ["Three.", "b"])
    book.active["B2"].hyperlink = "https://a.example/x"

    def wider(parts):
        sheet = "xl/worksheets/sheet1.xml"
        return parts | {sheet: parts[sheet].replace('ref="B2" r:id', 'location="p2" ref="B2:B4" r:id')}

    assert links_of(read(book, wider)) == {"2:1": "https://a.example/x#p2", "4:1": "https://a.example/x#p2"}


def test_hidden_columns_that_say_something_are_told():
    book = book_of(["Claim", "Source", "Note"], ["One.", "a", "b"])
    for letter in "BCX":
        book.active.column_dimensions[letter].hidden = True

    assert read(book).remarks == ["hidden columns that came in as the others do: 2 (B, C)"]


def test_sheets_behind_the_limit_are_told(monkeypatch):
    monkeypatch.setattr("claims.text.checked.sheets.MAX_SHEETS", 2)
    book = book_of(["Claim"], ["One."])
    for number in range(3):
        book.create_sheet(f"{number}").append(["Claim"])
    body = io.BytesIO()
    book.save(body)

    contents = read_workbook(body.getvalue())

    assert len(contents.tables) == 2
    assert contents.remarks == ["sheets behind the first 2 were left out: 2"]


def test_a_time_that_something_took_reads_in_hours():
    assert read(book_of(["Claim"], [timedelta(hours=30, minutes=5)])).tables[0].rows[1][1] == ["30:05:00"]


def test_a_cell_that_shows_an_error_says_nothing_and_is_told():
    contents = read(book_of(["Claim", "Source", "Note"], ["One.", "#N/A", " #bezug! "], ["#VALUE!", "a", "#1 in town"]))

    assert [cells for _number, cells in contents.tables[0].rows[1:]] == [["One.", "", ""], ["", "a", "#1 in town"]]
    assert contents.remarks == ["cells that show an error of a formula, which came in empty: 3 (B2, C2, A3)"]


def test_an_error_in_a_table_of_text_is_told_too_and_one_in_our_own_is_words():
    said = read_checked(b"Claim,Source\nOne.,#REF!\n", "facts.csv", 10**6, Limits())
    own = read_checked(b"id,document,version,statement\n1,D-1,1,#REF!\n", "claims.csv", 10**6, Limits())

    assert said.tables[0].rows[1][1] == ["One.", ""]
    assert said.remarks == ["cells that show an error of a formula, which came in empty: 1 (B2)"]
    assert own.tables[0].rows[1][1][3] == "#REF!"


def test_comments_stand_beside_their_claims_under_the_name_of_their_column():
    book = book_of(["Claim", "Source"], ["One.", "a"], ["Two.", "b"])
    for cell, words in (("A2", "Is that so?"), ("D2", "Ask\nBob."), ("B1", "Where from?")):
        book.active[cell].comment = Comment(words, "Ann")

    [table] = read(book).tables
    found = rows_of(table, 0, {"statement": 0, "source": 1})

    assert [row.other for row in found.rows] == [(("Claim (comment)", "Is that so?"), ("D (comment)", "Ask\nBob.")), ()]
    assert found.commented == ["2:0", "2:3"]
    assert table.comments["1:1"] == "Where from?"


def test_a_discussion_is_read_in_place_of_the_comment_that_tells_of_it():
    book = book_of(["Claim", "Source"], ["One.", "a"])
    book.active["A2"].comment = Comment("[Threaded comment] Your version shows it otherwise.", "Ann")
    book.active["B2"].comment = Comment("Plain.", "Ann")
    names = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"

    said = "".join(f'<threadedComment ref="A2"><text>{words}</text></threadedComment>' for words in ("So?", "Yes."))
    thread = f'<ThreadedComments xmlns="{names}">{said}</ThreadedComments>'

    def discussed(parts):
        relations = "xl/worksheets/_rels/sheet1.xml.rels"
        relation = f'<Relationship Id="rId99" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/>'
        return parts | {
            relations: parts[relations].replace("</Relationships>", f"{relation}</Relationships>"),
            "xl/threadedComments/threadedComment1.xml": thread,
        }

    assert read(book, discussed).tables[0].comments == {"2:0": "So?\nYes.", "2:1": "Plain."}


def test_what_a_program_says_of_a_discussion_is_none_of_it():
    book = book_of(["Claim"], ["One."])
    told = (
        "[Kommentarthread]\n\nIhre Version zeigt ihn. Weitere Infos: https://go.microsoft.com/fwlink/?linkid=870924\n\n"
    )
    book.active["A2"].comment = Comment(f"{told}Kommentar:\n    1624?\nAntwort:\n    1625.", "tc=1")

    assert read(book).tables[0].comments == {"2:0": "Kommentar:\n    1624?\nAntwort:\n    1625."}
