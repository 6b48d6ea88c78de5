"""Tables: order, pages, cells, and what a screen reader is told of them."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.http import QueryDict
from django.utils import timezone

from claims import tables
from claims.choices import Verdict
from claims.models import Authority, Claim, Source
from claims.tables import AuthorityTable, ClaimTable, SourceTable
from claims.workflow import perform
from tests import factories
from tests.views.oracle import read, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    author, lead = factories.user("author", "reviewer"), factories.user("lead", "lead")
    first = factories.document("HIPAA covers Medicaid records.\n\nThe state passed the law in June 2020.", by=lead)
    second = factories.document("The mayor signed the order in 2021.", by=lead)
    hipaa, law = first.claims.in_document_order()
    order = factories.claim(second)
    factories.review(law, author, Verdict.DISPUTED)
    factories.review(order, author, Verdict.VERIFIED)
    return SimpleNamespace(**locals())


def shown(table_class, rows, user, query=""):
    table = table_class(rows, user=user, at=timezone.now())
    table.show_page(SimpleNamespace(GET=QueryDict(query)))
    return table


def claims_of(desk, query=""):
    return shown(ClaimTable, Claim.objects.visible_to(desk.lead).in_document_order(), desk.lead, query).records


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["hipaa", "law", "order"]),
        ("sort=number", ["hipaa", "law", "order"]),
        ("sort=-number", ["order", "law", "hipaa"]),
        ("sort=place", ["hipaa", "law", "order"]),
        ("sort=-place", ["order", "law", "hipaa"]),
        ("sort=mark", ["hipaa", "order", "law"]),
        ("sort=-mark", ["law", "order", "hipaa"]),
        ("sort=-changed", ["order", "law", "hipaa"]),
        ("sort=decided", ["law", "order", "hipaa"]),
        ("sort=-decided", ["order", "law", "hipaa"]),
        ("sort=statement", ["hipaa", "law", "order"]),
        ("sort=nonsense", ["hipaa", "law", "order"]),
        ("sort=--number", ["hipaa", "law", "order"]),
        ("sort=document__title", ["hipaa", "law", "order"]),
    ],
)
def test_order(desk, query, names):
    assert claims_of(desk, query) == [getattr(desk, name) for name in names]


def test_equal_rows_keep_document_order_so_that_pages_never_share_one(desk, monkeypatch):
    monkeypatch.setattr(tables, "ROWS_PER_PAGE", 1)
    Claim.objects.update(changed_at=timezone.now())

    pages = [claims_of(desk, f"sort=-changed&page={number}") for number in (1, 2, 3)]

    assert pages == [[desk.hipaa], [desk.law], [desk.order]]


@pytest.mark.parametrize(("page", "number"), [("2", 2), ("99", 3), ("0", 3), ("x", 1), ("", 1), ("9" * 5000, 1)])
def test_a_page_that_is_not_there_gives_one_that_is(desk, monkeypatch, page, number):
    monkeypatch.setattr(tables, "ROWS_PER_PAGE", 1)
    rows = Claim.objects.visible_to(desk.lead).in_document_order()

    assert shown(ClaimTable, rows, desk.lead, f"page={page}").page.number == number


def test_nobody_chooses_how_many_rows_a_page_has(desk, monkeypatch):
    monkeypatch.setattr(tables, "ROWS_PER_PAGE", 2)

    assert len(claims_of(desk, "per_page=1000")) == 2
    assert len(claims_of(desk, "per_page=0")) == 2


def list_page(client, desk, **query):
    client.force_login(desk.lead)
    return client.get("/claims/", query).content.decode()


def headers(html):
    return [one.attributes for one in read(html).elements if one.tag == "th"]


def test_the_sorted_header_says_so_and_no_other(client, desk):
    ascending, descending = list_page(client, desk, sort="mark"), list_page(client, desk, sort="-mark")

    assert [one for one in headers(ascending) if "aria-sort" in one] == [
        {"scope": "col", "class": "col-mark", "aria-sort": "ascending"}
    ]
    assert [one["aria-sort"] for one in headers(descending) if "aria-sort" in one] == ["descending"]


def test_the_default_order_is_told_too(client, desk):
    assert [one["class"] for one in headers(list_page(client, desk)) if "aria-sort" in one] == ["col-place"]


def test_a_header_sorts_the_other_way_and_starts_at_the_first_page(client, desk):
    html = list_page(client, desk, sort="mark", page="1", text="a")

    assert 'href="?sort=-mark&amp;text=a"' in html


def test_rows_have_headers_and_the_table_a_caption(client, desk):
    html = list_page(client, desk)

    assert [one.get("scope") for one in headers(html)].count("row") == 3
    assert "<caption" in html


def test_the_pager_tells_the_current_page(client, desk, monkeypatch):
    monkeypatch.setattr(tables, "ROWS_PER_PAGE", 1)
    html = list_page(client, desk, page="2", mark=["open", "disputed", "verified"])

    current = [one.attributes["href"] for one in read(html).elements if one.attributes.get("aria-current") == "page"]
    assert current == ["/claims/", "?page=2&mark=open&mark=disputed&mark=verified"]


def test_citations_are_counted_by_stance(client, desk):
    factories.cite(desk.law, desk.author, "context", url="https://context.example/")
    factories.cite(desk.law, desk.author, "context", url="https://more.example/")

    assert "0 / 1 / 2" in text_of(list_page(client, desk, text=desk.law.number), "stances")


def test_sealed_citations_are_not_counted(client, desk):
    blind = factories.claim(factories.document("The council met in May 2022.", by=desk.lead, reviews_required=2))
    factories.cite(blind, desk.author)

    assert "0 / 0 / 0" in text_of(list_page(client, desk, text=blind.number), "stances")


def test_citations_of_earlier_rounds_are_not_counted(client, desk):
    perform("reopen", desk.law, by=desk.lead, reason="New facts.")

    assert "0 / 0 / 0" in text_of(list_page(client, desk, text=desk.law.number), "stances")


def test_a_quote_shows_where_it_says_more_than_the_statement(client, desk):
    perform("amend", desk.hipaa, by=desk.lead, statement="A federal act covers Medicaid.")
    html = list_page(client, desk)

    assert text_of(html, "quote") == "“HIPAA covers Medicaid records.”"


def test_authorities_count_what_one_may_see(desk):
    viewer = factories.user("viewer", "viewer")

    def rows(user):
        table = shown(AuthorityTable, Authority.objects.visible_to(user).order_by("kind", "key"), user)
        return {
            row.key: (row.total, [tally.mark.name for tally in table.progress[row.pk].found]) for row in table.records
        }

    assert rows(desk.lead) == {"HIPAA": (1, ["open"])}
    assert rows(viewer) == {}
    factories.review(desk.hipaa, desk.author, Verdict.VERIFIED)
    assert rows(viewer) == {"HIPAA": (1, ["verified"])}


def test_authorities_are_sorted_by_how_many_claims_name_them(desk):
    factories.document("HIPAA covers records.\n\nFERPA covers schools in 2020.", by=desk.lead)

    def keys(query):
        rows = Authority.objects.visible_to(desk.lead).order_by("kind", "key")
        return [row.key for row in shown(AuthorityTable, rows, desk.lead, query).records]

    assert keys("sort=-claims") == ["HIPAA", "FERPA"]
    assert keys("sort=claims") == ["FERPA", "HIPAA"]


def test_sources_count_claims_and_stances(desk):
    source = Source.objects.get()
    factories.cite(desk.hipaa, desk.author, "context", source=source.pk)

    table = shown(SourceTable, Source.objects.visible_to(desk.lead).order_by("title"), desk.lead)

    assert [(row.total, table.stances_of[row.pk]) for row in table.records] == [(3, [0, 2, 1])]


def test_a_lease_that_ran_out_is_no_mark(desk):
    perform("take", desk.hipaa, by=desk.author)
    later = timezone.now() + timedelta(days=1)

    def first_mark(at):
        table = ClaimTable(Claim.objects.in_document_order(), user=desk.lead, at=at)
        table.show_page(SimpleNamespace(GET=QueryDict("sort=mark")))
        return next(claim.mark_rank for claim in table.records)

    assert (first_mark(timezone.now()), first_mark(later)) == (1, 0)
