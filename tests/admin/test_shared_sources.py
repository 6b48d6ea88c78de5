"""One address, two reviewers who must not know of each other: what the first entered of the source shows to nobody
else, no refusal tells that there is something, and once the round opens the two are one source."""

import json

import pytest

from claims.choices import Verdict
from claims.history import first_flaw
from claims.models import Citation, Event, EventText, Source
from claims.refusal import Refused
from claims.services.sources.keeping import save_source
from claims.services.store.verification import first_mismatch
from claims.workflow import perform
from tests import factories
from tests.admin.conftest import page_of

URL = "https://secret-source.example/page"
SEALED = {"url": URL, "title": "SEALEDTITLE", "publisher": "SEALEDPUB"}


@pytest.fixture
def sealed(cast, blind):
    """The source of a citation that Rita has made in a round that waits."""
    return factories.cite(blind, cast.rita.person, **SEALED).source


def decide(claim, by, verdict=Verdict.DISPUTED):
    perform("decide", claim, by=by, verdict=verdict, rationale="The page says so.")


def sources_seen_by(visitor):
    return list(Source.objects.visible_to(visitor.person).order_by("pk"))


@pytest.mark.parametrize("url", [URL, "SB19-999"])
def test_the_second_reviewer_is_shown_nothing_of_the_source_of_the_first(cast, blind, url):
    named = {"identifier": url, "url": ""} if url != URL else {}
    factories.cite(blind, cast.rita.person, **SEALED | named)

    cast.sam.press(page_of(blind), "save", cite__0__url=url, cite__0__stance="refutes")

    mine = Citation.objects.get(reviewer=cast.sam.person).source
    pages = [page_of(blind), "/admin/claims/source/", page_of(mine), f"/sources/{mine.pk}/", "/admin/claims/event/"]
    assert not [page for page in pages if "SEALED" in cast.sam.client.get(page).content.decode()]
    assert sources_seen_by(cast.sam) == [mine]


def test_who_cites_it_elsewhere_is_shown_nothing_either(cast, sealed, claim):
    cast.sam.press(page_of(claim), "save", cite__0__url=URL, cite__0__stance="refutes")

    (mine,) = sources_seen_by(cast.sam)
    assert (mine.title, mine.is_apart, sealed.is_apart) == (URL, False, True)


def test_what_was_cited_before_the_second_review_was_asked_for_is_closed_as_well(cast, claim):
    factories.cite(claim, cast.rita.person, **SEALED)
    perform("ask_second", claim, by=cast.rita.person, reason="Hard to tell.")

    # In the round itself, and beside another claim.
    for one in (claim, factories.claim()):
        assert factories.cite(one, cast.sam.person, url=URL).source.title == URL
    with pytest.raises(Refused, match="no such source"):
        factories.cite(claim, cast.sam.person, source=Source.objects.get(title="SEALEDTITLE"))


@pytest.mark.parametrize("verdict", [Verdict.DISPUTED, Verdict.PARTLY_SUPPORTED])
def test_once_the_round_opens_they_are_one_source(cast, blind, sealed, verdict):
    rita, sam = cast.rita.person, cast.sam.person
    decide(blind, rita)
    second = factories.cite(blind, sam, url=URL, weight="weak").source
    assert len(Source.objects.filter(url=URL)) == 2

    decide(blind, sam, verdict)

    stays = Source.objects.get()
    assert (stays.pk, stays.title, stays.publisher, stays.weight, stays.is_apart) == (
        sealed.pk,
        "SEALEDTITLE",
        "SEALEDPUB",
        "weak",
        False,
    )
    assert set(Citation.objects.values_list("source", flat=True)) == {stays.pk}
    merged = json.loads(Event.objects.get(act="merge_source").payload)
    assert (merged["source"], merged["merged"], merged["taken"]) == (sealed.pk, second.pk, ["weight"])
    assert Event.objects.filter(act="move_citation", claim_number=blind.pk).count() == 1
    assert (first_flaw(), first_mismatch()) == (None, None)


def test_the_title_that_somebody_typed_is_the_one_that_stays(cast, blind):
    factories.cite(blind, cast.rita.person, url=URL)
    factories.cite(blind, cast.sam.person, url=URL, title="The page")
    decide(blind, cast.rita.person)
    decide(blind, cast.sam.person)

    assert Source.objects.get().title == "The page"


