"""While a round waits for its second review, nobody sees what another wrote in it, on any page of the admin."""

import re

import pytest

from claims.models import Source
from claims.workflow import perform
from tests.admin.conftest import page_of
from tests.kept import kept

CANARIES = (
    "canary-source.example",
    "CANARYTITLE",
    "CANARYPUBLISHER",
    "CANARYPINPOINT",
    "CANARYEXCERPT",
    "CANARYRATIONALE",
    "CANARYCORRECTION",
    "CANARYNOTE",
)
CITED = {
    "cite__0__url": "https://canary-source.example/act",
    "cite__0__title": "CANARYTITLE",
    "cite__0__publisher": "CANARYPUBLISHER",
    "cite__0__pinpoint": "CANARYPINPOINT",
    "cite__0__excerpt": "CANARYEXCERPT",
    "cite__0__stance": "refutes",
}
DECIDED = {
    "decision__verdict": "disputed",
    "decision__reason": "invented",
    "decision__rationale": "CANARYRATIONALE",
    "decision__correction": "CANARYCORRECTION",
}


def pages_with(claim, source=None):
    """Every page of the admin that could show something of this claim."""
    return [
        "/admin/",
        "/admin/claims/claim/",
        "/admin/claims/claim/?text=CANARYNOTE&work=second",
        "/admin/claims/claim/?mark=second&sort=-changed",
        page_of(claim),
        page_of(claim).replace("change", "history"),
        page_of(claim.document),
        page_of(claim.document).replace("change", "history"),
        "/admin/claims/source/",
        "/admin/claims/source/?q=CANARY",
        "/admin/claims/event/",
        f"/admin/claims/event/?claim={claim.pk}",
        f"/admin/claims/event/?document={claim.document_id}",
        "/admin/claims/authority/",
        "/admin/claims/document/",
    ]


def found_by(visitor, claim):
    seen = set()
    for url in pages_with(claim):
        html = visitor.client.get(url).content.decode()
        # What somebody searched for is shown back to them.
        html = html.replace('value="CANARY"', "").replace('value="CANARYNOTE"', "").replace("q=CANARY", "")
        html = html.replace("text=CANARYNOTE", "").replace("“CANARYNOTE”", "")
        seen |= {canary for canary in CANARIES if canary in html}
    return seen


@pytest.fixture
@kept
def reviewed(cast, blind):
    cast.rita.press(page_of(blind), "decide", **CITED, **DECIDED, note__0__body="CANARYNOTE")
    return blind


def test_the_author_finds_all_of_it(cast, reviewed):
    assert found_by(cast.rita, reviewed) == set(CANARIES)


@pytest.mark.parametrize("person", ["sam", "lee", "ada"])
def test_nobody_else_finds_any_of_it(cast, reviewed, person):
    visitor = getattr(cast, person)
    reviewed.refresh_from_db()
    assert reviewed.status == "second_review"

    assert found_by(visitor, reviewed) == set()
    page = visitor.get(page_of(reviewed))
    # Not counting the select in which a lead finds everybody whom a claim can be assigned to.
    assert "rita" not in page.words
    source = Source.objects.get()
    visitor.get(page_of(source), status=404)
    for event in (1, 2, 3):
        assert "CANARY" not in visitor.client.get(f"/admin/claims/event/{event}/change/").content.decode()


def row_of(visitor, claim):
    """What the list says of one claim, by the heading of the cell."""
    html = visitor.client.get(f"/admin/claims/claim/?text={claim.number}").content.decode().partition("<tbody>")[2]
    cells = re.findall(r'<td data-label="(\w+)"[^>]*>(.*?)</td>', html, re.DOTALL)
    return {heading: " ".join(re.sub(r"<[^>]+>", " ", cell).split()) for heading, cell in cells}


@pytest.mark.parametrize("person", ["sam", "lee", "ada"])
def test_a_list_tells_of_sealed_work_what_the_status_tells(cast, reviewed, person):
    own, others = row_of(cast.rita, reviewed), row_of(getattr(cast, person), reviewed)

    assert (own["Reviews"], own["Citations"]) == ("1 of 2 yours", "0 / 1 / 0 0 support, 1 refute, 0 give context")
    assert (others["Reviews"], others["Citations"]) == ("1 of 2", "0 / 0 / 0 0 support, 0 refute, 0 give context")


def test_a_list_names_no_holder_of_a_blind_claim(cast, blind, claim):
    for held in (blind, claim):
        perform("take", held, by=cast.rita.person)

    assert row_of(cast.sam, blind)["Assignee"].startswith("– held by Somebody until")
    assert row_of(cast.sam, claim)["Assignee"].startswith("– held by rita until")


@pytest.mark.parametrize(
    "lookup",
    ["citations=1", "reviews=1", "notes__isnull=0", "citations__isnull=False", "reviews__reviewer=1", "round=1"],
)
def test_no_lookup_asks_about_sealed_rows(cast, reviewed, lookup):
    assert cast.sam.client.get(f"/admin/claims/claim/?{lookup}").status_code == 400


def test_citations_before_the_first_review_are_sealed_too(cast, blind):
    cast.rita.press(page_of(blind), "save", **CITED, note__0__body="CANARYNOTE")

    assert found_by(cast.sam, blind) == set()


def test_a_sealed_source_is_neither_offered_nor_found_by_number(cast, reviewed, claim):
    number = Source.objects.get().pk

    page = cast.sam.get(page_of(claim))
    response = cast.sam.send(page_of(claim), act="save", cite__0__url=f"#{number}", cite__0__stance="supports")

    assert not any("canary" in str(tag.get("value", "")) for tag in page.attributes if tag[""] == "option")
    assert response.status_code == 302
    assert Source.objects.exclude(pk=number).get().title == f"#{number}"


def test_a_holder_of_a_blind_claim_has_no_name(cast, blind):
    perform("take", blind, by=cast.rita.person)

    words = cast.sam.get(page_of(blind)).words

    assert "Somebody holds this claim" in words
    assert "rita" not in words


def test_two_who_agree_open_the_round(cast, reviewed):
    cast.sam.press(
        page_of(reviewed),
        "decide",
        cite__0__url="https://other.example/act",
        cite__0__stance="refutes",
        **(DECIDED | {"decision__rationale": "Mine."}),
    )

    reviewed.refresh_from_db()
    assert (reviewed.status, reviewed.verdict) == ("settled", "disputed")
    assert found_by(cast.lee, reviewed) == set(CANARIES)


def test_two_who_differ_are_settled_by_a_lead(cast, reviewed):
    cast.sam.press(page_of(reviewed), "decide", decision__verdict="unverifiable")
    reviewed.refresh_from_db()
    assert reviewed.status == "contested"
    assert "settle" not in cast.rita.get(page_of(reviewed)).acts

    cast.lee.press(page_of(reviewed), "settle", settle__verdict="unverifiable", settle__rationale="No source.")

    reviewed.refresh_from_db()
    assert (reviewed.status, reviewed.verdict) == ("settled", "unverifiable")


def test_the_first_of_a_pair_cannot_review_again_or_undo(cast, reviewed):
    assert {"decide", "undo", "take"}.isdisjoint(cast.rita.get(page_of(reviewed)).acts)
    for act in ("decide", "undo"):
        assert cast.rita.send(page_of(reviewed), act=act, decision__verdict="unverifiable").status_code == 422
