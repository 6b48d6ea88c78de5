"""Headings as desks shorten them and write them for everybody, and what the cells below them say against them."""

import pytest

from claims.text.checked import OPEN, choose_table, find_header, guess_columns, meaning_of, with_groups
from tests.text.checked.test_groups import table_of

HOUSES = "The council built 312 homes last year."


def roles_of(headings, *rows):
    columns = guess_columns(headings.split(";"), [row.split(";") for row in rows])
    found = {column: role for role, column in columns.items()}
    return " ".join(found.get(column, "-") for column in range(len(headings.split(";"))))


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        # For everybody.
        ("Behauptung;Urteil;Prüfer:in;Sprecher/-in", "statement verdict who claimant"),
        ("Aussage;Faktenchecker*innen;Urheber(in)", "statement who claimant"),
        ("Énoncé;Intervenant·e;Vérificateur·rice;Sources", "statement claimant who source"),
        ("Frase;Candidato/a;Chequeador/a", "statement claimant who"),
        ("Claim;True/False;Source/notes", "statement verdict source"),
        # “Fact-check” begins what is of the check; the claim ends what is of it.
        ("Text to check;Fact-check query;Init.", "statement note who"),
        ("Post / claim;Fact-check article;Person in charge", "statement url who"),
        ("Main claim;Lawyer's note;Data source", "statement note source"),
        ("ID of claim;Text;Type of source", "- statement kind"),
        ("Behauptung im Manuskript;Anm. FC;gepr. am", "statement note when"),
        ("Statement in FAQ;Reviewer cmts (LM)", "statement -"),
        ("Fact check;Text", "verdict statement"),
        ("Speaker;Line;Fact-check notes;Sources", "claimant statement note source"),
        ("Claim;Verdict explanation;Rating", "statement - verdict"),
        ("claim;label;refs", "statement verdict source"),
        # What is a source in one language.
        ("N°;Citation;Verdict;Sources (liens)", "- quote verdict source"),
        ("Claim;Citation;Sources", "statement - source"),
        ("Claim;Citation;Verdict", "statement source verdict"),
    ],
)
def test_headings_of_desks(headings, expected):
    assert roles_of(headings) == expected


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        ("Claim;What was said", "https://fb.example/p/1;The bridge fell in 2011.", "- statement"),
        ("Frase;Chequeo;Fuente", "La pobreza bajó.;FALSO ❌;INDEC", "statement verdict source"),
        ("Frase;Chequeó;Fuente", "La pobreza bajó.;Sofi;INDEC", "statement who source"),
        ("Proposition;Cite OK (Y/N);Cited authority", "Notice is due.;Y;45 CFR 164", "statement - source"),
        # Words are no claim where the heading says that they are something else.
        ("No.;Source;Further source", "1;See the annual report of 2023;The census of that year", "- source -"),
    ],
)
def test_what_the_cells_say_against_a_heading(headings, row, expected):
    assert roles_of(headings, row, row) == expected


def test_a_title_over_all_headings_names_no_group():
    table = table_of(["Confirmed facts"], ["Fact", "Source", "Date", ""], ["It opened.", "Register", "2024", "x"])

    assert with_groups(table, find_header(table)) == table


def test_an_overview_of_chapters_is_not_the_sheet_of_claims():
    overview = table_of(["Chapter", "Facts", "Checked", "Date"], ["1", "12", "8", "3 May"], ["2", "9", "9", "4 May"])
    chapter = table_of(["Fact", "Status"], [HOUSES, "Confirmed"])

    assert choose_table([overview, chapter]) is chapter
    assert choose_table([table_of(["Claim", "Verdict", "Source"]), chapter]) is chapter
    assert choose_table([overview]) is overview


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Not verifiable", "unverifiable"),
        ("VERDADERO, PERO… ⚠", "partly_supported"),
        ("INCHEQUEABLE", "not_checkable"),
        ("teilw.", "partly_supported"),
        ("SUPPORTS", "verified"),
        ("NOT ENOUGH INFO", "unverifiable"),
        ("to do", OPEN),
    ],
)
def test_verdicts_of_desks(words, meaning):
    assert meaning_of(words, "Verdict") == meaning
