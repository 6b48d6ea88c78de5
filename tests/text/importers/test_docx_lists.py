"""Numbers as Word shows them."""

import pytest

from claims.text.importers.docx.document import read_docx
from claims.text.importers.docx.numerals import numeral
from tests.text.importers.word_files import NUMBERING, definition, docx, heading_style, item, level, listed, p, styled


def labels(body: str, numbering: str = NUMBERING, **parts: str) -> list[str]:
    return [block.label for block in read_docx(docx(body, numbering=numbering, **parts)).blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (item("a") + item("b") + item("c"), ["1.", "2.", "3."]),
        # Another list in between, or a paragraph: the numbers go on.
        (item("a") + item("x", 2) + item("b"), ["1.", "•", "2."]),
        (item("a") + p("words") + item("b"), ["1.", "", "2."]),
        (
            item("a") + item("b", 1, 1) + item("c", 1, 1) + item("d") + item("e", 1, 1),
            ["1.", "1.1", "1.2", "2.", "2.1"],
        ),
        (item("a", 1, 2) + item("b", 1, 2), ["(a)", "(b)"]),
        # A level that was left out counts as begun.
        (item("a", 1, 1) + item("b"), ["1.1", "2."]),
        (item("x", 2) + item("y", 2, 1) + item("z", 2, 2), ["•", "◦", "-"]),
        # Another list over the same definition goes on, unless it says where to start.
        (item("a") + item("b", 4), ["1.", "2."]),
        (item("a") + item("b", 3) + item("c", 3), ["1.", "1.", "2."]),
        (item("a", 0), [""]),
        (item("a", 99), [""]),
        # An empty entry is counted, and not shown.
        (item("a") + item("") + item("b"), ["1.", "3."]),
    ],
)
def test_lists_count_as_word_does(body, expected):
    assert labels(body) == expected


def test_the_text_shows_what_the_page_shows():
    imported = read_docx(docx(item("First") + item("Deeper", 1, 1), numbering=NUMBERING))

    assert imported.decoded.text == "1. First\n\n1.1 Deeper"
    assert [(block.kind, block.level) for block in imported.blocks] == [("list_item", 1), ("list_item", 2)]


def test_headings_are_numbered_through_their_styles():
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = heading_style(1, numbered) + heading_style(2, numbered)
    levels = (level(0, "%1", more='<w:pStyle w:val="H1"/>'), level(1, "%1.%2", more='<w:pStyle w:val="H2"/>'))
    body = (
        styled("Aim", "H1")
        + styled("Scope", "H2")
        + p("x")
        + styled("Limits", "H2")
        + styled("Means", "H1")
        + styled("Money", "H2")
    )

    imported = read_docx(docx(body, numbering=definition(1, *levels) + listed(1, 1), styles=styles))

    assert [(b.kind[0], b.level, b.label) for b in imported.blocks] == [
        ("h", 1, "1"), ("h", 2, "1.1"), ("p", 0, ""), ("h", 2, "1.2"), ("h", 1, "2"), ("h", 2, "2.1"),
    ]  # fmt: skip


def test_a_list_by_style_and_one_linked_to_a_style():
    styles = (
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Number"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="M"><w:name w:val="Own"/><w:basedOn w:val="L"/></w:style>'
        '<w:style w:type="numbering" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="N"/></w:abstractNum>' + listed(5, 5)

    assert labels(styled("a", "L") + styled("b", "M") + item("c", 5), NUMBERING + linked, styles=styles) == [
        "1.",
        "2.",
        "3.",
    ]


def test_legal_numbers_are_arabic_throughout():
    levels = definition(1, level(0, "%1.", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))

    assert labels(item("a") + item("b", 1, 1), levels + listed(1, 1)) == ["I.", "1.1"]


def test_numbers_that_never_restart():
    levels = definition(1, level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))

    assert labels(item("a") + item("b", 1, 1) + item("c") + item("d", 1, 1), levels + listed(1, 1)) == [
        "1.",
        "1)",
        "2.",
        "2)",
    ]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (3, "ordinalText", "Third"),
        (99, "cardinalText", "99"),
        (5, "none", ""),
        (5, "chicago", "5"),
        (0, "upperRoman", "0"),
        (10**9, "upperLetter", "1000000000"),
    ],
)
def test_numerals(number, form, shown):
    assert numeral(number, form) == shown
