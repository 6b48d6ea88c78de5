"""Relatives: the noun phrase that a relative clause behind a comma tells more about."""

import re

from .agreement import is_plural
from .grammar import base_of, is_adverb, is_base, is_inflected, is_participle, words_of
from .lexicon import ADVERBS, AUXILIARIES, BE, NOUN_LIKE, NOUN_VERBS, PREPOSITIONS, RELATIVES
from .views import View

PRONOUN = re.compile(r"(?i)(?:it|they|them|he|him|she|her|we|us|you|me|i|this|that|these|those)\b")
MANY = frozenset("are were have do".split())
CLOSED = PREPOSITIONS | AUXILIARIES | BE | RELATIVES | ADVERBS
ONE = frozenset("is was has does".split())


def antecedent_of(view: View, end: int, clause: str) -> str:
    """The nearest noun phrase before `end` (code points) whose number the verb of `clause` has, or "".

    With what it is "of": "the laws of physics, which are …"; dates and numbers are passed over.
    """
    is_many = _number(clause)
    phrases = list(_phrases(view, end))
    for index, (phrase, before) in enumerate(phrases):
        if phrase[0].isdigit() or PRONOUN.match(phrase) or (is_many is not None and is_many != is_plural(phrase)):
            if is_many is False and phrase[0].isupper():
                # "Hartwell Motors, which has": a name's form does not tell its number.
                return ""
            continue
        while before == "of" and index + 1 < len(phrases):
            index += 1
            longer, before = phrases[index]
            if is_many is None or is_many == is_plural(longer):
                phrase = longer
        return phrase
    return ""


def _number(clause: str) -> bool | None:
    """Whether a clause's verb, its first word, is in the plural; None where its form does not say."""
    words = words_of(clause, 0, len(clause))
    form = words[0].form if words else ""
    if form in MANY or is_base(form):
        return True
    return False if form in ONE or base_of(form, "s") else None


def _phrases(view: View, end: int) -> list[tuple[str, str]]:
    """The stretches that end at `end` and can be noun phrases, shortest first, each with the word before it."""
    after = view.verb.start if view.verb else -1
    words = [word for word in view.words if after < word.start < end]
    found = []
    for index in range(len(words) - 1, -1, -1):
        before = words[index - 1].form if index else ""
        if (
            (index == 0 or _is_boundary(before))
            and not _is_boundary(words[index].form)
            and not is_base(words[index].form)
        ):
            found.append((view.text[words[index].start : end], before))
    return found


def _is_boundary(form: str) -> bool:
    """A word that noun phrases begin behind."""
    if form in CLOSED or is_adverb(form) or is_participle(form):
        return True
    return (is_inflected(form) and form not in NOUN_LIKE) or (is_base(form) and form not in NOUN_VERBS)
