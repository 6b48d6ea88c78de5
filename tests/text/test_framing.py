import pytest

from claims.text import Framing, is_turned, read_document

TEXT = """# Rules

Some words first.

## Sharing

The law prohibits agencies from:

- disclosing data
- keeping records
  of visits

The following is false:

Cities may share. Towns may share.

It says this: towns pay. Nobody knows.

## Fees

All pay.
"""


def frame(words, text=TEXT):
    reading = read_document(text.encode(), "rules.md")
    return Framing(reading.text, reading.blocks).at(reading.text.index(words))


@pytest.mark.parametrize(
    ("words", "headings", "lead_in"),
    [
        ("Some words", ("Rules",), ""),
        ("disclosing", ("Rules", "Sharing"), "The law prohibits agencies from:"),
        ("keeping", ("Rules", "Sharing"), "The law prohibits agencies from:"),
        ("Cities may", ("Rules", "Sharing"), "The following is false:"),
        ("Towns may", ("Rules", "Sharing"), "The following is false:"),
        ("It says", ("Rules", "Sharing"), ""),
        ("All pay", ("Rules", "Fees"), ""),
    ],
)
def test_a_passage_stands_under_its_headings_and_its_lead_in(words, headings, lead_in):
    assert frame(words) == (headings, lead_in)


@pytest.mark.parametrize(
    ("old", "new", "turned"),
    [
        ("prohibits agencies from", "allows agencies to go on", True),
        ("is false", "is true", True),
        ("## Sharing", "## Myths on sharing", True),
        ("# Rules", "# Repealed rules", True),
        ("## Sharing", "## Sharing data", False),
        ("The law prohibits agencies", "The act of 2019 prohibits agencies", False),
        ("The following is false", "What follows is false", False),
    ],
)
def test_only_words_that_turn_what_follows_count(old, new, turned):
    words = "disclosing" if "agencies" in old else "Cities"

    assert is_turned(frame(words), frame(words, TEXT.replace(old, new))) == turned


def test_no_text_has_no_frame():
    assert Framing("", []).at(0) == ((), "")
