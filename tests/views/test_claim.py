"""The page of one claim: everything about it that its reader may see, and nothing else."""

import pytest
from django.test import override_settings

from claims.choices import Verdict
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.views.conftest import TEXT
from tests.views.oracle import read, said, text_of

pytestmark = pytest.mark.django_db


def test_a_viewer_sees_what_was_found_and_on_what_grounds(newsroom, cast, page_of):
    text = said(page_of(cast.viewer, newsroom.disputed.get_absolute_url()))

    for words in (
        newsroom.disputed.number,
        newsroom.disputed.statement,
        "Disputed · Misattributed",
        "The sources cited contradict the claim",
        "It concerns bail, not data.",
        "Senate Bill 131 of 2021 bars it.",
        "Refutes",
        "https://leg.example/act",
        "Asked the agency.",
        "SB19-216",
    ):
        assert words in text


@pytest.mark.parametrize("words", ["A private worry.", "Rosa Diaz", "author", "event", "History", "round"])
def test_a_viewer_does_not_see_the_team(newsroom, cast, page_of, words):
    main = text_of(page_of(cast.viewer, newsroom.disputed.get_absolute_url())).replace("authorities", "")

    assert words not in main.replace("Authorities", "")


@override_settings(FACTCHECK_SHOW_NAMES=True)
def test_names_show_where_the_team_shows_them(newsroom, cast, page_of):
    assert "Rosa Diaz" in page_of(cast.viewer, newsroom.disputed.get_absolute_url())


def test_the_team_sees_names_notes_and_history(newsroom, cast, page_of):
    text = said(page_of(cast.second, newsroom.disputed.get_absolute_url()))

    for words in ("Rosa Diaz", "A private worry.", "private to the team", "Decide → Settled, Disputed", "round 1"):
        assert words in text


def test_a_viewer_does_not_find_an_open_claim(newsroom, cast, get):
    get(cast.viewer, newsroom.open.get_absolute_url(), status=404)
    get(cast.second, newsroom.open.get_absolute_url())


@pytest.mark.parametrize(
    "words", ["sealed.example", "A sealed source", "sealed pin", "A sealed note", "sealed rationale"]
)
@pytest.mark.parametrize("person", ["second", "lead", "administrator"])
def test_a_sealed_round_shows_to_its_author_alone(newsroom, cast, page_of, person, words):
    address = newsroom.sealed.get_absolute_url()

    assert words not in page_of(getattr(cast, person), address)
    assert words in page_of(cast.author, address)


def test_a_sealed_round_is_told_to_be_one(newsroom, cast, page_of):
    html = page_of(cast.second, newsroom.sealed.get_absolute_url())

    assert "without seeing each other" in html
    assert "No review shows here." in html
    assert "Decide" not in said(html)


def test_the_last_standing_review_is_the_one_that_decided(newsroom, cast, page_of):
    perform("reopen", newsroom.disputed, by=cast.second, reason="A new ruling.")
    factories.review(newsroom.disputed, cast.second, Verdict.VERIFIED, rationale="The ruling says so.")

    html = page_of(cast.lead, newsroom.disputed.get_absolute_url())

    assert "The ruling says so." in said(html, "verdict-box")
    assert "It concerns bail" not in said(html, "verdict-box")
    assert "It concerns bail" in said(html)
    assert "“A new ruling.”" in said(html, "history")
    assert "It concerns bail" not in page_of(cast.viewer, newsroom.disputed.get_absolute_url())


def test_words_stand_in_their_passage_with_the_claim_outlined(newsroom, cast, page_of):
    reader = read(page_of(cast.viewer, newsroom.disputed.get_absolute_url()))

    marked = [words.text for words in reader.words if words.is_within("current") and not words.is_within("edge")]
    assert "".join(marked) == newsroom.disputed.anchors.get().quote
    assert "HIPAA covers Medicaid records" in "".join(
        words.text for words in reader.words if words.is_within("passage")
    )


