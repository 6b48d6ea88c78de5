"""A version laid out for reading: sections, numbers, levels, counts, unread sentences."""

from claims.choices import Status
from claims.models import Anchor, Block, Claim, Sentence
from claims.services.reader import read_version

TEXT = "Title|One|First. Second.|- item|Deep|Third."


def blocks(*rows):
    """Blocks over the parts of TEXT between the bars: a kind and a level each."""
    made, start = [], 0
    for ordinal, (part, (kind, level)) in enumerate(zip(TEXT.split("|"), rows, strict=False)):
        made.append(Block(ordinal=ordinal, kind=kind, level=level, start=start, end=start + len(part)))
        start += len(part) + 1
    return made


def shape(*levels):
    kinds = ["heading", "heading", "paragraph", "list_item", "heading", "paragraph"]
    return blocks(*zip(kinds, [levels[0], levels[1], 0, 1, levels[2], 0], strict=True))


def anchor(words, pk, **fields):
    start = TEXT.index(words)
    return Anchor(pk=pk, claim=Claim(pk=pk, **fields), start=start, end=start + len(words))


def sentence(words):
    start = TEXT.index(words)
    return Sentence(start=start, end=start + len(words))


def test_the_title_of_the_document_is_no_section_of_its_own():
    sections = read_version(shape(1, 2, 2), [], TEXT)

    assert [section.number for section in sections] == [0, 1, 2]


def test_headings_of_one_level_are_all_counted():
    sections = read_version(shape(1, 1, 1), [], TEXT)

    assert [section.number for section in sections] == [1, 2, 3]


def test_levels_go_down_without_leaving_one_out():
    sections = read_version(shape(1, 4, 2), [], TEXT)

    assert [section.heading.level for section in sections] == [2, 3, 3]


def test_levels_stay_within_html():
    sections = read_version(shape(3, 6, 6), [], TEXT)

    assert [section.heading.level for section in sections] == [2, 3, 4]


def test_paragraphs_are_numbered_within_their_section_and_list_items_stand_together():
    section = read_version(shape(1, 2, 2), [], TEXT)[1]

    assert [line.number for line in section.lines] == [1, 2]
    assert [(group.is_list, len(group.lines)) for group in section.groups] == [(False, 1), (True, 1)]


def test_a_text_without_headings_is_one_section():
    plain = blocks(*[("paragraph", 0)] * 6)

    sections = read_version(plain, [anchor("First.", 1)], TEXT)

    assert [(section.number, section.heading, len(section.lines)) for section in sections] == [(0, None, 6)]
    assert sections[0].claims == 1


def test_claims_and_unread_sentences_are_counted_where_they_stand():
    settled = anchor("First.", 1, status=Status.SETTLED)
    again = anchor("Second.", 1, status=Status.SETTLED)
    elsewhere = anchor("Third.", 2)

    sections = read_version(shape(1, 2, 2), [settled, again, elsewhere], TEXT, unread=[sentence("item")])

    assert [(section.claims, section.settled, section.unread) for section in sections] == [
        (0, 0, 0),
        (1, 1, 1),
        (1, 0, 0),
    ]


def test_what_is_not_shown_is_still_counted():
    hidden = anchor("First.", 1)

    sections = read_version(shape(1, 2, 2), [hidden], TEXT, shown=[])

    assert sections[1].claims == 1
    assert [stretch.run.anchors for stretch in sections[1].lines[0].stretches] == [()]


def test_an_unread_sentence_is_told_apart_from_the_words_around_it():
    line = read_version(shape(1, 2, 2), [anchor("First.", 1)], TEXT, unread=[sentence("Second.")])[1].lines[0]

    assert [(stretch.run.text, stretch.is_unread) for stretch in line.stretches] == [
        ("First.", False),
        (" ", False),
        ("Second.", True),
    ]


def test_no_blocks_give_no_sections():
    assert read_version([], [anchor("First.", 1)], TEXT, unread=[sentence("Second.")]) == []
