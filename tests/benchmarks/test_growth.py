"""Reading takes time in proportion to its text, on texts made to trip it too."""

import re
import time
from collections import defaultdict

import pytest

from claims.text import (
    Framing,
    check_worthiness,
    extract_claims,
    outline,
    reanchor,
    split_sentences,
    word_diff,
)
from claims.text.cleaning import clean
from claims.text.importers.markdown import find_blocks as read_markdown
from claims.text.importers.plain import find_blocks as read_plain
from claims.text.likeness import rank
from claims.text.repetition import find_repeated
from claims.text.sentences import split_block
from claims.text.stems import words_of

CHARACTERS = 4_000
FACTOR = 4
# Linear time grows four times, quadratic time sixteen times.
MAX_GROWTH = FACTOR * 2.5
# Below this a clock's tick is most of what is measured.
MIN_SECONDS = 0.004
# Up to a megabyte; a trap that takes longer than this is not enlarged again.
LARGE = (15_000, 60_000, 240_000, 960_000)
ENOUGH_SECONDS = 0.7
# The memory that spans and tokens need makes large texts slower for each character than small ones.
MAX_LARGE_GROWTH = 2.5**2
MIN_LARGE_SECONDS = 0.03

TRAPS = [
    "a", "A", "1", " ", "\n", "\t", "a. ", "A. ", "A.\n", "(", "(a) ", "[", "[a](", "**a", "*a* ", "_a_", "`a",
    "> a\n", "- a\n", "1. a\n", "  - a\n", "| a ", "|a|\n", "“a. ", "“", '"a" ', "'a' ", "a, and b is ",
    "a, which is ", "a, going b ", "x: ", "A b: ", "Q: a?\n", "A\n\n", "A\n===\n", "a\n---\n", "=", "--- ", "<a",
    "<!--", "\\", "such as A, ", "including a, ", "to run a and run b ", "the a, the b, and the c ",
    "This is. They go. ", "(1) a; ", "(Sec. 1) A b. ", "Act - A", "No. ", "1 A. ", "2   A v. B\n\na\n\n", "😀 ",
    "\u0301", "that is ", "in a, ", "A (b) ", "A.—", "**A**: ", "yes, ", " . . .", "a;b ", "(a. b) ", "a.[1]",
    "¶ 1. A\n\n", "A:  b   C: ", "a\tB: ", "\r\n", "a.\r", "\u2028", "1) A 2) b ", "• 1. A ", "“a?” A said. ",
    "*871 A. ", "a\n\nb ", "a—\n\n", "[^1]: a\n", "[a]: b 'c'\n", "~~~ a b\n", "---\na: b\n---\n",
    "> > ", "\\*", "1\n", "A,\n", "? ",
    "“a,” b said. ", "b said: “a. ", "ab-\ncd ", "———\n", "# a\n", "**a** ", "A B, 1 C. 2. ", "(1) a; (2) b; ",
    "Its a. ", "There are a. ", "to run, to ", "are: A, B, ", "a, which are b ", "while a is, b is ", "Use a 1. ",
    "He said that a is, and b is ", "3   A v. B\n\n", "Tom Reed ran. She ", "1.Ab\n", "I\n\n  a ", "§ 1. ”1 ",
    "AB: I a. ", "AB: you b.\n\nC D: I a.\n\n", "A, ", "(a b) (", "$1,", "a'",
    "#a", "#aA", "@A1", "’s", "http://",
]  # fmt: skip


def _spans(text):
    return [(place, place + 9) for place in range(0, len(text) - 9, 200)]


def _edited(text):
    """Every fifth character is another, so that hardly a sentence stays and hardly a word goes."""
    return "".join("x" if place % 5 == 0 else character for place, character in enumerate(text))


READERS = {
    "split_sentences": split_sentences,
    "split_block": split_block,
    "plain blocks": read_plain,
    "markdown blocks": read_markdown,
    "outline": lambda text: outline(text, read_plain(text)),
    "outline of markdown": lambda text: outline(text, read_markdown(text)),
    "extract_claims": extract_claims,
    "clean": clean,
    "check_worthiness": lambda text: check_worthiness([text]),
    "reanchor": lambda text: reanchor(text, text[1:], _spans(text)),
    "reanchor, changed": lambda text: reanchor(text, _edited(text), _spans(text)),
    "reanchor, turned": lambda text: reanchor(text, text[::-1], _spans(text)),
    "framing": lambda text: Framing(text, read_plain(text)).at(len(text)).turning_words(),
    "word_diff": lambda text: word_diff(text, _edited(text)),
    "words_of": words_of,
    "find_repeated": lambda text: find_repeated(enumerate([line] for line in text.split("\n"))),
    "rank": lambda text: rank(text, [(1, text)], defaultdict(lambda: 1.0)),
}


def seconds(read, text):
    start = time.process_time()
    read(text)
    return time.process_time() - start


def growth(read, trap):
    short = trap * (CHARACTERS // len(trap))
    return seconds(read, short * FACTOR) / max(seconds(read, short), MIN_SECONDS)


@pytest.mark.slow
@pytest.mark.parametrize("reader", list(READERS))
def test_time_grows_with_the_text(reader):
    suspects = [trap for trap in TRAPS if growth(READERS[reader], trap) > MAX_GROWTH]

    # A busy machine can slow one run down; what grows too fast does so every time.
    assert [trap for trap in suspects if min(growth(READERS[reader], trap) for _ in range(4)) > MAX_GROWTH] == []


def large_growth(read, trap):
    """The steepest growth from one size to the next, as far as time allows."""
    taken, steepest = None, 0.0
    for size in LARGE:
        before, taken = taken, max(seconds(read, trap * (size // len(trap))), MIN_LARGE_SECONDS)
        steepest = max(steepest, taken / before if before else 0.0)
        if taken > ENOUGH_SECONDS:
            break
    return steepest


@pytest.mark.slow
@pytest.mark.parametrize("reader", list(READERS))
def test_time_grows_with_the_text_up_to_a_megabyte(reader):
    suspects = [trap for trap in TRAPS if large_growth(READERS[reader], trap) > MAX_LARGE_GROWTH]

    assert [
        trap for trap in suspects if min(large_growth(READERS[reader], trap) for _ in range(3)) > MAX_LARGE_GROWTH
    ] == []


@pytest.mark.slow
def test_the_measure_sees_quadratic_time_in_large_texts():
    assert large_growth(re.compile("a+b").search, "a") > MAX_LARGE_GROWTH


@pytest.mark.slow
def test_the_measure_sees_quadratic_time():
    assert growth(re.compile("a+b").findall, "a") > MAX_GROWTH
