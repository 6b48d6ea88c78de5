"""What a search counted and ranked is told again while nothing has happened, and never of another state."""

import pytest
from django.core.cache import cache
from django.http import QueryDict
from django.utils import timezone

from claims.lists import kept
from claims.lists.listing import Listing
from claims.models import Claim
from claims.search.match import Match
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = "Nebraska pays nurses.\n\nNebraska taxes sugar.\n\nIowa taxes sugar.\n"


@pytest.fixture
def lead():
    return factories.user("lead", "lead")


@pytest.fixture(autouse=True)
def document(lead):
    return factories.document(TEXT, by=lead)


@pytest.fixture
def ranked(monkeypatch):
    """The searches that were ranked, one by one."""
    asked = []
    rank = Match.ranked
    monkeypatch.setattr(Match, "ranked", lambda match, claims: asked.append(match.query) or rank(match, claims))
    return asked


def found(person, query: str) -> list[int]:
    listing = Listing(person, QueryDict(query), at=timezone.now())
    assert listing.total.number == len(listing.ranking.keys)
    return listing.ranking.keys


def test_the_pages_of_a_search_rank_it_once(lead, ranked):
    first = found(lead, "text=nebraska")

    assert found(lead, "text=nebraska&size=50&page=from:1") == first
    assert len(first) == 2
    assert len(ranked) == 1


def test_whatever_happens_has_it_ranked_again(lead, ranked):
    first = found(lead, "text=nebraska")

    perform("note", Claim.objects.get(statement__startswith="Iowa"), by=lead, body="As Nebraska does.")

    assert len(found(lead, "text=nebraska")) == len(first) + 1
    assert len(ranked) == 2


@pytest.mark.parametrize("other", ["text=sugar", "text=nebraska&kind=opinion", "text=nebraska+-sugar"])
def test_another_list_is_ranked_by_itself(lead, ranked, other):
    assert found(lead, "text=nebraska") != found(lead, other)
    assert len(ranked) == 2


def test_nobody_is_told_what_somebody_else_may_see(lead, ranked):
    assert found(lead, "text=nebraska")

    assert found(factories.user("viewer", "viewer"), "text=nebraska") == []


def test_claims_chosen_beforehand_are_a_list_of_their_own(lead):
    everything = found(lead, "text=nebraska")
    some = Claim.objects.filter(pk=everything[0])

    assert Listing(lead, QueryDict("text=nebraska"), at=timezone.now(), within=some).ranking.keys == everything[:1]
    assert found(lead, "text=nebraska") == everything


def test_what_is_kept_holds_for_one_event_or_for_any():
    key, another = kept.key_of("counts", 1), kept.key_of("counts", 2)
    kept.keep(key, "three", "event")
    kept.keep(another, "four", None)

    assert (kept.recall(key, "event"), kept.recall(key, "later")) == ("three", None)
    assert (kept.recall(another, "event"), kept.recall(another, "later")) == ("four", "four")
    cache.clear()
    assert kept.recall(another, "event") is None
