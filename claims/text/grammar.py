"""Grammar without a tagger: words with their places, the forms of known verbs, and the main verb of a sentence."""

import re
from functools import lru_cache
from typing import NamedTuple

from .lexicon import (
    ADJECTIVES_IN_LY,
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    DEMONSTRATIVES,
    IRREGULAR,
    NOUN_LIKE,
    NOUN_VERBS,
    NOUNS_AND_VERBS_IN_LY,
    PREPOSITIONS,
    RELATIVES,
    VERBS,
)

# The letter of a subsection, "(a)", is no word, and least of all an article.
WORD = re.compile(r"(?!(?<=\()[^\W_]\))[^\W_]+(?:[’'.&/-][^\W_]+)*")
# What follows these is a noun, an infinitive or a participle.
NOT_BEFORE_VERBS = ARTICLES | PREPOSITIONS | AUXILIARIES | {"be", "been", "being", "having"}

# Prepositions by use, and those that say more of the noun before them.
NO_PARTICIPLES = PREPOSITIONS | frozenset(
    "including following being ranging according depending starting beginning consisting totaling".split()
)
# "Pointed out" is a verb; "shared with" may be a participle.
PARTICLES = frozenset("out up off down back away".split())

BUILT = re.compile(r"^(?!un)[a-z]{3,}(?:ize|yze|ify|tise|lise|nise)$")
# "You’ll", "they’re", "it’s": a subject and its verb in one word.
CONTRACTED = re.compile(r"[’'](?:ll|re|ve|d|m|t)$|^(?:it|that|there|he|she|what|who|here)[’']s$")


class Word(NamedTuple):
    """A word in lower case and its place in the text (code points)."""

    form: str
    start: int
    end: int


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words that stand in `text[start:end]`."""
    return [Word(found.group().lower(), found.start(), found.end()) for found in WORD.finditer(text, start, end)]


@lru_cache(maxsize=8192)
def base_of(form: str, ending: str) -> str | None:
    """The known verb of which `form` is the form with `ending` ("s", "ed" or "ing"), or None."""
    if not form.endswith(ending) or len(form) < len(ending) + 2:
        return None
    stem = form[: -len(ending)]
    candidates = [stem, stem + "e"]
    if ending in ("s", "ed") and form.endswith("ie" + ending[-1]):
        candidates.append(form[: -len("ie" + ending[-1])] + "y")
    if stem.endswith("e"):
        candidates.append(stem[:-1])
    if stem[-1:] == stem[-2:-1]:
        candidates.append(stem[:-1])
    return next((candidate for candidate in candidates if is_base(candidate)), None)


@lru_cache(maxsize=8192)
def is_base(form: str) -> bool:
    """Whether a form is a verb in its base form: a known one, or one built like "advertise" and "simplify"."""
    return form in VERBS or bool(BUILT.search(form))


@lru_cache(maxsize=8192)
def is_participle(form: str) -> bool:
    """An -ing form; nouns such as "housing" and prepositions such as "including" are none."""
    return base_of(form, "ing") is not None and form not in NO_PARTICIPLES


@lru_cache(maxsize=8192)
def is_inflected(form: str) -> bool:
    """A form that stands in a finite clause on its own: "prohibits", "passed", "overturned"."""
    return form in IRREGULAR or base_of(form, "s") is not None or base_of(form, "ed") is not None


@lru_cache(maxsize=8192)
def is_auxiliary(form: str) -> bool:
    return form in AUXILIARIES or bool(CONTRACTED.search(form))


def may_be_adverb(form: str) -> bool:
    """Whether a word is an adverb, or like "early" one or an adjective: not "family" or "apply"."""
    return form in ADVERBS or (form.endswith("ly") and form not in NOUNS_AND_VERBS_IN_LY)


def is_adverb(form: str) -> bool:
    """Whether a word is an adverb wherever it stands."""
    return may_be_adverb(form) and form not in ADJECTIVES_IN_LY


def finite_verb(words: list[Word], is_strict: bool = False) -> int | None:
    """The index of the main clause's finite verb, or None.

    A relative clause takes the first finite verb after its pronoun; "shared with", which may be a participle, and
    "benefits", which may be a noun, count only where nothing surer follows, and not at all when `is_strict`.
    """
    pending, fallback, inner = 0, None, None
    for index, word in enumerate(words):
        if word.form in RELATIVES and index > 0:
            pending = 1
        elif _is_finite(words, index):
            is_sure = _is_sure(words, index)
            if pending:
                inner = index if is_auxiliary(word.form) else inner
                pending = int(word.form in NOUN_LIKE and not is_sure)
            elif is_sure:
                return index
            elif not fallback:
                # A sentence that begins with "Attacks" has its verb further on.
                fallback = index
    # "An agent that spoofs it must …": where the relative clause's verb is unknown, it took the main one.
    return None if is_strict else fallback if fallback is not None else inner


def sure_verb(words: list[Word]) -> int | None:
    """The index of the first word that can hardly be anything but a finite verb, or None."""
    return next((i for i in range(len(words)) if _is_finite(words, i) and _is_sure(words, i)), None)


def begins_with_verb(words: list[Word]) -> bool:
    """Whether the first word, adverbs left out, can be a finite verb: "prohibits", "also was", not "it had"."""
    forms = [word.form for word in words if not may_be_adverb(word.form)]
    return bool(forms) and _verb_form(forms[0]) != ""


@lru_cache(maxsize=8192)
def _verb_form(form: str) -> str:
    """What sort of verb a form can be: "auxiliary", "inflected", "base", or none ("")."""
    if is_auxiliary(form):
        return "auxiliary"
    if is_inflected(form):
        return "inflected"
    return "base" if is_base(form) else ""


def _is_finite(words: list[Word], index: int) -> bool:
    form = words[index].form
    sort = _verb_form(form)
    if sort in ("", "auxiliary"):
        return bool(sort)
    before = _before(words, index)
    if before in DEMONSTRATIVES and base_of(form, "s") and not _is_noun_after_all(words, index):
        return True
    if before in NOT_BEFORE_VERBS:
        return False
    return sort == "inflected" or (bool(before) and _is_plural(before))


def _is_noun_after_all(words: list[Word], index: int) -> bool:
    """ "These measures …", but "this means that …" and "this ensures …"."""
    after = words[index + 1].form if index + 1 < len(words) else ""
    is_beside = words[index - 1].form in DEMONSTRATIVES
    return is_beside and words[index].form in NOUN_LIKE and after != "that"


def _before(words: list[Word], index: int) -> str:
    """The word before, adverbs left out."""
    for word in reversed(words[max(0, index - 3) : index]):
        if not may_be_adverb(word.form):
            return word.form
    return ""


def _is_plural(form: str) -> bool:
    return form in {"they", "we", "you", "i", "that", "who", "which", "people", "data", "some", "others", "many"} or (
        form.endswith("s") and not form.endswith(("ss", "us", "is"))
    )


def _is_sure(words: list[Word], index: int) -> bool:
    form = words[index].form
    if is_auxiliary(form):
        return True
    after = words[index + 1].form if index + 1 < len(words) else ""
    if form in NOUN_LIKE or form in NOUN_VERBS:
        return after in ARTICLES or after == "to" or is_base(after)
    return not (after in PREPOSITIONS - PARTICLES and base_of(form, "ed")) and not (after == "by" and form in IRREGULAR)
