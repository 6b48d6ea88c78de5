"""The report and the letter: every claim in its place, the words as they stand, in three forms."""

import io
import re
import zipfile
from html.parser import HTMLParser

import docx
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from claims.choices import Verdict
from claims.exports import Selection, TextChanged
from claims.exports.paper import Paragraph, Quote, Words, plain
from claims.exports.paper_markdown import escaped, markdown_of
from claims.exports.report_evidence import cited
from claims.models import Anchor, Claim, Document, Event, VerdictWording, VersionText
from claims.refusal import Refused
from claims.services.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.exports.exported import exported
from tests.exports.test_json import HARD_TEXT

pytestmark = pytest.mark.django_db
REPORTS = ["report-html", "report-markdown", "report-docx"]
LETTERS = ["letter-markdown", "letter-docx"]


class Shown(HTMLParser):
    """The words of a page, those of its blockquotes, and what it links to and is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.quotes, self.links, self.ids, self.tags = "", [], [], [], []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.ids += [value for name, value in attributes if name == "id"]
        self.links += [value for name, value in attributes if name == "href"]
        if tag == "blockquote":
            self.inside = True
            self.quotes.append("")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "blockquote"

    def handle_data(self, data):
        self.words += data
        if self.inside:
            self.quotes[-1] += data


def of(document, format):
    return exported(Selection(document=document, text_changed=TextChanged.INCLUDE), format=format)


def html_of(document) -> Shown:
    return Shown(of(document, "report-html").decode())


def words_of(document, format) -> str:
    return read(of(document, format), format)


def read(body, format) -> str:
    """What a reader sees, on one line."""
    if format.endswith("docx"):
        paper = docx.Document(io.BytesIO(body))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        told = "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])
    elif format.endswith("markdown"):
        told = Shown(MarkdownIt("commonmark").enable("table").render(unbracketed(body))).words
    else:
        told = Shown(body.decode()).words
    return " ".join(told.replace("\u2060", "").split())


def unbracketed(written: bytes) -> str:
    """Markdown without the brackets around claims, which are no words of the document."""
    return re.sub(r"<sup>(?:C-\d+)?\\\[</sup>|(?<=<sup>)\\\]", "", written.decode())


@pytest.fixture
def checked():
    """A document with a disputed, a verified and an open claim."""
    ann = factories.user("ann", "reviewer", first_name="Ann", last_name="Lee")
    document = factories.document(
        title="The FAQ", author="A. Author", publisher="The agency", url="https://agency.example/faq"
    )
    first, second, _third = document.claims.in_document_order()
    factories.cite(first, ann, url="https://leg.example/sb", title="SB21-131", excerpt="Concerning *data*.")
    perform(
        "decide", first, by=ann, verdict="disputed", reason="misattributed", rationale="It is another bill.",
        correction="The law is SB21-131.",
    )  # fmt: skip
    factories.review(second, ann, "verified", rationale="The journal says so.")
    return document


@pytest.mark.parametrize("format", REPORTS)
def test_a_report_says_what_was_found_of_every_claim(checked, format):
    first, second, third = checked.claims.in_document_order()

    words = words_of(checked, format)

    for claim in (first, second, third):
        assert claim.number in words
        assert claim.statement in words
    assert "2 of 3 claims settled." in words
    for told in (
        "Disputed · Misattributed",
        "It is another bill.",
        "Correction: The law is SB21-131.",
        "Refutes: SB21-131",
        "Concerning *data*.",
        "Verified, by reviewer 1 on 20",
        "The journal says so.",
        "Without a verdict Not settled yet",
        "Table of authorities",
        "HIPAA",
        "Method",
        "None so far.",
        "https://agency.example/faq",
    ):
        assert told in words
    assert "Ann Lee" not in words


def test_names_are_shown_where_the_team_shows_them(checked, settings):
    settings.FACTCHECK_SHOW_NAMES = True

    assert "Verified, by Ann Lee on 20" in words_of(checked, "report-html")


@pytest.mark.parametrize("format", REPORTS + LETTERS)
def test_the_same_state_gives_the_same_bytes(checked, format):
    assert of(checked, format) == of(checked, format)


@pytest.mark.parametrize("format", REPORTS + LETTERS)
def test_it_is_about_one_document(checked, format):
    with pytest.raises(Refused, match="is about one document: say which"):
        exported(format=format)


def test_the_text_stands_there_whole_with_every_claim_marked():
    document = import_document(body=HARD_TEXT.encode(), filename="hard.md").document

    shown = html_of(document)

    body = VersionText.objects.get().body
    whole = " ".join(shown.words.split())
    for anchor in Anchor.objects.all():
        assert whole.count(" ".join(anchor.quote.split())) or re.search(r"\d", anchor.quote)
    for claim in document.claims.all():
        assert claim.number.lower() in shown.ids
    for block in document.newest_version.blocks.all():
        for line in body[block.start : block.end].splitlines():
            assert line.strip() in shown.words or re.search(r"\d", line)
    assert {link[1:] for link in shown.links if link.startswith("#")} <= set(shown.ids)
    assert len([tag for tag, _attributes in shown.tags if tag == "mark"]) >= document.claims.count()


@pytest.mark.parametrize("format", REPORTS)
def test_a_claim_without_a_verdict_is_a_row_that_its_number_leads_to(checked, format):
    open_claim = checked.claims.in_document_order()[2]

    body = of(checked, format)

    if format.endswith("docx"):
        paper = docx.Document(io.BytesIO(body))
        (table,) = (table for table in paper.tables if table.cell(0, 1).text == "Claim")
        assert [cell.text for cell in table.rows[1].cells] == [open_claim.number, open_claim.statement, "○ Open"]
        assert open_claim.number.lower() in table.rows[1].cells[0]._tc.xml
        assert table.cell(0, 1).width > 2 * table.cell(0, 0).width
        return
    html = body.decode() if format.endswith("html") else MarkdownIt("commonmark").enable("table").render(body.decode())
    shown = Shown(html)
    assert f"#{open_claim.number.lower()}" in shown.links
    assert open_claim.number.lower() in shown.ids
    assert re.search(rf"<tr[^>]*>(?:(?!</tr>).)*{re.escape(open_claim.statement)}", html, re.DOTALL)


@pytest.mark.parametrize("format", REPORTS)
def test_a_report_tells_the_quotes_of_an_open_claim_that_the_text_lost(format):
    document = factories.document("The agency shares data. The board met in June.\n")
    first = document.claims.in_document_order().first()
    perform("amend", first, by=factories.user("ann", "reviewer"), statement="The agency gives data away.")
    assert "“The agency shares data.”" not in words_of(document, format)

    import_document(body=b"The board met in June.\n", filename="b.md", document=document)

    assert "The agency gives data away. “The agency shares data.”" in words_of(document, format)


@pytest.mark.parametrize("format", [*REPORTS, *LETTERS, "csv"])
def test_a_citation_that_settled_a_contest_is_told_once(format):
    document = factories.document()
    claim = document.claims.in_document_order().first()
    ann, ben, lead = factories.user("ann", "reviewer"), factories.user("ben", "reviewer"), factories.user("lee", "lead")
    perform("ask_second", claim, by=lead, reason="Hard.")
    factories.review(claim, ann, "disputed")
    factories.review(claim, ben, "verified")
    factories.cite(claim, lead, url="https://leg.example/act")
    perform("settle", claim, by=lead, verdict="disputed", rationale="The act decides.")

    body = of(document, format)

    told = body.decode() if format == "csv" else read(body, format)
    assert claim.citations.count() == 3
    # A report lists its sources as well, with the numbers of the claims.
    assert len(re.findall(r"refutes(?: —|: (?!C-))|speaks against it:", told, re.IGNORECASE)) == 1


def test_the_file_runs_and_fetches_nothing(checked):
    Claim.objects.update(statement='<script>alert(1)</script><img src="https://evil.example/x">')

    html = of(checked, "report-html").decode()
    shown = Shown(html)

    tags = {tag for tag, _attributes in shown.tags}
    assert not tags & {"script", "img", "link", "iframe", "object", "form", "svg"}
    assert not [
        name for _tag, attributes in shown.tags for name in attributes if name.startswith("on") or name == "style"
    ]
    assert "url(" not in html and "@import" not in html
    assert "<script>alert(1)</script>" in shown.words


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x"])
def test_only_addresses_of_the_web_become_links(checked, address):
    from claims.models import Source

    Source.objects.filter(url="https://leg.example/sb").update(url=address)

    assert address not in html_of(checked).links
    assert f"]({address}" not in of(checked, "report-markdown").decode()
    assert address in words_of(checked, "report-html")


def test_the_verdicts_are_in_the_team_s_own_words(checked):
    VerdictWording.objects.create(verdict=Verdict.DISPUTED, label="False", meaning="The sources say otherwise.")

    for format in [*REPORTS, *LETTERS]:
        words = words_of(checked, format)
        assert "False" in words and "The sources say otherwise." in words
        assert "Disputed" not in words


def test_what_was_corrected_since_is_told(checked):
    first = checked.claims.in_document_order()[0]
    ben = factories.user("ben", "lead")
    perform("reopen", first, by=ben, reason="canary-reason")
    body = VersionText.objects.get().body.replace("June 2020", "July 2021")
    import_document(body=body.encode(), filename="b.md", by=ben, document=checked)
    checked.refresh_from_db()

    words = words_of(checked, "report-html")

    assert f"{first.number} was reopened on 20" in words
    assert "Version 2 of the text was read on 20" in words
    assert "its words changed since it was reviewed" in words
    assert "0 of 3 claims settled." in words
    assert "canary-reason" not in words
    assert "It is another bill." not in words
    assert "The journal says so." not in words


def test_words_that_changed_before_anybody_looked_are_no_correction():
    lead = factories.user("cleo", "lead")
    document = factories.document("The board met in June 2020.\n", by=lead)
    import_document(body=b"The board met in July 2021.\n", filename="b.md", by=lead, document=document)
    document.refresh_from_db()
    assert document.claims.get().text_changed

    assert "its words changed" not in words_of(document, "report-html")


@pytest.mark.parametrize("format", LETTERS)
def test_a_letter_says_what_is_wrong_and_why(checked, format, settings):
    settings.FACTCHECK_TEAM_NAME = "The desk"
    first, second, _third = checked.claims.in_document_order()

    words = words_of(checked, format)

    for told in (
        "About “The FAQ”",
        "To A. Author, The agency",
        "Dear A. Author,",
        "2 of 3 are settled so far; this letter is about these alone. Our verdicts: Verified 1, Disputed 1. Below is",
        "You write (§ 1 ¶ 1, under “Report",
        first.anchors.get().quote,
        "What we found: It is another bill.",
        "It should say: The law is SB21-131.",
        "Speaks against it: SB21-131",
        "The source says: Concerning *data*.",
        "With kind regards, The desk",
    ):
        assert told in words
    assert second.statement not in words


def test_a_letter_says_what_was_read_and_when(checked):
    Document.objects.update(captured_on="2024-05-03", archive_url="https://archive.example/faq")

    words = words_of(checked, "letter-markdown")

    assert "We read it as it stood on 3 May 2024. A copy of what we read: https://archive.example/faq" in words
    Document.objects.update(captured_on=None, archive_url="")
    assert "We read it as" not in words_of(Document.objects.get(), "letter-markdown")


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


def test_a_letter_about_nothing_wrong_says_so(checked):
    ann = factories.user("cleo", "reviewer")
    document = factories.document(title="All right")
    for claim in document.claims.all():
        factories.review(claim, ann, "verified")

    words = words_of(document, "letter-markdown")

    assert (
        "one by one, all 3 of them. Our verdicts: Verified 3. We find none of them disputed or only partly supported."
        in words
    )
    assert "Dear author," in words


@pytest.mark.parametrize("format", LETTERS)
def test_there_is_no_letter_about_what_nobody_has_checked(format):
    with pytest.raises(Refused, match=r"No claim of D-\d+ is settled yet"):
        of(factories.document(), format)


@pytest.mark.parametrize("format", REPORTS)
def test_a_report_of_a_part_says_that_it_is_one(checked, format):
    settled = Selection(document=checked, text_changed=TextChanged.INCLUDE, among=Claim.objects.settled())
    body = exported(settled, format=format)

    words = read(body, format)

    assert "2 of 3 claims settled." in words
    assert "This report tells of 2 of these claims; 1 other is neither told nor marked in the text." in words
    assert "neither told nor marked" not in words_of(checked, format)


@pytest.mark.parametrize("format", REPORTS)
def test_a_report_lists_sources_and_what_rests_on_laws(checked, format):
    """A bill that no claim names stands among the authorities where a verdict cites it."""
    first, _second, third = checked.claims.in_document_order()
    sam = factories.user("sam", "reviewer")
    factories.cite(third, sam, identifier="HB22-1358", title="HB22-1358", publisher="The assembly", source_kind="law")
    perform("decide", third, by=sam, verdict="disputed", rationale="It is that bill.")

    words = words_of(checked, format)

    assert re.search(rf"HB22-1358 ?Bill ?{third.number}", words)
    assert "Refutes: HB22-1358, The assembly" in words
    assert re.search(rf"HB22-1358, The assembly ?Refutes: {third.number}", words)
    assert re.search(rf"SB21-131 https://leg.example/sb ?Refutes: {first.number}", words)


@pytest.mark.parametrize("format", [*REPORTS, *LETTERS])
def test_a_claim_has_one_number_everywhere(format):
    """Its own: a count within the report would be read as the number of another claim."""
    factories.document("The board met in 1903. It met again in 1904.\n")
    document = factories.document("The act binds the city. The council pays.\n", title="Laws")
    claim, waiting = document.claims.in_document_order()
    factories.review(claim, factories.user("ann", "reviewer"))

    words = words_of(document, format)

    assert claim.number in words
    assert (waiting.number in words) == (format in REPORTS)
    assert not re.search(r"[✗○]\W*\d|(?:Refutes|Supports|Context): \d|\b\d\. ?(?:✗|○|Disputed)", words)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ({"title": "SB21-131", "identifier": "SB21-131", "publisher": "The assembly"}, "SB21-131, The assembly"),
        ({"title": "doi:10.1000/1", "identifier": "10.1000/1"}, "doi:10.1000/1"),
        ({"title": "https://a.example/", "url": "https://a.example/"}, ""),
        ({"title": "An act", "identifier": "SB21-131", "url": "https://a.example/"}, "An act, SB21-131"),
        ({"title": "News"}, "News"),
    ],
)
def test_a_source_says_nothing_twice(source, line):
    told = dict.fromkeys(("title", "identifier", "publisher", "url", "archive_url"), "") | source

    found = cited({"source": told, "stance": "supports", "pinpoint": "", "accessed_on": None})

    assert found == ("Supports", line, source.get("url", ""))


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
