"""Antecedents: what an opening "this", "these" or "they" stands for, where the sentences before make it plain."""

import re

from .agreement import agree, is_plural
from .grammar import finite_verb, is_base, is_inflected, words_of
from .lexicon import ADVERBS, AUXILIARIES, NOUN_VERBS

DEMONSTRATIVE = re.compile(r"(?:This|These|That|Those|Such)\s+(?=[^\W\d_])")
PRONOUN = re.compile(r"(?:This|These|Those|It|They|He|She|Which)\s+")
MEANS = re.compile(r"This\s+(?:also\s+)?(?:means|implies|suggests|shows|indicates)\s+that\s+")
# "It is essential to …": the subject comes later, and there is nothing to put in its place.
EXPLETIVE = re.compile(
    r"It\s+(?:is|was|may be|can be|remains|seems|appears|takes)\s+(?:\w+\s+){1,3}(?:to|that|for|whether|if)\b"
)
MAX_MODIFIERS = 3
WORD = re.compile(r"[^\W\d_][\w’'-]*")
STOP = frozenset(
    """
    a an the this that these those such its their his her our your of in on at by for with from to and or but as are is
    was were be have has had may can some several many most any all other under about into issue issues enter take
    """.split()
)


def resolve(statement: str, topic: str, before: str) -> str:
    """The statement with its opening pronoun replaced.

    `topic` is the subject of the sentence before, `before` what the section said so far: "These MOUs" becomes the
    noun phrase that ended in "MOUs" there, or else "The MOUs"; "This can lead" becomes "<topic> can lead".
    """
    means = MEANS.match(statement)
    if means:
        return capitalise(statement[means.end() :])
    if EXPLETIVE.match(statement):
        return statement
    pronoun = PRONOUN.match(statement)
    if pronoun and _is_alone(statement, pronoun.end()):
        return _with_topic(statement[pronoun.end() :], topic) if topic else statement
    demonstrative = DEMONSTRATIVE.match(statement)
    return _with_noun(statement, demonstrative.end(), before) if demonstrative else statement


def _is_alone(statement: str, start: int) -> bool:
    """Whether the verb follows the pronoun at once, so that it stands without a noun."""
    words = words_of(statement, start, len(statement))
    if not words:
        return False
    if words[0].form in ADVERBS:
        return True
    if words[0].form in AUXILIARIES or not statement.startswith(("This", "These", "Those")):
        return True
    # "This means" has a verb, "These measures" a noun: a plural verb has no ending.
    return finite_verb(words) == 0 and (statement.startswith("This") or not words[0].form.endswith("s"))


def _with_topic(rest: str, topic: str) -> str:
    verb, blank, tail = rest.partition(" ")
    return f"{capitalise(topic)} {agree(verb, is_plural(topic))}{blank}{tail}"


def _with_noun(statement: str, start: int, before: str) -> str:
    """ "These MOUs typically" with the MOUs that were named before."""
    noun = _head(statement, start)
    named = _named(noun, before)
    rest = statement[start:]
    if named and noun:
        return capitalise(named) + rest[len(noun) :] if rest.startswith(noun) else "The " + rest
    return capitalise(rest) if statement.startswith("Such") else "The " + rest


def _head(statement: str, start: int) -> str:
    found = WORD.match(statement, start)
    return found.group() if found else ""


def _named(noun: str, before: str) -> str:
    """The last noun phrase of `before` that ends in `noun` and says more than it, or an empty string."""
    places = [found.start() for found in re.finditer(rf"\b{re.escape(noun)}\b", before)] if noun else []
    if not places:
        return ""
    modifiers: list[str] = []
    for word in reversed(before[: places[-1]].split()[-MAX_MODIFIERS:]):
        if word.lower() in STOP or _is_verb(word.lower()) or not word.replace("-", "").isalpha():
            break
        modifiers.insert(0, word)
    return " ".join([*modifiers, noun]) if modifiers else ""


def _is_verb(form: str) -> bool:
    return (is_base(form) or is_inflected(form)) and form not in NOUN_VERBS and not form.endswith("ed")


def capitalise(words: str) -> str:
    return words[:1].upper() + words[1:]