def test_the_source_that_others_know_stays(cast, blind, sealed, claim):
    known = factories.cite(claim, cast.sam.person, url=URL, title="As others call it").source
    for person in (cast.rita.person, cast.lee.person):
        decide(blind, person) if person == cast.rita.person else factories.review(blind, person)

    assert Source.objects.get(url=URL) == known
    # What the one that ended was called is in the history.
    event = Event.objects.get(act="merge_source")
    assert EventText.objects.get(event_number=event.number, name="title").body == "SEALEDTITLE"


def test_another_round_that_waits_stays_closed(cast, blind, sealed):
    other = factories.claim(factories.document(reviews_required=2))
    secret = factories.cite(other, cast.sam.person, url=URL, title="STILLSEALED").source
    decide(blind, cast.rita.person)
    factories.review(blind, cast.lee.person)

    assert set(Source.objects.filter(url=URL)) == {sealed, secret}
    decide(other, cast.sam.person)
    factories.review(other, cast.lee.person)

    assert Source.objects.get(url=URL) == sealed


def test_a_second_review_that_is_taken_back_opens_what_was_cited(cast, claim):
    known = factories.cite(factories.claim(), cast.sam.person, url=URL).source
    perform("ask_second", claim, by=cast.rita.person, reason="Hard to tell.")
    secret = Source.objects.create(url=URL, title="SEALEDTITLE", is_apart=True)
    Citation.objects.create(
        claim=claim, source=secret, round=1, reviewer=cast.rita.person, stance="context", created_at=claim.changed_at
    )

    perform("withdraw_second", claim, by=cast.rita.person)

    assert Source.objects.get(url=URL) == known


def test_a_document_that_asks_for_one_review_only_opens_what_was_cited(cast, blind, sealed):
    perform("describe", blind.document, by=cast.lee.person, reviews_required=1)

    sealed.refresh_from_db()
    assert (sources_seen_by(cast.sam), sealed.is_apart) == ([sealed], False)


def test_no_refusal_tells_of_a_source_that_is_cited_in_confidence(cast, claim):
    mine = factories.cite(claim, cast.sam.person, url="https://mine.example/").source
    other = factories.claim()
    factories.cite(other, cast.rita.person, **SEALED)
    perform("ask_second", other, by=cast.rita.person, reason="Hard to tell.")

    save_source(source=mine, by=cast.sam.person, seen=0, url=URL)

    mine.refresh_from_db()
    assert (mine.url, mine.is_apart) == (URL, True)
    second = factories.cite(claim, cast.sam.person, url="https://second.example/").source
    with pytest.raises(Refused, match="Another source has this address"):
        save_source(source=second, by=cast.sam.person, seen=0, url=URL)


def test_what_is_changed_of_it_is_as_closed_as_its_citation(cast, blind, sealed):
    save_source(source=sealed, by=cast.rita.person, seen=0, title="SEALEDANEW")
    event = Event.objects.get(act="source")
    pages = (page_of(event), page_of(blind).replace("change", "history"))

    def seen_by(visitor):
        return {page for page in pages if "SEALEDANEW" in visitor.client.get(page).content.decode()}

    assert (seen_by(cast.rita), seen_by(cast.sam)) == (set(pages), set())
    decide(blind, cast.rita.person)
    factories.review(blind, cast.lee.person)
    assert seen_by(cast.sam) == set(pages)


@pytest.mark.parametrize("names_are_hidden", [True, False])
def test_nobody_is_told_who_cited_a_source_where_names_are_hidden(cast, names_are_hidden):
    document = factories.document(reviews_required=2, hides_names=names_are_hidden)
    claim = factories.claim(document)
    known = factories.cite(factories.claim(), cast.lee.person, url="https://known.example/").source
    for visitor, verdict in ((cast.rita, Verdict.DISPUTED), (cast.sam, Verdict.PARTLY_SUPPORTED)):
        factories.cite(claim, visitor.person, url=URL)
        decide(claim, visitor.person, verdict)
    assert claim.status == "contested"
    factories.cite(claim, cast.sam.person, url=known.url, publisher="The office")

    for act in ("merge_source", "source"):
        page = cast.ada.get(page_of(Event.objects.get(act=act)))
        assert ("sam" in page.words) is not names_are_hidden
