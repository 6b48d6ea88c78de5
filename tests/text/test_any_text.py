"""What holds for every text: no crash, spans exact, in order and inside it, and a second reading that is the same."""

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st

from claims.text import (
    Unreadable,
    extract_claims,
    find_authorities,
    from_utf16,
    outline,
    read_document,
    reanchor,
    split_sentences,
    to_utf16,
    unstorable,
)
from claims.text.sentences import split_block
from claims.text.spans import is_ordered
from tests.text.texts import DOCUMENTS, many

NAMES = st.sampled_from(["a.txt", "a.md"])
NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])


def read(text, name):
    return read_bytes(text.encode(), name)


def read_bytes(body, name):
    """The reading of a text that has words; what is drawn lines or a comment alone is refused, and no example."""
    try:
        return read_document(body, name)
    except Unreadable as refusal:
        assert "no block of words" in str(refusal) or "there is no text in it" in str(refusal)
        reject()


def letters(text, spans):
    return "".join("".join(text[start:end] for start, end in spans).split())


@pytest.mark.slow
@pytest.mark.parametrize("split", [split_sentences, split_block])
@many
@given(DOCUMENTS)
def test_sentences_hold_every_character_once_and_in_order(split, text):
    sentences = split(text)

    assert is_ordered(sentences)
    assert letters(text, sentences) == "".join(text.split())
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in sentences)
    assert split(text) == sentences


@pytest.mark.slow
@many
@given(DOCUMENTS, NAMES, NEWLINES, st.booleans())
def test_a_file_is_its_text_and_its_blocks_are_trimmed_and_in_order(text, name, newline, has_mark):
    text = text.replace("\n", newline)
    body = text.encode()
    reading = read_bytes(b"\xef\xbb\xbf" + body if has_mark else body, name)

    assert reading.text == text.removeprefix("" if has_mark else "\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    spans = [(block.start, block.end) for block in reading.blocks]
    assert is_ordered(spans)
    assert all(reading.text[start:end].strip() == reading.text[start:end] != "" for start, end in spans)
    assert reading == read_document(b"\xef\xbb\xbf" + body if has_mark else body, name)


@pytest.mark.slow
@many
@given(DOCUMENTS, NAMES)
@example("- ```\nThe state shares data with ICE, and the agency keeps it.", "a.md")
def test_passages_hold_every_character_of_every_block_once(text, name):
    reading = read(text, name)

    passages = outline(reading.text, reading.blocks)

    assert is_ordered([passage[:2] for passage in passages])
    assert letters(reading.text, [passage[:2] for passage in passages]) == letters(
        reading.text, [(block.start, block.end) for block in reading.blocks]
    )
    blocks = reading.blocks
    assert all(blocks[one.block].start <= one.start < one.end <= blocks[one.block].end for one in passages)
    assert outline(reading.text, blocks) == passages


@pytest.mark.slow
@many
@given(DOCUMENTS, NAMES)
def test_claims_are_exact_inside_and_in_order(text, name):
    reading = read(text, name)

    claims = extract_claims(reading.text, reading.blocks)

    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(reading.text)
        assert reading.text[claim.start : claim.end].strip() == reading.text[claim.start : claim.end]
        assert claim.statement.strip()
    assert extract_claims(reading.text, reading.blocks) == claims


@pytest.mark.slow
@many
@given(DOCUMENTS)
def test_authorities_are_inside_and_in_order(text):
    found = find_authorities(text)

    assert is_ordered(sorted(one[:2] for one in found))
    assert all(0 <= one.start < one.end <= len(text) and one.key for one in found)
    assert find_authorities(text) == found


@pytest.mark.slow
@many
@given(DOCUMENTS, DOCUMENTS, st.data())
def test_what_is_placed_unchanged_has_the_same_words(old, other, data):
    place = data.draw(st.integers(0, len(old)))
    new = old[:place] + other + old[place:]
    spans = [(sentence.start, sentence.end) for sentence in split_sentences(old)]

    placements = reanchor(old, new, spans)

    assert len(placements) == len(spans)
    for (start, end), placement in zip(spans, placements, strict=True):
        if placement.outcome in ("same", "moved"):
            assert new[placement.start : placement.end] == old[start:end]
    assert reanchor(old, new, spans) == placements


@many
@given(DOCUMENTS, st.data())
def test_a_quote_is_the_same_in_code_points_utf16_and_utf8(text, data):
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    quote = text[start:end]
    units = slice(2 * to_utf16(text, start), 2 * to_utf16(text, end))
    octets = slice(len(text[:start].encode()), len(text[:end].encode()))

    assert text.encode("utf-16-le")[units].decode("utf-16-le") == quote
    assert text.encode()[octets].decode() == quote
    assert (from_utf16(text, units.start // 2), from_utf16(text, units.stop // 2)) == (start, end)


@many
@given(DOCUMENTS, st.data(), NAMES)
def test_what_cannot_be_stored_is_refused_and_named(text, data, name):
    place = data.draw(st.integers(0, len(text)))
    bad = data.draw(st.sampled_from(["\x00", "\ud800", "\udfff"]))
    broken = f"{text[:place]}{bad}{text[place:]}"

    assert f"at character {place + 1}" in unstorable(broken)
    if bad == "\x00":
        with pytest.raises(Unreadable, match="NUL"):
            read_document(broken.encode(), name)
    else:
        # UTF-8 and UTF-16 both have no lone surrogate; its bytes are no text.
        for encoding in ("utf-8", "utf-16-le"):
            mark = "\ufeff".encode(encoding)
            with pytest.raises(Unreadable, match="is not UTF"):
                read_document(mark + broken.encode(encoding, "surrogatepass"), name)
