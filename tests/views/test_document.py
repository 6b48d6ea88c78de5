"""The reader: the words from their blocks, every visible claim in place, what is left."""

import re

import pytest
from django.urls import reverse

from claims.choices import Verdict
from claims.marks import MARKS
from claims.models import Offer, VersionText
from claims.services.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.views.conftest import TEXT
from tests.views.oracle import read, text_of

pytestmark = pytest.mark.django_db


def marks_of(html):
    return [one.attributes["class"] for one in read(html).elements if one.tag == "mark" and "id" in one.attributes]


def body_classes(html):
    return set(next(one for one in read(html).elements if one.tag == "body").attributes["class"].split())


def add_version(newsroom, by, text):
    import_document(body=text.encode(), filename="faq.md", by=by, document=newsroom.document)


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

    assert "§ 1 What does the law say? 2 of 4 reviewed" in text


def test_an_older_version_can_be_read_and_says_so(newsroom, cast, page_of):
    add_version(newsroom, cast.lead, TEXT.replace("five members", "nine members"))

    old = page_of(cast.viewer, f"{newsroom.document.get_absolute_url()}v1/")
    new = page_of(cast.viewer, newsroom.document.get_absolute_url())

    assert "five members" in text_of(old)
    assert "This is an older version." in text_of(old)
    assert "nine members" in text_of(new)
    assert "This is an older version." not in text_of(new)


@pytest.mark.parametrize("version", ["0", "9", "x", "١", "1.0"])
def test_a_version_that_is_not_there_is_not_found(newsroom, cast, get, version):
    get(cast.viewer, newsroom.document.get_absolute_url(), status=404, version=version)


def test_an_old_address_of_a_version_leads_to_where_it_is_now(newsroom, cast, get):
    response = get(cast.viewer, newsroom.document.get_absolute_url(), status=302, version="1", marks="disputed")

    assert response.headers["Location"] == f"/documents/{newsroom.document.pk}/v1/?marks=disputed"


def test_claims_whose_words_are_gone_lie_in_the_tray(newsroom, cast, page_of):
    add_version(newsroom, cast.lead, TEXT.replace("Senate Bill 216 of 2019 bars sharing of data. ", ""))

    html = page_of(cast.viewer, newsroom.document.get_absolute_url())

    tray = " ".join(text_of(html, "tray").split())
    assert newsroom.disputed.number in tray
    assert "Senate Bill 216 of 2019 bars sharing of data" in tray
    assert "Text changed" in tray
    assert "tray" not in page_of(cast.viewer, f"{newsroom.document.get_absolute_url()}v1/")


def test_the_tray_of_a_viewer_holds_settled_claims_alone(newsroom, cast, page_of):
    add_version(newsroom, cast.lead, "# Benefits and ICE\n\nNothing of it is left, the board said.")

    tray = text_of(page_of(cast.viewer, newsroom.document.get_absolute_url()), "tray")

    assert newsroom.disputed.number in tray
    assert newsroom.open.number not in tray


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

    assert f"{100 * 2 // total} % · 2 of {total} claims decided" in team
    assert "2 settled claims" in viewer
    assert "decided" not in viewer


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


def test_a_new_version_tells_what_became_of_the_claims(newsroom, cast, page_of):
    assert "Claims in version" not in text_of(page_of(cast.lead, newsroom.document.get_absolute_url()))
    add_version(
        newsroom, cast.lead, TEXT.replace("five members", "nine members").replace("HIPAA covers", "HIPAA  covers")
    )

    html = page_of(cast.lead, newsroom.document.get_absolute_url())

    assert "1 changed" in text_of(html)
    assert "1 typeset differently" in text_of(html)
    changed = page_of(cast.lead, reverse("claims"), document=str(newsroom.document.pk), found="changed")
    assert "1 claim" in " ".join(text_of(changed).split())


def test_what_changed_since_an_earlier_version_stands_in_the_text_with_its_marks(newsroom, cast, page_of):
    add_version(newsroom, cast.lead, TEXT.replace("five members", "nine members").replace("HIPAA covers", "It covers"))

    html = page_of(cast.viewer, f"{newsroom.document.get_absolute_url()}v2/", since="1")

    reader = read(html)
    changed = {
        (words.path[-1].tag, words.text, words.path[-1].attributes.get("class", ""))
        for words in reader.words
        if words.is_within("words") and words.path[-1].tag in ("ins", "del")
    }
    assert changed == {("del", "HIPAA", ""), ("ins", "It", ""), ("del", "five", "turns"), ("ins", "nine", "turns")}
    assert "2 changes from version 1 to version 2" in " ".join(text_of(html).split())
    assert len(marks_of(html)) == 2
    assert "work-link" not in html


def test_a_paragraph_that_is_gone_stands_where_it_was(newsroom, cast, page_of):
    gone = "The state passed the Privacy Act in 1974. In 2020 the state signed SB20-083.\n\n"
    add_version(newsroom, cast.lead, TEXT.replace(gone, ""))

    html = page_of(cast.viewer, f"{newsroom.document.get_absolute_url()}v2/", since="1")

    assert text_of(html, "gone").strip() == gone.strip()


def test_the_marks_of_a_heading_and_a_list_are_no_removed_words(newsroom, cast, page_of):
    gone = "## How to apply\n\n- Send the form.\n- Wait.\n\n"
    add_version(newsroom, cast.lead, f"{TEXT}\n{gone}")
    add_version(newsroom, cast.lead, TEXT)

    html = page_of(cast.viewer, f"{newsroom.document.get_absolute_url()}v3/", since="2")

    struck = "".join(
        words.text for words in read(html).words if words.is_within("words") and words.path[-1].tag == "del"
    )
    assert struck.split() == "How to apply Send the form. Wait.".split()


