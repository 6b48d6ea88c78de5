"""Counts beside the values of a filter: what choosing the value would show, and never more than one may see."""

import pytest
from django.core.cache import cache
from django.http import QueryDict
from django.utils import timezone

from claims.choices import Kind, Verdict
from claims.filters import filter_of
from claims.lists import facets
from claims.lists.facets import counts_of, facets_of
from claims.models import Claim
from claims.search import match
from claims.workflow import perform
from tests import factories
from tests.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def people():
    return {name: factories.user(name, role) for name, role in (("lead", "lead"), ("viewer", "viewer"))}


@pytest.fixture(autouse=True)
@kept
def claims(people):
    cache.clear()
    author, lead = factories.user("author", "reviewer"), people["lead"]
    for number, verdict in enumerate([Verdict.DISPUTED, Verdict.VERIFIED, Verdict.VERIFIED]):
        document = factories.document(by=lead)
        factories.review(document.claims.in_document_order()[number], author, verdict)
    blind = factories.claim(factories.document(by=lead, reviews_required=2))
    factories.review(blind, author, Verdict.DISPUTED)
    perform("take", factories.claim(document), by=author)
    Claim.objects.filter(pk=Claim.objects.unsettled().last().pk).update(kind=Kind.OPINION, text_changed=True)


QUERIES = [
    "",
    "mark=verified",
    "kind=legal&mark=open&mark=disputed",
    "text=medicaid+",
    "text=agencies+-bill&kind=legal",
    "document=D-1&verdict=disputed",
    "status=settled",
    "text_changed=yes",
    "work=text_changed",
    "work=open",
    "kind=legal&found=original&assignee=none",
]


@pytest.mark.parametrize("is_large", [False, True], ids=["counted at once", "value by value"])
@pytest.mark.parametrize("person", ["lead", "viewer"])
@pytest.mark.parametrize("query", QUERIES)
def test_each_count_is_what_choosing_the_value_would_show(people, monkeypatch, query, person, is_large):
    if is_large and "text" not in query:
        monkeypatch.setattr(facets, "MAX_COUNTED", 0)
    chosen = filter_of(people[person], QueryDict(query), timezone.now())

    counts = counts_of(chosen).facets

    for facet in facets_of(chosen):
        for value in facet.conditions:
            asked = QueryDict(query, mutable=True)
            asked.setlist(facet.name, [value])
            found = filter_of(people[person], asked, timezone.now())
            assert (counts[facet.name][value].number, counts[facet.name][value].is_more) == (found.qs.count(), False)


@pytest.mark.parametrize("query", ["assignee=none", "found=original&kind=legal", "changed_from=2000-01-01"])
def test_what_no_index_counts_is_at_least_what_was_looked_at(people, monkeypatch, query):
    monkeypatch.setattr(facets, "MAX_SAMPLED", 2)
    chosen = filter_of(people["lead"], QueryDict(query), timezone.now())

    counts = counts_of(chosen)

    assert all(one.is_more for values in counts.facets.values() for one in values.values())
    assert sum(one.number for one in counts.facets["status"].values()) == 3
    assert sum(one.claims.number for one in counts.documents) == 3
    assert all(one.claims.is_more for one in counts.documents)


def test_viewers_are_not_told_of_work(people):
    names = {facet.name for facet in facets_of(filter_of(people["viewer"], QueryDict(), timezone.now()))}

    assert names == {"mark", "verdict", "kind"}


def test_documents_are_offered_with_what_each_would_show(people):
    for person, query in (("lead", ""), ("viewer", ""), ("lead", "mark=verified"), ("lead", "document=D-1")):
        offered = counts_of(filter_of(people[person], QueryDict(query), timezone.now())).documents
        others = QueryDict(query, mutable=True)
        others.pop("document", None)
        claims = filter_of(people[person], others, timezone.now()).qs
        assert {one.document.pk: one.claims.number for one in offered} == {
            pk: claims.filter(document=pk).count() for pk in set(claims.values_list("document", flat=True))
        }


@pytest.mark.parametrize(("most", "is_kept"), [(3, True), (10_000, False)])
def test_the_documents_of_a_long_list_are_kept_for_a_minute_and_for_one_person(people, monkeypatch, most, is_kept):
    monkeypatch.setattr(facets, "MAX_COUNTED", most)
    before = counts_of(filter_of(people["lead"], QueryDict(), timezone.now())).documents
    added = factories.document(by=people["lead"])

    after = counts_of(filter_of(people["lead"], QueryDict(), timezone.now())).documents
    viewers = counts_of(filter_of(people["viewer"], QueryDict(), timezone.now())).documents

    assert (added in [one.document for one in after]) is not is_kept
    assert (after == before) is is_kept
    assert viewers != after


def test_facets_and_documents_look_at_the_claims_once(people, django_assert_num_queries):
    lead, of_one = people["lead"], f"document={Claim.objects.first().document.number}"
    for query, bases in (("", 1), ("kind=legal", 2), (of_one, 2), (f"kind=legal&mark=open&{of_one}", 4)):
        chosen = filter_of(lead, QueryDict(query), timezone.now())
        assert chosen.in_use or not query
        # And one for the titles, and one for what happened last.
        with django_assert_num_queries(bases + 2):
            counts_of(chosen)


def test_counts_of_common_words_are_kept_for_a_minute(people, monkeypatch):
    monkeypatch.setattr(match, "COMMON", 0)
    before = counts_of(filter_of(people["lead"], QueryDict("text=medicaid"), timezone.now()))
    factories.document(by=people["lead"])

    after = counts_of(filter_of(people["lead"], QueryDict("text=medicaid"), timezone.now()))
    others = counts_of(filter_of(people["lead"], QueryDict("text=agencies"), timezone.now()))

    assert before.documents
    assert all(one.claims.is_more for one in before.documents)
    assert after == before
    assert len(others.documents) > len(before.documents)


@pytest.mark.parametrize("query", ["text=medicaid", "assignee=none"])
def test_counts_of_more_than_are_ranked_are_kept_until_something_happens(
    people, monkeypatch, query, django_assert_num_queries
):
    monkeypatch.setattr(facets, "MIN_KEPT", 3)
    before = counts_of(filter_of(people["lead"], QueryDict(query), timezone.now()))
    chosen = filter_of(people["lead"], QueryDict(query), timezone.now())
    assert chosen.qs
    with django_assert_num_queries(1):
        assert counts_of(chosen) == before

    added = factories.document(by=people["lead"])
    after = counts_of(filter_of(people["lead"], QueryDict(query), timezone.now()))

    assert added in [one.document for one in after.documents]
    assert not any(one.claims.is_more for one in after.documents)
