from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import Placement, reanchor
from claims.text.units import pair_units

FAQ = Path(__file__).parents[2] / "fixtures" / "colorado-faq" / "source.txt"
OLD = "The act is old. It prohibits sharing. Nobody knows it.\n\nThe end is near. All is well."
QUOTE = "prohibits sharing"


def outcome(new, quote=QUOTE, old=OLD):
    start = old.index(quote)
    (placement,) = reanchor(old, new, [(start, start + len(quote))])
    if placement.start is not None:
        assert new[placement.start : placement.end] == quote
    return placement.outcome


@pytest.mark.parametrize(
    ("new", "wanted"),
    [
        (OLD, "same"),
        # Edits elsewhere, before and behind, in the paragraph and outside.
        (f"A preface.\n\n{OLD}", "same"),
        (OLD.replace("The act is old. ", ""), "same"),
        (OLD.replace("Nobody knows it.", "Everybody does."), "same"),
        # Whole sentences that stand elsewhere, and only there.
        ("The end is near. All is well.\n\nThe act is old. Nobody knows it.\n\nIt prohibits sharing.", "moved"),
        # The quote's words in a changed sentence carry nothing.
        (OLD.replace("It prohibits", "It no longer prohibits"), "changed"),
        (OLD.replace("It prohibits sharing.", "It never was true that it prohibits sharing."), "changed"),
        (OLD.replace("prohibits sharing.", "prohibits sharing of names."), "changed"),
        (OLD.replace("prohibits", "forbids"), "changed"),
        (OLD.replace("prohibits sharing", "prohibits  sharing"), "changed"),
        # Gone, with its paragraph or alone.
        (OLD.replace("It prohibits sharing. ", ""), "gone"),
        ("The end is near. All is well.", "gone"),
        ("", "gone"),
        # Twins are not told apart without their neighbours.
        (OLD.replace("It prohibits sharing.", "It prohibits sharing. It prohibits sharing."), "ambiguous"),
        ("It prohibits sharing.\n\nA new text.\n\nIt prohibits sharing.", "ambiguous"),
        # A twin far away takes nothing from the one between its neighbours.
        (f"{OLD}\n\nAnother part. It prohibits sharing.", "same"),
    ],
)
def test_a_verdict_follows_unchanged_sentences_only(new, wanted):
    assert outcome(new) == wanted


TWINS = "First part. It is so.\n\nSecond part. It is so.\n\nThird part."


@pytest.mark.parametrize(
    ("new", "outcomes"),
    [
        (TWINS, ["same", "same"]),
        (f"Preface.\n\n{TWINS}", ["same", "same"]),
        # One of two is gone: the other has its neighbours still.
        (TWINS.replace("Second part. It is so.", "Second part."), ["same", "ambiguous"]),
        (TWINS.replace("First part. It is so.", "First part."), ["ambiguous", "same"]),
        # One of two stands elsewhere, their number is as it was.
        ("First part.\n\nSecond part. It is so.\n\nThird part. It is so.", ["moved", "same"]),
        ("It is so.\n\nNew.\n\nIt is so.", ["ambiguous", "ambiguous"]),
        ("It is so.", ["ambiguous", "ambiguous"]),
        # Their surroundings are gone, and with them what told them apart.
        ("It is so.\n\nIt is so.\n\nIt is so.", ["ambiguous", "ambiguous"]),
    ],
)
def test_twins_are_told_apart_by_place_or_not_at_all(new, outcomes):
    places = [start for start in range(len(TWINS)) if TWINS.startswith("It is so.", start)]

    placements = reanchor(TWINS, new, [(start, start + 9) for start in places])

    assert [placement.outcome for placement in placements] == outcomes


def test_a_new_number_before_an_entry_changes_nothing():
    old, new = "1. It is so.\n2. It was so.", "1. It will be.\n2. It is so.\n3. It was so."

    assert [placement.outcome for placement in reanchor(old, new, [(3, 12), (16, 26)])] == ["same", "same"]


def test_a_span_over_sentences_needs_them_all():
    old = "It is so. It was so. All ends."

    assert outcome(f"New. {old}", "It is so. It was so.", old) == "same"
    assert outcome("It is so. It never was so. All ends.", "It is so. It was so.", old) == "changed"
    # The blank between two sentences is a part of the quote.
    assert outcome("It is so.\nIt was so. All ends.", "It is so. It was so.", old) == "changed"


def test_blanks_have_no_place():
    assert reanchor("a\n\nb", "a\n\nb", [(1, 3), (2, 2)]) == [Placement("gone"), Placement("gone")]


@pytest.mark.parametrize("span", [(-1, 2), (0, 99), (2, 1)])
def test_a_span_outside_the_text_is_refused(span):
    with pytest.raises(ValueError, match="not inside"):
        reanchor("abc", "abc", [span])


SENTENCES = st.lists(st.sampled_from(["One is.", "Two is.", "Three is.", "Two is.", "One is not."]), max_size=12)


@given(SENTENCES, SENTENCES, st.sampled_from([" ", "\n\n", "\n- "]))
def test_only_equal_words_are_ever_placed(old, new, joint):
    before, after = joint.join(old), joint.join(new)
    spans = [(start, start + 3) for start in range(max(0, len(before) - 3))]

    for (start, end), placement in zip(spans, reanchor(before, after, spans), strict=True):
        assert (placement.outcome in {"same", "moved"}) == (placement.start is not None)
        if placement.start is not None:
            assert after[placement.start : placement.end] == before[start:end]


@given(st.text(), st.text(), st.text())
def test_a_text_put_before_or_behind_takes_no_sentence_away(head, quote, tail):
    old = f"Start here.\n\nThe law {quote.strip()} applies.\n\nEnd here."
    new = f"{head}\n\n{old}\n\n{tail}"
    start = old.index("The law")

    (placement,) = reanchor(old, new, [(start, start + 7)])

    assert placement.start is None or new[placement.start : placement.end] == "The law"
    assert placement.outcome in {"same", "ambiguous", "moved"}


@given(st.lists(st.sampled_from("abcde")), st.lists(st.sampled_from("abcde")))
def test_pairs_are_equal_and_in_order(old, new):
    pairs = sorted(pair_units(old, new).items())

    assert all(old[one] == new[other] for one, other in pairs)
    assert [other for _, other in pairs] == sorted({other for _, other in pairs})


def test_equal_sequences_pair_throughout():
    assert pair_units("abab", "abab") == {0: 0, 1: 1, 2: 2, 3: 3}
