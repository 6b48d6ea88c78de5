"""Agreement against the worked examples that were published with its coefficients."""

from collections import Counter

import pytest

from claims.text.reliability import alpha_interval, cohen_kappa, krippendorff_alpha, percent_equal

# A row is what one person chose, a column is a unit, a star is missing. Krippendorff (2011): A, two observers and
# binary data; B, two observers and nominal data; C, any number of observers. Then the three coders of encyclopaedias.
BINARY = ["0100000010", "1110010000"]
NOMINAL = ["aabbdcccedda", "babbbccceddd"]
ANY_NUMBER = ["123321412***", "1233224125*3", "*3332342251*", "12332441251*"]
THREE_CODERS = ["*****34121133*3", "1*213343*******", "**21344*21133*4"]


def units_of(rows):
    columns = zip(*rows, strict=True)
    return Counter(tuple(value for value in column if value != "*") for column in columns)


@pytest.mark.parametrize(
    ("rows", "alpha"),
    [(BINARY, 0.095), (NOMINAL, 0.692), (ANY_NUMBER, 0.743), (THREE_CODERS, 0.691)],
)
def test_alpha_is_that_of_the_worked_examples(rows, alpha):
    assert krippendorff_alpha(units_of(rows)) == pytest.approx(alpha, abs=0.0005)


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        ({("a", "a"): 20, ("b", "b"): 10}, 1.0),
        # Nobody could have disagreed.
        ({("a", "a"): 20}, None),
        ({}, None),
        # Units that one person judged say nothing.
        ({("a",): 50}, None),
    ],
)
def test_alpha_at_its_ends(units, alpha):
    assert krippendorff_alpha(units) == alpha


# Two readers of fifty grant proposals; then people who disagree always, and people who have one word alone.
@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}, 0.4),
        ({("a", "b"): 10, ("b", "a"): 10}, -1.0),
        ({("a", "a"): 10}, None),
        ({}, None),
    ],
)
def test_kappa_is_that_of_the_textbook(pairs, kappa):
    found = cohen_kappa(pairs)

    assert found == (None if kappa is None else pytest.approx(kappa))


@pytest.mark.parametrize(("units", "percent"), [({("a", "a"): 199, ("a", "b"): 1}, 99), ({}, 0), ({("a",): 3}, 0)])
def test_equal_verdicts_are_floored(units, percent):
    assert percent_equal(units) == percent


def test_the_interval_holds_alpha_narrows_with_n_and_stays_the_same():
    few = {("a", "a"): 20, ("b", "b"): 12, ("a", "b"): 8}
    many = {unit: 100 * count for unit, count in few.items()}

    wide, narrow = alpha_interval(few), alpha_interval(many)

    assert wide.low < krippendorff_alpha(few) < wide.high
    assert narrow.high - narrow.low < (wide.high - wide.low) / 5
    assert alpha_interval(few) == wide
    assert alpha_interval({("a", "a"): 3}) is None


def test_three_values_of_a_unit_count_as_three_pairs():
    # Worked by hand: 50 values, of which 30 pair with their like, and 1,250 of 2,450 pairs would by chance.
    assert krippendorff_alpha({("a", "a", "b"): 10, ("b", "b"): 10}) == pytest.approx((49 * 30 - 1250) / 1200)
