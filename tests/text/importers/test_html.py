import re
from itertools import pairwise

import pytest

from claims.text import Unreadable, looks_in, read_document
from claims.text.importers.html.document import read_html


def blocks(page: str) -> list[tuple[str, int, str, str]]:
    imported = read_html(page.encode())
    text = imported.decoded.text
    return [(block.kind, block.level, block.label, text[block.start : block.end]) for block in imported.blocks]


def words(page: str) -> list[str]:
    return [block[3] for block in blocks(page)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>One<p>Two", ["One", "Two"]),
        ("<div>One<p>Two</p>Three</div>", ["One", "Two", "Three"]),
        ("<p>  The\n\tstate <b>pays</b> .</p>", ["The state pays ."]),
        ("<p>ten&nbsp;miles &amp; &#8220;more&#8221; &lt;b&gt;</p>", ["ten\u00a0miles & “more” <b>"]),
        ("<p>one<br>two</p>", ["one\ntwo"]),
        # Two breaks in a row are how a paragraph was written once.
        ("one<br><br>two<br> <br>three", ["one", "two", "three"]),
        ("<pre>  a\n    b\n</pre>", ["a\n    b"]),
        ("<p>He said <q>no</q>.</p>", ["He said “no”."]),
        ("<nav><a>Home</a><a>News</a></nav><main>It pays.</main><aside>See also</aside><footer>2021</footer>",
         ["Home News", "It pays.", "See also", "2021"]),
        ("<p>a</p><script>var x = '<p>b</p>';</script><style>p {}</style><template><p>c</p></template>", ["a"]),
        ("<p>a</p><p hidden>b</p><p style='color:red; display: none'>c</p><p style='VISIBILITY:hidden'>d</p>", ["a"]),
        ("<p hidden='until-found'>a</p>", ["a"]),
        ("<p>a</p><!-- <p>b</p> --><p>c</p>", ["a", "c"]),
        ("<p>It pays <del>ten</del> <ins>five</ins> <s>dollars</s> euros", ["It pays five dollars euros"]),
        ("<p>co&shy;operate</p>", ["co\xadoperate"]),
        ("<p>ab<wbr>cd</p>", ["abcd"]),
        ("<dl><dt>Term<dd>What it means</dl>", ["Term", "What it means"]),
        ("<p>a<table><tr><td>b</table>", ["a", "b"]),
        ("<title>T</title><p>a", ["a"]),
        ("<p>a</p hidden>b", ["a", "b"]),
        ("<p>a &copy 2021 &nosuch; &#xD800; &#0;</p>", ["a © 2021 &nosuch; \ufffd \ufffd"]),
    ],
)  # fmt: skip
def test_a_page_says_what_a_browser_shows(page, expected):
    assert words(page) == expected


@pytest.mark.parametrize(
    ("page", "labels"),
    [
        ("<ul><li>a<li>b</ul>", ["•", "•"]),
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start=3><li>a<li value=9>b<li>c</ol>", ["3.", "9.", "10."]),
        ("<ol type=a><li>a<li>b</ol>", ["a.", "b."]),
        ("<ol type=I start=4><li>a</ol>", ["IV."]),
        ("<ol reversed><li>a<li>b<li>c</ol>", ["3.", "2.", "1."]),
        ("<ul style='list-style: none'><li>a</ul>", [""]),
        ("<ol><li>a<ul><li>b<ul><li>c</ul></ul><li>d</ol>", ["1.", "◦", "▪", "2."]),
        # Only the first block of an entry stands beside its marker.
        ("<ol><li><p>a</p><p>b</p></li><li>c</ol>", ["1.", "", "2."]),
        ("<li>a", ["•"]),
    ],
)
def test_lists_show_their_markers(page, labels):
    found = blocks(page)

    assert [block[2] for block in found] == labels
    assert {block[0] for block in found} == {"list_item"}


def test_headings_and_depths():
    page = "<h1>Aim</h1><h3>Means</h3><ul><li>a<ul><li>b</ul></ul><p>c"

    assert [block[:2] for block in blocks(page)] == [
        ("heading", 1), ("heading", 3), ("list_item", 1), ("list_item", 2), ("paragraph", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "level"),
    [
        ("<thead><tr><td>Year<td>Count</thead>", 1),
        ("<tr><th>Year<th>Count", 1),
        # A header of its row alone.
        ("<tr><th>Year<td>2019", 0),
        ("<tr><td>Year<td>Count", 0),
    ],
)
def test_a_row_that_names_the_columns_is_told(row, level):
    assert [block[:2] for block in blocks(f"<table>{row}</table>")] == [("table_cell", level)]


