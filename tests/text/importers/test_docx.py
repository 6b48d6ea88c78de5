"""None"""

from typing import Any

import pytest

from claims.text import Unreadable, looks_in, read_document
from claims.text.importers.docx.document import read_docx
from tests.text.importers.word_files import (
    BOTH_WAYS,
    DELETED,
    FIELD,
    NOTED,
    NOTES,
    STRICT,
    TRANSITIONAL,
    archive,
    cell,
    docx,
    heading_style,
    link,
    p,
    part,
    run,
    styled,
    table,
)


def words(body: str, **parts: str) -> list[str]:
    imported = read_docx(docx(body, **parts))
    return [imported.decoded.text[block.start : block.end] for block in imported.blocks]


def remarks(body: str, **parts: str) -> tuple[str, ...]:
    return read_docx(docx(body, **parts)).remarks


MOVED_AWAY = f'<w:moveFrom w:id="3">{run("It ends in May.")}</w:moveFrom>'
MOVED_HERE = f'<w:moveTo w:id="4">{run("It ends in May.")}</w:moveTo>'
STRIKE = "<w:strike/>"
CHECK_BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
    "</w:fldChar></w:r>"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("One.") + p("") + p("  Two. "), ["One.", "Two."]),
        # Runs cut words anywhere; blanks in them are the author's.
        (p(run("The sta") + run("te  ") + run("pays.")), ["The state  pays."]),
        (
            p(run("It ended in ") + DELETED + f'<w:ins w:id="2">{run("ten")}</w:ins>' + run(" days.")),
            ["It ended in ten days."],
        ),
        (p(MOVED_AWAY) + p("First.") + p(MOVED_HERE), ["First.", "It ends in May."]),
        # The mark of the first paragraph is deleted: both are one.
        (p("It ends ", '<w:rPr><w:del w:id="5"/></w:rPr>') + p("in May."), ["It ends in May."]),
        (p("It ends ", '<w:rPr><w:del w:id="5"/></w:rPr>'), ["It ends"]),
        (p(run("See ") + f"<w:hyperlink>{run('the act')}</w:hyperlink>" + run(".")), ["See the act."]),
        (p(run("On page ") + FIELD + run(".")), ["On page 17."]),
        (p(f'<w:fldSimple w:instr="DATE">{run("3 May 2021")}</w:fldSimple>'), ["3 May 2021"]),
        (p(run("no") + "<w:r><w:noBreakHyphen/></w:r>" + run("one")), ["no\u2011one"]),
        (p(run("co") + "<w:r><w:softHyphen/></w:r>" + run("operate")), ["co\xadoperate"]),
        (p(run("a") + "<w:r><w:tab/></w:r>" + run("b") + "<w:r><w:br/></w:r>" + run("c")), ["a\tb\nc"]),
        (p(run("one") + '<w:r><w:br w:type="page"/></w:r>' + run("two")), ["one\ntwo"]),
        (p("ten\u00a0miles"), ["ten\u00a0miles"]),
        (p(run("שלום", "<w:rtl/>") + run(" said he.")), ["שלום said he."]),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" agreed")), ["☑ agreed"]),
        (p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 5")), ["≥ 5"]),
        (p(CHECK_BOX + run(" Yes")), ["☒ Yes"]),
        (p(run("Shown.") + run("Hidden.", "<w:vanish/>")), ["Shown."]),
        (p(run("Shown.", '<w:vanish w:val="0"/>')), ["Shown."]),
        (p(run("Beside.") + BOTH_WAYS), ["Beside.", "In the box."]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Controlled.')}</w:sdtContent></w:sdt>", ["Controlled."]),
        (p("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>"), ["a=b"]),
        (
            p(
                run("R")
                + "<w:r><w:ruby><w:rt>"
                + run("reading")
                + "</w:rt><w:rubyBase>"
                + run("base")
                + "</w:rubyBase></w:ruby></w:r>"
            ),
            ["Rbase"],
        ),
    ],
)
def test_a_paragraph_says_what_word_shows(body, expected):
    assert words(body) == expected