def test_words_that_are_gone_are_shown_as_they_were(newsroom, cast, page_of):
    text = TEXT.replace("Senate Bill 216 of 2019 bars sharing of data. ", "")
    import_document(body=text.encode(), filename="faq.md", by=cast.lead, document=newsroom.document)

    text = said(page_of(cast.viewer, newsroom.disputed.get_absolute_url()))

    assert "These words are gone from the newest version." in text
    assert "Senate Bill 216 of 2019 bars sharing of data" in text
    assert "off the lists until somebody confirms it" in text


def test_neighbours_in_the_document_are_those_one_may_see(newsroom, cast, page_of):
    def neighbours(person):
        reader = read(page_of(person, newsroom.verified.get_absolute_url()))
        return {
            one.attributes["rel"]: one.attributes["href"]
            for one in reader.elements
            if one.tag == "a" and one.attributes.get("rel") in {"prev", "next"}
        }

    before, after = newsroom.disputed.get_absolute_url(), newsroom.open.get_absolute_url()
    assert neighbours(cast.lead) == {"prev": before, "next": after}
    assert neighbours(cast.viewer) == {"prev": before}


def test_outgoing_links_tell_nothing(newsroom, cast, page_of):
    reader = read(page_of(cast.viewer, newsroom.disputed.get_absolute_url()))

    outgoing = [one.attributes for one in reader.elements if one.attributes.get("href", "").startswith("http")]
    assert outgoing
    assert {attributes.get("rel") for attributes in outgoing} == {"noreferrer noopener"}


def test_the_admin_is_one_link_away_for_those_who_review(newsroom, cast, page_of):
    link = f'href="/admin/claims/claim/{newsroom.disputed.pk}/change/"'

    assert link in page_of(cast.author, newsroom.disputed.get_absolute_url())
    assert link not in page_of(cast.viewer, newsroom.disputed.get_absolute_url())


@pytest.mark.parametrize("written", ["C-{:04d}", "c-{}", "C-{:018d}"])
def test_a_public_number_leads_to_the_page(newsroom, cast, get, written):
    response = get(cast.viewer, f"/claims/{written.format(newsroom.disputed.pk)}/", status=302)

    assert response.headers["Location"] == newsroom.disputed.get_absolute_url()


def test_who_holds_a_claim_shows_to_the_team(newsroom, cast, page_of):
    perform("take", newsroom.open, by=cast.author)

    assert "held by Rosa Diaz until" in said(page_of(cast.second, newsroom.open.get_absolute_url()))


def test_a_claim_that_another_took_in_leads_there(newsroom, cast, get, page_of):
    one, other = newsroom.document.claims.filter(status="unreviewed").in_document_order()[:2]
    address, number = other.get_absolute_url(), other.number
    perform("merge", one, by=cast.author, other=other.pk)

    assert get(cast.author, address, status=302).headers["Location"] == one.get_absolute_url()
    assert f"Took in {number}" in " ".join(text_of(page_of(cast.author, one.get_absolute_url())).split())
    get(cast.viewer, address, status=404)


@pytest.mark.parametrize("person", ["viewer", "author"])
def test_a_citation_that_settled_a_contest_stands_once_with_all_who_gave_it(cast, page_of, person):
    claim = factories.document(TEXT).claims.in_document_order().first()
    perform("ask_second", claim, by=cast.lead, reason="Hard.")
    factories.review(claim, cast.author, Verdict.DISPUTED)
    factories.review(claim, cast.second, Verdict.VERIFIED)
    factories.cite(claim, cast.lead, url="https://leg.example/act")
    factories.cite(claim, cast.lead, url="https://leg.example/act", pinpoint="s 2")
    perform("settle", claim, by=cast.lead, verdict=Verdict.DISPUTED, rationale="The act decides.")

    text = said(page_of(getattr(cast, person), claim.get_absolute_url()))

    assert claim.citations.count() == 4
    assert "Citations 2" in text
    assert text.count("Refutes") == 2
    assert ("Rosa Diaz, second, lead" in text) == (person == "author")


def test_neighbours_in_the_passage_are_named_too(newsroom, cast, page_of):
    """They are marked there, and nowhere else on the page."""
    passage = said(page_of(cast.second, newsroom.disputed.get_absolute_url()), "passage")

    for claim, word in ((newsroom.disputed, "Disputed"), (newsroom.verified, "Verified")):
        assert f"[{claim.number}, {word}]" in passage and f"[{claim.number}, end]" in passage
