import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import digest, from_utf16, to_utf16, unstorable

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("plain", None),
        ("tab\tand 😀 and e\u0301", None),
        # Positions and lines are counted from 1.
        ("\x00", "NUL at character 1, line 1"),
        ("ab\ncd\x00", "NUL at character 6, line 2"),
        ("a\ud800", "lone surrogate U+D800 at character 2, line 1"),
        ("\udfff\x00", "lone surrogate U+DFFF at character 1, line 1"),
    ],
)
def test_unstorable_names_the_first_bad_character(text, reason):
    assert unstorable(text) == reason


def test_digest_is_sha256_of_utf8():
    assert digest("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


@pytest.mark.parametrize(("offset", "units"), [(0, 0), (1, 1), (2, 3), (3, 4)])
def test_offsets_count_a_pair_for_characters_beyond_the_basic_plane(offset, units):
    assert to_utf16("a😀b", offset) == units
    assert from_utf16("a😀b", units) == offset


def test_the_last_character_of_the_basic_plane_is_one_unit():
    assert to_utf16("\uffff\U00010000", 2) == 3


@given(ANY_TEXT, st.data())
def test_offsets_survive_the_way_to_javascript_and_back(text, data):
    offset = data.draw(st.integers(0, len(text)))
    units = to_utf16(text, offset)

    assert units == len(text[:offset].encode("utf-16-le")) // 2
    assert from_utf16(text, units) == offset


@pytest.mark.parametrize(
    ("units", "reason"), [(2, "inside a surrogate pair"), (5, "outside a text of 4"), (-1, "outside")]
)
def test_from_utf16_refuses_what_is_no_place(units, reason):
    with pytest.raises(ValueError, match=reason):
        from_utf16("a😀b", units)


@pytest.mark.parametrize("offset", [-1, 4])
def test_to_utf16_refuses_what_is_no_place(offset):
    with pytest.raises(ValueError, match="outside"):
        to_utf16("a😀b", offset)
