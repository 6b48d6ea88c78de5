"""Counts stop where nobody wants to know."""

import pytest

from claims.models import Claim
from claims.services.listing.counting import Bounded, count_up_to, counts_up_to
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("bound", "shown"), [(4, "3"), (3, "3"), (2, "2+"), (0, "0+")])
def test_a_count_is_exact_up_to_its_bound(bound, shown):
    factories.document()

    assert str(count_up_to(Claim.objects.all(), bound)) == shown


def test_many_counts_are_one_query(django_assert_num_queries):
    factories.document()
    claims = Claim.objects.all()
    groups = {
        "all": claims,
        "none": claims.none(),
        "legal": claims.filter(kind="legal"),
        "empty": claims.filter(pk__in=[]),
    }

    with django_assert_num_queries(1):
        counts = counts_up_to(groups, 2)

    assert counts["all"] == Bounded(2, True)
    assert counts["none"] == counts["empty"] == Bounded(0)
    assert counts["legal"] == Bounded(2, True)


def test_no_groups_are_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert counts_up_to({"none": Claim.objects.none()}) == {"none": Bounded(0)}


def test_large_numbers_have_their_commas():
    assert str(Bounded(10_000, True)) == "10,000+"
