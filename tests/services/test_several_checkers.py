"""Sheets with a column of verdicts for each of two checkers: what they agree in, and what they do not."""

import pytest

from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices

SHEET = """Quote,1st check,2nd check,Source
The mill opened in 1903.,True/JK,True/RW,Audit
It closed in 1950.,JK: False,RW: Unproven,Budget
It burned down twice.,False – JK,,Budget
It was rebuilt in 1960.,,False (RW),Budget
It stands.,??,,
"""


def read(sheet, **choices):
    return open_checked(sheet.encode(), "facts.csv", Choices(**choices))


def test_a_verdict_is_what_the_checkers_agree_in():
    file = read(SHEET)

    assert [(row.verdict, file.verdict(row), row.who) for row in file.rows] == [
        ("True", "verified", "JK, RW"),
        # What they differ in is asked about.
        ("JK: False / RW: Unproven", "", ""),
        ("False", "disputed", "JK"),
        ("False", "disputed", "RW"),
        ("??", "", ""),
    ]
    told = "columns B “1st check”, C “2nd check” were read as verdicts of several checkers, and are asked about where"
    assert any(remark.startswith(told) for remark in file.remarks)


def test_what_each_checker_says_is_kept():
    assert [row.other for row in read(SHEET).rows][:3] == [
        (("1st check", "True/JK"), ("2nd check", "True/RW")),
        (("1st check", "JK: False"), ("2nd check", "RW: Unproven")),
        (("1st check", "False – JK"),),
    ]


def test_the_verdict_of_one_of_them_may_be_taken():
    file = read(SHEET, columns={"verdict": "2nd check"})

    assert [row.verdict for row in file.rows] == ["True", "Unproven", "", "False", ""]


def test_words_that_mean_the_same_agree():
    sheet = "Claim,Check 1,By,Check 2,By\nIt ran.,ok,AB,correct,CD\nIt burned.,ok,AB,wrong,CD\nIt stands.,ok,AB,,\n"

    assert [row.verdict for row in read(sheet).rows] == ["ok", "ok / wrong", "ok"]


@pytest.mark.parametrize(
    "headings",
    [
        # A column of its own says what was found.
        "Claim,Verdict,AFP says,Snopes says",
        # One alone is the verdict.
        "Claim,Length,Weight,Snopes says",
    ],
)
def test_a_verdict_that_is_named_or_alone_is_no_matter_of_several(headings):
    cells = "true,mostly true,false" if "Verdict" in headings else "12 km,3 kg,mostly true"
    file = read(f"{headings}\nIt ran well.,{cells}\nIt ran on.,{cells}\n")

    assert file.rows[0].verdict == ("true" if "Verdict" in headings else "mostly true")
    assert not any("several checkers" in remark for remark in file.remarks)
