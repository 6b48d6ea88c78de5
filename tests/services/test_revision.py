"""What was edited from one version of a text to the next, as a reader sees it."""

import pytest

from claims.services.reading.revision import edits_between
from claims.text import read_document


def removed(old, new):
    """The removed words of each edit, as the blocks of the old text show them."""
    blocks = [(block.start, block.end) for block in read_document(old.encode(), "a.md").blocks]
    return [edit.words_removed.split() for edit in edits_between(old, new, blocks)]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("# A\n\n## How to apply\n\nAll is so.", "# A\n\nAll is so.", [["How", "to", "apply"]]),
        ("One.\n\n- Send it.\n- Wait.", "One.", [["Send", "it.", "Wait."]]),
        ("One.\n\n1. Send it.\n2. Wait.", "One.\n\n1. Send it.", [["Wait."]]),
        # The rule under a row that names the columns; the bars between cells are the row's own.
        ("One.\n\n| a | b |\n|---|---|\n| c | d |", "One.", [["a", "|", "b", "c", "|", "d"]]),
        # A heading that changed its level alone reads as before.
        ("# A\n\n### Fees\n\nAll is so.", "# A\n\n## Fees\n\nAll is so.", []),
        # In the words themselves such marks stay.
        ("We paid # 4 in May.", "We paid in May.", [["#", "4"]]),
    ],
)
def test_marks_outside_the_words_are_not_removed_words(old, new, wanted):
    assert removed(old, new) == wanted


def test_without_blocks_every_sign_counts():
    assert [edit.words_removed for edit in edits_between("## A b", "A b")] == ["## "]
