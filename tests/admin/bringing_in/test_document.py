"""Checked claims on a document that is here: where they are put, what is in already, and where they show."""

import re

import pytest
from django.utils import timezone

from claims.models import Claim, Document, OutsideCheck
from claims.services.desk.queues import open_queue
from tests import factories
from tests.admin.bringing_in.sheets import BAD, send, shown, shown_problems

pytestmark = pytest.mark.django_db


def test_what_another_file_says_of_the_document_is_not_adopted(client, ann):
    document = factories.document("The act binds. It passed.\n")
    columns = {"column-quote": "0", "column-verdict": "1", "column-source": "2", "column-note": "3"}
    sent = columns | {"act": "bring", "document": document.number, "reviews_required": "1"}
    head = "Quote;State;Source;Notes\n"
    client.post(send(client, f"{head}The act binds;Wrong;Smith;Ask the mayor.\n")["Location"], sent)

    address = send(client, f"{head}It passed;Wrong;Smith;It failed.\n")["Location"]
    response = client.post(address, sent | {"adopt": "on", "publish_notes": "on"}, follow=True)

    assert "1 of 1 claims decided in your name." in shown(response)
    assert not Claim.objects.get(statement="The act binds").reviews.exists()


def test_claims_are_put_on_the_words_of_a_document(client, ann):
    document = factories.document("The act binds the agency. It passed in 2019.\n")
    address = send(client)["Location"]
    sent = {"column-statement": "0", "document": document.number, "reviews_required": "1"}
    looked = client.post(address, sent | {"act": "look"})

    assert '<h2 id="problems-heading">1 row cannot come in</h2>' in shown(looked)
    assert "row 2: its words are not in the text (“The act binds.”)" in shown(looked)
    assert "facts.csv: 1 claim<" in shown(looked)
    assert f"{document.number}: 0 new claims, 1 on claims that were there" in shown(looked)

    refused = client.post(address, sent | {"act": "bring"})
    # Rows are left out by somebody who has seen which.
    unseen = client.post(address, sent | {"act": "bring", "leave_out": "on", "problems_shown": "others"})

    assert refused.status_code == unseen.status_code == 422
    assert "Nothing of facts.csv was brought in, since 1 row cannot be: row 2" in shown(unseen)
    assert re.search(r'<input [^>]*name="leave_out"(?![^>]*checked)', shown(unseen))
    assert not OutsideCheck.objects.exists()

    agreed = {"act": "bring", "leave_out": "on", "problems_shown": shown_problems(refused)}
    response = client.post(address, sent | agreed, follow=True)

    assert f"{document.number}: 0 new claims, 1 on claims that were there" in shown(response)
    assert "Left out: row 2: its words are not in the text" in shown(response)
    assert OutsideCheck.objects.get().claim.document == document


def test_a_file_that_is_in_already_says_so_in_one_line(client, ann):
    document = factories.document("One holds.\n")
    sent = {"column-statement": "0", "document": document.number, "reviews_required": "1"}
    for _time in range(2):
        address = send(client, "Claim;Verdict\nOne holds.;True\n;False\n")["Location"]
        looked = client.post(address, sent | {"act": "look"})
        again = client.post(address, sent | {"act": "bring", "leave_out": "on", "problems_shown": told(looked)})
        address_after = again["Location"]

    page = shown(client.get(address_after))

    assert f"already brought in on {document.number}, nothing added" in page
    assert "Left out:" not in page
    assert "cannot come in" not in shown(looked)


def told(response):
    """What the page says that was seen; nothing where it lists no problems."""
    return shown_problems(response) if "problems_shown" in shown(response) else ""


def test_a_file_that_is_a_document_already_is_shown_so(client, ann):
    sent = {"act": "bring", "column-statement": "0", "reviews_required": "1"}
    address = send(client, BAD)["Location"]
    seen = told(client.get(address))
    client.post(address, sent | {"leave_out": "on", "problems_shown": seen})
    number = Document.objects.get().number

    address = send(client, BAD)["Location"]
    page = shown(client.get(address))
    again = client.post(address, sent, follow=True)

    assert re.search(rf"This file is in already, as <a [^>]*>{number}</a>: nothing would be added", page)
    assert "problems-heading" not in page
    assert f"already {number} version 1, nothing added" in shown(again)
    assert Document.objects.count() == 1


def test_claims_across_claims_that_are_there_are_told_before_and_after(client, ann):
    document = factories.document("The act binds the agency. It passed in 2019.\n")
    number = document.claims.in_document_order()[0].number
    address = send(client, "Claim;State\nThe act binds;Wrong\n")["Location"]
    sent = {"column-statement": "0", "document": document.number, "reviews_required": "1"}

    looked = client.post(address, sent | {"act": "look"})
    done = client.post(address, sent | {"act": "bring"}, follow=True)

    for response in (looked, done):
        assert f"row 2: its words lie within those of {number}" in shown(response)


def test_the_desk_shows_what_was_found_elsewhere(client, ann, address):
    sent = {"act": "bring", "column-statement": "0", "column-verdict": "1", "title": "Facts", "reviews_required": "1"}
    client.post(address, sent)
    rows = Claim.objects.order_by("pk")
    queue = open_queue(owner=ann, claims=rows, title="Facts", at=timezone.now())

    page = shown(client.get(f"/admin/desk/{queue.pk}/{rows[0].pk}/"))

    assert "Checked elsewhere" in page
    assert "<strong>Wrong</strong>" in page


def test_the_claim_shows_what_was_found_elsewhere_to_the_team_alone(client, ann, address):
    columns = {"column-statement": "0", "column-verdict": "1", "column-source": "2", "column-rationale": "3"}
    client.post(address, columns | {"act": "bring", "adopt": "on", "title": "Facts", "reviews_required": "1"})
    settled = Claim.objects.get(status="settled")

    for page in (f"/claims/{settled.pk}/", f"/admin/claims/claim/{settled.pk}/change/"):
        assert "Checked elsewhere" in shown(client.get(page))
        assert "<strong>Wrong</strong>" in shown(client.get(page))
    client.force_login(factories.user("vic", "viewer"))
    assert "Checked elsewhere" not in shown(client.get(f"/claims/{settled.pk}/"))
    assert "<strong>Wrong</strong>" not in shown(client.get(f"/claims/{settled.pk}/"))
