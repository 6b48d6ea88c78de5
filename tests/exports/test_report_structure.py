"""Reports and letters keep a document's own structure: its numbers, tables, lists and emphasis."""

import io
import re
from urllib.parse import unquote

import docx
import pytest
from docx.enum.text import WD_UNDERLINE
from docx.oxml.ns import qn
from docx.shared import RGBColor
from markdown_it import MarkdownIt

from claims.exports import Selection
from claims.services.versions.intake import import_document
from tests import factories
from tests.exports.exported import exported
from tests.exports.papers import LETTERS, REPORTS, Shown, of, unbracketed, words_of

LINK = RGBColor(0x12, 0x60, 0x6F)
# Drawn from values that were read; that they are read from either engine is tested beside.
pytestmark = [pytest.mark.django_db, pytest.mark.either]

NUMBERED = (
    "# The plan\n\n## 4. Money\n\nThe town paid 5 dollars in 2020.\n\n## Law\n\nThe mayor signed the act in 2019.\n"
)


@pytest.fixture
def numbered():
    document = factories.document(NUMBERED)
    for claim in document.claims.all():
        factories.review(claim, factories.user(f"ann-{claim.pk}", "reviewer"))
    return document


@pytest.mark.parametrize("format", REPORTS)
def test_a_heading_keeps_its_number(numbered, format):
    assert "4. Money The town paid" in words_of(numbered, format)


@pytest.mark.parametrize("format", LETTERS)
def test_a_letter_tells_places_by_the_numbers_of_the_document(numbered, format):
    words = words_of(numbered, format)

    assert "You write (§ 4 ¶ 1, under “4. Money”):" in words
    assert "You write (¶ 1 under “Law”):" in words


@pytest.mark.parametrize("format", ["csv", "json"])
def test_an_export_names_a_section_by_its_number(numbered, format):
    assert b"4. Money" in exported(Selection(document=numbered), format=format)


@pytest.fixture
def tabled():
    return factories.document(
        "# Towns\n\n| City | Year | What it did |\n|---|---|---|\n| Rye | | The town paid 5 dollars in 2020. |\n"
        "| Troy | The mayor \\| signed <it> in 2019. | |\n"
    )


@pytest.mark.parametrize("format", ["report-html", "report-markdown"])
def test_a_table_keeps_its_rows_and_columns(tabled, format):
    body = unbracketed(of(tabled, format))

    html = MarkdownIt("commonmark").enable("table").render(body) if format == "report-markdown" else body
    [table] = (one for one in re.findall(r"<table[^>]*>.*?</table>", html, re.DOTALL) if "City" in one)
    rows = [re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)]
    words = [[re.sub("<.*?>", "", cell) for cell in row] for row in rows]
    assert all(cell.startswith("<th") for cell in rows[0])
    assert [[cell[:8] for cell in row] for row in words] == [
        ["City", "Year", "What it "],
        ["Rye", "", "The town"],
        ["Troy", "The mayo", ""],
    ]


def test_a_table_of_a_word_file_keeps_its_rows_and_columns(tabled):
    paper = docx.Document(io.BytesIO(of(tabled, "report-docx")))

    [table] = (one for one in paper.tables if one.cell(0, 0).text == "City")
    assert [[cell.text[:8] for cell in row.cells] for row in table.rows] == [
        ["City", "Year", "What it "],
        ["Rye", "", "The town"],
        ["Troy", "The mayo", ""],
    ]
    assert "<w:u " in table.cell(1, 2)._tc.xml


def test_a_table_that_names_no_columns_is_still_one():
    page = b"<table><tr><td>Rye<td>The town paid 5 dollars in 2020.<tr><td>Troy<td>The mayor signed it in 2019.</table>"
    document = import_document(body=page, filename="a.html").document

    assert "|  |  |\n| --- | --- |\n| Rye | The town paid" in unbracketed(of(document, "report-markdown"))
    paper = docx.Document(io.BytesIO(of(document, "report-docx")))
    assert any(table.cell(0, 0).text == "Rye" for table in paper.tables)


