import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.importers.markdown import find_blocks
from claims.text.spans import is_ordered


def shape(text):
    return [(block.kind, block.level, block.label, text[block.start : block.end]) for block in find_blocks(text)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# One **bold** #\n", [("heading", 1, "", "One **bold**")]),
        ("Two\nlines\n---\n", [("heading", 2, "", "Two\nlines")]),
        ("### 5. Is it?\n", [("heading", 3, "5.", "Is it?")]),
        ("a *b*\n  c  \n", [("paragraph", 0, "", "a *b*\n  c")]),
        # Markers are outside, a second paragraph of an item has none.
        ("- a\n- b\n\n  c\n", [("list_item", 1, "-", "a"), ("list_item", 1, "-", "b"), ("list_item", 1, "", "c")]),
        (
            "3) a\n4) b\n   1. c\n",
            [("list_item", 1, "3)", "a"), ("list_item", 1, "4)", "b"), ("list_item", 2, "1.", "c")],
        ),
        # Quotations keep the marks of their later lines inside; code loses its fences.
        ("> a\n> b\n", [("paragraph", 0, "", "a\n> b")]),
        ("```py\nx = 1\n```\n", [("paragraph", 0, "", "x = 1")]),
        ("```\nnever closed", [("paragraph", 0, "", "never closed")]),
        ("    code\n", [("paragraph", 0, "", "code")]),
        ("<div>\nx\n</div>\n", [("paragraph", 0, "", "<div>\nx\n</div>")]),
        # A row is one block; the first names the columns. Escaped borders, empty cells and rows, no outer borders.
        (
            "| a | b |\n|---|---|\n| c \\| d |  |\n|  | e \\|\n|  |  |\n",
            [("table_cell", 1, "", "a | b"), ("table_cell", 0, "", "c \\| d |"), ("table_cell", 0, "", "| e \\|")],
        ),
        (
            "> City | Miles\n> ---|---\n> Rye | 4\n",
            [("table_cell", 1, "", "City | Miles"), ("table_cell", 0, "", "Rye | 4")],
        ),
        # Nothing to read: rules, comments, link definitions.
        ("***\n\n<!-- x -->\n\n[a]: http://b\n", []),
        # Lists that Markdown does not know, and a paragraph that is a heading by its looks.
        ("(a) one\n\n• two\n", [("list_item", 1, "(a)", "one"), ("list_item", 1, "•", "two")]),
        ("**Who may use it?**\n\nAll.\n", [("heading", 6, "", "**Who may use it?**"), ("paragraph", 0, "", "All.")]),
        ("**It is so.**\n", [("paragraph", 0, "", "**It is so.**")]),
        (
            "---\ntitle: T\ndate: D\n---\n# H\n",
            [("metadata", 0, "", "title: T"), ("metadata", 0, "", "date: D"), ("heading", 1, "", "H")],
        ),
        # What a page shows of a link is read, its address is not.
        (
            '[a]: http://b "A title"\n[a]: c (Another)\n',
            [("metadata", 0, "", '[a]: http://b "A title"'), ("metadata", 0, "", "[a]: c (Another)")],
        ),
        # A fence tells more than its language.
        ("~~~ py title='A title'\nx\n~~~\n", [("metadata", 0, "", "py title='A title'"), ("paragraph", 0, "", "x")]),
        # Footnotes, one under the other, and one that looks like a link's definition.
        (
            "a[^1]\n\n[^1]: b c\n[^2]: d\n\n[^3]: e\n",
            [
                ("paragraph", 0, "", "a[^1]"),
                ("paragraph", 0, "[^1]", "b c"),
                ("paragraph", 0, "[^2]", "d"),
                ("paragraph", 0, "[^3]", "e"),
            ],
        ),
        # Deeper than any parser goes.
        ("> " * 500 + "a b\n", [("paragraph", 0, "", "a b")]),
        ("- " * 500 + "a b\n\nc\n", [("paragraph", 0, "", "a b"), ("paragraph", 0, "", "c")]),
        # An entry without words.
        ("1.\n\na\n", [("paragraph", 0, "", "a")]),
        # The same words twice: each block has its own place.
        ("- a\n- a\n", [("list_item", 1, "-", "a"), ("list_item", 1, "-", "a")]),
        ("-\ta\n\n\tb\n", [("list_item", 1, "-", "a"), ("list_item", 1, "", "b")]),
    ],
)
def test_blocks_are_the_words_without_markers(text, blocks):
    assert shape(text) == blocks


def test_blocks_of_equal_words_have_their_own_places():
    assert [block.start for block in find_blocks("- a\n- a\n\na\n")] == [2, 6, 9]


MARKS = st.text(st.sampled_from("a b1.)(*_-#>|`~=[]!\\<&\n\t "), max_size=60)


@given(MARKS)
def test_blocks_of_any_markup_are_in_order_and_trimmed(text):
    blocks = find_blocks(text)

    assert is_ordered([(block.start, block.end) for block in blocks])
    assert all(text[block.start : block.end].strip() == text[block.start : block.end] != "" for block in blocks)


@given(MARKS)
def test_no_letter_is_outside_the_blocks(text):
    inside = {place for block in find_blocks(text) for place in range(block.start, block.end)}
    # The names and addresses of links, and what is in tags that are not shown, are no words of the text.
    outside = [place for place, letter in enumerate(text) if letter.isalpha() and place not in inside]

    assert [text[place] for place in outside if "]" not in text and "<" not in text and "`" not in text] == []


@given(
    st.lists(
        st.sampled_from(["# One", "word two", "- three", "1. four", "> five", "| a | b |\n|---|---|\n| six | x |"])
    )
)
def test_no_word_of_ordinary_markdown_is_outside_the_blocks(parts):
    text = "\n\n".join(parts)
    inside = "".join(text[block.start : block.end] + " " for block in find_blocks(text))

    for word in ["One", "two", "three", "four", "five", "six"]:
        assert inside.count(word) == text.count(word)


def test_a_last_line_of_blanks_is_in_no_block():
    text = "It costs ten dollars.\n\x85"

    assert [text[block.start : block.end] for block in find_blocks(text)] == ["It costs ten dollars."]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | bc |", "1:0:1 2:4:6"),
        ("a|b|", "1:0:1 2:2:3"),
        ("| | a | | b |", "2:2:3 4:8:9"),
        # An escaped bar, and a last cell without words.
        ("| a \\| b | c | |", "1:0:6 2:9:10"),
    ],
)
def test_cells_have_their_columns(row, cells):
    assert find_blocks(f"| x | y |  |  |\n|---|---|---|---|\n{row}\n")[1].cells == cells
