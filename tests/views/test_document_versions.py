"""Versions of a document in the reader: what changed, what became of the claims, which lost their words."""

import re

import pytest
from django.urls import reverse

from claims.models import Offer
from tests.views.conftest import TEXT
from tests.views.oracle import read, text_of
from tests.views.reading import add_version, marks_of

pytestmark = pytest.mark.django_db


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
    assert f"of {total} claims settled" in html