LISTS = (
    "# Towns\n\n3. The town paid 5 dollars in 2020.\n   - Half of it went to a school in 2021.\n\n"
    "     The rest did not.\n"
    "4. The mayor signed it in 2019.\n\nIt also did:\n\n(a) The board met in 2018.\n\n(c) The board left in 2019.\n"
)


def nested(html, words):
    """How many items the words stand in."""
    before = html[: html.index(words)]
    return len(re.findall("<li", before)) - len(re.findall("</li>", before))


@pytest.mark.parametrize("format", ["report-html", "report-markdown"])
def test_a_list_keeps_its_numbers_and_its_depth(format):
    body = unbracketed(of(factories.document(LISTS), format))

    html = MarkdownIt("commonmark").enable("table").render(body) if format == "report-markdown" else body
    for words, depth in (
        ("The town paid", 1),
        ("Half of it", 2),
        ("The rest did", 2),
        ("The mayor", 1),
        ("The board", 1),
    ):
        assert nested(html, words) == depth
    if format == "report-html":
        assert re.findall('<span class="label">(.*?)</span>', html) == ["3.", "-", "4.", "(a)", "(c)"]
    else:
        assert '<ol start="3">' in html
        assert "(a) The board met" in html and "(c) The board left" in html


def test_a_list_of_a_word_file_keeps_its_numbers_and_its_depth():
    paper = docx.Document(io.BytesIO(of(factories.document(LISTS), "report-docx")))

    items = [one for one in paper.paragraphs if one.style.name == "List Paragraph"]
    assert [one.text.split("\t")[0][:12] for one in items] == ["3.", "•", "The rest did", "4.", "(a)", "(c)"]
    assert [round(one.paragraph_format.left_indent.cm / 0.8) for one in items] == [1, 2, 2, 1, 1, 1]


def test_numbers_that_do_not_count_on_are_written_out():
    page = b"<ol><li value=2>The town paid 5 dollars in 2020.<li value=9>The mayor left in 2019.</ol>"
    document = import_document(body=page, filename="a.html").document
    body = unbracketed(of(document, "report-markdown"))
    assert "- 2\\. The town paid" in body and "- 9\\. The mayor left" in body


NOTES = (
    "# Towns\n\nThe town paid 5 dollars in 2020.[^1]\n\n"
    "[^1]: The act says *so* in 2019.\n[^b]: The mayor left in 2018.\n"
)


@pytest.mark.parametrize("format", REPORTS)
def test_notes_and_questions_keep_their_labels(format):
    words = words_of(factories.document(NOTES), format)

    assert "[^1] The act says so in 2019" in words and "[^b] The mayor left in 2018" in words
    interview = b"Q. Who paid in 2020?\n\nA. The town paid 5 dollars in 2020.\n"
    asked = import_document(body=interview, filename="a.txt").document
    assert "Q. Who paid" in words_of(asked, format) and "A. The town paid" in words_of(asked, format)


EMPHASIS = "# Towns\n\nThe **town *of* Rye** paid `5` dollars in 2020, see [the act](https://leg.example/a).\n"
SHOWN = "The town of Rye paid 5 dollars in 2020, see the act (https://leg.example/a)"


@pytest.mark.parametrize("format", REPORTS)
def test_signs_of_markup_are_not_shown(format):
    document = factories.document(EMPHASIS)

    # In Markdown the link itself says where it leads.
    shown = SHOWN.replace(" (https://leg.example/a)", "") if format == "report-markdown" else SHOWN
    assert shown in words_of(document, format)


