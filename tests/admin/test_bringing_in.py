"""The pages that bring checked claims in: a file is looked at first, is its sender's alone, and comes in whole."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook

from claims.exports import Selection, write_export
from claims.models import Claim, Document, OutsideCheck, Upload
from claims.models.verdict_wording import VerdictWording
from claims.services.queues import open_queue
from claims.services.uploads import keep
from tests import factories

pytestmark = pytest.mark.django_db

START = "/admin/claims/document/bring-in/"
SHEET = "Claim;State;Source;Why\nThe act binds.;Wrong;https://leg.example/;No.\nIt passed in 2019.;Meh;;\n"
BAD = "Claim;Note\nOne holds.;\n;Nothing\n"


@pytest.fixture
def ann(client):
    person = factories.user("ann", "reviewer")
    client.force_login(person)
    return person


def send(client, text=SHEET, name="facts.csv"):
    body = text if isinstance(text, bytes) else text.encode()
    return client.post(START, {"file": SimpleUploadedFile(name, body)})


@pytest.fixture
def address(client, ann):
    return send(client)["Location"]


def shown(response):
    return response.content.decode()


def shown_problems(response):
    return re.search(r'name="problems_shown" value="(\w+)"', shown(response)).group(1)


def test_a_file_is_shown_as_it_is_read_and_nothing_comes_in(client, address):
    page = shown(client.get(address))

    assert '<option value="0" selected>A Claim</option>' in page
    assert '<th scope="row" class="number">row 2</th><td data-label="Claim">The act binds.</td>' in page
    assert '<select id="id_column-verdict" name="column-verdict"><option value="" selected>none' in page
    assert not Document.objects.exists()


def test_what_is_joined_and_who_reads_it_is_shown(client, ann):
    address = send(client, "Page,Claim,Why,Notes,Source,URL\n3,It ran.,So.,Ask Bob.,Smith,https://a.example/\n")[
        "Location"
    ]

    page = shown(client.get(address))

    assert "Together with F “URL”" in page
    assert '<th scope="row">F “URL”</th><td data-label="Read as">Source</td>' in page
    assert "Smith https://a.example/" in page
    assert "Rationale (everybody reads it once it is adopted)" in page
    assert "Note (the team’s alone)" in page
    assert 'name="publish_notes"' in page
    assert '<select id="id_column-pinpoint" name="column-pinpoint"><option value="" selected>none' in page


def test_what_it_should_say_is_shown_as_it_is_read_and_beside_the_claim(client, ann):
    address = send(client, "Claim,Verdict,Correction\nForty came.,False,41 came.\n")["Location"]

    page = shown(client.get(address))

    assert "What it should say (everybody reads it once it is adopted)" in page
    assert '<td data-label="What it should say">41 came.</td>' in page
    client.post(address, {"act": "bring", "reviews_required": "1"})
    page = shown(client.get(f"/claims/{Claim.objects.get().number}/", follow=True))
    assert '<span class="quiet">What it should say:</span> <bdi>41 came.</bdi>' in page


def test_headings_over_two_rows_stay_chosen_when_the_form_is_sent(client, ann):
    text = "Claim,Review 1,,Review 2,\n,Verdict,Who,Verdict,Who\nIt ran.,True,Ann,False,Bob\n"
    address = send(client, text)["Location"]
    page = shown(client.get(address))
    assert '<option value="2" selected>row 2: Claim, Review 1 › Verdict' in page

    sent = {"act": "bring", "headings": "2", "headings_shown": "2", "column-statement": "0", "column-verdict": "3"}
    client.post(address, sent | {"column-who": "4", "reviews_required": "1"})

    check = OutsideCheck.objects.get()
    assert (check.said, check.checked_by) == ("False", "Bob")
    assert check.other == [["Review 1 › Verdict", "True"], ["Review 1 › Who", "Ann"]]


def test_every_column_shows_its_first_values(client, ann):
    address = send(client, "Claim;Result;\nThe act binds.;Wrong;red\nIt passed.;Meh;red\nIt fell.;;blue\n")["Location"]
    page = shown(client.get(address))

    read = re.sub(r' data-label="[^"]*"', "", page)
    assert '<tr><th scope="row">C</th><td>nothing: kept beside the claim</td><td>“red”, “blue”</td></tr>' in read
    assert '<tr><th scope="row">A “Claim”</th><td>Claim</td><td>“The act binds.”, “It passed.”, “It fell.”' in read
    assert '<option value="2">C “red”</option>' in page


def test_columns_and_words_are_read_as_somebody_says(client, address):
    page = shown(client.post(address, {"act": "look", "column-statement": "0", "column-verdict": "1"}))
    assert "“Meh” (1)" in page
    assert "not known: kept as words alone" in page
    assert "Wrong → Disputed" in page

    page = shown(client.post(address, {"act": "look", "column-verdict": "1", "meaning-Meh": "unverifiable"}))
    assert "Meh → Unverifiable" in page


def test_verdicts_are_called_as_the_team_calls_them(client, address):
    VerdictWording.objects.create(verdict="disputed", label="Does not hold")

    page = shown(client.post(address, {"act": "look", "column-statement": "0", "column-verdict": "1"}))

    assert "Wrong → Does not hold" in page


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


def test_the_first_rows_are_shown_without_empty_columns(client, ann):
    address = send(client, "Claim;Verdict\nChapter One;\nThe act binds.;Wrong\nThe mill;\n;x\n")["Location"]

    page = shown(client.get(address))

    assert '<td data-label="Section">Chapter One</td><td data-label="Claim">The act binds.</td>' in page
    assert '<th scope="row" class="number">row 4<span class="snippet">may be no claim</span></th>' in page
    assert '<th scope="row" class="number">row 5<span class="snippet">cannot come in</span></th>' in page
    assert '<th scope="col">Rationale</th>' not in page


def test_claims_across_claims_that_are_there_are_told_before_and_after(client, ann):
    document = factories.document("The act binds the agency. It passed in 2019.\n")
    number = document.claims.in_document_order()[0].number
    address = send(client, "Claim;State\nThe act binds;Wrong\n")["Location"]
    sent = {"column-statement": "0", "document": document.number, "reviews_required": "1"}

    looked = client.post(address, sent | {"act": "look"})
    done = client.post(address, sent | {"act": "bring"}, follow=True)

    for response in (looked, done):
        assert f"row 2: its words lie within those of {number}" in shown(response)


def test_somebody_says_where_the_headings_are_and_what_titles_are(client, ann):
    rows = "All mill facts;\nChapter 1: The mill;\nIt opened in 1903;x\nIt closed in 1950;y\nIt burned down;z\n"
    address = send(client, rows)["Location"]
    first = shown(client.get(address))
    assert "row 1 (“All mill facts”) was taken for headings, though none of them is known" in first
    assert "taken for the title of a section, and is no claim: row 2 (“Chapter 1: The mill”)" in first
    assert "facts.csv: 3 claims" in first

    sent = {"act": "look", "headings": "0", "headings_shown": "1", "column-note": "0"}
    without = shown(client.post(address, sent))
    assert "facts.csv: 4 claims" in without
    # The columns were those below other headings.
    assert '<option value="0" selected>A “All mill facts”</option>' in without

    sent |= {"headings_shown": "0", "column-statement": "0", "column-note": "", "titles": "claims"}
    as_claims = shown(client.post(address, sent))
    assert "facts.csv: 5 claims" in as_claims
    assert '<option value="claims" selected>' in as_claims


def test_what_titles_totals_and_notes_are_is_chosen_in_a_small_sheet(client, ann):
    rows = "Claim;Verdict\nChapter One;\nIt opened in 1903.;True\nThe wheel;\nTotal: 1;\nPrepared by Ann;\n"
    address = send(client, rows)["Location"]

    first = shown(client.get(address))

    assert "facts.csv: 2 claims" in first
    assert "1 row was left out that counts others, and is no claim: row 5 (“Total: 1”)" in first
    assert "1 row was left out that is a note about the sheet, and no claim: row 6 (“Prepared by Ann”)" in first
    assert "1 row comes in as a claim, and may be a title, a total or a note instead: row 4 (“The wheel”)" in first
    for titles, count in (("sections", "1 claim<"), ("claims", "5 claims<"), ("out", "1 claim<")):
        page = shown(client.post(address, {"act": "look", "column-statement": "0", "titles": titles}))
        assert f"facts.csv: {count}" in page
        assert f'<option value="{titles}" selected>' in page


def test_the_source_of_a_file_without_headings_is_chosen(client, ann):
    address = send(client, "The mill ran well.,True,Audit,https://a.example/\nIt burned down,False,Budget,\n")[
        "Location"
    ]
    sent = {"act": "look", "headings": "0", "headings_shown": "0", "column-statement": "0", "column-source": "2"}

    response = client.post(address, sent)

    assert response.status_code == 200
    assert '<option value="2" selected>C' in shown(response)


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


def test_a_workbook_with_several_sheets_lets_one_choose(client, ann):
    book = Workbook()
    book.active.title = "One"
    book.active.append(["Claim", "Note"])
    book.active.append(["First.", "x"])
    two = book.create_sheet("Two")
    two.append(["Colour", "Fact", "Verdict"])
    two.append(["red", "Second.", "OK"])
    body = io.BytesIO()
    book.save(body)
    address = send(client, body.getvalue(), "facts.xlsx")["Location"]
    assert "First." in shown(client.get(address))

    # The columns that were shown are those of the other sheet.
    page = shown(client.post(address, {"act": "look", "sheet": "Two", "sheet_shown": "One", "column-statement": "0"}))

    assert "Second." in page
    assert "OK → Verified" in page


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
