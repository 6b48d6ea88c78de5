"""A version laid out for reading: sections, numbers, levels, counts, unread sentences."""

from claims.models import Block
from claims.services.reading.places import Place
from claims.services.reading.reader import read_version
from claims.text import Span

TEXT = "Title|One|First. Second.|- item|Deep|Third."


def blocks(*rows):
    """Blocks over the parts of TEXT between the bars: a kind and a level each."""
    made, start = [], 0
    for ordinal, (part, (kind, level)) in enumerate(zip(TEXT.split("|"), rows, strict=False)):
        title = part if kind == "heading" else ""
        made.append(Block(ordinal=ordinal, kind=kind, level=level, start=start, end=start + len(part), title=title))
        start += len(part) + 1
    return made


def shape(*levels):
    kinds = ["heading", "heading", "paragraph", "list_item", "heading", "paragraph"]
    return blocks(*zip(kinds, [levels[0], levels[1], 0, 1, levels[2], 0], strict=True))


def place(words, claim, mark="open"):
    start = TEXT.index(words)
    return Place(start, start + len(words), claim, mark)


def sentence(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_the_title_of_the_document_is_no_section_of_its_own():
    sections = read_version(shape(1, 2, 2), [], TEXT)

    assert [section.name.where for section in sections] == ["“Title”", "§ 1", "§ 2"]


def test_headings_of_one_level_are_all_counted():
    sections = read_version(shape(1, 1, 1), [], TEXT)

    assert [section.name.where for section in sections] == ["§ 1", "§ 2", "§ 3"]


def test_levels_go_down_without_leaving_one_out():
    sections = read_version(shape(1, 4, 2), [], TEXT)

    assert [section.heading.level for section in sections] == [2, 3, 3]


def test_levels_stay_within_html():
    sections = read_version(shape(3, 6, 6), [], TEXT)

    assert [section.heading.level for section in sections] == [2, 3, 4]


def test_paragraphs_are_numbered_within_their_section_and_list_items_stand_together():
    section = read_version(shape(1, 2, 2), [], TEXT)[1]

    assert [line.number for line in section.lines] == [1, 2]
    assert [(group.kind, len(group.lines)) for group in section.groups] == [("text", 1), ("list", 1)]


def test_a_text_without_headings_is_one_section():
    plain = blocks(*[("paragraph", 0)] * 6)

    sections = read_version(plain, [place("First.", 1)], TEXT)

    assert [(section.name.key, section.heading, len(section.lines)) for section in sections] == [("0", None, 6)]
    assert sections[0].claims == 1


def test_claims_and_unread_sentences_are_counted_where_they_stand():
    decided = place("First.", 1, "verified")
    again = place("Second.", 1, "verified")
    elsewhere = place("Third.", 2)

    sections = read_version(shape(1, 2, 2), [decided, again, elsewhere], TEXT, unread=[sentence("item")])

    assert [(section.claims, section.settled, section.unread) for section in sections] == [
        (0, 0, 0),
        (1, 1, 1),
        (1, 0, 0),
    ]


def test_a_changed_verdict_is_not_reviewed():
    sections = read_version(shape(1, 2, 2), [place("First.", 1, "text_changed")], TEXT)

    assert (sections[1].claims, sections[1].settled) == (1, 0)


def test_a_line_has_the_claims_that_begin_in_it_and_an_address():
    over_two = Place(TEXT.index("Second."), TEXT.index("item") + 4, 2, "open")

    lines = read_version(shape(1, 2, 2), [place("First.", 1), over_two], TEXT)[1].every_line

    assert [(line.id, [here.claim for here in line.places]) for line in lines] == [
        ("s-1", []),
        ("s-1-p-1", [1, 2]),
        ("s-1-p-2", []),
    ]


def test_an_unread_sentence_is_told_apart_from_the_words_around_it():
    line = read_version(shape(1, 2, 2), [place("First.", 1)], TEXT, unread=[sentence("Second.")])[1].lines[0]

    assert [(stretch.run.text, stretch.unread) for stretch in line.stretches] == [
        ("First.", 0),
        (" ", 0),
        ("Second.", TEXT.index("Second.") + 1),
    ]


def test_no_blocks_give_no_sections():
    assert read_version([], [place("First.", 1)], TEXT, unread=[sentence("Second.")]) == []
