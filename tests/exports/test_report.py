"""The report on a document as HTML, Markdown and Word: what was found of every claim, and nothing twice."""

import io
import re

import docx
import pytest
from markdown_it import MarkdownIt

from claims.choices import Verdict
from claims.exports import Selection, TextChanged
from claims.exports.report_evidence import cited
from claims.models import Anchor, Claim, VerdictWording, VersionText
from claims.refusal import Refused
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.exports.exported import HARD_TEXT, exported
from tests.exports.papers import LETTERS, REPORTS, Shown, html_of, of, read, words_of

pytestmark = pytest.mark.django_db


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
        assert "disputed" not in words.casefold()


@pytest.mark.parametrize("format", REPORTS)
def test_a_report_says_of_which_text_it_tells_the_sha256(checked, format):
    version = checked.newest_version

    words = words_of(checked, format)

    assert f"This report is about {checked.number}, version 1, in the state of 20" in words
    assert f"The SHA-256 of this text is {version.text_sha256}." in words


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

    assert found == ("Supports", line, "", source.get("url", ""))
