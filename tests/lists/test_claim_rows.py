"""The claims of a page with what their cells show."""

from types import SimpleNamespace

import pytest

from claims.lists.claim_rows import rows_of
from claims.lists.claim_table import ClaimTable
from claims.models import Tag
from claims.workflow import perform
from tests import factories
from tests.kept import kept

pytestmark = pytest.mark.django_db
EVERY = tuple(ClaimTable.base_columns)


@pytest.fixture
@kept
def desk():
    reviewer, second = factories.user("rita", "reviewer"), factories.user("sam", "reviewer")
    viewer, lead = factories.user("vera", "viewer"), factories.user("lea", "lead")
    document = factories.document("HIPAA covers Medicaid records.\n\nThe state passed the law in June 2020.", by=lead)
    unsettled, settled = document.claims.in_document_order()
    for claim in (unsettled, settled):
        perform("tag", claim, by=lead, label="urgent")
        factories.cite(claim, second)
    factories.review(settled, reviewer)
    return SimpleNamespace(**locals())


def test_claims_come_in_the_order_of_their_keys(desk):
    keys = [desk.settled.pk, desk.settled.pk + 1_000, desk.unsettled.pk]

    assert rows_of(keys, desk.reviewer, EVERY) == [desk.settled, desk.unsettled]
    assert rows_of(keys[::-1], desk.reviewer, EVERY) == [desk.unsettled, desk.settled]


def test_what_a_viewer_may_not_see_is_left_out(desk):
    assert rows_of([desk.unsettled.pk, desk.settled.pk], desk.viewer, EVERY) == [desk.settled]


def test_each_claim_has_its_own(desk):
    first, second = rows_of([desk.unsettled.pk, desk.settled.pk], desk.reviewer, EVERY)

    for row in (first, second):
        assert [one.tag for one in row.seen_taggings] == [Tag.objects.get()]
        assert [one.claim_id for one in (*row.newest_places, *row.seen_citations)] == [row.pk] * (
            len(row.newest_places) + len(row.seen_citations)
        )
    assert first.newest_places[0].beginning == "HIPAA covers Medicaid records."
    assert ([], [desk.reviewer]) == (first.seen_reviews, [one.reviewer for one in second.seen_reviews])


def test_columns_that_are_not_shown_load_nothing(desk, django_assert_num_queries):
    keys = [desk.unsettled.pk, desk.settled.pk]
    rows_of(keys, desk.reviewer, EVERY)

    with django_assert_num_queries(3):
        (first, _second) = rows_of(keys, desk.reviewer, ("number", "statement"))
    assert not hasattr(first, "seen_citations")
    with django_assert_num_queries(6):
        rows_of(keys, desk.reviewer, EVERY)
