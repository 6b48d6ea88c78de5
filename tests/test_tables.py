"""Tables: order, pages, cells, and what a screen reader is told of them."""

from types import SimpleNamespace

import pytest
from django.http import QueryDict
from django.utils import timezone

from claims.choices import Verdict
from claims.models import Authority, Source
from claims.tables import AuthorityTable, SourceTable
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


def list_page(client, desk, **query):
    client.force_login(desk.lead)
    return client.get("/claims/", query).content.decode()


def headers(html):
    return [one.attributes for one in read(html).elements if one.tag == "th"]


def test_the_sorted_header_says_so_and_no_other(client, desk):
    ascending, descending = list_page(client, desk, sort="status"), list_page(client, desk, sort="-status")

    assert [one for one in headers(ascending) if "aria-sort" in one] == [
        {"scope": "col", "class": "col-status", "aria-sort": "ascending"}
    ]
    assert [one["aria-sort"] for one in headers(descending) if "aria-sort" in one] == ["descending"]


def test_the_default_order_is_told_too(client, desk):
    assert [one["class"] for one in headers(list_page(client, desk)) if "aria-sort" in one] == ["col-place"]


def test_a_header_sorts_the_other_way_and_starts_at_the_first_page(client, desk):
    html = list_page(client, desk, sort="status", page="last", text="the")

    assert 'href="?sort=-status&amp;text=the"' in html


def test_rows_have_headers_and_the_table_a_caption(client, desk):
    html = list_page(client, desk)

    assert [one.get("scope") for one in headers(html)].count("row") == 3
    assert "<caption" in html


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
            row.key: (table.totals[row.pk], [tally.mark.name for tally in table.progress[row.pk].found])
            for row in table.records
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

    assert [(table.totals[row.pk], table.stances_of[row.pk]) for row in table.records] == [(3, [0, 2, 1])]
