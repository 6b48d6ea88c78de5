"""Titles, totals and notes known by where their words stand: in which column, merged or alone."""

import pytest

from tests.text.checked.aside_rows import CHECKED, asides_in, kinds_in


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["Total", "12"], "totals"),
        (["Total", "12", "8", "4"], "totals"),
        (["Total", "", "12"], "totals"),
        (["", "Total", "12"], "totals"),
        (["", "True", "8"], "totals"),
        (["", "Checked", "12 of 15", "80 %"], "totals"),
        (["7", "12 claims checked"], "totals"),
        # Somebody's numbers and verdicts, as far as anybody can tell.
        (["", "No evidence", "3 Pinocchios"], None),
        (["", "Total", "true"], None),
        (["", "Total: 12 claims checked", "true"], None),
        (["", "Total", "true", "8"], None),
        (["", "One", "3"], None),
        (["", "It passed.", "3"], None),
        (["", "Checked", "3.5.2025"], None),
        (["7", "True"], None),
    ],
)
def test_a_total_may_have_its_numbers_in_any_column(cells, kind):
    assert kinds_in(cells, *CHECKED).get(2) == (kind or ("doubtful" if cells[0] == "7" else None))


@pytest.mark.parametrize(("words", "kind"), [("Introduction", "titles"), ("The wheel", "titles"), ("Sum", "totals")])
def test_a_row_may_stand_in_the_column_of_sections(words, kind):
    columns = {"section": 0, "statement": 1, "verdict": 2}

    assert kinds_in([words], *CHECKED, columns=columns) == {2: kind}


def test_a_title_or_a_note_may_stand_in_a_column_that_nothing_is_read_from():
    assert kinds_in(["Act one"], ["The wheel"], *CHECKED) == {2: "titles", 3: "titles"}
    assert kinds_in(["Last updated 3 May 2025"], *CHECKED) == {2: "notes"}
    # Below a source it is more of that source.
    assert kinds_in(*CHECKED, ["", "", "", "Source: Annual report"]) == {}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Abschnitt 2: Kosten", "titles"),
        ("Teil B", "titles"),
        ("Chapitre 3", "titles"),
        ("Bloque 2: La sequía", "titles"),
        ("Volet 1 – Les chiffres", "titles"),
        ("Themenblock II", "titles"),
        # Where claims have numbers, a few words are a name; a sentence, a question and a remark are none.
        ("Wohnen und Bauen", "titles"),
        ("Les chiffres du budget", "titles"),
        ("Die Zahlen sind von Ann", None),
        ("Ask Ann, she has the list.", None),
        ("Who has the list?", None),
        ("* Preliminary numbers", None),
    ],
)
def test_a_few_words_alone_in_the_column_of_numbers_name_a_section(words, kind):
    assert kinds_in(*CHECKED[:1], [words], *CHECKED[1:]) == ({3: kind} if kind else {})


def test_a_few_words_alone_in_a_column_of_words_are_no_title():
    worded = [[f"Line {number}", *cells[1:]] for number, cells in enumerate(CHECKED)]

    assert kinds_in(["Wohnen und Bauen"], *worded) == {}


def test_a_row_in_brackets_below_the_headings_may_say_what_goes_there():
    hint = ["(no.)", "(exact words)", "[True/False]"]

    assert kinds_in(hint, *CHECKED) == {2: "doubtful"}
    assert kinds_in(*CHECKED, hint) == {}


@pytest.mark.parametrize("row", [["The mill."], ["", "The mill."]])
def test_a_cell_merged_over_columns_is_a_title_wherever_it_stands(row):
    merged = [f"2:{len(row) - 1}"]

    assert asides_in(row, *CHECKED, merged=merged).titles == {2}
    assert not asides_in(row, *CHECKED).titles


def test_cells_that_are_merged_in_every_row_are_none():
    merged = [f"{number}:1" for number in range(2, 6)]

    assert not asides_in(["", "The board met."], *CHECKED, merged=merged).titles
