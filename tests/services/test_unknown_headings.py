"""Sheets whose headings name no claim that is known: which row holds them is told from its form."""

from claims.services.checked.checked_files import open_checked

ROWS = "3:12,The mill opened in 1903.,Audit,OK\n4:1,It closed in 1950.,Budget,X\n4:9,It burned down twice.,Budget,OK\n"


def test_headings_stand_below_a_title_and_a_date():
    file = open_checked(f"Mill v. Town\nChecked by: ARL\nPg:Ln,Averment,Dkt.,FC\n{ROWS}".encode(), "facts.csv")

    assert (file.header, [row.place for row in file.rows]) == (2, ["row 4", "row 5", "row 6"])
    assert file.rows[0].statement == "The mill opened in 1903."
    assert "row 3 (“Pg:Ln, Averment, Dkt., FC”) was taken for headings, though none" in " ".join(file.told_remarks)
    assert [aside.words for aside in file.asides if aside.kind == "above"] == ["Mill v. Town", "Checked by: ARL"]


def test_a_row_of_claims_below_a_title_is_none_of_headings():
    file = open_checked(f"Mill v. Town\nChecked by: ARL\n{ROWS}".encode(), "facts.csv")

    assert [row.statement for row in file.rows if row.other] == [
        "The mill opened in 1903.",
        "It closed in 1950.",
        "It burned down twice.",
    ]


def test_a_row_of_two_cells_may_be_a_claim_below_a_title():
    file = open_checked(b"All mill facts\nIt opened in 1903,x\nIt closed in 1950,y\n", "facts.csv")

    assert file.header == 0
