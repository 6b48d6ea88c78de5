"""TRUST 35: without its tags the page says exactly what the document says, and marks begin and end where claims do."""

import html
import re
from itertools import pairwise

import pytest
from django.template import Context, Template
from django.utils import timezone
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.models import Anchor, Block, Claim
from claims.services.reading.passages import paragraphs_of
from claims.services.reading.places import Beside, Place, laid_out
from claims.services.reading.reader import read_version
from claims.services.reading.revision import edits_between
from claims.text import Look, Span
from claims.text.blocks import written_looks
from claims.views.drawing import Drawing
from claims.views.redline import Redline
from tests.views.oracle import Words, read

# What a team calls its verdicts is looked up; nothing else asks the database.
pytestmark = [pytest.mark.django_db, pytest.mark.either]

PASSAGE = Template('{% include "claims/_passage.html" with current=claim %}')
EDGE = re.compile(r"C-0*([0-9]+), (?:(end), to its card|[^,]+)")

# What breaks highlighters: markup, entities, half entities, wide and joined characters.
ALPHABET = st.sampled_from("ab &<>\"';#x1\n\t.…é𝒂👩‍🚀\u202e\u200b") | st.characters(exclude_categories=["Cs"])


@st.composite
def looks_within(draw, length):
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=5)))
    drawn = [Look(*pair, draw(st.sampled_from(["s", "b", "bi", "c", "a", "l", ""])), "") for pair in pairwise(cuts)]
    target = draw(st.sampled_from(["https://a.example/?b=1&c='\"<d>", "javascript:alert(1)"]))
    return [look._replace(target=target if look.looks == "l" else "") for look in drawn if look.looks]


@st.composite
def documents(draw):
    """A text, blocks in it with gaps between and looks on their words, claims anywhere in it, unread sentences
    anywhere."""
    text = draw(
        st.text(ALPHABET, min_size=1, max_size=60).map(lambda drawn: drawn.replace("\0", "?").replace("\r", "?"))
    )
    place = st.integers(0, len(text))
    span = st.tuples(place, place).map(sorted).filter(lambda pair: pair[0] < pair[1])
    cuts = sorted(draw(st.sets(place, max_size=6)) | {0, len(text)})
    kept = [pair for pair in pairwise(cuts) if draw(st.integers(0, 4))]
    kinds = st.sampled_from(["paragraph", "heading", "list_item"])
    blocks = [
        Block(
            ordinal=ordinal, kind=draw(kinds), level=draw(st.integers(0, 6)), start=start, end=end,
            looks=written_looks(draw(looks_within(end - start))),
        )
        for ordinal, (start, end) in enumerate(kept or [(0, len(text))])
    ]  # fmt: skip
    anchors = [
        Anchor(pk=pk, claim=Claim(pk=pk), start=start, end=end)
        for pk, (start, end) in enumerate(draw(st.lists(span, max_size=5)), start=1)
    ]
    unread = sorted(Span(start, end) for start, end in draw(st.lists(span, max_size=3)))
    return text, blocks, anchors, unread


def rendered(text, blocks, anchors, unread):
    in_order = sorted(anchors, key=lambda anchor: (anchor.start, -anchor.end, anchor.pk))
    places = laid_out(Place(anchor.start, anchor.end, anchor.claim_id, "open") for anchor in in_order)
    drawing = Drawing(Beside({}, {}, {}))
    return "".join(map(drawing.section, read_version(blocks, places, text, unread=unread)))


def drawn_words(page, css_class):
    """For each element of that class: its words, and the number of marks around each character."""
    lines = []
    for words in read(page).words:
        inner = next((one for one in words.path if css_class in one.attributes.get("class", "").split()), None)
        if inner is None or words.is_within("block-label"):
            continue
        if not lines or lines[-1][0] is not inner:
            lines.append((inner, [], []))
        if words.is_within("edge") or words.is_within("claim-number"):
            lines[-1][2].append((len(lines[-1][1]), words.text))
            continue
        depth = sum(element.tag == "mark" for element in words.path)
        lines[-1][1].extend((character, depth) for character in words.text)
    return lines


def told_edges(page, blocks):
    """Where in the document each claim is told to start and to end."""
    edges, place = [], 0
    for one in read(page).stream:
        if isinstance(one, Words):
            place += len(one.text) if one.is_within("words") else 0
        elif one.attributes.get("class") == "words":
            place = blocks[int(one.attributes["id"].removeprefix("b-"))].start
        elif found := EDGE.fullmatch(one.attributes.get("data-told") or one.attributes.get("aria-label", "")):
            edges.append((int(found[1]), found[2] or "start", place))
    return sorted(edges)


def expected_edges(blocks, anchors):
    """The first and the last place of each claim that stands in a block."""
    edges = []
    for anchor in anchors:
        touched = [block for block in blocks if block.start < anchor.end and anchor.start < block.end]
        if touched:
            edges.append((anchor.pk, "start", max(anchor.start, touched[0].start)))
            edges.append((anchor.pk, "end", min(anchor.end, touched[-1].end)))
    return sorted(edges)


