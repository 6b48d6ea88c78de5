"""The reader: the words of a document with every claim in its place, for each as far as they may read."""

import re

import pytest

from claims.choices import Verdict
from claims.marks import MARKS
from claims.models import VersionText
from claims.workflow import perform
from tests import factories
from tests.views.conftest import TEXT
from tests.views.oracle import read, text_of
from tests.views.reading import body_classes, marks_of

pytestmark = pytest.mark.django_db


def test_the_words_of_every_block_are_there(newsroom, cast, page_of):
    html = page_of(cast.lead, newsroom.document.get_absolute_url())

    version = newsroom.document.newest_version
    words = "".join(one.text for one in read(html).words if one.is_within("words"))
    body = VersionText.objects.get(pk=version.pk).body
    assert words == "".join(body[block.start : block.end] for block in version.blocks.order_by("ordinal"))


def test_headings_are_headings_in_steps(newsroom, cast, page_of):
    reader = read(page_of(cast.lead, newsroom.document.get_absolute_url()))

    headings = [one.tag for one in reader.elements if one.attributes.get("class") == "doc-heading"]
    assert headings == ["h2", "h3", "h3"]


def test_paragraphs_have_numbers_to_link_to(newsroom, cast, page_of):
    reader = read(page_of(cast.lead, newsroom.document.get_absolute_url()))

    ids = {one.attributes.get("id") for one in reader.elements}
    links = {one.attributes.get("href") for one in reader.elements}
    assert {"s-1", "s-1-p-1", "s-1-p-2", "s-2", "s-2-p-1"} <= ids
    assert {"#s-1", "#s-1-p-2"} <= links


def test_the_team_sees_every_claim_in_place(newsroom, cast, page_of):
    marks = marks_of(page_of(cast.second, newsroom.document.get_absolute_url()))

    assert len(marks) == newsroom.document.claims.count()
    assert marks.count("claim mark-disputed") == 1
    assert marks.count("claim mark-open") == len(marks) - 2


def test_a_viewer_sees_settled_claims_alone_and_no_progress(newsroom, cast, page_of):
    html = page_of(cast.viewer, newsroom.document.get_absolute_url())

    assert sorted(marks_of(html)) == ["claim mark-disputed", "claim mark-verified"]
    assert newsroom.open.number not in html
    assert "sentences read" not in html
    assert 'class="unread"' not in html
    assert "2 settled claims" in text_of(html)


def test_the_legend_filters_what_is_marked_and_keeps_its_counts(newsroom, cast, page_of):
    html = page_of(cast.lead, newsroom.document.get_absolute_url(), marks=["disputed"])

    legend = {
        one.attributes["data-mark"]: one.attributes["href"]
        for one in read(html).elements
        if "data-mark" in one.attributes
    }
    assert body_classes(html) == {"reader-page", *(f"hide-{name}" for name in MARKS if name != "disputed")}
    assert " ".join(text_of(html, "legend").split()).startswith("Show ✓ Verified 1 1 Hide ✗ Disputed 1 2 Show ○ Open")
    assert "hide=verified" not in legend["verified"]
    assert "hide=disputed" in legend["disputed"]


@pytest.mark.parametrize(
    ("query", "hidden"),
    [
        ({}, set()),
        ({"hide": "open"}, {"hide-open"}),
        ({"hide": ["open", "unread", "nonsense"]}, {"hide-open", "hide-unread"}),
        ({"hide": "all"}, {"bare"}),
    ],
)
def test_the_address_says_what_is_hidden_and_everything_is_still_there(newsroom, cast, page_of, query, hidden):
    html = page_of(cast.lead, newsroom.document.get_absolute_url(), **query)

    assert body_classes(html) == {"reader-page"} | hidden
    assert len(marks_of(html)) == newsroom.document.claims.count()


def test_an_unknown_mark_is_no_filter(newsroom, cast, page_of):
    html = page_of(cast.lead, newsroom.document.get_absolute_url(), marks=["nonsense"])

    assert len(marks_of(html)) == newsroom.document.claims.count()


def test_coverage_is_told_with_a_floor(newsroom, cast, page_of):
    perform("drop", newsroom.open, by=cast.lead, reason="repeated")

    html = page_of(cast.lead, newsroom.document.get_absolute_url())

    assert "5 of 6 sentences read, 83 %" in " ".join(text_of(html).split())
    assert "unread" in [one.attributes.get("class") for one in read(html).elements]


def test_sections_tell_their_progress(newsroom, cast, page_of):
    text = " ".join(text_of(page_of(cast.lead, newsroom.document.get_absolute_url()), "section-nav").split())

    assert "§ 1 What does the law say? 2 of 4 settled" in text