@pytest.mark.parametrize("space", [TRANSITIONAL, STRICT])
def test_both_dialects_are_read(space):
    reading = read_document(docx(styled("Report", "H1") + p("It pays."), space, styles=heading_style(1)), "a.docx")

    assert [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks] == [
        ("heading", "Report"),
        ("paragraph", "It pays."),
    ]


def test_the_main_part_is_found_by_its_relationship():
    body = archive(
        {
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="a" Type="http://x/officeDocument" Target="/other/main.xml"/></Relationships>',
            "other/main.xml": part("document", f"<w:body>{p('Found.')}</w:body>"),
        }
    )

    assert read_docx(body).decoded.text == "Found."


@pytest.mark.parametrize(
    ("body", "parts", "told"),
    [
        (p(run("a") + DELETED), {}, "1 deleted passage of tracked changes left out"),
        (p(run("a") + DELETED + DELETED), {}, "2 deleted passages of tracked changes left out"),
        (p(run("a") + run("b", STRIKE)), {}, "1 struck passage kept as words"),
        # Runs cut a passage anywhere.
        (
            p(run("a") + run("b", STRIKE) + run("c", STRIKE + "<w:b/>") + run("d") + run("e", "<w:dstrike/>")),
            {},
            "2 struck passages kept as words",
        ),
        (p(run("a") + MOVED_AWAY), {}, "1 moved passage read at its new place"),
        (p(run("a") + run("b", "<w:vanish/>")), {}, "1 hidden passage left out"),
        (p("a"), {"comments": "<w:comment/><w:comment/>"}, "2 comments left out"),
        (p("a") + "<w:altChunk/>", {}, "1 embedded document left out"),
        (
            p(run("a") + '<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>'),
            {},
            "1 symbol of an unknown font left out",
        ),
        (p(run("a") + "<w:r><w:softHyphen/></w:r>" + run("b")), {}, "1 soft hyphen kept in its word"),
        (p(run("a") + "<w:r><w:drawing><a:blip/></w:drawing></w:r>"), {}, "1 picture left out"),
        (p("a"), {"header": p("Draft"), "footer": p("Page 1")}, "page headers and footers left out: “Draft”, “Page 1”"),
    ],
)
def test_what_is_left_out_is_said(body, parts, told):
    assert told in remarks(body, **parts)


def test_a_plain_file_needs_no_remark():
    imported = read_docx(docx(p("It pays.")))

    assert (imported.remarks, imported.attention) == ((), "")


def test_footnotes_stand_behind_the_text_under_their_numbers():
    imported = read_docx(docx(NOTED + p("Last."), footnotes=NOTES))

    assert imported.decoded.text == "One and two\n\nLast.\n\n1 The seventh.\n\nMore of it.\n\n2 The fifth."
    assert [(block.label, block.place) for block in imported.blocks[2:]] == [
        ("1", "footnotes/footnote[1]/p[1]"),
        ("", "footnotes/footnote[1]/p[2]"),
        ("2", "footnotes/footnote[2]/p[1]"),
    ]
    assert "2 footnotes put at the end, numbered as in the text" in imported.remarks


def test_endnotes_are_numbered_in_their_own_way():
    body = p(run("One") + '<w:r><w:endnoteReference w:id="2"/></w:r>')

    imported = read_docx(docx(body, endnotes=f'<w:endnote w:id="2">{p("The end.")}</w:endnote>'))

    assert imported.decoded.text == "One\n\ni The end."


