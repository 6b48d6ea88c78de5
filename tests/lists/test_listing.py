"""A list of claims read from its address: order, pages, what is told of an address that asks for nonsense."""

from types import SimpleNamespace

import pytest
from django.http import QueryDict
from django.utils import timezone

from claims.choices import Verdict
from claims.lists import Listing, listing
from claims.models import Claim
from claims.services.listing import counting
from claims.services.listing.counting import Bounded
from claims.workflow import perform
from tests import factories
from tests.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def desk():
    author, lead = factories.user("author", "reviewer"), factories.user("lead", "lead")
    viewer = factories.user("viewer", "viewer")
    first = factories.document("HIPAA covers Medicaid records.\n\nThe state passed the law in June 2020.", by=lead)
    second = factories.document("The mayor signed the order in 2021.", by=lead)
    hipaa, law = first.claims.in_document_order()
    order = factories.claim(second)
    factories.review(law, author, Verdict.DISPUTED)
    factories.review(order, author, Verdict.VERIFIED)
    return SimpleNamespace(**locals())


@pytest.fixture
def one_a_page(monkeypatch):
    monkeypatch.setattr(listing, "SIZES", (1, 2))


def asked(desk, query="", user=None, **options):
    return Listing(user or desk.lead, QueryDict(query), at=timezone.now(), **options)


def shown(desk, query="", **options):
    return on_page(asked(desk, query, **options))


def on_page(found):
    claims = Claim.objects.in_bulk(found.page.keys)
    return [claims[key] for key in found.page.keys]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["hipaa", "law", "order"]),
        ("sort=number", ["hipaa", "law", "order"]),
        ("sort=-number", ["order", "law", "hipaa"]),
        ("sort=place", ["hipaa", "law", "order"]),
        ("sort=-place", ["order", "law", "hipaa"]),
        ("sort=status", ["hipaa", "order", "law"]),
        ("sort=-status", ["law", "order", "hipaa"]),
        ("sort=verdict", ["order", "law", "hipaa"]),
        ("sort=-verdict", ["hipaa", "law", "order"]),
        ("sort=-changed", ["order", "law", "hipaa"]),
        ("sort=-age", ["hipaa", "law", "order"]),
    ],
)
def test_order(desk, query, names):
    assert shown(desk, query) == [getattr(desk, name) for name in names]


@pytest.mark.parametrize("sort", ["statement", "nonsense", "--number", "document__title", "work", "-"])
def test_an_order_that_is_not_there_is_told(desk, sort):
    found = asked(desk, f"sort={sort}")

    assert on_page(found) == [desk.hipaa, desk.law, desk.order]
    assert "cannot be sorted" in str(found.problems[0])


def test_the_order_of_work(desk):
    assert shown(desk, usual="work") == [desk.hipaa, *sorted([desk.law, desk.order], key=lambda one: -one.worth)]


def test_pages_lead_on_and_back(desk, one_a_page):
    first = asked(desk)
    second = asked(desk, f"page={first.pager.after}")
    third = asked(desk, f"page={second.pager.after}")

    assert [on_page(found) for found in (first, second, third)] == [
        [desk.hipaa],
        [desk.law],
        [desk.order],
    ]
    assert (first.pager.before, third.pager.after) == (None, None)
    assert asked(desk, f"page={third.pager.before}").page == second.page
    assert asked(desk, "page=last").page.keys == third.page.keys


@pytest.mark.parametrize("page", ["x", "2", "after", "after~", "after~0~x~1~1", "sideways~0~1~1~1", "after~7~1~1~1"])
def test_an_address_of_no_page_gives_the_first_and_says_so(desk, one_a_page, page):
    found = asked(desk, f"page={page}")

    assert on_page(found) == [desk.hipaa]
    assert "no page" in str(found.problems[0])


@pytest.mark.parametrize(("size", "is_told"), [("50", False), ("1000", True), ("0", True), ("x", True), ("", False)])
def test_how_many_rows_a_page_has_is_one_of_three(desk, size, is_told):
    found = asked(desk, f"size={size}")

    assert found.size in (25, 50, 100)
    assert bool(found.problems) is is_told


def test_the_count_is_bounded_until_somebody_asks(desk, one_a_page, monkeypatch):
    monkeypatch.setattr(counting.count_up_to, "__defaults__", (2,))

    assert str(asked(desk).total) == "2+"
    assert str(asked(desk, "count=exact").total) == "3"


def test_a_list_is_what_one_may_see(desk):
    assert shown(desk, user=desk.viewer) == [desk.law, desk.order]
    assert asked(desk, user=desk.viewer).keys(10) == [desk.law.pk, desk.order.pk]


def test_what_a_queue_freezes_is_the_whole_list_in_its_order(desk, one_a_page):
    assert asked(desk, "sort=-number").keys(2) == [desk.order.pk, desk.law.pk]
    assert asked(desk, "mark=open").keys(9) == [desk.hipaa.pk]


def test_the_rows_beside_one_on_the_list(desk):
    assert asked(desk, "sort=-number").neighbours(desk.law) == (desk.order, desk.hipaa)
    assert asked(desk, "mark=disputed").neighbours(desk.hipaa) == (None, desk.law)


def test_the_address_is_the_state(desk):
    found = asked(desk, "text=a&mark=open&mark=verified&kind=&sort=-number&size=50&page=last&count=exact")

    assert found.state() == "text=a&mark=open&mark=verified&sort=-number&size=50"
    assert found.state(size=None, sort="age") == "text=a&mark=open&mark=verified&sort=age"
    assert found.what() == "text=a&mark=open&mark=verified&sort=-number"


def test_equal_rows_keep_one_order(desk, one_a_page):
    Claim.objects.update(changed_at=timezone.now())
    pages, query = [], "sort=-changed"
    while query:
        found = asked(desk, query)
        pages += found.page.keys
        query = f"sort=-changed&page={found.pager.after}" if found.pager.after else ""

    assert pages == [desk.order.pk, desk.law.pk, desk.hipaa.pk]


def test_a_lease_that_ran_out_is_not_mine_any_more(desk):
    perform("take", desk.hipaa, by=desk.author)

    assert asked(desk, "mark=held").keys(5) == [desk.hipaa.pk]


@pytest.mark.parametrize(
    ("bound", "first", "after"),
    [(1, Bounded(1, True), Bounded(1, True)), (2, Bounded(2, True), Bounded(2, True)), (3, Bounded(3), Bounded(1))],
)
def test_only_that_there_are_more_is_kept_for_a_minute(desk, monkeypatch, bound, first, after):
    monkeypatch.setattr(counting.count_up_to, "__defaults__", (bound,))
    Claim.objects.update(kind="factual")
    assert asked(desk, "kind=factual").total == first
    Claim.objects.filter(document=desk.first).update(kind="legal")

    assert asked(desk, "kind=factual").total == after
    assert asked(desk, "kind=opinion").total == Bounded(0)
    assert asked(desk, "kind=factual", user=desk.viewer).total == Bounded(1)
    assert asked(desk, "kind=factual", within=Claim.objects.none()).total == Bounded(0)