@settings(max_examples=250)
@given(documents())
@example(
    (
        "a&amp;<b>",
        [Block(ordinal=0, kind="paragraph", start=0, end=9)],
        [Anchor(pk=1, claim=Claim(pk=1), start=2, end=4)],
        [],
    )
)
def test_without_tags_a_page_is_the_text_and_marks_are_the_spans(drawn):
    text, blocks, anchors, _unread = drawn
    page = rendered(*drawn)

    lines = drawn_words(page, "words")

    assert ["".join(character for character, _depth in line[1]) for line in lines] == [
        text[block.start : block.end] for block in blocks
    ]
    for block, line in zip(blocks, lines, strict=True):
        depths = [sum(one.start <= place < one.end for one in anchors) for place in range(block.start, block.end)]
        assert [depth for _character, depth in line[1]] == depths
    assert told_edges(page, blocks) == expected_edges(blocks, anchors)


@settings(max_examples=300)
@given(documents())
def test_a_passage_says_the_same_words(drawn):
    text, blocks, anchors, _unread = drawn
    paragraphs = paragraphs_of(blocks, anchors, text)
    claim = anchors[0].claim if anchors else None
    page = PASSAGE.render(Context({"paragraphs": paragraphs, "claim": claim, "at": timezone.now()}))

    lines = drawn_words(page, "block")

    assert ["".join(character for character, _depth in line[1]) for line in lines] == [
        text[block.start : block.end] for block in blocks
    ]


@settings(max_examples=200)
@given(documents())
def test_ids_are_told_once(drawn):
    reader = read(rendered(*drawn))

    ids = [one.attributes["id"] for one in reader.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))


def test_marking_after_escaping_would_be_seen():
    """The control: the obvious way to mark words fails this oracle, so the oracle can fail."""
    naive = f'<p class="block">{html.escape("R&D, amp").replace("amp", "<mark>amp</mark>", 1)}</p>'

    said = "".join(character for character, _depth in drawn_words(naive, "block")[0][1])

    assert said != "R&D, amp"


def test_a_mark_in_the_wrong_place_would_be_seen():
    page = '<p class="block">a<mark>b</mark>c</p>'

    assert [depth for _character, depth in drawn_words(page, "block")[0][1]] == [0, 1, 0]


@settings(max_examples=250)
@given(documents(), st.data())
def test_a_redline_is_the_newer_text_with_each_change_told_once(drawn, data):
    text, blocks, anchors, unread = drawn
    left, right = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    old = text[:left] + data.draw(st.text("ab &<\n1.", max_size=8)) + text[right:]
    in_order = sorted(anchors, key=lambda anchor: (anchor.start, -anchor.end, anchor.pk))
    places = laid_out(Place(anchor.start, anchor.end, anchor.claim_id, "open") for anchor in in_order)
    edits = edits_between(old, text)
    drawing = Redline(Beside({}, {}, {}), edits)
    page = "".join(map(drawing.section, read_version(blocks, places, text, unread=unread))) + drawing.rest()

    words = [one for one in read(page).words if one.is_within("words")]
    kept = [one for one in words if not any(element.tag == "del" for element in one.path)]
    added = [one.text for one in kept if any(element.tag == "ins" for element in one.path)]

    assert "".join(one.text for one in kept) == "".join(text[block.start : block.end] for block in blocks)
    places = [place for block in blocks for place in range(block.start, block.end)]
    assert "".join(added) == "".join(text[at] for at in places if any(one.start <= at < one.end for one in edits))
    struck = [one for one in read(page).words if any(element.tag == "del" for element in one.path)]
    assert sorted("".join(one.text for one in struck)) == sorted(
        "".join(edit.words_removed for edit in edits if edit.words_removed.strip())
    )


# Numbers, negations and words like "must" are stretches of their own, with blanks between them.
SOME_WORDS = st.lists(
    st.sampled_from(["50", "5", "percent", "$50", "must", "not", "2020,", "fees", "rent."]), max_size=12
)


@settings(max_examples=300)
@given(SOME_WORDS, SOME_WORDS.filter(bool))
@example("It is $50 or 5 percent of the rent.".split(), "It is of the rent.".split())
def test_kept_and_struck_words_are_those_of_the_older_text(before, after):
    old, new = " ".join(before), " ".join(after)
    drawing = Redline(Beside({}, {}, {}), edits_between(old, new))
    blocks = [Block(ordinal=0, kind="paragraph", start=0, end=len(new))]
    page = "".join(map(drawing.section, read_version(blocks, [], new, unread=[]))) + drawing.rest()

    tags = [(one, {element.tag for element in one.path}) for one in read(page).words]
    told = [one.text for one, tag in tags if "del" in tag or (one.is_within("words") and "ins" not in tag)]

    assert "".join(told).split() == before
