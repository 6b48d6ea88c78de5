"""A column for each verdict: what is marked is the verdict, and where nothing or several are nothing is guessed."""

import pytest

from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices

SHEET = """Line,Fact,True,False,Unproven,Source
12,The bridge opened in 1932.,x,,,City archive
13,It cost $35 million.,,X,,
14,Eleven workers died.,,,✓,
15,It is 2.7 km long.,x,x,,
16,It was painted red.,,,,Ann Lee
"""


def test_what_is_marked_is_the_verdict():
    file = open_checked(SHEET.encode(), "facts.csv")

    assert [(row.place, row.verdict, file.verdict(row), row.source) for row in file.rows] == [
        ("row 2", "True", "verified", "City archive"),
        ("row 3", "False", "disputed", ""),
        ("row 4", "Unproven", "unverifiable", ""),
        ("row 5", "True / False", "", ""),
        ("row 6", "", "", "Ann Lee"),
    ]
    assert [row.other for row in file.rows] == [(("Line", str(number)),) for number in range(12, 17)]
    told = "columns C, D, E (“True, False, Unproven”) were read as one of verdicts, whose words are the heading above"
    assert any(remark.startswith(told) for remark in file.told_remarks)
    # Two marks are asked about, and where nothing is marked nothing is said.
    assert file.unknown_words == {"True / False": 1}


def test_boxes_are_marks_where_they_are_ticked():
    sheet = SHEET.replace(",x,x,,", ",TRUE,FALSE,FALSE,").replace(",x,,,", ",FALSE,TRUE,FALSE,")

    assert [row.verdict for row in open_checked(sheet.encode(), "a.csv").rows][::3] == ["False", "True"]


def test_the_columns_may_stand_below_the_name_of_a_group_and_their_headings_be_repeated():
    headings, *rows = SHEET.splitlines()
    sheet = "\n".join([",,Fact check,,,", headings, *rows[:2], headings, *rows[2:]])

    file = open_checked(sheet.encode(), "a.csv")

    assert [(row.place, row.verdict) for row in file.rows][:3] == [
        ("row 3", "True"),
        ("row 4", "False"),
        ("row 6", "Unproven"),
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        # Words below them, another column of verdicts, one verdict alone, and how far the work is.
        SHEET.replace("X", "half of it"),
        SHEET.replace("Line,", "Verdict,"),
        SHEET.replace("False", "Colour").replace("Unproven", "Size"),
        SHEET.replace("True", "Open").replace("False", "Pending"),
    ],
)
def test_other_columns_stay_as_they_are(sheet):
    assert not any("read as one of" in remark for remark in open_checked(sheet.encode(), "a.csv").told_remarks)


@pytest.mark.parametrize(("chosen", "read"), [(2, "True"), (3, ""), ("True", "x"), ("", "")])
def test_somebody_says_that_the_verdict_is_another_column(chosen, read):
    choices = Choices(columns={"verdict": chosen})

    assert open_checked(SHEET.encode(), "a.csv", choices).rows[0].verdict == read


def test_a_column_of_marks_beside_them_is_a_verdict_that_is_asked_about():
    sheet = "Fact,Spin,True,Half,False,Sent,Source\n" + "".join(
        f"The mill ran in {year}.,{marks},Audit\n"
        for year, marks in ((1903, ",x,,,x"), (1904, "x,,,,"), (1905, ",,x,,"), (1906, ",,,X,x"))
    )
    file = open_checked(sheet.encode(), "facts.csv")

    assert [(row.verdict, row.other) for row in file.rows] == [
        # What is marked besides a verdict is none.
        ("True", (("Sent", "x"),)),
        ("Spin", ()),
        ("Half", ()),
        ("False", (("Sent", "x"),)),
    ]
    assert file.unknown_words == {"Spin": 1, "Half": 1}
