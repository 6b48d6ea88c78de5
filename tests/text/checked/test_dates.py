"""Dates in numbers: which of them are days, by the order that the file has."""

import pytest

from claims.text.checked import is_same_date, read_dates


@pytest.mark.parametrize(
    ("written", "impossible", "month_first"),
    [
        ("2024-02-29 2024-12-31T10:00:00Z 2024-06 29.02.2024 1.3.24 24-01-15", "", ""),
        ("2024-13-45 2023-02-29 31.02.2024 04.13.2024", "2024-13-45 2023-02-29 31.02.2024 04.13.2024", ""),
        ("2024-13", "2024-13", ""),
        # Which number is the month, the file's other dates say.
        ("31/12/2023 04/13/2024", "04/13/2024", ""),
        ("31/12/2023 13/04/2024 04/13/2024", "04/13/2024", ""),
        ("04/13/2024 12/31/2023 13/04/2024", "13/04/2024", "04/13/2024"),
        ("01/02/2024 04/13/2024", "", "04/13/2024"),
        ("04-13-2024 31.12.2023", "", "04-13-2024"),
        ("13/13/2024 00/00/0000", "13/13/2024 00/00/0000", ""),
        # No dates in numbers.
        ("May yesterday 1.2.3 3/4 3.5 192.168.1.1 10/20/300 p.31.02.2024 -", "", ""),
    ],
)  # fmt: skip
def test_dates_are_held_against_the_calendar(written, impossible, month_first):
    found = read_dates(enumerate(written.split(), start=1))

    assert " ".join(date.words for date in found.impossible) == impossible
    assert (found.month_first.words if found.month_first else "") == month_first


def test_a_date_is_told_without_what_stands_behind_it():
    (found,) = read_dates([("row 2", " 31.02.2024, by Ann"), ("row 3", "31.02.2024x")]).impossible

    assert (found.place, found.words) == ("row 2", "31.02.2024")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("45360", "2024-03-09"),
        (" 44197.75 ", "2021-01-01"),
        ("73050", "2099-12-31"),
        *((words, "") for words in ("2024", "73051", "19999", "45,360", "453600", "45360x", "p. 45360")),
    ],
)
def test_numbers_of_days_are_told(written, day):
    found = read_dates([("row 2", written)])

    assert [serial.day.isoformat() for serial in found.serials] == ([day] if day else [])
    assert found.impossible == []


SAME = [
    "2024-05-03 03.05.2024 3.5.24 5/3/24 05/03/2024 3/5/2024 03-05-24 45415",
    "2024-05-23 5/23/24 23.5.2024 23-05-2024",
]
IN_WORDS = [
    "3 May 2024", "May 3, 2024", "3. Mai 2024", "3 mai 2024", "3 de mayo de 2024", "3-May-24", "3rd of May 2024",
    "2024-05-03 00:00:00",
]  # fmt: skip


@pytest.mark.parametrize("spellings", [*(line.split() for line in SAME), ["2024-05-03", *IN_WORDS]])
def test_one_day_is_the_same_in_every_spelling(spellings):
    first, *others = spellings

    assert [other for other in others if not is_same_date(first, other)] == []
    assert [other for other in others if not is_same_date(other, first)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024-05-03", "2024-05-04"),
        ("2024-05-03", "03.06.2024"),
        # Which of them is the month, neither says: another order is another day.
        ("5/3/24", "3/5/2024"),
        ("2024-05", "05/2024"),
        ("2024-05-03 14:30:00", "03.05.2024 15:30"),
        ("2024-05-03", "03.05.2024, confirmed"),
        ("31.02.2024", "31/02/2024"),
        ("May 3, 2024", "Maybe 3, 2024"),
        ("3 of them", "3 May 2024"),
        ("12", "12.0"),
        ("", "2024-05-03"),
    ],
)
def test_what_differs_in_more_than_the_spelling_of_a_day_is_not_the_same(one, other):
    assert not is_same_date(one, other)
    assert not is_same_date(other, one)


def test_a_time_beside_the_day_is_the_same_without_its_seconds():
    assert is_same_date("2024-05-03 14:30:00", "03.05.2024 14:30")
    assert is_same_date("5/3/24", "05/03/2024")
