"""Whatever is edited around a claim, it is not lost; whatever is edited in it, no verdict is carried."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from claims.text import reanchor, word_diff
from claims.text.alignment import align_words

CARRIES = {"same", "moved"}
# Each is the whole of a sentence but its number; two of them are written without one, so they have twins.
KINDS = [
    "Rule {} binds all cities.",
    "The office must answer within {} days.",
    "Cities may not share list {} with anyone.",
    "החוק מספר {} אוסר על שיתוף המידע.",
    "The cafe\u0301 at no. {} is 😀 open.",
    "👩‍👩‍👧 Families {} pay nothing.",
    "It is so.",
    "Nobody knows.",
]
EDITS = {
    "negated": lambda words: words.replace(" is ", " is not ").replace(" may not ", " may "),
    "renumbered": lambda words: "".join("9" + letter if letter.isdigit() else letter for letter in words),
    "extended": lambda words: words[:-1] + " at times.",
    "hedged": lambda words: "Perhaps " + words,
    "emptied": lambda words: "",
}
Texts = list[list[tuple[int, str]]]


@st.composite
def documents(draw):
    """Paragraphs of sentences, each with its own number, so that it is known where it went."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=2, max_size=14))
    sentences = [(number, kind.format(number + 100)) for number, kind in enumerate(kinds)]
    breaks = sorted(draw(st.sets(st.integers(1, len(sentences)), max_size=4)) | {len(sentences)})
    return [sentences[start:end] for start, end in zip([0, *breaks], breaks, strict=False) if start < end]


@st.composite
def rewritten(draw, document: Texts):
    """A later version: the paragraphs in another order, sentences put in and some of the old ones edited."""
    paragraphs = draw(st.permutations(document)) if draw(st.booleans()) else document
    edited: dict[int, str] = {}
    after = []
    for paragraph in paragraphs:
        row = []
        for number, words in paragraph:
            if draw(st.integers(0, 9)) == 0:
                row.append((-1, f"Inserted {draw(st.integers(0, 10**6))} stands here."))
            if draw(st.integers(0, 4)) == 0:
                edited[number] = EDITS[draw(st.sampled_from(sorted(EDITS)))](words)
            row.append((number, edited.get(number, words)))
        after.append(row)
    before = dict(sentence for paragraph in document for sentence in paragraph)
    return after, {number for number, words in edited.items() if words != before[number]}


def render(document: Texts, joint: str = " "):
    """The text, and where each numbered sentence stands in it."""
    text, places = "", {}
    for paragraph in document:
        for number, words in paragraph:
            places[number] = (len(text), len(text) + len(words))
            text += words + joint if words else ""
        text = text.rstrip() + "\n\n"
    return text, places


@given(st.data(), documents(), st.sampled_from([" ", "\n", "  "]))
def test_a_claim_stays_with_its_own_words(data, document, joint):
    after, edited = data.draw(rewritten(document))
    (old, places), (new, truth) = render(document), render(after, joint)
    twins = Counter(words for paragraph in document for _, words in paragraph)
    numbers = sorted(places)

    for number, placement in zip(numbers, reanchor(old, new, [places[number] for number in numbers]), strict=True):
        words = old[slice(*places[number])]
        if placement.outcome in CARRIES:
            assert new[placement.start : placement.end] == words
        if twins[words] > 1:
            continue
        if number in edited:
            assert placement.outcome not in {*CARRIES, "cosmetic"}
        else:
            assert (placement.start, placement.end) == truth[number]


@given(st.data(), documents())
def test_edits_elsewhere_leave_a_twin_with_its_neighbours(data, document):
    """A twin between sentences that nobody touched is found between them."""
    kept = data.draw(st.sampled_from([number for paragraph in document for number, _ in paragraph]))
    order = [number for paragraph in document for number, _ in paragraph]
    near = set(order[max(0, order.index(kept) - 1) : order.index(kept) + 2])
    after = [[(n, w if n in near else f"New sentence {n} instead.") for n, w in paragraph] for paragraph in document]
    (old, places), (new, truth) = render(document), render(after)

    (placement,) = reanchor(old, new, [places[kept]])

    assert placement.outcome == "ambiguous" or (placement.start, placement.end) == truth[kept]


@given(st.text(), st.text())
def test_a_redline_holds_both_texts(old, new):
    stretches = word_diff(old, new)

    assert "".join(stretch.words for stretch in stretches if stretch.kind != "added") == old
    assert "".join(stretch.words for stretch in stretches if stretch.kind != "removed") == new


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_aligned_words_are_equal_and_in_order(old, new):
    pairs = sorted(align_words(old, new).items())

    assert all(old[one] == new[other] for one, other in pairs)
    assert [other for _, other in pairs] == sorted({other for _, other in pairs})
