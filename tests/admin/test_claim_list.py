"""The claim list: what it finds, its order, its actions; and that it stays as quick when it grows."""

import json
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from claims.models import Anchor, Claim
from claims.workflow import perform
from tests import factories
from tests.admin.conftest import page_of

LIST = "/admin/claims/claim/"


def listed(visitor, query=""):
    return [claim.pk for claim in visitor.client.get(f"{LIST}?{query}").context["cl"].result_list]


def act(visitor, name, claims, **fields):
    posted = {"action": name, "index": "0", "_selected_action": [claim.pk for claim in claims], **fields}
    return visitor.client.post(LIST, posted, follow=True)


def test_work_comes_first(cast, three):
    perform("assign", three[2], by=cast.lee.person, assignee=cast.rita.person)
    factories.review(three[0], cast.sam.person)

    assert listed(cast.rita) == [three[2].pk, three[1].pk, three[0].pk]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("text=senate+bill", [0]),
        ("text=JUNE+2020", [1]),
        # The document's own words, where the statement says something else.
        ("text=records+of+Medicaid", [2]),
        ("text=no+such+words", []),
        ("mark=open", [1, 2]),
        ("mark=disputed", [0]),
        ("kind=opinion", [2]),
        ("assignee=me", [1]),
        ("assignee=none", [2, 0]),
        ("work=assigned", [1]),
        ("text_changed=yes", []),
        ("text_changed=no", [1, 2, 0]),
        ("authority=sb16-216", []),
        ("authority=HIPAA", [2]),
        ("sort=number", [0, 1, 2]),
        ("sort=-number", [2, 1, 0]),
    ],
)
def test_filters_search_and_sorting(cast, three, query, expected):
    factories.review(three[0], cast.sam.person)
    perform("assign", three[1], by=cast.lee.person, assignee=cast.rita.person)
    perform("amend", three[2], by=cast.sam.person, statement="Restated altogether.", kind="opinion")

    assert listed(cast.rita, query) == [three[index].pk for index in expected]


def test_a_claim_is_found_by_its_number(cast, three):
    assert listed(cast.rita, f"text={three[1].number}") == [three[1].pk]


@pytest.mark.parametrize("query", ["mark=x", "work=contested", "document=x", "assignee=x"])
def test_a_filter_that_means_nothing_is_told_and_left_out(cast, three, query):
    response = cast.rita.client.get(f"{LIST}?{query}")

    assert list(response.context["cl"].listing.filter.form.errors) == [query.partition("=")[0]]
    assert len(response.context["cl"].result_list) == 3
    assert "A filter is not valid" in response.content.decode()


def test_taking_and_releasing(cast, three):
    response = act(cast.rita, "take", three[:2])
    assert "2 done." in response.content.decode()
    assert set(Claim.objects.filter(holder=cast.rita.person)) == set(three[:2])

    response = act(cast.sam, "release", three[:1])
    assert f"0 done, 1 refused: {three[0].number}: Only the holder or a lead" in response.content.decode()

    act(cast.rita, "release", three[:2])
    assert not Claim.objects.exclude(holder=None).exists()


@pytest.mark.parametrize("numbers", [["x"], ["1 OR 1=1"], ["99999999999999999999"]])
def test_ids_that_are_no_numbers_are_refused(cast, three, numbers):
    posted = {"action": "take", "index": "0", "_selected_action": numbers}

    assert cast.rita.client.post(LIST, posted).status_code == 400
    assert not Claim.objects.exclude(holder=None).exists()


def test_ids_of_nothing_and_all_at_once_do_nothing(cast, three):
    posted = {"action": "take", "index": "0", "_selected_action": ["99999"], "select_across": "1"}
    cast.rita.client.post(LIST, posted)

    assert not Claim.objects.exclude(holder=None).exists()


def test_exporting_the_ticked_claims(cast, three):
    factories.review(three[0], cast.sam.person)

    response = act(cast.rita, "export_json", [three[0], three[2]])
    told = json.loads(b"".join(response.streaming_content))

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert [claim["id"] for claim in told["claims"]] == [three[0].number, three[2].number]
    rows = b"".join(act(cast.rita, "export_csv", [three[0]]).streaming_content).decode()
    assert three[0].number in rows
    assert three[1].number not in rows
    book = load_workbook(BytesIO(b"".join(act(cast.rita, "export_xlsx", [three[0]]).streaming_content)))
    assert book["claims"]["A2"].value == three[0].number


def test_an_export_that_is_refused_says_so_on_the_list(cast, three):
    Claim.objects.filter(pk=three[0].pk).update(statement="x" * 40_000)

    response = act(cast.rita, "export_xlsx", [three[0]])

    assert "too long for a cell" in response.content.decode()


def grow(document, count):
    """Many claims with a citation each, written straight into the tables: this is about reading."""
    version = document.newest_version
    claims = Claim.objects.bulk_create(
        Claim(document=document, statement=f"Claim {number}", place=number) for number in range(count)
    )
    text = "x" * 10
    Anchor.objects.bulk_create(
        Anchor.cut(text, 0, 5, claim=claim, version=version, placed="original") for claim in claims
    )
    return claims


def queries(visitor, url):
    visitor.client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert visitor.client.get(url).status_code == 200
    return len(caught)


def test_the_list_asks_no_more_when_it_grows(cast, document):
    grow(document, 20)
    found = f"{LIST}?text=agencies"
    few, few_found = queries(cast.rita, LIST), queries(cast.rita, found)
    grow(document, 180)

    assert queries(cast.rita, LIST) == few
    assert queries(cast.rita, found) == few_found
    assert few <= 20


def test_a_page_asks_no_more_when_the_claim_grows(cast, document, claim):
    factories.cite(claim, cast.rita.person)
    few = queries(cast.rita, page_of(claim))
    for number in range(5):
        factories.cite(claim, cast.sam.person, url=f"https://a.example/{number}")
        factories.note(claim, factories.user(f"u{number}", "reviewer"))
        perform("mention", claim, by=cast.rita.person, kind="bill", key=f"SB21-13{number}")
    grow(document, 100)

    assert queries(cast.rita, page_of(claim)) == few
    assert few <= 40


def test_columns_count_what_may_be_seen(cast, claim):
    factories.cite(claim, cast.rita.person)
    factories.cite(claim, cast.sam.person)

    shown = cast.rita.client.get(LIST).context["cl"].result_list
    assert {found.pk: len(found.seen_citations) for found in shown}[claim.pk] == 2
    assert User.objects.count() == 6


def test_flags_stand_beside_a_mark_that_does_not_tell_them(cast, three):
    Claim.objects.filter(pk=three[0].pk).update(status="contested", text_changed=True)
    Claim.objects.filter(pk=three[1].pk).update(status="contested")
    Anchor.objects.filter(claim=three[2]).delete()

    shown = cast.rita.client.get(LIST).context["cl"].result_list

    assert {found.pk: found.shown_flags for found in shown} == {
        three[0].pk: ["contested"],
        three[1].pk: [],
        three[2].pk: ["gone"],
    }