def test_tables_are_cells_in_rows():
    imported = read_html(b"<p>Before<table><tr><th>Year<th>Count<tr><td>2019<td><p>216<p>or so</table>After")

    assert imported.decoded.text == "Before\n\nYear\tCount\n2019\t216\nor so\n\nAfter"
    found = [(block.kind, block.level, imported.decoded.text[block.start : block.end]) for block in imported.blocks]
    assert found[1:-1] == [("table_cell", 1, "Year\tCount"), ("table_cell", 0, "2019\t216\nor so")]
    assert [block.place for block in imported.blocks[1:-1]] == [f"html/body[1]/table[1]/tr[{row}]" for row in (1, 2)]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("<tr><td>a<td>bc", ["1:0:1 2:2:4"]),
        # Empty cells and those that span others.
        ("<tr><td><td>a<td> <td>b", ["2:0:1 4:2:3"]),
        ("<tr><td colspan=2>a<td>b", ["1:0:1 3:2:3"]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d", ["1:0:1 2:2:3", "2:0:1", "1:0:1"]),
        ("<tr><td colspan=2 rowspan=2>a<td>b<tr><td>c", ["1:0:1 3:2:3", "3:0:1"]),
        ("<tr><td colspan=0 rowspan=x>a<td colspan=99999>b<td>c", ["1:0:1 2:2:3 1002:4:5"]),
        # One cell of two paragraphs.
        ("<tr><td><p>a<p>b<td>c", ["1:0:3 2:4:5"]),
    ],
)
def test_cells_have_their_columns(rows, cells):
    assert [block.cells for block in read_html(f"<table>{rows}</table>".encode()).blocks] == cells


@pytest.mark.parametrize(
    ("page", "kinds"),
    [
        ("<table role=presentation><tr><td>a</table>", ["paragraph"]),
        # A table around another arranges the page.
        ("<table><tr><td><table><tr><td>a</table><p>b</table>", ["table_cell", "paragraph"]),
        ("<table><tr><td><h2>a</h2><ul><li>b</ul>c</table>", ["heading", "list_item", "table_cell"]),
        ("<ul><li><table><tr><td>a</table></ul>", ["table_cell"]),
    ],
)
def test_tables_that_hold_more_than_cells(page, kinds):
    assert [block[0] for block in blocks(page)] == kinds


ACT = "https://a.example/x%20y?q=1:2"


def looks(page: str) -> list[tuple[str, str, str]]:
    """Words and looks of every look, and where it leads."""
    imported = read_html(page.encode())
    text = imported.decoded.text
    found = [look for block in imported.blocks for look in looks_in(block.looks, block.start)]
    assert all(one.end <= other.start for one, other in pairwise(found))
    return [(text[look.start : look.end], look.looks, look.target) for look in found]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>It <b>pays</b> <strong>all</strong>.", [("pays all", "b", "")]),
        ("<p>\n <em> It  pays\n<i>all</i></em> .", [("It pays all", "i", "")]),
        ("<p>It <s>pays <strike>all</strike></s> <span style='text-decoration:line-through'>now</span>",
         [("pays all now", "x", "")]),
        ("<p><b>It <i>pays</i></b>", [("It", "b", ""), (" ", "b", ""), ("pays", "bi", "")]),
        ("<div style=font-weight:bold><p>One</p><p>Two</p></div>", [("One", "b", ""), ("Two", "b", "")]),
        ("<p>Run <code>make</code> or <kbd>x</kbd>", [("make", "c", ""), ("x", "c", "")]),
        ("<p><b>&nbsp;One&nbsp;</b>two", [("One\xa0", "b", "")]),
        ("<p>\xa0<b>\xa0One</b>", [("One", "b", "")]),
        ("<p><i style='color:red;FONT-WEIGHT: 700;font-style:normal'>One</i> two", [("One", "b", "")]),
        ("<p>a<br><q><b>one<br>two</b></q>", [("one\ntwo", "b", "")]),
        ("<pre>  a <b>b\n  c</b> <code>d</code></pre>", [("b\n  c", "b", "")]),
        # The words of a heading are bold by themselves; what is bold in them is told all the same.
        ("<h1>Aim <b>one</b></h1><ul><li>a <b>b</b>", [("one", "b", ""), ("b", "b", "")]),
        ("<table><tr><td>a <b>b</b><td><p>c</p><p><i>d</i> e</p></table>", [("b", "b", ""), ("d", "i", "")]),
        ("<nav><a href=http://a.example>Home</a><a href=http://b.example>News</a></nav>",
         [("Home", "l", "http://a.example"), ("News", "l", "http://b.example")]),
        ("<p><a href=' HTTPS://a.example/x y?q=1:2 '>the <b>act</b></a> says",
         [("the", "l", ACT), (" ", "l", ACT), ("act", "bl", ACT)]),
        ("<p><a href='mailto:a@b.example'>us</a>", [("us", "l", "mailto:a@b.example")]),
        ("<p><b hidden>a</b> <a href=http://a.example><img></a> b", []),
        ("<p>e\u0301 😀 <b>𝒂 b</b>", [("𝒂 b", "b", "")]),
    ],
)  # fmt: skip
def test_emphasis_and_links_are_kept_beside_the_words(page, expected):
    assert looks(page) == expected


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "java\tscript:alert(1)", "&#106;avascript:x", "data:text/html,x", "vbscript:x", "file:///etc",
     "//a.example", "/faq", "faq", "#x", "", "http://", "http://u:p@a.example", "http://[", "mailto:", "\x01http://a.example",
     "http://a.example/" + "x" * 2000],
)  # fmt: skip
def test_an_address_that_a_page_must_not_link_to_is_none(address):
    assert looks(f'<p>a <a href="{address}">b</a>') == []