def test_a_second_reviewer_sees_no_more_of_a_sealed_claim_than_its_mark(newsroom, cast, page_of):
    html = page_of(cast.second, newsroom.blind.get_absolute_url())

    assert "claim mark-second" in marks_of(html)
    assert "sealed" not in html.lower().replace(newsroom.blind.title.lower(), "")


def test_a_public_number_leads_to_the_page(newsroom, cast, get):
    response = get(cast.viewer, f"/documents/D-{newsroom.document.pk}/", status=302)

    assert response.headers["Location"] == newsroom.document.get_absolute_url()


def test_the_list_shows_progress_for_whom_it_may(newsroom, cast, page_of):
    total = newsroom.document.claims.count()

    team = " ".join(text_of(page_of(cast.lead, "/documents/")).split())
    viewer = " ".join(text_of(page_of(cast.viewer, "/documents/")).split())

    assert f"{100 * 2 // total} % · 2 of {total} claims settled" in team
    assert "2 settled claims" in viewer
    assert "claims settled" not in viewer


def test_overlapping_claims_are_nested(cast, page_of):
    document = factories.document("The state passed the law in June 2020.", by=cast.lead)
    perform("add", document, by=cast.lead, quote="passed the law in June", statement="Passed in June.")

    reader = read(page_of(cast.lead, document.get_absolute_url()))

    inner = [words for words in reader.words if sum(one.tag == "mark" for one in words.path) == 2]
    assert "".join(words.text for words in inner) == "passed the law in June"
    lanes = {one.attributes["class"].partition(" lane-")[2] for one in reader.elements if one.tag == "mark"}
    assert lanes == {"", "1"}


def test_a_document_language_is_told(cast, page_of):
    document = factories.document("El estado aprobó la ley en 2020.", by=cast.lead, language="es")

    assert '<article class="document-text words-serif" id="text" lang="es"' in page_of(
        cast.lead, document.get_absolute_url()
    )


def test_a_verdict_shows_in_the_text_as_a_word_too(newsroom, cast, page_of):
    elements = read(page_of(cast.viewer, newsroom.document.get_absolute_url())).elements

    told = f"{newsroom.disputed.number}, {Verdict.DISPUTED.label}"
    assert [one.tag for one in elements if one.attributes.get("data-told") == told] == ["mark"]
    ended = f"{newsroom.disputed.number}, end, to its card"
    assert [one.tag for one in elements if one.attributes.get("aria-label") == ended] == ["a"]


def test_a_long_text_is_sent_while_it_is_drawn_and_says_the_same(cast, get, monkeypatch):
    document = factories.document(TEXT, by=cast.lead)
    whole = get(cast.lead, document.get_absolute_url()).content.decode()
    monkeypatch.setattr("claims.views.reader.LONG_CHARS", 10)

    response = get(cast.lead, document.get_absolute_url())

    assert response.streaming
    sent = b"".join(response.streaming_content).decode()
    assert sent.count("<!--") == 0
    tokens = re.compile(r'csrfmiddlewaretoken" value="[^"]*"| long(?=")')
    assert tokens.sub("", sent) == tokens.sub("", whole)


def test_the_list_tells_each_claim_its_place_and_why(newsroom, cast, page_of):
    html = page_of(cast.viewer, newsroom.document.get_absolute_url())

    listed = " ".join(text_of(html, "claim-list").split())
    assert f"{newsroom.disputed.number} Disputed § 1 ¶ 1 Senate Bill 216" in listed
    assert "It concerns bail, not data." in listed


@pytest.mark.parametrize("person", ["viewer", "second", "lead"])
def test_the_reader_leads_to_report_and_letter(cast, newsroom, get, person):
    page = get(getattr(cast, person), newsroom.document.get_absolute_url())

    for form in ("report-html", "report-markdown", "report-docx", "letter-markdown", "letter-docx"):
        address = f"/documents/{newsroom.document.pk}/export/{form}/"
        assert f'href="{address}"' in page.content.decode()
        # The client closes the file once it is read.
        assert b"".join(get(getattr(cast, person), address).streaming_content)


def test_a_contest_that_a_lead_holds_is_told_as_one(cast, page_of):
    claim = factories.claim(factories.document(reviews_required=2))
    factories.review(claim, cast.author, Verdict.DISPUTED)
    factories.review(claim, cast.second, Verdict.UNVERIFIABLE)
    perform("take", claim, by=cast.lead)

    html = page_of(cast.author, claim.document.get_absolute_url())

    assert f'data-told="{claim.number}, Contested, in review"' in html
    assert "</b> Contested, in review" in html
    assert 'data-mark="held"' not in html
    assert "Contested, in review" in page_of(cast.author, f"/claims/?document={claim.document.pk}")
    assert "Contested, in review" in page_of(cast.author, claim.get_absolute_url())