@pytest.mark.parametrize("format", ["report-html", "report-markdown"])
def test_emphasis_is_kept(format):
    body = of(factories.document(EMPHASIS), format).decode()

    assert "<strong>town </strong><em><strong>of</strong></em><strong> Rye</strong>" in body
    assert "<code>5</code>" in body


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.html", "<p>The town paid <s>5</s> 6 dollars in 2020."),
        ("a.md", "The town paid ~~5~~ 6 dollars in 2020."),
        ("a.md", "The town paid <del>5</del> 6 dollars in 2020."),
    ],
)
def test_struck_words_are_struck_in_every_report(name, body):
    document = import_document(body=body.encode(), filename=name).document

    assert "<s>5</s>" in of(document, "report-html").decode()
    assert "<s>5</s>" in of(document, "report-markdown").decode()
    runs = [run for part in docx.Document(io.BytesIO(of(document, "report-docx"))).paragraphs for run in part.runs]
    assert [run.text for run in runs if run.font.strike] == ["5"]


@pytest.mark.parametrize("format", REPORTS)
def test_words_that_stand_for_a_picture_are_told_from_others(format):
    document = factories.document('Look ![Chart of *2019*](chart.png "Fig. 1"). It cost 5 dollars in 2020.\n')

    assert '[picture:] Chart of *2019* (chart.png "Fig. 1"). It cost 5' in words_of(document, format)


def test_columns_of_a_word_file_are_as_wide_as_their_words_ask_for():
    table = "| Year | Who |\n|---|---|\n| 2019 | The department of many words shares 14 files with them. |\n"

    paper = docx.Document(io.BytesIO(of(factories.document(table), "report-docx")))

    [found] = [one for one in paper.tables if one.cell(0, 0).text == "Year"]
    first, second = (column.width for column in found.columns)
    assert second > 3 * first
    assert [row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in found.rows] == [
        True,
        True,
    ]


def test_emphasis_is_kept_in_a_word_file():
    paper = docx.Document(io.BytesIO(of(factories.document(EMPHASIS), "report-docx")))

    [line] = (one for one in paper.paragraphs if one.text.startswith("The town of Rye"))
    looks = {run.text: (run.bold, run.italic, run.font.name) for run in line.runs}
    assert looks["town "] == (True, None, None)
    assert looks["of"] == (True, True, None)
    assert looks["5"] == (None, None, "Courier New")


PAGE = b"<p>The <b>town</b> paid 5 dollars in 2020, see <a href='https://leg.example/a|(b)'>the <i>act</i></a>.</p>"


@pytest.mark.parametrize("format", ["report-html", "report-markdown"])
def test_emphasis_and_links_of_a_page_are_kept(format):
    body = of(import_document(body=PAGE, filename="a.html").document, format).decode()

    html = body if format == "report-html" else MarkdownIt("commonmark").enable("table").render(body)
    assert "<strong>town</strong>" in html and "<em>act</em>" in re.sub("</?a[^>]*>", "", html)
    links = [link for link in Shown(html).links if link.startswith("https://leg.example")]
    assert {unquote(link) for link in links} == {"https://leg.example/a|(b)"}


def test_emphasis_and_links_of_a_page_are_kept_in_a_word_file():
    paper = docx.Document(io.BytesIO(of(import_document(body=PAGE, filename="a.html").document, "report-docx")))

    [line] = (one for one in paper.paragraphs if one.text.startswith("The town paid"))
    assert [run.text for run in line.runs if run.bold] == ["town"]
    assert [link.text for link in line.hyperlinks if link.address] == ["the", " ", "act"]
    assert {link.address for link in line.hyperlinks if link.address} == {"https://leg.example/a|(b)"}
    # The line under them is that of the claim.
    runs = [run for link in line.hyperlinks if link.address for run in link.runs]
    assert {(run.font.color.rgb, run.underline) for run in runs} == {(LINK, WD_UNDERLINE.DOTTED)}


def test_a_quote_keeps_its_signs():
    document = factories.document(EMPHASIS)
    claim = document.claims.get()
    factories.review(claim, factories.user("ann", "reviewer"))

    assert "**town *of* Rye** paid `5`" in claim.anchors.get().quote
    for format in ("report-html", "letter-docx", "report-docx"):
        assert claim.anchors.get().quote in words_of(document, format)
