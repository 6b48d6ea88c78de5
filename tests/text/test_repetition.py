"""Which statements of one text are taken for repetitions of each other."""

import pytest

from claims.text.repetition import find_repeated

ABOUT = [
    "The city planted oak trees along the river.",
    "Oak trees were planted along the river by the city.",
    "The council closed three libraries in May.",
    "Buses run every ten minutes on weekdays.",
]


def repeated(*statements):
    return {(found.leader, found.pk) for found in find_repeated((pk, [text]) for pk, text in enumerate(statements))}


def test_the_same_in_other_order_is_a_repetition():
    assert repeated(*ABOUT) == {(0, 1)}


def test_every_repetition_leads_to_the_first():
    assert repeated(*ABOUT, ABOUT[0], "Along the river, oak trees may be planted by the city.") == {
        (0, 1),
        (0, 4),
        (0, 5),
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The city planted 40 oak trees along the river.", "The city planted 400 oak trees along the river."),
        ("The city planted oak trees along the river.", "The city never planted oak trees along the river."),
        ("The law bars sharing files with Ohio.", "The law bars sharing files with Iowa."),
        ("Laws limit it, such as the Data Act.", "Laws limit it, such as the Data Rights Act."),
        ("Buses run every ten minutes.", "Trams stop in the night."),
    ],
)
def test_other_names_numbers_and_denials_are_no_repetition(one, other):
    assert repeated(one, other, *ABOUT[2:3]) == set()


def test_a_name_that_everybody_says_sets_nothing_apart():
    others = [
        f"In general Ohio has {kind} roads." for kind in "good bad long wide dark steep old new dry wet red".split()
    ]

    assert (11, 12) in repeated(*others, "The people of Ohio planted oak trees.", "The people planted oak trees.")


def test_every_wording_has_to_agree():
    lead_in = "The policy names the purposes for which files are kept:"
    items = [(1, (f"{lead_in} audits", "audits")), (2, (f"{lead_in} research", "research"))]

    assert find_repeated(items) == []


def test_nothing_gives_nothing():
    assert find_repeated([]) == []
    assert repeated("", "", "the of", "the of") == set()
