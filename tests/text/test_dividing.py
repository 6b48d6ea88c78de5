"""What the parts of a claim say on their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.dividing import divide
from claims.text.parting import parts_at


def said(statement, quote, *begins):
    return divide(statement, quote, parts_at(quote, [quote.index(words) for words in begins]))


@pytest.mark.parametrize(
    ("quote", "begins", "parts"),
    [
        # The subject, a modal and what denies are shared.
        ("The city pays nurses and ends a bus.", "ends", ["The city pays nurses.", "The city ends a bus."]),
        (
            "Agencies may not share data with firms or sell records to them.",
            "sell",
            ["Agencies may not share data with firms.", "Agencies may not sell records to them."],
        ),
        ("The city plans to build a port and to sell a pier.", "to sell", [
            "The city plans to build a port.", "The city plans to sell a pier.",
        ]),
        # So is the verb of several objects.
        ("The law covers wages and names.", "names", ["The law covers wages.", "The law covers names."]),
        # A pronoun stands for the subject before, "which" for the noun.
        ("The board raises taxes, and it cuts a bus.", "it", ["The board raises taxes.", "The board cuts a bus."]),
        ("The state passed Bill 9, which bans masks.", "which", ["The state passed Bill 9.", "Bill 9 bans masks."]),
        ("The law covers wages and the costs of records.", "the costs", [
            "The law covers wages.", "The law covers the costs of records.",
        ]),
        # What may have a verb of its own gets no other one.
        ("The state funds schools and the city funds parks.", "the city", [
            "The state funds schools.", "The city funds parks.",
        ]),
        ("The law bans masks because criminals use them.", "criminals", ["The law bans masks.", "Criminals use them."]),
        ("The clinic hired nurses, and the ward reports fewer falls.", "the ward", [
            "The clinic hired nurses.", "The ward reports fewer falls.",
        ]),
        # Sentences say themselves.
        ("The town paid. The board met in June.", "The board", ["The town paid.", "The board met in June."]),
    ],
)  # fmt: skip
def test_each_part_says_what_it_shares_with_the_first(quote, begins, parts):
    assert said(quote, quote, begins) == parts


def test_parts_take_in_the_lead_in_that_the_statement_has():
    statement = "The plant’s filters remove 99 % of Giardia and 85 % of manganese."

    assert said(statement, "99 % of Giardia and 85 % of manganese", "85") == [
        "The plant’s filters remove 99 % of Giardia.",
        "The plant’s filters remove 85 % of manganese.",
    ]


def test_a_pronoun_that_the_statement_replaced_stays_replaced():
    statement = "The council raises taxes and ends a bus."

    assert said(statement, "It raises taxes and ends a bus.", "ends") == [
        "The council raises taxes.",
        "The council ends a bus.",
    ]


def test_what_somebody_put_otherwise_is_not_divided():
    assert said("Nurses earn more than they did.", "The city pays nurses and ends a bus.", "ends") == []


@given(st.text(max_size=60), st.text(max_size=60), st.lists(st.integers(0, 60), max_size=4))
def test_there_is_a_statement_for_each_part_or_none(statement, quote, cuts):
    parts = parts_at(quote, cuts)

    assert len(divide(statement, quote, parts)) in (0, len(parts))
    assert len(divide(quote, quote, parts)) in (0, len(parts))