def test_looks_do_not_change_the_words():
    dressed = "<p>It <b>pays </b><i> all</i> of<a href='http://a.example'> it</a>.<p><b> </b>Two"
    plain = re.sub("</?[bia][^>]*>", "", dressed)

    assert words(dressed) == words(plain) == ["It pays all of it.", "Two"]


def test_every_block_has_the_path_of_its_element():
    imported = read_html(b"<body><div><p>a</p><p>b</p></div><div>c</div></body>")

    assert [block.place for block in imported.blocks] == [
        "html/body[1]/div[1]/p[1]",
        "html/body[1]/div[1]/p[2]",
        "html/body[1]/div[2]",
    ]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<p>a<p hidden>b", "1 hidden elements left out"),
        ("<p>a<iframe src=x></iframe>", "1 frames and players left out"),
        ("<p>a<noscript>Turn it on</noscript>", "1 notices for browsers without script left out"),
        ("<p>a<del>b</del> c <del> </del><del datetime=2020><p>d</p></del>", "2 deleted passages left out"),
        ("<p>a<s>b <strike>c</strike></s> <strike>d</strike><s> </s>", "2 struck passages kept as words"),
        ("<p>a<span style='text-decoration: red line-through'>b", "1 struck passages kept as words"),
        ("<p>a<template>b</template>", "1 templates left out"),
        ("<p>a<img src=x alt='A map'>", "the descriptions of 1 pictures left out"),
        (
            "<p>a <a href='/faq'>b</a> <a href='#c'>c</a> <a name=d>d</a>",
            "1 links without a whole web address kept as words alone",
        ),
        ("<p>co&shy;operate", "1 soft hyphens kept in their words"),
        ("<title> My  page </title><p>a", "the title of the window left out: “My page”"),
    ],
)
def test_what_is_left_out_is_said(page, told):
    assert told in read_html(page.encode()).remarks


@pytest.mark.parametrize(
    ("body", "encoding", "text"),
    [
        ("<p>é".encode(), "utf-8", "é"),
        (b'<meta charset="windows-1252"><p>\x93\xe9\x94', "cp1252", "“é”"),
        # Browsers read these labels as something wider.
        (b"<meta charset=iso-8859-1><p>\x93\xe9\x94", "cp1252", "“é”"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>\xc1", "koi8-r", "а"),
        (b"<?xml version='1.0' encoding='iso-8859-2'?><p>\xb9", "iso8859-2", "š"),
        ("\ufeff<meta charset=koi8-r><p>é".encode(), "utf-8", "é"),
        ("\ufeff<p>é".encode("utf-16-le"), "utf-16-le", "é"),
        ("<meta charset=utf-16><p>é".encode(), "utf-8", "é"),
        ("<meta charset=unicode_escape><p>é\\n".encode(), "utf-8", "é\\n"),
        ("<!-- <meta charset=koi8-r> --><p>é".encode(), "utf-8", "é"),
        ("<meta charset=nonsense><p>é".encode(), "utf-8", "é"),
    ],
)
def test_the_encoding_is_by_mark_by_declaration_or_utf_8(body, encoding, text):
    decoded = read_html(body).decoded

    assert (decoded.encoding, decoded.text) == (encoding, text)


def test_a_false_declaration_is_said():
    imported = read_html(b"<meta charset=utf-8><p>caf\xe9 au lait")

    assert imported.decoded.text == "café au lait"
    assert imported.remarks == (
        "it declares itself UTF-8, but byte 26 (0xE9) is not UTF-8",
        "encoding guessed as Windows-1252, since byte 26 (0xE9) is not UTF-8",
    )


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<p> </p>", "there is no text in it"),
        ("<!-- only this -->", "there is no text in it"),
        ("<div id=app></div><script>draw()</script>", "there is no text in it: a script writes the page"),
        ("<div>" * 3000 + "a", "its elements are nested deeper than 2048, which is the limit"),
    ],
)
def test_what_says_nothing_is_refused(page, reason):
    with pytest.raises(Unreadable) as caught:
        read_html(page.encode())

    assert str(caught.value) == reason


def test_a_page_that_a_script_writes_calls_a_person():
    imported = read_html(b"<p>Loading</p><script>" + b"x();" * 2000 + b"</script>")

    assert imported.attention == "only 1 words beside 8,000 characters of script: a script writes the page?"


def test_a_page_is_read_by_its_public_name():
    reading = read_document(b"<!doctype html><h1>Aim</h1><p>It pays.", "a.HTM")

    assert (reading.importer, reading.text) == ("html", "Aim\n\nIt pays.")
