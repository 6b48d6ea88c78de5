"""A document edited again and again: what hangs on a claim stays with that claim, and with its words (test 28)."""

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from claims.choices import Verdict
from claims.models import Anchor, Citation, Claim, Document, Note
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.trust import oracle
from tests.trust.crowd import figure

pytestmark = pytest.mark.slow

SENTENCES = 40
EDITS_PER_VERSION = 10
TOWNS = "Denver Aurora Boulder Greeley Pueblo Golden Durango Salida Aspen Vail".split()
KINDS = [
    "The office of {town} sent {number} files to Ohio in 2019.",
    "Agency {number} of {town} may not share its records with anyone.",
    "In {town}, order {number} is in force 😀 since March.",
    "Cafe\u0301 no. {number} in {town} pays no tax.",
]
# Two sentences of every document that stand in it twice.
TWINS = ["The board meets in Denver each month.", "Nobody pays the fee of 12 dollars."]
Said = list[tuple[int, str]]


def first_version(chance: random.Random) -> Said:
    """Numbered sentences: the numbers say where each one goes, whatever becomes of its words."""
    said = [chance.choice(KINDS).format(town=chance.choice(TOWNS), number=1000 + number) for number in range(SENTENCES)]
    for twin in TWINS * 2:
        said.insert(chance.randrange(len(said)), twin)
    return list(enumerate(said))


# What can be done to one sentence. Text that is added names no number of another sentence.
REWORDINGS: dict[str, Callable[[str], str]] = {
    "negate": lambda words: words.replace(" sent ", " never sent ").replace(" may not ", " may "),
    "renumber": lambda words: words.replace("1", "7", 1),
    "extend": lambda words: f"{words[:-1]} and nobody knew.",
    "retype": lambda words: words.replace(" ", "  ", 1),
}
REARRANGEMENTS: dict[str, Callable[[Said, int, int], Said]] = {
    "move": lambda said, here, there: _moved(said, here, there),
    "insert": lambda said, here, there: [*said[:here], (-1, f"They lost {here} and {there} files."), *said[here:]],
    "drop": lambda said, here, there: said[:here] + said[here + 1 :] if len(said) > SENTENCES // 2 else said,
    "swap": lambda said, here, there: said[here:] + said[:here],
}


def _moved(said: Said, here: int, there: int) -> Said:
    rest = said[:here] + said[here + 1 :]
    return [*rest[:there], said[here], *rest[there:]]


def edited(said: Said, chance: random.Random, edits: int) -> Said:
    """The next version: so many single edits, each of a kind chosen by chance."""
    for _edit in range(edits):
        here, there = chance.randrange(len(said)), chance.randrange(len(said))
        kind = chance.choice([*REWORDINGS, *REARRANGEMENTS])
        if kind in REWORDINGS:
            number, words = said[here]
            said = [*said[:here], (number, REWORDINGS[kind](words)), *said[here + 1 :]]
        else:
            said = REARRANGEMENTS[kind](said, here, there)
    return said


def body(said: Said) -> bytes:
    words = [words for _number, words in said]
    return (
        "# Report\n\n" + "\n\n".join(" ".join(words[at : at + 3]) for at in range(0, len(words), 3)) + "\n"
    ).encode()


def reviewed(said: Said, people: list[Any], chance: random.Random) -> Document:
    """Every claim has its own note and citation; a half of them is settled."""
    document = factories.document(body(said).decode())
    for claim in document.claims.all():
        perform("note", claim, by=people[0], body=f"note of {claim.pk}")
        perform("cite", claim, by=people[0], stance="supports", title=f"source of {claim.pk}", pinpoint=str(claim.pk))
        if chance.random() < 0.5:
            perform("decide", claim, by=people[0], verdict=Verdict.VERIFIED, rationale=f"rationale of {claim.pk}")
    return document


def test_nothing_is_orphaned_and_nothing_goes_to_another_claim(people, lead, seed):
    chance = random.Random(seed)
    for _document in range(figure(2, 20)):
        said = first_version(chance)
        document = reviewed(said, people, chance)
        born = {claim.pk: claim.anchors.get().quote for claim in document.claims.all()}
        numbers = numbers_of(said, born)
        for _version in range(5):
            said = edited(said, chance, EDITS_PER_VERSION)
            import_document(body=body(said), filename="next.md", by=lead, document=document)
            assert_all_stay(document, said, born, numbers)
    oracle.assert_verdicts_belong_to_words()
    oracle.assert_quotes_are_the_text()
    oracle.assert_history_is_whole()


def numbers_of(said: Said, born: dict[int, str]) -> dict[int, int]:
    """The sentence that each claim was made of, for claims on whole sentences that stand once."""
    times = Counter(words for _number, words in said)
    by_words = {words: number for number, words in said if times[words] == 1}
    numbers = {claim: by_words[quote] for claim, quote in born.items() if quote in by_words}
    assert len(numbers) > SENTENCES // 2
    return numbers


def assert_all_stay(document: Document, said: Said, born: dict[int, str], numbers: dict[int, int]) -> None:
    document.refresh_from_db()
    claims = Claim.objects.filter(document=document, pk__in=born).prefetch_related("reviews")
    assert len(claims) == len(born) == Note.objects.filter(claim__document=document).count()
    assert all(note.body == f"note of {note.claim_id}" for note in Note.objects.all())
    assert all(citation.pinpoint == str(citation.claim_id) for citation in Citation.objects.all())
    assert all(review.rationale == f"rationale of {claim.pk}" for claim in claims for review in claim.reviews.all())
    now = {number: words for number, words in said if number >= 0}
    times = Counter(now.values())
    for claim in claims:
        words = now.get(numbers.get(claim.pk, -1), "")
        if claim.pk in numbers and times[words] < 2:
            assert_stays_on(claim, words, born[claim.pk])


def assert_stays_on(claim: Claim, words: str, born: str) -> None:
    """`words` are those that its sentence has now, empty where it is gone; `born` those that it was found on."""
    anchor = Anchor.objects.newest_of(claim).first()
    if words == born:
        # Nobody touched it: it is not lost.
        assert anchor is not None
        assert anchor.quote == born
    else:
        # A verdict that nobody had to confirm would stand on other words than it was given on.
        assert claim.text_changed
