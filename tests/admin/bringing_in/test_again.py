"""The page that brings checked claims in offers a newer state, or another reading, as the next version."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.models import Claim, Document, OutsideCheck, Upload
from claims.services.checked.bringing_in import draft_of_collection
from claims.services.checked.checked_files import open_checked
from claims.services.versions.intake import finish, store
from tests import factories
from tests.admin.bringing_in.sheets import START, shown

pytestmark = pytest.mark.django_db

SHEET = "Claim,Verdict,Why,Source\nThe act binds.,False,No.,https://a.example/\nIt passed in 2019.,,,\n"
MORE = "Claim,Verdict,Why,Source\nThe act binds.,True,Yes.,https://a.example/\nIt ran.,,,\nIt passed in 2019.,,,\n"
COLUMNS = {"column-statement": "0", "column-verdict": "1", "column-rationale": "2", "column-source": "3"}


@pytest.fixture
def lea(client):
    person = factories.user("lea", "lead")
    client.force_login(person)
    return person


@pytest.fixture
def document(lea):
    file = open_checked(SHEET.encode(), "facts.csv")
    return finish(store(draft_of_collection(file, by=lea))).document


def send(client, text):
    return client.post(START, {"file": SimpleUploadedFile("facts.csv", text.encode())})["Location"]


def sent(document, **further):
    return COLUMNS | {"reviews_required": "1", "document": document.number, "new_version": "on"} | further


def test_a_newer_state_is_offered_and_seen_before_it_comes_in(client, document):
    address = send(client, MORE)
    page = shown(client.get(address))

    assert f"As it is read, 2 of 3 claims are those of {document.number} already (<a href=" in page
    assert f'<button type="submit" name="next_of" value="{document.number}">' in page
    assert re.search(r'name="new_version"(?![^>]*checked)', page)

    looked = shown(client.post(address, COLUMNS | {"reviews_required": "1", "next_of": document.number}))

    assert "2 rows as they were (1 with something new beside it), 1 new, 0 no longer there" in looked
    assert "New: row 3 (“It ran.”)" in looked
    assert f'name="document" value="{document.number}"' in looked
    assert re.search(r'name="new_version"[^>]*checked', looked)
    assert f"Bring in as version 2 of {document.number}</button>" in looked
    assert "next_of" not in looked
    assert document.versions.count() == 1


def test_the_new_state_comes_in_as_the_next_version(client, document):
    address = send(client, MORE)

    response = client.post(address, sent(document, act="bring"), follow=True)

    assert f"{document.number} version 2: 1 new claim, 2 same; 1 check from elsewhere is new" in shown(response)
    assert Document.objects.get().newest_version.number == 2
    assert not Upload.objects.exists()

    address = send(client, MORE)
    assert "This file is in already" in shown(client.get(address))
    again = client.post(address, sent(document, act="look"))
    assert f"already {document.number} version 2, nothing would be added" in shown(again)


def test_the_document_leads_to_where_a_newer_state_comes_in(client, document):
    link = f'<a href="{START}">bring in the newer state of that file</a>'

    assert link in shown(client.get(f"/admin/claims/document/{document.pk}/change/"))
    other = factories.document()
    assert link not in shown(client.get(f"/admin/claims/document/{other.pk}/change/"))


def test_what_is_settled_otherwise_is_told(client, document, lea):
    client.post(send(client, SHEET), COLUMNS | {"reviews_required": "1", "act": "bring", "adopt": "on"})
    number = Claim.objects.get(verdict="disputed").number

    response = client.post(send(client, MORE), sent(document, act="bring"), follow=True)

    told = f"Settled otherwise: {number}, row 2: it is Disputed here, and the file says Verified"
    assert shown(response).count(told) == 1


def test_another_reading_of_the_same_bytes_is_offered(client, document):
    address = send(client, SHEET)
    other = {"column-statement": "2", "column-rationale": "0"}
    looked = client.post(address, COLUMNS | other | {"reviews_required": "1", "act": "look"})

    assert f"this file is {document.number} already, and was read otherwise when it came in" in shown(looked)
    assert "1 row cannot come in" in shown(looked)
    seen = re.search(r'name="problems_shown" value="(\w+)"', shown(looked)).group(1)

    refused = client.post(address, sent(document, act="bring", **other))
    agreed = sent(document, act="bring", leave_out="on", problems_shown=seen, **other)
    response = client.post(address, agreed, follow=True)

    assert refused.status_code == 422
    assert "row 3: it has no claim" in shown(refused)
    assert f"{document.number} version 2: 1 new claim, 2 gone, 2 flagged" in shown(response)


def test_a_reviewer_is_told_whom_to_ask(client, document):
    client.force_login(factories.user("ann", "reviewer"))
    address = send(client, MORE)
    page = shown(client.get(address))

    assert "A lead can make it the next version of that document." in page
    assert "next_of" not in page
    assert "new_version" not in page
    refused = client.post(address, sent(document, act="bring"))
    assert refused.status_code == 422
    assert "Only a lead adds a version." in shown(refused)
    assert document.versions.count() == 1


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ("", "Say which document this file is the new state of."),
        ("D-99999", "There is no document D-99999."),
        ("other", "did not come from a file of claims"),
    ],
)
def test_what_is_no_collection_has_no_new_state(client, document, named, reason):
    other = factories.document("The act binds.\n").number if named == "other" else named

    response = client.post(send(client, MORE), sent(document, act="look") | {"document": other})

    assert response.status_code == 422
    assert reason in shown(response)
    assert re.search(r'name="new_version"[^>]*checked', shown(response))


def test_a_claim_shows_what_is_said_now_before_what_was_said(client, document):
    client.post(send(client, MORE), sent(document, act="bring"))
    claim = OutsideCheck.objects.current().get(said="True").claim

    for address in (f"/claims/{claim.pk}/", f"/admin/claims/claim/{claim.pk}/change/"):
        before, sign, after = shown(client.get(address)).partition("Said before, until ")
        assert sign
        assert "<strong>True</strong>" in before
        assert "<strong>False</strong>" in after


def test_the_same_sheet_in_other_bytes_is_no_new_document_unless_somebody_says_so(client, document):
    address = send(client, SHEET.replace("\n", "\r\n"))
    told = f"all its claims are those of {document.number} already, and would be there twice"
    bring = COLUMNS | {"reviews_required": "1", "title": "Again", "act": "bring"}

    assert told in shown(client.get(address))
    refused = client.post(address, bring)
    assert refused.status_code == 422
    assert 'name="as_new"' in shown(refused)
    assert Document.objects.count() == 1
    client.post(address, bring | {"as_new": "on"})
    assert Document.objects.filter(title="Again").count() == 1


def test_a_file_with_something_new_is_asked_nothing(client, document):
    assert 'name="as_new"' not in shown(client.get(send(client, MORE)))
