"""How Markdown looks: signs of markup, and what they make of the words between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import looks_in
from claims.text.importers.markdown import find_blocks
from claims.text.spans import is_ordered


def looks(text):
    """Each look of the text's blocks: its letters, and the characters."""
    return [
        (look.looks, text[look.start : look.end])
        for block in find_blocks(text)
        for look in looks_in(block.looks, block.start)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a **b** *c* d", [("s", "**"), ("b", "b"), ("s", "**"), ("s", "*"), ("i", "c"), ("s", "*")]),
        ("__a _b_ c__", [("s", "__"), ("b", "a "), ("s", "_"), ("bi", "b"), ("s", "_"), ("b", " c"), ("s", "__")]),
        ("`a*b*` and ``c`d``", [("s", "`"), ("c", "a*b*"), ("s", "`"), ("s", "``"), ("c", "c`d"), ("s", "``")]),
        # What is no markup stays: lone signs, names, sums, HTML, entities.
        ("2 * 3 * 4, snake_case_name, a*, <b>c</b>, &amp;", []),
        ("\\*a\\* b", [("s", "\\"), ("s", "\\")]),
        # Words lead where the address behind them says, which is told apart from one that is seen.
        ("[a *b*](http://c.d/e_(f)) h", [("s", "["), ("l", "a "), ("s", "*"), ("il", "b"), ("s", "*"), ("s", "]"),
                                         ("al", "(http://c.d/e_(f))")]),
        # A title, where no page leads, and pictures: their address is seen.
        ("[a](http://c.d 'g') [h](/i) [j](ftp://k)", [("s", "["), ("l", "a"), ("s", "]"), ("a", "(http://c.d 'g')"),
                                                      ("s", "["), ("s", "]"), ("a", "(/i)"),
                                                      ("s", "["), ("s", "]"), ("a", "(ftp://k)")]),
        ("![a](b) <http://c.d>", [("s", "!["), ("s", "]"), ("a", "(b)"), ("s", "<"), ("l", "http://c.d"), ("s", ">")]),
        ("[![a](b)](http://c.d)", [("s", "["), ("s", "!["), ("l", "a"), ("s", "]"), ("a", "(b)"), ("s", "]"),
                                   ("al", "(http://c.d)")]),
        ("[a][b] [b]\n\n[b]: http://c", [("s", "["), ("l", "a"), ("s", "]"), ("s", "[b]"), ("s", "["), ("l", "b"),
                                         ("s", "]")]),
        # Lines, quotations and what ends a line.
        ("> *a\n> b*\\\n> c", [("s", "*"), ("i", "a"), ("i", "\n"), ("s", "> "), ("i", "b"), ("s", "*"), ("s", "\\"),
                               ("s", "> ")]),
        # Struck words; elements that are never closed reach to the end of the block.
        ("~~a~~ ~b~ ~ <del>c *d*</DEL> </s> <u>e</u>", [
            ("s", "~~"), ("x", "a"), ("s", "~~"), ("s", "<del>"), ("x", "c "),
            ("s", "*"), ("ix", "d"), ("s", "*"), ("s", "</DEL>")]),
        ("a <s>b\n\nc", [("s", "<s>"), ("x", "b")]),
        # Headings, whose number is no part of them; cells; footnotes under each other.
        ("## 1. The *a*", [("s", "*"), ("i", "a"), ("s", "*")]),
        ("| *a* | b \\| c |\n|---|---|\n| | `d` |", [("s", "*"), ("i", "a"), ("s", "*"), ("s", "\\"), ("s", "`"),
                                                    ("c", "d"), ("s", "`")]),
        ("[^1]: a *b*\n[^2]: *c* d", [("s", "*"), ("i", "b"), ("s", "*"), ("s", "*"), ("i", "c"), ("s", "*")]),
        # Code is shown as it is.
        ("```\n*a* __b__\n```\n", []),
        ("    *a*\n", []),
    ],
)  # fmt: skip
def test_signs_are_told_from_words(text, found):
    assert looks(text) == found


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("see [a *b* c](http://d.e/f) g", {"a ", "*", "b", " c"}),
        ("mail <mailto:a@b.c>, <d@e.f> or [us][g]\n\n[g]: https://h.i", {"mailto:a@b.c", "d@e.f", "us"}),
        ("[a](javascript:b) [c](data:d,e) [f](//g.h) [i](https://j:k@l.m) [n](#o) <ftp://p.q>", set()),
    ],
)
def test_words_lead_to_the_web_and_to_mail_alone(text, targets):
    """Signs among them lead there too, so that a link is one."""
    found = [look for block in find_blocks(text) for look in looks_in(block.looks, block.start) if look.target]

    assert {text[look.start : look.end] for look in found} == targets
    assert {look.target for look in found} <= {"http://d.e/f", "mailto:a@b.c", "mailto:d@e.f", "https://h.i"}


PARTS = [
    "a",
    " ",
    "*",
    "**",
    "_",
    "`",
    "``",
    "[",
    "](b)",
    "](http://b.c)",
    "](http://b.c 'd')",
    "]",
    "<",
    ">",
    "\\",
    "\n",
    "\n> ",
    "|",
    "- ",
    "&amp;",
    "!",
    "~~",
    "<s>",
    "</s>",
]


@given(st.lists(st.sampled_from(PARTS), max_size=60).map("".join))
def test_looks_lie_in_order_within_their_block_and_hide_no_word(text):
    for block in find_blocks(text):
        found = looks_in(block.looks, block.start)
        assert is_ordered([look[:2] for look in found])
        assert all(block.start <= look.start < look.end <= block.end for look in found)
        hidden = "".join(text[look.start : look.end] for look in found if look.looks == "s")
        assert "a" not in hidden.replace("amp", "")
