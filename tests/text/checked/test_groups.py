"""Headings over two rows: the name of a group above what each of its columns holds."""

import io

import pytest
from openpyxl import Workbook

from claims.text.checked import (
    Table,
    choose_table,
    column_of,
    find_header,
    guess_columns,
    meaning_of,
    read_checked,
    rows_of,
    with_groups,
)
from claims.text.isolation import Limits

CLAIM = "The river is 3,190 km long."


def table_of(*rows, **told):
    return Table("", [(number, row) for number, row in enumerate(rows, start=1)], **told)


def read(table):
    """The headings and the rows below them, as they are read."""
    header = find_header(table)
    table = with_groups(table, header)
    headings, below = table.rows[header][1], [cells for _number, cells in table.rows[header + 1 :]]
    return headings, rows_of(table, header, guess_columns(headings, below)).rows


def test_each_column_is_read_by_its_heading_and_the_name_of_its_group():
    headings, (row,) = read(
        table_of(
            ["Claim", "Sources", "", "Review 1", "", "", "Review 2"],
            ["", "Name", "Link", "Verdict", "Who", "When", "Verdict", "Who", "When"],
            [CLAIM, "Atlas", "https://a.example/", "True", "Ann", "3 May", "False", "Bob", "4 May"],
        )
    )

    assert headings[:4] == ["Claim", "Sources › Name", "Sources › Link", "Review 1 › Verdict"]
    assert (row.place, row.statement, row.source) == ("row 3", CLAIM, "Atlas https://a.example/")
    assert (row.verdict, row.who, row.when) == ("True", "Ann", "3 May")
    assert row.other == (
        ("Review 2 › Verdict", "False"),
        ("Review 2 › Who", "Bob"),
        ("Review 2 › When", "4 May"),
    )


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("Claim;Source 1;;Source 2;", ";Title;URL;Title;URL", "statement source - - -"),
        ("Behauptung;Prüfung;;", ";Urteil;von;am", "statement verdict who when"),
        ("Geprüft;;Aussage;Quelle;;", "von;am;;Titel;Seite;Link", "who when statement source pinpoint -"),
        # What is below the claim is said of it, and is no evidence.
        ("Aussage;;;Fact-check;;", "Text;Quelle;Datum;Bewertung;Quelle;Link", "statement - - verdict source -"),
        ("Affirmation;;Vérification;", "Texte exact;Auteur;Verdict;Explication", "quote claimant verdict rationale"),
        ("Cita;;Revisión;;", "Texto;Autora;Veredicto;Corrección;Fecha", "quote claimant verdict correction when"),
        ("Claim;Speaker;;Result;", ";Name;Party;Verdict;Date", "statement claimant - verdict when"),
        ("Checked by;;Claim;Verdict", "Name;Date;;", "who when statement verdict"),
        # As the words above say, too.
        ("Claim;Internal;;Check;", ";Explanation;Status;Verdict;Source type", "statement note - verdict -"),
    ],
)
def test_the_name_of_a_group_tells_what_its_columns_hold(upper, lower, expected):
    lower = lower.split(";")
    upper = [*upper.split(";"), *[""] * len(lower)][: len(lower)]
    table = table_of(upper, lower, [CLAIM] * len(lower))
    header = find_header(table)
    found = {column: role for role, column in guess_columns(with_groups(table, header).rows[header][1]).items()}

    assert header == 1
    assert " ".join(found.get(column, "-") for column in range(len(lower))) == expected


@pytest.mark.parametrize(
    "rows",
    [
        # A title, and what is told beside it.
        [["Fact-check of the May issue", "", "Editor: Ann"], ["Claim", "Verdict", "Source"], [CLAIM, "True", "Atlas"]],
        [["May issue", "", "Draft", ""], ["Claim", "Verdict", "Source", "Who"], [CLAIM, "True", "Atlas", "Ann"]],
        [["Claim", "Verdict", "Source"], [CLAIM, "True", "Atlas"], [CLAIM, "False", "Atlas"]],
        [["", ""], ["Claim", "Verdict"], [CLAIM, "True"]],
        # A row without a heading above one of its cells.
        [["Claim", "", "Verdict"], [CLAIM, "12", "True"], [CLAIM, "13", "False"]],
        [["Claim", "", "Verdict"], ["True", "Source", "False"], [CLAIM, "13", "False"]],
    ],
)
def test_a_row_that_names_no_groups_stays_what_it_is(rows):
    table = table_of(*rows)
    header = find_header(table)

    assert with_groups(table, header) == table
    assert table.rows[header][1] == next(row for row in rows if row[0] == "Claim")


def test_a_group_reaches_as_far_as_its_cell_is_merged():
    upper, lower = ["Claim", "Sources", "", ""], ["", "Name", "Link", "Notes"]
    table = table_of(upper, lower, [CLAIM, "Atlas", "https://a.example/", "Ask."], merged={"1:1": 2})

    headings, (row,) = read(table)

    assert headings == ["Claim", "Sources › Name", "Sources › Link", "Notes"]
    assert row.note == "Ask."


def test_a_workbook_with_merged_headings_loses_no_link_and_names_each_review():
    book = Workbook()
    sheet = book.active
    sheet.append(["Fact-check of the May issue"])
    sheet.append(["Claim", "Sources", None, "Review 1", None, "Review 2"])
    sheet.append([None, "Name", "Link", "Verdict", "By", "Verdict", "By"])
    sheet.append([CLAIM, "Atlas", "here", True, "Ann", False, "Bob"])
    sheet["C4"].hyperlink = "https://a.example/atlas"
    for area in ("A1:G1", "A2:A3", "B2:C2", "D2:E2", "F2:G2"):
        sheet.merge_cells(area)
    body = io.BytesIO()
    book.save(body)

    table = choose_table(read_checked(body.getvalue(), "facts.xlsx", 10**6, Limits()).tables)
    _headings, (row,) = read(table)

    assert row.source == "Atlas https://a.example/atlas"
    assert (row.verdict, row.who) == ("TRUE", "Ann")
    assert row.other == (("Review 2 › Verdict", "FALSE"), ("Review 2 › By", "Bob"))


def test_a_heading_below_a_group_is_named_as_it_is_shown_or_by_its_own_words():
    headings = ["Claim", "Review 1 › Verdict", "Review 2 › Verdict"]

    assert column_of("Review 2 › Verdict", headings) == 2
    assert column_of("verdict", headings) == 1
    assert meaning_of("TRUE", "Review 1 › Checked?") is None


@pytest.mark.parametrize(
    ("headings", "cells", "source", "other"),
    [
        (["Claim", "Source", ""], ["Atlas", "https://a.example/"], "Atlas https://a.example/", ()),
        (["Claim", "Quelle"], ["Atlas", "https://a.example/"], "Atlas https://a.example/", ()),
        (
            ["Claim", "Sources", "", "", "Who"],
            ["A", "https://a.example/", "b.org/2"],
            "A https://a.example/\nb.org/2",
            (),
        ),
        # Words are no address, and an address beside a claim is where that was made.
        (["Claim", "Source", ""], ["Atlas", "page 3"], "Atlas", (("C", "page 3"),)),
        (["Claim", "Verdict", "", "Source"], ["True", "https://a.example/", "A"], "A", (("C", "https://a.example/"),)),
    ],
)
def test_a_heading_of_sources_stands_over_the_addresses_beside_it(headings, cells, source, other):
    _headings, (row,) = read(table_of(headings, [CLAIM, *cells]))

    assert row.source == source
    assert row.other == other
