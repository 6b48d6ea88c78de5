import pytest

from claims.text import restate

CITY, NOW = "It has 1.4 million residents.", "It has 1.43 million residents."


@pytest.mark.parametrize(
    ("statement", "old", "new", "wanted"),
    [
        # It only repeats its words.
        (CITY, CITY, NOW, NOW),
        # What was said otherwise in the statement stays.
        ("In 2020, Denver has 1.4 million residents.", CITY, NOW, "In 2020, Denver has 1.43 million residents."),
        ("Landlords must pay.", "They must pay.", "They must not pay.", "Landlords must not pay."),
        ("The fee is 40 dollars a year.", "It is 40 dollars a year.", "It is 9 a day.", "The fee is 9 a day."),
        ("It bars all.", "and it bars all.", "and this act bars all.", "This act bars all."),
        ("A town may not pay (or so).", "It may not pay (or so).", "It may pay (or so).", "A town may pay (or so)."),
        # What it does not say is not added, and what it says already not twice.
        ("The law protects.", "The law, of 2019, protects.", "The law, of 2021, protects.", "The law protects."),
        ("Landlords must not pay.", "They must pay.", "They must not pay.", "Landlords must not pay."),
        # Nothing changed, or nothing is known of the words before.
        ("All is so.", "It is so.", "It is so.", "All is so."),
        ("All is so.", "", "It is so.", "All is so."),
    ],
)  # fmt: skip
def test_a_statement_follows_its_words(statement, old, new, wanted):
    assert restate(statement, old, new) == (wanted, True)


@pytest.mark.parametrize(
    ("statement", "old", "new"),
    [
        # A word that changed stands elsewhere in the statement, or its neighbour was said otherwise.
        ("Of 40 fees the year has one.", "The fee is 40 dollars.", "The fee is 45 euros."),
        ("Under the act, agencies may share.", "They may share.", "Towns and they may share."),
    ],
)
def test_it_is_said_where_that_is_not_certain(statement, old, new):
    assert not restate(statement, old, new).is_sure


def test_other_typesetting_leaves_a_statement_alone():
    restated = restate("He said “so” in 2019.", 'It said "so" in 2019.', "It said “so” in 2019.")

    assert restated.leaves('He said "so" in 2019.')
    assert not restated.leaves("He said “so” in 2021.")
