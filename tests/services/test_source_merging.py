"""Two sources that are one work become one; nothing that is sealed is told by it."""

import json

import pytest

from claims.choices import Verdict
from claims.history import first_flaw
from claims.models import Citation, Event, EventText, Source, SourceCopy
from claims.refusal import NotAllowed, Refused, Stale
from claims.services.sources.merging import merge_sources, near_sources
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    roles = {"rita": "reviewer", "sam": "reviewer", "vic": "viewer"}
    return {name: factories.user(name, role) for name, role in roles.items()}


@pytest.fixture
def claim(people):
    return factories.claim()


def cited(claim, by, url, **data):
    return factories.cite(claim, by, url=url, **data).source


def merge(source, into, by, seen=0):
    return merge_sources(source=source, into=into, by=by, seen=seen)


def test_what_a_source_says_of_itself_is_taken_over_too(people, claim):
    gone = cited(claim, people["rita"], "https://a.example/1")
    into = cited(claim, people["sam"], "https://a.example/2")
    Source.objects.filter(pk=gone.pk).update(csl={"author": [{"family": "Lee", "given": "Ann"}]})

    merge(gone, into, people["sam"])

    assert Source.objects.get().csl == {"author": [{"family": "Lee", "given": "Ann"}]}
    event = Event.objects.get(act="merge_source")
    assert json.loads(event.payload)["taken"] == ["csl"]
    assert EventText.objects.get(event_number=event.pk, name="authors").body == "Lee, Ann"


def test_citations_and_copies_move_and_what_is_lacking_is_taken_over(people, claim):
    rita, sam = people["rita"], people["sam"]
    moved = factories.cite(claim, rita, url="https://a.example/1", publisher="The press", excerpt="So.")
    copy = factories.copy(moved, rita)
    into = factories.cite(claim, sam, identifier="SB19-001", title="The act", url="").source
    gone = moved.source.pk

    merge(moved.source, into, sam)

    stays = Source.objects.get()
    assert (stays.pk, stays.title, stays.url, stays.publisher) == (
        into.pk,
        "The act",
        "https://a.example/1",
        "The press",
    )
    assert set(Citation.objects.values_list("source", flat=True)) == {into.pk}
    assert SourceCopy.objects.get(pk=copy.pk).source == into
    told = json.loads(Event.objects.get(act="merge_source").payload)
    assert (told["source"], told["merged"], told["taken"]) == (into.pk, gone, ["publisher", "url"])
    assert list(Event.objects.filter(act="move_citation").values_list("claim_number", flat=True)) == [claim.pk]
    assert first_flaw() is None


def test_who_may_not_and_what_may_not(people, claim):
    rita = people["rita"]
    one, two = cited(claim, rita, "https://a.example/"), cited(claim, rita, "https://b.example/")

    with pytest.raises(NotAllowed):
        merge(one, two, people["vic"])
    with pytest.raises(Stale):
        merge(one, two, rita, seen=3)
    with pytest.raises(Refused, match="another source"):
        merge(one, one, rita)
    assert Source.objects.count() == 2
    assert not Event.objects.filter(act="merge_source").exists()


def test_what_is_sealed_is_neither_merged_nor_told(people, claim):
    rita, sam = people["rita"], people["sam"]
    blind = factories.claim(factories.document(reviews_required=2))
    secret, open_source = cited(blind, rita, "https://secret.example/"), cited(claim, sam, "https://open.example/")

    for one, two in ((secret, open_source), (open_source, secret)):
        with pytest.raises(Refused, match="another source"):
            merge(one, two, sam)
        with pytest.raises(Refused, match="waits for its second review"):
            merge(one, two, rita)
    perform("decide", blind, by=rita, verdict=Verdict.DISPUTED, rationale="So.")
    factories.review(blind, sam)
    merge(secret, open_source, rita)
    assert not Source.objects.filter(pk=secret.pk).exists()


def test_a_sealed_citation_moves_in_silence(people, claim):
    rita, sam = people["rita"], people["sam"]
    shared, other = cited(claim, sam, "https://a.example/"), cited(claim, sam, "https://b.example/")
    blind = factories.claim(factories.document(reviews_required=2))
    factories.cite(blind, rita, source=shared)

    merge(shared, other, sam)

    assert Citation.objects.get(claim=blind).source == other
    assert list(Event.objects.filter(act="move_citation").values_list("claim_number", flat=True)) == [claim.pk]
    assert set(json.loads(Event.objects.get(act="merge_source").payload)) == {"source", "merged", "taken", "texts"}
    assert not Citation.objects.visible_to(sam).filter(claim=blind).exists()


@pytest.mark.parametrize(
    ("url", "title", "is_near"),
    [
        ("http://www.a.example/act/?utm_source=x", "Another name", True),
        ("https://a.example/act?page=2", "Another name", True),
        ("https://b.example/", "the colorado privacy act (2019)", True),
        ("https://b.example/", "Colorado Privacy Act, 2019", True),
        ("https://b.example/", "A privacy policy", False),
        ("https://a.example/", "Front page", False),
    ],
)
def test_what_is_much_like_it(people, claim, url, title, is_near):
    rita = people["rita"]
    there = cited(claim, rita, "https://a.example/act", title="The Colorado Privacy Act (2019)")
    new = cited(claim, rita, url, title=title)

    assert near_sources(new, rita) == ([there] if is_near else [])