def test_tables_are_cells_in_rows():
    body = table([cell("Year"), cell("Count")], [cell("2019"), cell("216")])

    imported = read_docx(docx(p("Before:") + body + p("After.")))

    assert imported.decoded.text == "Before:\n\nYear\tCount\n2019\t216\n\nAfter."
    assert [(block.kind, block.place) for block in imported.blocks][1:] == [
        ("table_cell", "body/tbl[1]/tr[1]"),
        ("table_cell", "body/tbl[1]/tr[2]"),
        ("paragraph", "body/p[2]"),
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A cell merged over two rows says its words once, whatever the covered cell still holds.
        (
            ([cell("A", '<w:vMerge w:val="restart"/>'), cell("B")], [cell("old", "<w:vMerge/>"), cell("C")]),
            ["A\tB", "C"],
        ),
        (([cell("A", '<w:gridSpan w:val="2"/>')], [cell("B"), cell("C")]), ["A", "B\tC"]),
        (([cell(p("A") + table([cell("in"), cell("ner")]) + p("B")), cell("C")],), ["A", "in\tner", "B\tC"]),
        ((["<w:trPr><w:del/></w:trPr>", cell("gone")], [cell("A")], [cell("B")]), ["A", "B"]),
        (([f"<w:sdt><w:sdtContent>{cell('A')}</w:sdtContent></w:sdt>", cell("B")],), ["A\tB"]),
        (([cell(p("A") + p("B")), cell("C")],), ["A\nB\tC"]),
    ],
)
def test_merged_nested_and_deleted_cells(rows, expected):
    assert words(table(*rows)) == expected


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (([cell(""), cell("A"), cell("BC")],), ["2:0:1 3:2:4"]),
        (([cell("A", '<w:gridSpan w:val="2"/>'), cell("B")],), ["1:0:1 3:2:3"]),
        ((['<w:trPr><w:gridBefore w:val="2"/></w:trPr>', cell("A"), cell("B")],), ["3:0:1 4:2:3"]),
        (
            ([cell("A", '<w:vMerge w:val="restart"/>'), cell("B")], [cell("old", "<w:vMerge/>"), cell("C")]),
            ["1:0:1 2:2:3", "2:0:1"],
        ),
        # One cell of two paragraphs, and a tab within the words of another.
        (([cell(p("A") + p("B")), cell("<w:p><w:r><w:t>C</w:t><w:tab/><w:t>D</w:t></w:r></w:p>")],), ["1:0:3 2:4:7"]),
        (([cell("A", '<w:gridSpan w:val="none"/>'), cell("B")],), ["1:0:1 2:2:3"]),
    ],
)
def test_cells_have_their_columns(rows, cells):
    assert [block.cells for block in read_docx(docx(table(*rows))).blocks] == cells


def test_a_row_that_names_the_columns_is_told():
    head = "<w:trPr><w:tblHeader/></w:trPr>"

    imported = read_docx(docx(table([head, cell("Year"), cell("Count")], [cell("2019"), cell("216")])))

    assert [block.level for block in imported.blocks] == [1, 0]


def test_a_frame_of_one_cell_is_no_table():
    imported = read_docx(docx(table([cell(p("Framed.") + p("Too."))])))

    assert [block.kind for block in imported.blocks] == ["paragraph", "paragraph"]


def test_a_title_stands_above_the_headings():
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>' + heading_style(1)
    imported = read_docx(docx(styled("Report", "T") + styled("Part", "H1") + p("Words."), styles=styles))

    assert [(block.kind, block.level) for block in imported.blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
    ]


def test_a_bold_line_is_a_heading_and_bold_words_are_not():
    body = p(run("In short", "<w:b/>")) + p(run("Note:", "<w:b/>") + run(" it pays.")) + p(run("It pays.", "<w:b/>"))

    assert [block.kind for block in read_docx(docx(body)).blocks] == ["heading", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (docx(""), "there is no text in it"),
        (docx(p("<w:r><w:drawing><a:blip/></w:drawing></w:r>")), "there is no text in it: pictures only, a scan?"),
        (archive({"word/document.xml": part("document", "")}), "the document has no body"),
        (archive({"word/document.xml": "<w:document"}), "word/document.xml is no XML within the limits"),
        (archive({"xl/workbook.xml": "<x/>"}), "it is no Word document: an Excel workbook"),
        (
            archive({"mimetype": "application/epub+zip"}),
            "it is no Word document: an archive of type application/epub+zip",
        ),
        (archive({"a.txt": "a"}), "it is no Word document: a ZIP archive without a document in it"),
        (docx(p("words"))[:-30], "the ZIP archive is damaged"),
    ],
)
def test_what_is_no_word_text_is_refused(body, reason):
    with pytest.raises(Unreadable) as caught:
        read_docx(body)

    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("body", "attention"),
    [
        (p(run("Scanned") + "<w:r><w:drawing><a:blip/></w:drawing></w:r>"), "only 1 words beside 1 pictures: a scan?"),
        (p("Words.") + "<w:altChunk/>", "an embedded document in it was not read"),
    ],
)
def test_a_person_is_called(body, attention):
    assert read_docx(docx(body)).attention == attention


