"""The page that brings checked claims in: how columns, headings, rows and verdicts are read is shown and chosen."""

import io
import re

import pytest
from openpyxl import Workbook

from claims.models import Claim, OutsideCheck
from claims.models.verdict_wording import VerdictWording
from tests.admin.bringing_in.sheets import send, shown

pytestmark = pytest.mark.django_db


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
    assert '<span class="quiet">What it should say:</span><bdi>41 came.</bdi>' in page


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


def test_the_first_rows_are_shown_without_empty_columns(client, ann):
    address = send(client, "Claim;Verdict\nChapter One;\nThe act binds.;Wrong\nThe mill;\n;x\n")["Location"]

    page = shown(client.get(address))

    assert '<td data-label="Section">Chapter One</td><td data-label="Claim">The act binds.</td>' in page
    assert '<th scope="row" class="number">row 4<span class="snippet">may be no claim</span></th>' in page
    assert '<th scope="row" class="number">row 5<span class="snippet">cannot come in</span></th>' in page
    assert '<th scope="col">Rationale</th>' not in page


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
    ("above", "title"),
    [
        ("Fact-check log, spring issue;;\n;;\nBy section;Wrong;3\n", "Fact-check log, spring issue"),
        (f"{'How to fill this in: ' * 9};;\n", "Claims checked elsewhere"),
        ("", "Claims checked elsewhere"),
    ],
)
def test_the_title_above_the_headings_is_proposed_for_the_document(client, ann, above, title):
    page = shown(
        client.get(
            send(client, f"{above}Claim;State;Why\nThe act binds.;Wrong;No.\nIt passed.;Right;So.\n")["Location"]
        )
    )

    assert f'name="title" value="{title}"' in page
