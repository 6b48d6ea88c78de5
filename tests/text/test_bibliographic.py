"""What a person types of a work's authors and date, as CSL-JSON and back."""

import pytest

from claims.text.bibliographic import as_date, as_names, date_as_typed, names_as_typed

NAMES = [
    ("Lee, Ann", [{"family": "Lee", "given": "Ann"}]),
    ("de la Cruz, Juan", [{"family": "de la Cruz", "given": "Juan"}]),
    # An organisation has no comma, or several, or stands in braces.
    ("Department of Policy and Financing", [{"literal": "Department of Policy and Financing"}]),
    ("SSA, HHS, DOL", [{"literal": "SSA, HHS, DOL"}]),
    ("{Smith, Inc.}", [{"literal": "Smith, Inc."}]),
    ("{{x}}", [{"literal": "{x}"}]),
    ("Lee,", [{"literal": "Lee,"}]),
    ("Lee, Ann\nState of Colorado", [{"family": "Lee", "given": "Ann"}, {"literal": "State of Colorado"}]),
    ("", []),
]


@pytest.mark.parametrize(("typed", "names"), NAMES)
def test_names_read_and_shown_again(typed, names):
    assert as_names(typed) == names
    assert names_as_typed(names) == typed


def test_names_of_another_form_are_shown_as_far_as_they_go():
    assert names_as_typed([{"family": "Lee"}, {"given": "Bo"}, {}, "x"]) == "Lee\nBo"
    assert names_as_typed({"family": "Lee"}) == ""
    assert as_names(" \n Lee , Ann \n") == [{"family": "Lee", "given": "Ann"}]


@pytest.mark.parametrize(
    ("typed", "parts"), [("2021", [2021]), ("2021-06", [2021, 6]), ("2021-06-05", [2021, 6, 5]), ("0987", [987])]
)
def test_dates_read_and_shown_again(typed, parts):
    assert as_date(typed) == {"date-parts": [parts]}
    assert date_as_typed({"date-parts": [parts]}) == typed


@pytest.mark.parametrize(
    "typed", ["June 2021", "2021-13", "2021-02-30", "21", "2021-6-5", "2021/06", "0000", "２０２１"]
)
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(ValueError, match="is no date"):
        as_date(typed)


FORMLESS = [
    None,
    {},
    {"date-parts": []},
    {"date-parts": [[]]},
    {"raw": "1999"},
    "2021",
    {"date-parts": [[2021, "Jun"]]},
]


@pytest.mark.parametrize("issued", [*FORMLESS, {"date-parts": [[2021, 13]]}, {"date-parts": [[None]]}])
def test_a_date_of_another_form_is_not_shown(issued):
    assert date_as_typed(issued) == ""