def looks(body: str, **given: Any) -> list[tuple[str, str, str]]:
    """Words and looks of every look, and where it leads."""
    imported = read_docx(docx(body, **given))
    text = imported.decoded.text
    found = [look for block in imported.blocks for look in looks_in(block.looks, block.start)]
    return [(text[look.start : look.end], look.looks, look.target) for look in found]


B, ITALIC, OFF = "<w:b/>", "<w:i/>", '<w:b w:val="0"/>'
LINKS = {"x1": "https://a.example/?a=1&amp;b=2", "x2": "javascript:alert(1)", "x3": "mailto:a@b.example"}
STRONG = '<w:style w:type="character" w:styleId="S"><w:rPr><w:b/></w:rPr></w:style>'
BOLD_HEADING = heading_style(1, "</w:pPr><w:rPr><w:b/></w:rPr><w:pPr>")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Word cuts runs anywhere.
        (p(run("It ") + run("pa", B) + run("ys ", B) + run("all", B) + run(".")), [("pays all", "b", "")]),
        (p(run("It ", B) + run("pays", B + ITALIC) + run(".")),
         [("It", "b", ""), (" ", "b", ""), ("pays", "bi", "")]),
        (p(run("It ") + run("pays", "<w:strike/><w:dstrike/>")), [("pays", "x", "")]),
        (p(run("It ", OFF) + run("pays", ITALIC)), [("pays", "i", "")]),
        (p(run("It ") + run("pays", '<w:rStyle w:val="S"/>')), [("pays", "b", "")]),
        (styled(run("Aim ") + run("one", ITALIC), "H1"), [("one", "i", "")]),
        (p(run("See ") + link("x1", run("the ") + run("act", B)) + run(" and so")),
         [("the", "l", "https://a.example/?a=1&b=2"), (" ", "l", "https://a.example/?a=1&b=2"),
          ("act", "bl", "https://a.example/?a=1&b=2")]),
        (p(link("x3", run("us")) + run(" ") + link("x2", run("here")) + link("none", run("there"))),
         [("us", "l", "mailto:a@b.example")]),
        (table([cell(p(run("a ") + run("b", B))), cell(p(run("c", ITALIC) + run(" d")))]),
         [("b", "b", ""), ("c", "i", "")]),
        (p(run("a ") + run("b", B), '<w:rPr><w:del w:id="5"/></w:rPr>') + p(run("c", B) + run(" d")),
         [("bc", "b", "")]),
    ],
)  # fmt: skip
def test_emphasis_and_links_are_kept_beside_the_words(body, expected):
    assert looks(body, links=LINKS, styles=STRONG + BOLD_HEADING) == expected


def test_a_footnote_leads_where_its_own_part_says():
    noted = p(run("It pays.") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    note = f'<w:footnote w:id="2">{p(link("x1", run("Act 12")))}</w:footnote>'

    found = looks(noted, links=LINKS, footnotes=note, note_links={"x1": "https://note.example/"})

    assert found == [("Act 12", "l", "https://note.example/")]


def test_links_that_lead_nowhere_whole_are_counted():
    body = p(link("x1", run("a")) + link("x2", run("b")) + link("x4", run("c")) + link("none", run("d")))
    told = read_docx(docx(body, links=LINKS | {"x4": "file:///c:/a.docx", "x5": "#top"})).remarks

    assert told == ("2 links without a whole web address kept as words alone",)
