"""Lists as they are nested: depth, numbers and bullets, further paragraphs."""

import pytest

from claims.models import Block
from claims.services.reading.nesting import MAX_DEPTH, List, lists_of
from claims.services.reading.reader import read_version


def lines(*items):
    """Lines of list items, each a level and a marker."""
    text = "x" * len(items)
    blocks = [
        Block(ordinal=at, kind="list_item", level=level, label=label, start=at, end=at + 1)
        for at, (level, label) in enumerate(items)
    ]
    return read_version(blocks, [], text)[0].lines


def shape(lists):
    """A tuple for each list: "ol" or "ul", then its items, each the markers and lists in it."""
    return [("ol" if one.is_numbered else "ul", *(parts(item) for item in one.items)) for one in lists]


def parts(item):
    return [shape([part])[0] if isinstance(part, List) else part.block.label for part in item.parts]


@pytest.mark.parametrize(
    ("items", "lists"),
    [
        ([(1, "1."), (1, "2.")], [("ol", ["1."], ["2."])]),
        ([(1, "1."), (2, "-"), (2, "-"), (1, "2.")], [("ol", ["1.", ("ul", ["-"], ["-"])], ["2."])]),
        # A further paragraph, also behind a list in its item.
        ([(1, "a."), (1, ""), (2, "-"), (1, ""), (1, "b.")], [("ol", ["a.", "", ("ul", ["-"]), ""], ["b."])]),
        # Numbers behind bullets are another list, within an item too.
        ([(1, "-"), (1, "1.")], [("ul", ["-"]), ("ol", ["1."])]),
        ([(1, "1."), (2, "-"), (2, "a.")], [("ol", ["1.", ("ul", ["-"]), ("ol", ["a."])])]),
        # Levels that are left out, on the way down and back.
        ([(2, "1."), (5, "-"), (3, "(a)"), (1, "2.")], [("ol", ["1.", ("ul", ["-"]), ("ol", ["(a)"])], ["2."])]),
        # Entries without markers are entries.
        ([(1, ""), (1, "")], [("ul", [""], [""])]),
        ([(0, "•")], [("ul", ["•"])]),
    ],
)
def test_items_are_nested_by_their_depth(items, lists):
    assert shape(lists_of(lines(*items))) == lists


def test_no_depth_is_too_deep():
    [outermost] = lists_of(lines(*((level, "-") for level in range(1, 3000))))

    depth, here = 1, outermost
    while isinstance(here.items[0].parts[-1], List):
        depth, here = depth + 1, here.items[0].parts[-1]
    assert depth == MAX_DEPTH
    assert len(here.items) == 3000 - MAX_DEPTH


@pytest.mark.parametrize(
    ("markers", "counts_on"),
    [
        (["1.", "2.", "3."], True),
        (["7)", "8)"], True),
        (["1.", "3."], False),
        (["1.", "2)"], False),
        (["a.", "b."], False),
        (["-", "-"], False),
        (["1.", "1."], False),
    ],
)
def test_numbers_that_follow_each_other_count_on(markers, counts_on):
    assert lists_of(lines(*((1, marker) for marker in markers)))[0].counts_on is counts_on
