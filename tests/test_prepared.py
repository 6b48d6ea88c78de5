"""Queries that are put together once."""

from datetime import timedelta
from datetime import timezone as zone

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from claims.models import Claim, Document
from claims.prepared import given, given_keys, prepared
from claims.roles import Someone, roles_of
from tests import factories

pytestmark = pytest.mark.django_db

FAR_EAST = zone(timedelta(hours=14))


@pytest.fixture
def two_documents():
    return [
        factories.document(f"The board met 3 times in May {year}. The court heard 12 cases in June {year}.\n")
        for year in (2019, 2021)
    ]


def counted(build):
    """`build`, and a list that grows with each time it is called."""
    built = []

    def counting(*shape):
        built.append(shape)
        return build(*shape)

    return counting, built


def of_document() -> QuerySet[Claim]:
    return Claim.objects.filter(document=given("document")).select_related("document").order_by("pk")


def test_other_values_find_other_rows_of_a_query_written_once(two_documents):
    build, built = counted(of_document)
    ask = prepared(build)

    for document in two_documents:
        found = ask(document=document.pk)
        assert found == list(document.claims.order_by("pk"))
        assert [claim.document for claim in found] == [document] * len(found)
    assert built == [()]


def test_what_came_with_a_row_costs_no_query(two_documents, django_assert_num_queries):
    ask = prepared(of_document)
    ask(document=two_documents[0].pk)

    with django_assert_num_queries(1):
        assert {claim.document.pk for claim in ask(document=two_documents[1].pk)} == {two_documents[1].pk}


def test_each_shape_is_a_query_of_its_own(two_documents):
    ask = prepared(lambda most: of_document()[:most])
    number = two_documents[0].pk

    assert [len(ask(most, document=number)) for most in (1, 2, 1)] == [1, 2, 1]


def test_moments_are_compared_as_the_engine_keeps_them(two_documents):
    ask = prepared(lambda: Document.objects.filter(newest_version__imported_at__lte=given("at")).order_by("pk"))
    now = timezone.now()

    assert ask(at=now) == two_documents
    # Later by the clock on the wall there, and earlier than the import.
    assert ask(at=(now - timedelta(hours=1)).astimezone(FAR_EAST)) == []


def test_a_query_that_can_find_nothing_is_not_asked(two_documents, django_assert_num_queries):
    ask = prepared(lambda roles: Claim.objects.visible_to(Someone(given("person"), roles)))
    stranger = factories.user("sue")

    with django_assert_num_queries(1):  # her roles
        assert ask(roles_of(stranger), person=stranger.pk) == []


def test_plain_values_come_as_tuples(two_documents):
    ask = prepared(lambda: of_document().values_list("pk", "document"))
    document = two_documents[1]

    assert ask(document=document.pk) == [(claim.pk, document.pk) for claim in document.claims.order_by("pk")]


def test_a_value_that_is_missing_is_an_error_not_another_value(two_documents):
    with pytest.raises(KeyError, match="document"):
        prepared(of_document)()


@pytest.mark.parametrize("number", [0, 1, 2, 5_000])
def test_however_many_keys_are_one_query(two_documents, number):
    """More than either engine takes values beside each other."""
    build, built = counted(lambda: Claim.objects.filter(pk__in=given_keys("keys")).order_by("pk"))
    ask = prepared(build)
    claims = list(Claim.objects.order_by("pk"))[:number]
    unknown = range(claims[-1].pk + 100 if claims else 0, 10**6)
    keys = [*unknown[: number - len(claims)], *(claim.pk for claim in claims)]

    assert ask(keys=[]) == []
    assert ask(keys=keys) == claims
    assert built == [()]
