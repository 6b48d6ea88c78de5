import pytest

from claims.text import word_diff
from claims.text.redline import mark_of


def changes(old, new):
    return [tuple(stretch) for stretch in word_diff(old, new) if stretch.kind != "kept"]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("It bars sharing.", "It bars sharing.", []),
        ("It bars sharing.", "It bars all.", [("removed", "sharing", ""), ("added", "all", "number")]),
        ("within 21 days", "within 14 days", [("removed", "21", "number"), ("added", "14", "number")]),
        ("It is so.", "It is not so.", [("added", "not", "negation"), ("added", " ", "")]),
        ("It must go.", "It may go.", [("removed", "must", "modal"), ("added", "may", "modal")]),
        ("It doesn’t go.", "It does go.", [("removed", "doesn’t", "negation"), ("added", "does", "")]),
        ("since 2019", "since 2021", [("removed", "2019", "date"), ("added", "2021", "date")]),
        ("$1,000.50 a day", "$1,000.55 a day", [("removed", "1,000.50", "number"), ("added", "1,000.55", "number")]),
        ("Cities pay", "cities pay", [("removed", "Cities", ""), ("added", "cities", "")]),
        ("a <b> c", "a <i> c", [("removed", "b", ""), ("added", "i", "")]),
        ("", "All is new", [("added", "All", "number"), ("added", " is new", "")]),
    ],
)
def test_words_that_changed_are_told(old, new, wanted):
    assert changes(old, new) == wanted


@pytest.mark.parametrize(
    ("word", "mark"),
    [
        ("2021-03-04", "date"), ("March", "date"), ("1999", "date"), ("3rd", "number"), ("40%", "number"),
        ("three", "number"), ("no", "negation"), ("can't", "negation"), ("shall", "modal"), ("May", "modal"),
        ("law", ""), (" ", ""),
    ],
)  # fmt: skip
def test_what_turns_a_meaning_is_marked(word, mark):
    assert mark_of(word) == mark
