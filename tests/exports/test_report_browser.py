"""The report as a browser shows it, read from a file, and prints it."""

import pypdfium2
import pytest

from claims.workflow import perform
from tests import factories
from tests.admin.browsing import NARROW
from tests.axe import violations
from tests.exports.papers import of

pytestmark = pytest.mark.django_db(transaction=True)

LINKED = 'The [assembly](https://leg.example/act) banned 4 agencies in 2019, see [a bill](https://leg.example/b "B").\n'
HEBREW = "- 12% מהסוכנויות משתפות מידע עם ICE בשנת 2021.\n- הממשלה שילמה 5,000 דולר בשנת 2020.\n"


@pytest.fixture
def opened(page, tmp_path):
    """Open the report on a document."""

    def open_report(document):
        file = tmp_path / "report.html"
        file.write_bytes(of(document, "report-html"))
        page.goto(file.as_uri())
        return page

    return open_report


def printed(page) -> list[str]:
    """The words of each page of paper."""
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as paper:
        return [one.get_textpage().get_text_bounded() for one in paper]


def decided(document, verdict="disputed", **data):
    """The first claim of the document, settled."""
    claim = document.claims.in_document_order().first()
    factories.review(claim, factories.user("ann", "reviewer"), verdict, **data)
    return claim


def test_a_report_fits_a_phone(page, opened):
    document = factories.document()
    factories.review(document.claims.first(), factories.user("ann", "reviewer"), "not_checkable")
    page.set_viewport_size(NARROW)

    opened(document)

    tables = page.locator(".wide").evaluate_all("all => all.map(one => one.scrollWidth - one.clientWidth)")
    assert len(tables) >= 3 and set(tables) == {0}
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert violations(page) == []


def test_printed_pages_are_numbered_and_say_what_they_are_of(opened):
    document = factories.document()

    pages = printed(opened(document))

    assert len(pages) > 1
    for number, words in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in words
        assert f"{document.number}, version 1" in words


def test_long_words_of_a_source_begin_where_the_page_has_room(opened):
    document = factories.document()
    ann, claim = factories.user("ann", "reviewer"), document.claims.in_document_order().first()
    factories.cite(claim, ann, excerpt="So it says. " * 600)
    factories.review(claim, ann, rationale="Because of that.")

    pages = printed(opened(document))

    [begins] = (words for words in pages if "The source says:" in words)
    assert "So it says." in begins


def test_a_number_of_a_claim_is_never_parted(opened):
    document = factories.document()
    decided(document)

    page = opened(document)

    links = page.locator("#sources ~ * a[href^='#c-'], #authorities ~ * a[href^='#c-']")
    assert links.count() > 2
    assert set(links.evaluate_all("all => all.map(one => getComputedStyle(one).whiteSpace)")) == {"nowrap"}


def test_lists_and_quotes_from_right_to_left_stand_at_the_right(opened):
    document = factories.document(HEBREW)
    ann = factories.user("ann", "lead")
    claim = perform("add", document, by=ann, quote="הממשלה שילמה 5,000 דולר").made
    factories.review(claim, ann)

    page = opened(document)

    label, words = (page.locator(f".own > li:first-child > {one}").bounding_box() for one in (".label", "div"))
    assert label["x"] > words["x"]
    quote = page.locator(".claim blockquote").first
    assert quote.evaluate("one => getComputedStyle(one).borderRightWidth") == "3px"


def test_a_quote_keeps_its_blanks(opened):
    document = factories.document()
    ann, claim = factories.user("ann", "reviewer"), document.claims.in_document_order().first()
    factories.cite(claim, ann, excerpt="Sec. 1\n\t(a)   No.")
    factories.review(claim, ann)

    page = opened(document)

    assert "\t(a)   No." in page.locator(".citations blockquote").first.inner_text()


def test_an_address_behind_a_link_is_for_paper(opened):
    page = opened(factories.document(LINKED))

    text = page.locator("section.text")
    assert "https://leg.example/act" not in text.inner_text()
    # One that says more than its link is told everywhere.
    assert '(https://leg.example/b "B")' in text.inner_text()
    page.emulate_media(media="print")
    assert "(https://leg.example/act)" in text.inner_text()


def test_what_was_found_leads_back_to_the_text(opened):
    document = factories.document()
    claim = decided(document)
    anchor = claim.number.lower()

    page = opened(document)

    page.locator(f"#{anchor} h3 a").click()
    assert page.url.endswith(f"#in-text-{anchor}")
    assert page.locator(f"section.text #in-text-{anchor}").count() == 1