@pytest.mark.parametrize(("since", "status"), [("9", 404), ("x", 404), ("2", 200)])
def test_there_is_no_change_since_what_is_no_earlier_version(newsroom, cast, get, since, status):
    add_version(newsroom, cast.lead, TEXT.replace("five members", "nine members"))

    response = get(cast.viewer, f"{newsroom.document.get_absolute_url()}v2/", status=status, since=since)

    assert b"<del data-told" not in response.content


def test_a_version_lists_the_verdicts_it_cost(newsroom, cast, page_of):
    add_version(newsroom, cast.lead, TEXT.replace("Senate Bill 216", "Senate Bill 131"))
    add_version(newsroom, cast.lead, TEXT.replace("Senate Bill 216", "Senate Bill 131") + "\nMore.\n")

    second = text_of(page_of(cast.author, f"{newsroom.document.get_absolute_url()}v2/"), "lost")
    third = text_of(page_of(cast.author, newsroom.document.get_absolute_url()), "lost")

    assert newsroom.disputed.number in second
    assert "was Disputed; its words: changed." in " ".join(second.split())
    assert third == ""
    assert text_of(page_of(cast.viewer, f"{newsroom.document.get_absolute_url()}v2/"), "lost") == ""


def test_the_tray_tells_the_old_place_and_the_best_candidate(newsroom, cast, page_of):
    moved = "Senate Bill 216 of 2019 bars sharing of data. "
    reworded = "\nOf data the sharing is barred by Senate Bill 216 of 2019 in this state for all.\n"
    add_version(newsroom, cast.lead, TEXT.replace(moved, "") + reworded)
    offer = Offer.objects.filter(claim=newsroom.disputed).first()

    tray = " ".join(text_of(page_of(cast.lead, newsroom.document.get_absolute_url()), "tray").split())

    assert "version 1, What does the law say?: Senate Bill 216 of 2019 bars" in tray
    assert (f"{offer.percent} % of the words: {offer.quote}" if offer else "No candidate") in tray


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


def test_what_was_said_of_earlier_words_is_told_as_such(newsroom, cast, page_of):
    """And claims without a place count: nothing that waits for somebody falls out of the figures."""
    disputed = newsroom.disputed
    quote = disputed.anchors.get().quote
    add_version(newsroom, cast.lead, TEXT.replace(quote, quote.replace("2019", "2018")))
    html = page_of(cast.lead, newsroom.document.get_absolute_url())

    entry = re.search(rf'<li class="mark-text_changed"><a href="#{disputed.number.lower()}".*?</li>', html, re.DOTALL)[
        0
    ]
    assert entry.count("On the words before:") == 2

    add_version(newsroom, cast.lead, TEXT.replace(quote, "Nothing is said here."))
    html = page_of(cast.lead, newsroom.document.get_absolute_url())
    tray = html[html.index('id="unplaced"') :]
    assert "(was Disputed)" in tray[: tray.index("</section>")]
    total = newsroom.document.claims.count()
    assert f"of {total} claims decided" in html


def anew(html):
    """The lines of such an answer, by their ids, and the claims of its list."""
    lines, _mark, entries = html.partition('<ol id="anew-claims">')
    ids = re.findall(r'class="doc-line[^>]* id="(s-[0-9]+-p-[0-9]+)"', lines.partition('<div id="anew-lines">')[2])
    return ids, re.findall(r'<a href="#(c-[0-9]+)"', entries)


def test_some_lines_come_alone_as_the_page_has_them(cast, page_of):
    document = factories.document(
        "# A\n\nThe town paid 5 dollars.\n\n* The mayor signed the act in 2019.\n\nIt rained on May 3, 2020.\n"
    )
    first, second = document.claims.in_document_order()
    address = document.get_absolute_url()
    whole = page_of(cast.author, address)

    part = page_of(cast.author, address, lines="2-2")

    assert anew(part) == (["s-1-p-2"], [second.number.lower()])
    line = part.partition('<div id="anew-lines">')[2].partition("</div>\n<ol")[0]
    assert line.strip() in whole
    assert len(part) < len(whole)
    assert anew(page_of(cast.author, address, lines="1-3"))[1] == [one.number.lower() for one in (first, second)]


def test_lines_come_as_far_as_their_claims_reach_and_tell_an_unread_sentence_once(cast, page_of):
    document = factories.document(
        "# A\n\nWho knows?\n\nThe town paid 5 dollars.\n\nThe mayor signed the act in 2019.\n"
    )
    first = document.claims.in_document_order()[0]
    perform("retrim", first, by=cast.author, quote="5 dollars.\n\nThe mayor")

    part = page_of(cast.author, document.get_absolute_url(), lines="2-2")

    assert anew(part)[0] == ["s-1-p-2", "s-1-p-3"]
    whole = page_of(cast.author, document.get_absolute_url())
    ids = re.findall(r'id="(u-[0-9]+)"', whole)
    assert ids and f'href="#{ids[0]}"' in whole


@pytest.mark.parametrize("lines", ["", "a-b", "3", "999-1000", "9999999999-1", "5-1"])
def test_nonsense_asks_for_no_lines(newsroom, cast, get, lines):
    response = get(cast.viewer, newsroom.document.get_absolute_url(), lines=lines)

    assert response.status_code == 200
    assert anew(response.content.decode())[0] == []


def test_lines_show_no_more_than_the_page(newsroom, cast, page_of):
    part = page_of(cast.viewer, newsroom.document.get_absolute_url(), lines="0-99")

    assert anew(part)[0]
    assert newsroom.open.number not in part and newsroom.disputed.number in part


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
