import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import split_sentences
from claims.text.sentences import MAX_STRETCH_CHARS
from claims.text.spans import is_ordered


@pytest.mark.parametrize(
    "sentences",
    [
        ["It is so.", "It was so!", "Was it?"],
        # Abbreviations of the law end no sentence before what they refer to.
        ["The C.R.S. outlines the principles.", "It does."],
        ["See 8 U.S.C. § 1373 and 42 C.F.R. pt. 2 for more.", "It is there."],
        ["He cited No. 5 of Sec. 4 in vol. 3.", "It is there."],
        ["Pub. L. 104-191 was passed.", "It is law."],
        ["Toll v. Moreno, 458 U.S. 1, 10 (1982), holds so.", "It is law."],
        ["Gilbert v. Derwinski, 1 Vet. App. 49 (1990), holds so."],
        # But they end one before its next.
        ["He lives in the U.S.", "He works there."],
        ["The answer is no.", "The law is clear."],
        # Titles, initials, Latin.
        ["Gov. Polis met Sen. Smith and Mr. John F. Kennedy.", "They spoke."],
        ["It covers states, e.g. Utah, i.e. all of them, cf. Ohio.", "It does."],
        ["It began on Jan. 5 at 5 p.m. in Denver.", "It ended."],
        ["It was Ms. Smith.", "It was not he."],
        # A month's name that is a word is one.
        ["It happened in Mar.", "The end."],
        # A quotation ends with its mark.
        ['He said "It is so."', "Then he left."],
        ["He said, “It is so.”", "Then he left."],
        # Even one that began paragraphs before.
        ['It is beyond a doubt."', "Then it ended."],
        ["It is beyond a doubt.’ ”", "Then it ended."],
        ["It covers two states, viz. Utah and Ohio.", "Cf. Toll for Messrs. Smith and Jones."],
        ["1. The first entry.", "2. The second entry."],
        ["1. The first entry", "2. The second entry"],
        ["Numbers such as 3.5 and 1,000.25 stay.", "So do www.a.org and a.b@c.de."],
    ],
)
def test_sentences_end_where_they_end(sentences):
    text = " ".join(sentences)

    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        # A blank line ends a sentence without a stop, and so does the line of a list.
        ("One\n\nTwo\n \nThree", ["One", "Two", "Three"]),
        ("Two things:\n- one\n- two", ["Two things:", "- one", "- two"]),
        # A wrapped line does not.
        ("One goes\non here.", ["One goes\non here."]),
        # A number on a line of its own stands before its sentence.
        ("86\n\nIn this.", ["86", "In this."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_paragraphs_bound_sentences(text, sentences):
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


def test_a_paragraph_of_any_length_is_split():
    sentence = "It is a sentence. "
    text = sentence * (3 * MAX_STRETCH_CHARS // len(sentence))

    assert {text[start:end] for start, end in split_sentences(text)} == {sentence.strip()}


@given(st.text())
def test_sentences_of_any_text_hold_every_character_once_and_in_order(text):
    sentences = split_sentences(text)

    assert is_ordered(sentences)
    assert "".join("".join(text[start:end] for start, end in sentences).split()) == "".join(text.split())
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in sentences)
    assert sentences == split_sentences(text)


@given(st.text(st.sampled_from('aA1.?!”"()- \n'), max_size=60))
def test_so_do_those_of_a_text_full_of_marks(text):
    sentences = split_sentences(text)

    assert is_ordered(sentences)
    assert "".join("".join(text[start:end] for start, end in sentences).split()) == "".join(text.split())
