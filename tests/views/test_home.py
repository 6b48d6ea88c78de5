"""The front page."""

import pytest

from tests.views.oracle import read, text_of

pytestmark = pytest.mark.django_db


def links(html):
    return [one.attributes["href"] for one in read(html).elements if one.tag == "a"]


def test_a_reviewer_finds_work_in_the_admin(newsroom, cast, page_of):
    html = page_of(cast.second, "/")

    assert "1 Waiting for your second review" in " ".join(text_of(html, "piles").split())
    assert "/admin/claims/claim/?work=second" in links(html)


@pytest.mark.parametrize("person", ["viewer", "administrator"])
def test_those_who_do_not_review_have_no_work_here(newsroom, cast, page_of, person):
    assert "Your work" not in page_of(getattr(cast, person), "/")


def test_the_lists_for_others_are_two_clicks_away(newsroom, cast, page_of):
    html = page_of(cast.viewer, "/")

    assert "/claims/?mark=verified" in links(html)
    assert "/claims/export/spreadsheet/?mark=disputed" in links(html)
    assert "1 ✓ Verified" in " ".join(text_of(html, "list-card").split())


def test_a_viewer_has_counts_of_settled_claims_alone(newsroom, cast, page_of):
    text = " ".join(text_of(page_of(cast.viewer, "/"), "document-card").split())

    assert "2 settled claims" in text
    assert "Open" not in text
    assert "Second review" not in text


def test_an_empty_workbench_says_what_to_do(cast, page_of):
    assert "Import one in the review desk." in page_of(cast.lead, "/")
    assert "No document has been imported yet." in page_of(cast.viewer, "/")


def test_signing_out_makes_the_browser_forget(client, cast):
    client.force_login(cast.author)

    assert client.post("/sign-out/").headers["Clear-Site-Data"] == '"storage"'
