"""What counts when two statements are compared."""

import pytest

from claims.text.likeness import rank, rarity_of
from claims.text.stems import words_of

KNOWN = [
    (1, "Agencies may not share benefits data with immigration officers."),
    (2, "The city planted 4,000 oak trees along the river in 2019."),
    (3, "The mayor of Springfield owns a vineyard in France."),
    (4, "Vaccinated children attend school in every county."),
]


def stems_of(text):
    return {word.stem for word in words_of(text) if not word.is_stop}


def ranked(query, known=KNOWN):
    counts = {stem: sum(stem in stems_of(text) for _pk, text in known) for stem in stems_of(query)}
    return rank(query, known, {stem: rarity_of(count, len(known)) for stem, count in counts.items()})


@pytest.mark.parametrize(
    ("query", "pk"),
    [
        ("They planted thousands of oaks by the river", 2),
        # The words of a tag.
        ("#SpringfieldMayor bought land abroad", 3),
        # Another form of the word than its stem reaches.
        ("No vaccination, no lessons", 4),
        ("Sharing of benefit data with officers is unlawful https://oak.example/river/trees", 1),
    ],
)
def test_the_statement_that_says_it_comes_first(query, pk):
    assert ranked(query)[0].pk == pk


def test_scores_are_chances_in_falling_order():
    scores = [score for _pk, score in ranked("The mayor of Springfield owns oak trees in France.")]

    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_statement_said_again_is_surer_than_one_that_shares_a_word():
    again, like = ranked(KNOWN[2][1])[0], ranked("A mayor resigned.")[0]

    assert again.pk == like.pk == 3
    assert again.score > 0.9
    assert like.score < 0.5


def test_of_two_equal_statements_neither_is_sure():
    alone, twice = KNOWN, [*KNOWN, (5, KNOWN[2][1])]

    assert ranked(KNOWN[2][1], twice)[0].score < ranked(KNOWN[2][1], alone)[0].score


def test_side_by_side_counts():
    known = [(1, "The law bars data sharing"), (2, "Sharing the bars data law")]

    assert ranked("law bars data", known)[0].pk == 1


def test_nothing_known_gives_nothing():
    assert rank("Whatever", [], {"whatev": 1.0}) == []


def test_no_shared_word_scores_least():
    assert ranked("Quantum chromodynamics")[0].score < 0.01


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("RT @CityOfDenver: #BlackLivesMatter2020", "rt city of denver black lives matter 2020"),
        ("it’s the mayor's café", "it the mayor cafe"),
        ("SB19-216 and 45 CFR 164.512(f)", "sb19 216 and 45 cfr 164 512 f"),
        ("see https://a.example/oak?q=1 and pic.twitter.com/oak", "see and"),
        ("snake_case 😀 ﬁne", "snake case fine"),
        ("", ""),
    ],
)
def test_words_are_folded_and_tags_taken_apart(text, words):
    assert " ".join(word.text for word in words_of(text)) == words
