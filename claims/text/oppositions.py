"""Oppositions: the words by which two statements about one matter cannot both stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .grammar import Word, base_of, is_base, is_inflected, words_of
from .lexicon import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    HAVE,
    MODALS,
    NOUN_LIKE,
    NOUN_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TAKE_INFINITIVE,
)
from .synonyms import NOMINAL, headword, singular

NEGATORS = frozenset("not never cannot".split())
# Verbs that deny the act that follows them: "prohibits agencies from sharing", "bars the disclosure of".
FORBIDDING = frozenset("prohibit forbid ban bar outlaw preclude disallow restrict limit".split())
# These deny a verb, never a noun: to prevent unauthorized access is not to deny access.
PREVENTING = frozenset("prevent end block keep".split())
# A statement tells a rule when it forbids, demands or allows something.
DEONTIC = FORBIDDING | frozenset("require allow need prevent govern entitle".split())
OBLIGING = frozenset("must shall may cannot should".split())
# Either word denies the other.
ANTONYMS = (
    "increase decrease", "rise fall", "rise decline", "grow shrink", "gain lose", "allow prohibit", "require prohibit",
    "legal illegal", "lawful unlawful", "constitutional unconstitutional", "mandatory voluntary", "mandatory optional",
    "always never", "encrypted unencrypted", "uphold overturn", "affirm reverse", "accept reject", "approve reject",
    "win lose", "improve worsen", "strengthen weaken", "expand narrow", "safe unsafe", "effective ineffective",
    "approve repeal", "raise lower", "exempt subject", "open closed", "true false", "support oppose",
)  # fmt: skip
SPELLED = {
    word: str(number) for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
OPPOSITES: dict[str, list[str]] = {}
for _pair in ANTONYMS:
    _one, _other = _pair.split()
    OPPOSITES.setdefault(_one, []).append(_other)
    OPPOSITES.setdefault(_other, []).append(_one)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
# What is numbered, not counted.
NUMBERED = frozenset(
    "section sections title titles part parts chapter article act bill rule no order step page".split()
)
SUPPORT = (BE | HAVE | MODALS) - {"being", "having"}
HEDGES = frozenset("may might can could".split())
RESTRICTING = frozenset("restrict limit".split())
WEAKLY = 0.75
# How far a negation or prohibition reaches, in words, before it has met the act that it denies.
REACH = 6
FUNCTION_WORDS = ARTICLES | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | RELATIVES | AUXILIARIES | BE | ADVERBS | NEGATORS


class Reading(NamedTuple):
    """What a statement asserts and denies: headwords of acts with the words that say so; its quantities by what they
    count; the headwords of all its words of content."""

    asserted: dict[str, str]
    denied: dict[str, str]
    quantities: dict[str, str]
    terms: frozenset[str]
    is_rule: bool

    def offers(self) -> set[tuple[str, str]]:
        """What another statement may oppose."""
        said = {("asserted", act) for act in self.asserted} | {("denied", act) for act in self.denied}
        return said | {("counted", unit) for unit in self.quantities}

    def seeks(self) -> set[tuple[str, str]]:
        """What another statement must offer to be opposed to this one."""
        contrary = {("asserted", opposite) for act in self.asserted for opposite in OPPOSITES.get(act, ())}
        denial = {("denied", act) for act in self.asserted} | {("asserted", act) for act in self.denied}
        return contrary | denial | {("counted", unit) for unit in self.quantities}


class Opposition(NamedTuple):
    """The opposed words as they stand in the one and in the other statement, and how sure it is that they oppose."""

    kind: str
    one: str
    other: str
    sureness: float = 1.0


def read(statement: str) -> Reading:
    """What `statement` says. A negation denies the next word of content, a prohibition the next act."""
    words = words_of(statement, 0, len(statement))
    denied = dict(_denied(words))
    asserted = {
        headword(word.form): _told(words, index) for index, word in enumerate(words) if _is_asserted(words, index)
    }
    terms = frozenset(headword(word.form) for word in words if _has_content(word.form))
    is_rule = any(headword(word.form) in DEONTIC or word.form in OBLIGING for word in words)
    return Reading(
        {act: form for act, form in asserted.items() if act not in denied},
        denied,
        dict(_quantities(words)),
        terms,
        is_rule,
    )


def _has_content(form: str) -> bool:
    return form not in FUNCTION_WORDS and not NUMBER.fullmatch(form) and len(form) > 1


def _is_asserted(words: list[Word], index: int) -> bool:
    """A verb that says what is, was or may be done: no noun, no purpose ("to protect"), no gerund, no participle behind
    its noun ("the data shared with")."""
    form, before = words[index].form, _before(words, index)
    if form in FUNCTION_WORDS or before in ARTICLES | PREPOSITIONS:
        return False
    if before in SUPPORT or before in TAKE_INFINITIVE:
        return is_inflected(form) or is_base(form) or headword(form) in OPPOSITES
    after = words[index + 1].form if index + 1 < len(words) else ""
    if base_of(form, "ed"):
        return after not in PREPOSITIONS | {"to"}
    if form in NOUN_LIKE or form in NOUN_VERBS:
        return after in ARTICLES or (is_base(form) and before != singular(before))
    return is_inflected(form) or is_base(form)


def _told(words: list[Word], index: int) -> str:
    """The verb, behind the modal that hedges it: "can be shared"."""
    first = next((place for place in range(max(0, index - 3), index) if words[place].form in MODALS), index)
    return " ".join(word.form for word in words[first : index + 1])


def _before(words: list[Word], index: int) -> str:
    """The word before, adverbs left out, and "to" behind a word whose infinitive is asserted."""
    for word in reversed(words[max(0, index - 4) : index]):
        if word.form not in ADVERBS and not word.form.endswith("ly") and word.form != "to":
            return word.form
    return ""


def _denied(words: list[Word]) -> Iterator[tuple[str, str]]:
    for index, word in enumerate(words):
        following = words[index + 1 : index + 1 + REACH]
        if word.form in NEGATORS or word.form.endswith(("n't", "n’t")):
            yield from _negated(following, word)
        elif headword(word.form) in FORBIDDING | PREVENTING and _before(words, index) not in ARTICLES:
            yield from _forbidden(words, index)


def _negated(words: list[Word], negator: Word) -> Iterator[tuple[str, str]]:
    for word in words:
        if _has_content(word.form) and not word.form.endswith("ly"):
            yield headword(word.form), f"{negator.form} {word.form}"
            return


def _forbidden(words: list[Word], index: int) -> Iterator[tuple[str, str]]:
    """ "prohibits state agencies from collecting or sharing", "restricts the sharing of", "is prohibited from"."""
    following = words[index + 1 : index + 1 + 2 * REACH]
    start = next((place + 1 for place, word in enumerate(following) if word.form == "from"), 0)
    if not start and headword(words[index].form) in PREVENTING:
        return
    acts = following[start : start + REACH]
    for place, word in enumerate(acts):
        if base_of(word.form, "ing") or (not start and word.form in NOMINAL):
            yield headword(word.form), f"{words[index].form} … {word.form}"
            if acts[place + 1 : place + 2] and acts[place + 1].form not in ("or", "and"):
                return
        elif word.form not in ADVERBS | ARTICLES | {"or", "and"} and (start or place > 1):
            return


def _quantities(words: list[Word]) -> Iterator[tuple[str, str]]:
    """A number under the noun that it counts; a year under "year". "Section 3 requires" counts nothing."""
    for index, word in enumerate(words):
        value = SPELLED.get(word.form) or (word.form.replace(",", "") if NUMBER.fullmatch(word.form) else "")
        before = words[index - 1].form if index else ""
        if not value or before in NUMBERED:
            continue
        if YEAR.fullmatch(value) and before in ("in", "since", "until", "by", "of"):
            yield "year", value
        elif index + 1 < len(words) and _is_counted(words[index + 1].form):
            yield headword(words[index + 1].form), value


def _is_counted(form: str) -> bool:
    return _has_content(form) and not (base_of(form, "s") and form not in NOUN_LIKE)


def opposition(one: Reading, other: Reading) -> Opposition | None:
    """What one denies of the other, or None. That both are about the same matter is for the caller to know."""
    for act in sorted(one.denied.keys() & other.asserted.keys()):
        return _denial(one.denied[act], other.asserted[act])
    for act in sorted(other.denied.keys() & one.asserted.keys()):
        found = _denial(other.denied[act], one.asserted[act])
        return found._replace(one=found.other, other=found.one)
    for word in sorted(one.asserted):
        for opposite in OPPOSITES.get(word, ()):
            if opposite in other.asserted and opposite not in one.terms and word not in other.terms:
                return Opposition("antonym", one.asserted[word], other.asserted[opposite])
    for unit in sorted(one.quantities.keys() & other.quantities.keys()):
        if one.quantities[unit] != other.quantities[unit]:
            return Opposition("quantity", f"{one.quantities[unit]} {unit}", f"{other.quantities[unit]} {unit}")
    return None


def _denial(denied: str, asserted: str) -> Opposition:
    """To restrict an act is less than to forbid it, and what may be done need not be done."""
    sureness = WEAKLY if headword(denied.split()[0]) in RESTRICTING else 1.0
    if asserted.split()[0] in HEDGES:
        sureness *= WEAKLY
    return Opposition("denied", denied, asserted, sureness)
