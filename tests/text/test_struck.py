"""Struck passages of Markdown: the text keeps them, its claims are read without them, and they are told."""

import pytest

from claims.text import analyse, read_document
from claims.text.importers.markdown import find_blocks
from claims.text.struck import hide_struck, struck_in


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("It paid ~~5~~ 6 dollars.", [("It paid ~~5~~ 6 dollars.", "It paid 6 dollars.")]),
        ("~~Ten~~ Twelve agencies shared data.", [("Twelve agencies shared data.", "Twelve agencies shared data.")]),
        ("The state paid 6 ~~dollars~~.", [("The state paid 6 ~~dollars~~.", "The state paid 6.")]),
        ("The state **~~never~~** shares it.", [("The state **~~never~~** shares it.", "The state shares it.")]),
        (
            "~~It was so. It *must* be so.~~ It is <del>never</del> true.",
            [("It is <del>never</del> true.", "It is true.")],
        ),
        ("~~The act bars agencies.~~", []),
        # Emphasis of a struck word and of others.
        ("It paid **6 ~~or 7~~** dollars.", [("It paid **6 ~~or 7~~** dollars.", "It paid 6 dollars.")]),
        ("It paid _~~5~~ 6 dollars_.", [("It paid _~~5~~ 6 dollars_.", "It paid 6 dollars.")]),
        ("It paid **6 ~~dollars~~**.", [("It paid **6 ~~dollars~~**.", "It paid 6.")]),
        # Signs that are words stay.
        (
            "It paid 5 * 6 * 7 ~~or 8~~ dollars.",
            [("It paid 5 * 6 * 7 ~~or 8~~ dollars.", "It paid 5 * 6 * 7 dollars.")],
        ),
        # Code, escaped signs and single signs strike nothing.
        ("The flag `~~x~~` is ~ true.", [("The flag `~~x~~` is ~ true.", "The flag ~~x~~ is ~ true.")]),
    ],
)
def test_a_claim_does_not_say_what_is_struck_in_it(text, claims):
    found = analyse(text, find_blocks(text), is_marked_up=True).candidates

    assert [(text[claim.start : claim.end], claim.statement) for claim in found] == claims


def test_an_authority_that_is_struck_is_not_named():
    text = "The law is ~~SB19-216~~ SB21-131 and binds all agencies."

    (claim,) = analyse(text, find_blocks(text), is_marked_up=True).candidates

    assert [authority.key for authority in claim.authorities] == ["SB21-131"]


def test_struck_passages_are_found_with_their_signs_and_hidden_in_their_places():
    text = "a ~~b *c*~~ d\n\n- ~~e~~ **~~f~~** g"
    blocks = find_blocks(text)

    assert [text[start:end] for start, end in struck_in(text, blocks)] == ["~~b *c*~~", "~~e~~", "**~~f~~**"]
    assert hide_struck(text, blocks).split() == ["a", "d", "-", "g"]
    assert len(hide_struck(text, blocks)) == len(text)


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("It paid 6 dollars.", ()),
        ("It paid ~~5~~ 6.", ("1 struck passage kept in the text, and left out of what claims say",)),
        ("~~It~~ He ~~paid~~ got 6.", ("2 struck passages kept in the text, and left out of what claims say",)),
    ],
)
def test_struck_passages_are_told_with_the_document(text, remarks):
    reading = read_document(text.encode(), "a.md")

    assert reading.text == text
    assert reading.remarks == remarks
