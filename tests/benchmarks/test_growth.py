"""Reading takes time in proportion to its text, on texts made to trip it too."""

import re
import time

import pytest

from claims.text import extract_claims, outline, reanchor, split_sentences
from claims.text.cleaning import clean
from claims.text.importers.markdown import find_blocks as read_markdown
from claims.text.importers.plain import find_blocks as read_plain

CHARACTERS = 4_000
FACTOR = 4
# Linear time grows four times, quadratic time sixteen times.
MAX_GROWTH = FACTOR * 2.5
# Below this a clock's tick is most of what is measured.
MIN_SECONDS = 0.004

TRAPS = [
    "a", "A", "1", " ", "\n", "\t", "a. ", "A. ", "A.\n", "(", "(a) ", "[", "[a](", "**a", "*a* ", "_a_", "`a",
    "> a\n", "- a\n", "1. a\n", "  - a\n", "| a ", "|a|\n", "“a. ", "“", '"a" ', "'a' ", "a, and b is ",
    "a, which is ", "a, going b ", "x: ", "A b: ", "Q: a?\n", "A\n\n", "A\n===\n", "a\n---\n", "=", "--- ", "<a",
    "<!--", "\\", "such as A, ", "including a, ", "to run a and run b ", "the a, the b, and the c ",
    "This is. They go. ", "(1) a; ", "(Sec. 1) A b. ", "Act - A", "No. ", "1 A. ", "2   A v. B\n\na\n\n", "😀 ",
    "\u0301", "that is ", "in a, ", "A (b) ", "A.—", "**A**: ", "yes, ", " . . .", "a;b ",
]  # fmt: skip
READERS = {
    "split_sentences": split_sentences,
    "plain blocks": read_plain,
    "markdown blocks": read_markdown,
    "outline": lambda text: outline(text, read_plain(text)),
    "extract_claims": extract_claims,
    "clean": clean,
    "reanchor": lambda text: reanchor(text, text[1:], [(place, place + 9) for place in range(0, len(text) - 9, 200)]),
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


@pytest.mark.slow
def test_the_measure_sees_quadratic_time():
    assert growth(re.compile("a+b").findall, "a") > MAX_GROWTH
