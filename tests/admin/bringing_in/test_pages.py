"""The pages that bring checked claims in: a file is looked at first, is its sender's alone, and comes in whole."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.exports import Selection, write_export
from claims.models import Claim, Document, OutsideCheck, Upload
from claims.services.versions.uploads import keep
from tests import factories
from tests.admin.bringing_in.sheets import BAD, send, shown, shown_problems

pytestmark = pytest.mark.django_db


def test_a_file_is_shown_as_it_is_read_and_nothing_comes_in(client, address):
    page = shown(client.get(address))

    assert '<option value="0" selected>A Claim</option>' in page
    assert '<th scope="row" class="number">row 2</th><td data-label="Claim">The act binds.</td>' in page
    assert '<select id="id_column-verdict" name="column-verdict"><option value="" selected>none' in page
    assert not Document.objects.exists()


def test_what_is_brought_in_leads_to_its_document_and_decides_nothing(client, ann, address):
    sent = {
        "act": "bring",
        "column-statement": "0",
        "column-verdict": "1",
        "column-rationale": "3",
        "column-source": "",
    }
    sent |= {"meaning-Meh": "open"}
    response = client.post(address, sent | {"title": "Facts", "reviews_required": "2"}, follow=True)

    document = Document.objects.get()
    assert response.redirect_chain[-1][0] == f"/admin/claims/document/{document.pk}/change/"
    assert f"{document.number} version 1: 2 new claims" in shown(response)
    assert (document.title, document.reviews_required) == ("Facts", 2)
    assert document.newest_version.imported_by == ann
    checks = list(OutsideCheck.objects.order_by("pk").values_list("said", "verdict", "rationale", "source"))
    assert checks == [("Wrong", "disputed", "No.", ""), ("Meh", "", "", "")]
    assert not Claim.objects.exclude(status="unreviewed").exists()
    assert not Upload.objects.exists()
    assert client.get(address).status_code == 404


def test_a_note_is_published_where_somebody_says_so(client, ann, address):
    columns = {"column-statement": "0", "column-verdict": "1", "column-source": "2", "column-note": "3"}
    client.post(
        address,
        columns | {"act": "bring", "adopt": "on", "publish_notes": "on", "title": "Facts", "reviews_required": "1"},
    )

    assert Claim.objects.get(status="settled").reviews.get().rationale.startswith("No.")


def test_adopting_says_what_was_decided_and_what_was_not(client, ann, address):
    columns = {"column-statement": "0", "column-verdict": "1", "column-source": "2", "column-rationale": "3"}
    response = client.post(
        address, columns | {"act": "bring", "adopt": "on", "title": "Facts", "reviews_required": "1"}, follow=True
    )

    assert "1 of 2 claims decided in your name." in shown(response)
    assert "it has no verdict of ours (“Meh”) and no rationale and no source" in shown(response)
    assert Claim.objects.get(status="settled").reviews.get().reviewer == ann


def test_rows_that_cannot_come_in_are_listed_and_can_be_left_out(client, ann):
    address = send(client, BAD)["Location"]
    sent = {"act": "bring", "column-statement": "0", "column-note": "1", "title": "Facts", "reviews_required": "1"}
    response = client.post(address, sent)

    assert response.status_code == 422
    assert "row 3: it has no claim: column A “Claim” is empty (it has “Nothing”)" in shown(response)
    assert 'value="Facts"' in shown(response)
    assert not Document.objects.exists()
    client.post(address, sent | {"leave_out": "on", "problems_shown": shown_problems(response)})
    assert Document.objects.get().claims.count() == 1


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"document": "D-999"}, "There is no document D-999."),
        ({"document": "x"}, "“x” is no document number"),
        ({"reviews_required": "7"}, "Something typed cannot be read"),
        ({"column-statement": ""}, "has no claim that can come in"),
        ({"meaning-Wrong": "nonsense", "column-verdict": "1"}, "cannot mean “nonsense”"),
    ],
)
def test_what_is_typed_wrongly_is_told_and_the_rest_stays(client, address, sent, reason):
    typed = {"act": "bring", "title": "My facts", "reviews_required": "1", "column-source": "3"}
    response = client.post(address, typed | sent)

    assert response.status_code == 422
    assert reason in shown(response)
    assert 'value="My facts"' in shown(response)
    columns_stay = "nonsense" not in str(sent)
    assert ('<tr><th scope="row">D “Why”</th><td data-label="Read as">Source</td>' in shown(response)) == columns_stay
    assert not Document.objects.exists()
    assert Upload.objects.exists()


def test_our_own_json_comes_in_without_its_history_where_somebody_says_so(client, ann, tmp_path):
    output = tmp_path / "claims.json"
    write_export(Selection(document=factories.document("The act binds the city.\n")), format="json", output=output)
    address = send(client, output.read_bytes(), "claims.json")["Location"]
    sent = {"act": "bring", "title": "Again", "reviews_required": "1"}

    refused = client.post(address, sent)

    assert refused.status_code == 422
    assert "use backup_store and restore_store, or move_store" in shown(refused)
    assert 'name="without_history"' in shown(refused)
    assert Document.objects.count() == 1
    client.post(address, sent | {"without_history": "on"})
    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("x", "facts.docx", "the format .docx is not known"),
        ("", "facts.csv", "it is empty"),
        ("{", "a.json", "is no JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_kept(client, ann, text, name, reason):
    response = send(client, text, name)

    assert response.status_code == 422
    # Django takes an empty file for none at all.
    assert reason in shown(response) or not text
    assert not Upload.objects.exists()


def test_a_file_is_its_senders_alone_and_goes_after_a_day(client, address):
    client.force_login(factories.user("bob", "reviewer"))
    assert client.get(address).status_code == 404

    Upload.objects.update(created_at=timezone.now() - timedelta(days=2))
    keep(owner=factories.user("eve", "reviewer"), filename="a.csv", body=b"x", at=timezone.now())

    assert Upload.objects.get().filename == "a.csv"


def test_looking_takes_the_same_queries_however_long_the_file(client, ann, django_assert_max_num_queries):
    made = []
    for count in (2, 400):
        address = send(client, "Claim,Verdict\n" + "The act binds.,True\n" * count, f"{count}.csv")["Location"]
        with django_assert_max_num_queries(12) as queries:
            client.get(address)
        made.append(len(queries))

    assert made[0] == made[1]


def test_a_long_file_is_watched_as_it_comes_in(client, ann):
    whom = "with every county of the state and the many towns in it that have asked for them since they first were kept"
    rows = "".join(f"Agency {number} shares its old and new records at no cost {whom}.,True\n" for number in range(700))
    address = send(client, f"Claim,Verdict\n{rows}")["Location"]
    sent = {"act": "bring", "column-statement": "0", "column-verdict": "1", "title": "Long", "reviews_required": "1"}
    response = client.post(address, sent)

    page = b"".join(response.streaming_content).decode()

    assert "<li>claims: 500 / 700</li>" in page
    assert 'http-equiv="refresh"' in page
    assert Claim.objects.count() == 700
