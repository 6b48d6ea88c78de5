"""An excerpt is found where it stands, whatever its typesetting; what differs is shown beside what stands there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.checking import locate_excerpt, nearest_to

TEXT = (
    "§ 1. The agency  shall not “disclose” the\nﬁles — not even the agency’s own.\n\n"
    "§ 2. A state may opt out.\n\n§ 3. Records are kept 7 years, and then de-\nstroyed. 𝒂 The end."
)


def found(excerpt):
    located = locate_excerpt(excerpt, TEXT)
    return located and ([TEXT[place.start : place.end] for place in located.places], located.is_exact)


@pytest.mark.parametrize(
    ("excerpt", "places", "is_exact"),
    [
        ("A state may opt out.", ["A state may opt out."], True),
        ("  “A state may opt out.” ", ["A state may opt out."], True),  # the quoter's own marks
        ("𝒂 The end", ["𝒂 The end"], True),
        # Blanks, quotation marks, ligatures, dashes.
        ('The agency shall not "disclose" the files', ["The agency  shall not “disclose” the\nﬁles"], False),
        ("files - not even the agency's own", ["ﬁles — not even the agency’s own"], False),
        ("iles", ["ﬁles"], False),
        # Words left out, in their order.
        ("The agency … opt out", ["The agency", "opt out"], True),
        ("The agency [...] kept 7 years", ["The agency", "kept 7 years"], True),
        ("shall not (…) de-\nstroyed . . . The end.", ["shall not", "de-\nstroyed", "The end."], True),
        # Two parts, as two citations were made one.
        ("kept 7 years\n\nA state may", ["kept 7 years", "A state may"], True),
        ("own.\n\n§ 2. A state", ["own.\n\n§ 2. A state"], True),
    ],
)
def test_an_excerpt_is_found(excerpt, places, is_exact):
    assert found(excerpt) == (places, is_exact)


@pytest.mark.parametrize(
    "excerpt",
    [
        "A state must opt out.",  # one word
        "a state may opt out",  # its first letter: somebody changed it
        "kept 8 years",
        "The agency shall disclose",  # a word is missing, and nothing says so
        "opt out … The agency shall",  # the order
        "kept 7 years\n\nA state must",
        "",
        "“ ”",
        "…",
    ],
)
def test_what_does_not_stand_there_is_not_found(excerpt):
    assert found(excerpt) is None


@pytest.mark.parametrize(
    ("excerpt", "near"),
    [
        ("A state must opt out", "A state may opt out"),
        # With the signs that the excerpt ends with, where they stand there too.
        ("A state must opt out.", "A state may opt out."),
        ("“A state must opt out.”", "A state may opt out."),
        ("A state must opt out!", "A state may opt out"),
        ("Records are kept 8 years, then destroyed.", "Records are kept 7 years, and then de"),
        ("Bananas ripen in the summer sun.", None),
        ("", None),
    ],
)
def test_the_nearest_place_is_shown(excerpt, near):
    place = nearest_to(excerpt, TEXT)

    assert (place and TEXT[place.place.start : place.place.end]) == near


SIGNS = st.text(alphabet="ab ﬁfi\n\t'’\"”-—…", max_size=60)


@given(SIGNS, st.data())
def test_every_slice_of_a_text_is_found_in_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    excerpt = text[start : data.draw(st.integers(start, len(text)))]

    located = locate_excerpt(excerpt, text)

    assert located is not None or not excerpt.replace("…", "").strip(" \n\t'’\"”").replace(".", "")
    for place in located.places if located else ():
        assert 0 <= place.start < place.end <= len(text)


@given(st.text(), st.text())
def test_any_two_texts_are_compared(excerpt, text):
    located, near = locate_excerpt(excerpt, text), nearest_to(excerpt, text)

    assert located is None or all(0 <= start < end <= len(text) for start, end in located.places)
    assert near is None or 0 <= near.place.start < near.place.end <= len(text)
