"""Pairs that cannot both stand, and one rule under several names."""

import pytest

from claims.text.conflicts import MAX_PARTNERS, Assertion, find_conflicts
from claims.text.oppositions import oppositions, read
from claims.text.synonyms import headword

OPPOSED = [
    # The one forbids, the other does.
    ("The agency may not disclose patient records to police.", "The agency discloses patient records to police."),
    ("The law prohibits landlords from charging application fees.", "Landlords charge application fees."),
    ("Clinics cannot share vaccination data with insurers.", "Vaccination data are shared with insurers by clinics."),
    ("The statute bars the sale of location data.", "Location data are sold under the statute."),
    ("The city doesn’t publish its contracts.", "The city publishes its contracts every month."),
    ("The agency did not comply with the court’s order.", "The agency complied with the court’s order."),
    # One is the contrary of the other.
    ("The court upheld the county’s curfew.", "The court overturned the county’s curfew."),
    ("Registration of drones is mandatory in the state.", "Registration of drones in the state is voluntary."),
    ("Unemployment in the county increased last year.", "Unemployment in the county decreased last year."),
    # They count differently.
    ("Tenants get 30 days to answer the notice.", "Tenants get 60 days to answer the notice."),
    ("The council adopted the plan in 2019.", "The council adopted the plan in 2021."),
    ("The board has seven members from the district.", "The board has nine members from the district."),
]  # fmt: skip
COMPATIBLE = [
    ("The agency may not disclose patient records.", "The agency may not disclose medical records."),
    # To prevent a misuse is not to deny a use.
    ("The rule prevents unauthorized access to records.", "Staff have access to the records."),
    # Not to do one thing says nothing of another.
    ("The city does not publish its contracts.", "The city publishes a yearly report on its parks."),
    # Named, not asserted.
    ("The policy limits the sharing of records.", "The sharing of records is a subject of debate."),
    # Section numbers count nothing.
    ("Section 3 requires owners to register drones.", "Section 4 requires owners to register drones."),
    ("The council adopted the plan in 2019.", "The council adopted the plan in 2019 by a narrow vote."),
]


def pairs(statements, **fields):
    return find_conflicts([Assertion(key, words, **fields) for key, words in enumerate(statements)])


@pytest.mark.parametrize("statements", OPPOSED)
def test_what_cannot_both_stand_is_paired(statements):
    found = pairs(statements)

    assert [(pair.one, pair.other, pair.kind) for pair in found] == [(0, 1, "contradiction")]


@pytest.mark.parametrize("statements", COMPATIBLE)
def test_what_can_both_stand_is_not_paired(statements):
    assert pairs(statements) == []


def test_grounds_are_words_of_the_two_statements():
    (found,) = pairs(OPPOSED[1])

    assert (found.of_one, found.of_other) == (("prohibits … charging",), ("charge",))


def test_a_hedged_denial_is_less_sure():
    (forbidden,) = oppositions(read("Agencies cannot share the file."), read("Agencies share the file."))
    (possible,) = oppositions(read("Agencies cannot share the file."), read("Agencies may share the file."))

    assert forbidden.sureness == 1
    assert possible.sureness < 1


def test_to_restrict_an_act_is_not_to_deny_it():
    assert not list(oppositions(read("The act restricts the sharing of the file."), read("Agencies share the file.")))


SB = "House Bill 12 prohibits landlords from evicting tenants without a written notice of thirty days."
ACT = "The Fair Tenancy Act prohibits the eviction of tenants without a written notice of thirty days."


def rule(key, statement, *names, passage=None, quote=""):
    return Assertion(key, statement, quote or statement, key if passage is None else passage, frozenset(names))


def test_one_rule_under_two_names_is_paired():
    (found,) = find_conflicts([rule(1, SB, "HB 12"), rule(2, ACT, "Fair Tenancy Act")])

    assert (found.one, found.other, found.kind) == (1, 2, "same rule")
    assert (found.of_one, found.of_other) == (("HB 12",), ("Fair Tenancy Act",))
    assert "tenant" in found.shared


@pytest.mark.parametrize(
    "other",
    [
        # The same name: nothing to tell.
        rule(2, ACT, "HB 12"),
        # No name, neither known nor in its words.
        rule(2, ACT.replace("The Fair Tenancy Act", "A city ordinance")),
        # Another rule.
        rule(2, "The Fair Tenancy Act allows tenants to keep small pets in their homes.", "Fair Tenancy Act"),
        # No rule.
        rule(2, "The Fair Tenancy Act was praised by tenants for its notice of thirty days.", "Fair Tenancy Act"),
        # Listed side by side in one passage: two things.
        rule(2, ACT, "Fair Tenancy Act", passage=1),
    ],
    ids=["same name", "no name", "other rule", "no rule", "same passage"],
)
def test_other_pairs_name_no_rule_twice(other):
    assert find_conflicts([rule(1, SB, "HB 12"), other]) == []


def test_these_laws_are_those_named_before_in_the_passage():
    named = rule(1, "The state passed the Fair Tenancy Act.", "Fair Tenancy Act", passage=7)
    told = rule(2, ACT.replace("The Fair Tenancy Act", "The law"), passage=7, quote="This law prohibits the eviction …")
    elsewhere = told._replace(passage=8)
    bill = rule(3, SB, "HB 12")

    assert [pair.kind for pair in find_conflicts([named, told, bill])] == ["same rule"]
    assert find_conflicts([named, elsewhere, bill]) == []


def test_what_goes_on_with_a_sentence_is_about_the_law_named_in_it():
    named = rule(1, "The state passed the Fair Tenancy Act.", "Fair Tenancy Act", passage=7)
    goes_on = rule(2, "State law prohibits evictions.", passage=7, quote=ACT.partition("Act ")[2])

    found = find_conflicts([named, goes_on, rule(3, SB, "HB 12")])

    assert [(pair.one, pair.other) for pair in found] == [(2, 3)]


def test_the_names_of_laws_make_no_likeness():
    one = rule(1, "The Fair Tenancy Act prohibits the sale of cars.", "Fair Tenancy Act")
    other = rule(2, "The Fair Trade Act prohibits the tenancy of shops.", "Fair Trade Act")

    assert find_conflicts([one, other]) == []


def test_a_claim_has_few_partners():
    denial = "The agency cannot share the records of tenants."
    claims = [denial, *(f"The agency shares the records of tenants on day {letter}." for letter in "ABCDEFGH")]

    assert len(pairs(claims)) == MAX_PARTNERS


def test_the_same_claims_give_the_same_pairs():
    claims = [words for row in OPPOSED for words in row]

    assert pairs(claims) == pairs(claims)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("sharing", "share"),
        ("disclosure", "share"),
        ("provided", "share"),
        ("agencies", "agency"),
        ("state’s", "state"),
        ("stopped", "end"),
    ],
)
def test_headwords_bring_forms_and_synonyms_together(form, expected):
    assert headword(form) == headword(expected)
