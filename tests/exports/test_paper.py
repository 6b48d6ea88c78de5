"""What every form of paper has to get right: the words and nothing else, in Markdown and in Word."""

import io
import re
import zipfile
from urllib.parse import unquote

import docx
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from claims.exports.paper import Paragraph, Quote, Table, Words, plain
from claims.exports.paper_markdown import escaped, markdown_of
from claims.models import Claim, Event
from tests import factories
from tests.exports.papers import Shown, of, words_of

# Drawn from values that were read; that they are read from either engine is tested beside.
pytestmark = [pytest.mark.django_db, pytest.mark.either]


def test_what_a_source_says_stands_within_its_item(checked):
    for form in ("letter-markdown", "report-markdown"):
        html = MarkdownIt("commonmark").enable("table").render(of(checked, form).decode())
        items = re.findall(r"<li>(.*?)</li>", html, re.DOTALL)
        assert any("The source says:" in item and "<blockquote>" in item for item in items), form
    paper = docx.Document(io.BytesIO(of(checked, "letter-docx")))
    quotes = [paragraph for paragraph in paper.paragraphs if paragraph.style.name == "Quote"]
    said, source = quotes[0].paragraph_format.left_indent, quotes[1].paragraph_format.left_indent
    assert said is None
    assert source > paper.styles["Quote"].paragraph_format.left_indent


def test_markdown_reads_well_as_it_is_written(checked):
    for form in ("letter-markdown", "report-markdown"):
        assert "&nbsp;" not in of(checked, form).decode()


def test_numbers_of_claims_stay_on_one_line_in_word(checked):
    paper = docx.Document(io.BytesIO(of(checked, "report-docx")))
    links = [link for link in paper.element.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]

    assert links
    for link in links:
        # As it is read, and as it is stored: a hyphen of its own kind.
        assert re.search(r"C-\d{4}", "".join(run.text for run in link.iter(qn("w:r"))))
        assert [len(list(run.iter(qn("w:noBreakHyphen")))) for run in link.iter(qn("w:r"))] == [1]


HARD_LINES = [
    "1. one", "12) twelve", "- item", "+ item", "# head", "> quote", "***bold***", "_em_ __b__", "`code` ``x``",
    "[a](javascript:x)", "![i](x)", "<b>b</b>", "&amp; &#35;", "a\nb", "a\n\nb", "    four", "\ttab", "===", "---",
    "| a | b |", "~~~", "\\*", "a\\", "$x$", "http://x.example", "a  \nb", "* * *",
]  # fmt: skip


@pytest.mark.parametrize("text", HARD_LINES)
@pytest.mark.parametrize("before", ["", "> ", "- "])
def test_markdown_shows_the_words_and_nothing_else(text, before):
    written = before + escaped(text).replace("\n", "\n" + {"> ": "> ", "- ": "  ", "": ""}[before])

    shown = Shown(MarkdownIt("commonmark").enable("table").render(written))

    assert {tag for tag, _attributes in shown.tags} <= {"p", "br", "blockquote", "ul", "li"}
    assert shown.words.replace("\xa0", " ").split() == text.split()


PARTED = "So it *says*.\n \nAdopted.\n\n"


@pytest.mark.parametrize("is_item", [False, True])
def test_what_blank_lines_part_is_a_paragraph_in_markdown(is_item):
    blocks = [Paragraph([Words("Why: ", is_bold=True), Words(PARTED)], is_item), Quote(PARTED, is_item), plain("End\n")]
    written = markdown_of(blocks)

    shown = MarkdownIt("commonmark").render(written)

    assert "&nbsp;" not in written
    assert len(re.findall(r"<p>", shown)) == 5
    assert shown.count("<p>Adopted.</p>") == 2
    assert "\\" not in Shown(shown).words


def test_bold_words_stay_bold_over_a_blank_line():
    shown = MarkdownIt("commonmark").render(markdown_of([Paragraph([Words("One.\n\nTwo.", is_bold=True)])]))

    assert shown == "<p><strong>One.<br />\nTwo.</strong></p>\n"


def test_characters_that_xml_cannot_hold_are_shown_by_their_pictures(checked):
    Claim.objects.update(statement="a\x07b\ufffe")

    assert "a␇b\ufffd" in words_of(checked, "report-docx")


@pytest.mark.parametrize("format", ["report-docx", "letter-docx"])
def test_a_word_file_is_of_the_moment_that_it_tells_of(checked, format):
    body = of(checked, format)

    about = docx.Document(io.BytesIO(body)).core_properties
    moment = Event.objects.latest("number").at
    assert {f"{about.created:%Y-%m-%dT%H:%M:%S}", f"{about.modified:%Y-%m-%dT%H:%M:%S}"} == {moment[:19]}
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name or name.endswith(".jpeg")]
        assert b"thumbnail" not in archive.read("_rels/.rels")
    assert body == of(checked, format)


ADDRESSES = [
    "https://a.example/x?b=1&c=%20d_e*f*",
    "https://a.example/x?b=1&c=d_e*f*",
    "https://a.example/a_(b)",
    "https://a.example/?a=1&copy;=2&#38;",
    "https://a.example/a|b",
    "https://a.example/\\a",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("in_table", [False, True])
def test_an_address_is_a_link_to_itself_in_markdown(address, in_table):
    words = [Words("See "), Words(address, target=address)]
    blocks = [Table([], [[words]])] if in_table else [Paragraph(words)]

    shown = Shown(MarkdownIt("commonmark").enable("table").render(markdown_of(blocks)))

    assert shown.words.split() == ["See", address]
    assert [unquote(link) for link in shown.links] == [unquote(address)]


def test_an_address_is_written_once_where_it_may_be():
    """Some programs take the second one, in the words of a link, for a link of its own that ends at the first sign."""
    address = "https://a.example/x?b=1&c=d_e*f*"

    assert markdown_of([Paragraph([Words(address, target=address)])]) == f"<{address}>\n"


def test_an_address_behind_a_link_is_not_told_again_in_markdown():
    document = factories.document(
        'The [assembly](https://leg.example/act) banned 4 agencies in [a bill](https://leg.example/b "B") of 2019.\n'
    )

    written = of(document, "report-markdown").decode()

    assert written.count("https://leg.example/act") == 1
    assert '(https://leg.example/b "B")' in Shown(MarkdownIt("commonmark").render(written)).words
