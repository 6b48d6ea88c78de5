"""Agreement: the form a verb takes behind another subject than it had in the document."""

import re

from .grammar import base_of, words_of
from .lexicon import PREPOSITIONS, RELATIVES

PLURALS = frozenset("people data they we you i these those children women men police others some many both all".split())
PAIRS = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "isn’t": "aren’t",
    "hasn’t": "haven’t",
    "doesn’t": "don’t",
}
SINGULAR_OF = {plural: singular for singular, plural in PAIRS.items()}
SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
CONSONANT_Y = re.compile(r"[^aeiou]y$")


def is_plural(phrase: str) -> bool:
    """Whether a noun phrase takes a plural verb: by its head, the last word before a preposition or relative clause."""
    words = words_of(phrase, 0, len(phrase))
    head = next(
        (i for i, word in enumerate(words) if i and (word.form in PREPOSITIONS | RELATIVES or _is_adjunct(word.form))),
        len(words),
    )
    forms = [word.form for word in words[:head]]
    if not forms or base_of(forms[0], "ing"):
        return False
    if "and" in forms or forms[-1] in PLURALS:
        return True
    return forms[-1].endswith("s") and not forms[-1].endswith(("ss", "us", "is", "ics", "’s", "'s"))


def _is_adjunct(form: str) -> bool:
    return form.endswith("ed") or (
        base_of(form, "ing") is not None and form not in {"sharing", "housing", "funding", "training"}
    )


def agree(verb: str, plural: bool) -> str:
    """A verb in the present for a plural or a singular subject; other forms come back as they are."""
    if plural:
        return PAIRS.get(verb) or base_of(verb, "s") or verb
    return SINGULAR_OF.get(verb, verb)


def present(base: str, plural: bool) -> str:
    """The present form of a verb given in its base form."""
    if plural:
        return base
    if CONSONANT_Y.search(base):
        return base[:-1] + "ies"
    return base + ("es" if SIBILANT.search(base) else "s")
