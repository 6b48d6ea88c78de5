"""The history at the admin: filtered, read, never changed."""

from claims.models import Event
from tests import factories


def test_the_history_is_filtered_and_read(cast, claim, source):
    factories.review(claim, cast.rita.person, rationale="Because of that.")
    decided = Event.objects.get(act="decide")

    for query, acts in {
        "act=decide": ["decide"],
        f"who={cast.sam.person.pk}": [],
        f"claim={claim.number}": ["decide", "cite", "cite"],
        f"document=D-{claim.document_id}&act=import": ["import"],
    }.items():
        listed = cast.sam.client.get(f"/admin/claims/event/?{query}").context["cl"].result_list
        assert [event.act for event in listed] == acts

    page = cast.sam.get(f"/admin/claims/event/{decided.pk}/change/")
    assert "Because of that." in page.words
    assert decided.hash in page.words
    assert cast.sam.client.get("/admin/claims/event/?claim=x").status_code == 302


def test_the_history_cannot_be_changed(cast, source):
    number = Event.objects.earliest("number").pk

    assert cast.lee.client.post(f"/admin/claims/event/{number}/change/", {"act": "x"}).status_code == 403
    assert cast.lee.client.post(f"/admin/claims/event/{number}/delete/").status_code == 403
