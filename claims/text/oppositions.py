"""Oppositions: the words by which two statements about one matter cannot both stand."""

from collections.abc import Iterator
from typing import NamedTuple

from .contraries import OPPOSITES
from .grammar import Word, base_of, finite_verb, is_base, is_inflected, may_be_adverb, words_of
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
from .quantities import SPELLED, Quantity, is_counted, quantities_of
from .synonyms import NOMINAL, headword, singular

NEGATORS = frozenset("not never cannot".split())
# Verbs that deny the act that follows them: "prohibits agencies from sharing", "bars the disclosure of".
FORBIDDING = frozenset("prohibit forbid ban bar outlaw preclude disallow".split())
# These deny a verb, never a noun: to prevent unauthorized access is not to deny access.
PREVENTING = frozenset("prevent end block keep".split())
# A statement tells a rule when it forbids, demands or allows something.
DEONTIC = FORBIDDING | frozenset("restrict limit require allow need prevent govern entitle".split())
OBLIGING = frozenset("must shall may cannot should".split())
SUPPORT = (BE | HAVE | MODALS) - {"being", "having"}
HEDGES = frozenset("may might can could".split())
# "Not all" and "not only" deny nothing of what follows.
NO_DENIALS = frozenset("all every only always necessarily just fully entirely yet solely each both merely".split())
# These have no object, so that their past form is no participle: "Taxes in the county increased in March".
CHANGES = frozenset("increase decrease decline expire".split())
WEAKLY = 0.75
# How far a negation or prohibition reaches, in words, before it has met the act that it denies.
REACH = 6
FUNCTION_WORDS = ARTICLES | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | RELATIVES | AUXILIARIES | BE | ADVERBS | NEGATORS


class Reading(NamedTuple):
    """What a statement asserts and denies: headwords of acts with the words that say so; its quantities by what they
    count; the headwords of all its words of content, those that a denial is about (`scope`), and behind which
    preposition each stands ("" for none); those behind each asserted act, to the next one or a comma; all its forms."""

    asserted: dict[str, str]
    denied: dict[str, str]
    quantities: dict[str, tuple[Quantity, ...]]
    terms: frozenset[str]
    scope: frozenset[str]
    slots: dict[str, str]
    behind: dict[str, frozenset[str]]
    forms: frozenset[str]
    is_rule: bool

    def conditions(self, exceptions: frozenset[str], terms: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Those of the words and terms that the statement hangs on."""
        return self.forms & exceptions, self.terms & terms

    def offers(self) -> set[tuple[str, str]]:
        """What another statement may oppose."""
        said = {("asserted", act) for act in self.asserted} | {("denied", act) for act in self.denied}
        return said | {("counted", unit) for unit in self.quantities if is_counted(unit)}

    def seeks(self) -> set[tuple[str, str]]:
        """What another statement must offer to be opposed to this one."""
        contrary = {("asserted", opposite) for act in self.asserted for opposite in OPPOSITES.get(act, ())}
        denial = {("denied", act) for act in self.asserted} | {("asserted", act) for act in self.denied}
        return contrary | denial | {("counted", unit) for unit in self.quantities if is_counted(unit)}


class Opposition(NamedTuple):
    """The opposed words as they stand in the one and in the other statement, and how sure it is that they oppose.

    `is_of_one`: it is the first that denies. `unit` is what the opposed numbers count, `aside` are the opposed terms.
    """

    kind: str
    one: str
    other: str
    sureness: float = 1.0
    is_of_one: bool = True
    unit: str | None = None
    aside: tuple[str, ...] = ()


def read(statement: str) -> Reading:
    """What `statement` says. A negation denies the next word of content, a prohibition the next act."""
    words = words_of(statement, 0, len(statement))
    denied = dict(_denied(words))
    main = finite_verb(words)
    places = [index for index in range(len(words)) if index == main or _is_asserted(words, index)]
    asserted = {headword(words[index].form): _told(words, index) for index in places}
    is_rule = any(headword(word.form) in DEONTIC or word.form in OBLIGING for word in words)
    return Reading(
        {act: form for act, form in asserted.items() if act not in denied and _has_content(act)},
        denied,
        quantities_of(statement),
        _terms(words),
        _terms(words[_scope(words) :]),
        _slots(statement, words),
        {headword(words[index].form): _behind(statement, words, index) for index in places},
        frozenset(word.form for word in words),
        is_rule,
    )


def _terms(words: list[Word]) -> frozenset[str]:
    return frozenset(headword(word.form) for word in words if _has_content(word.form))


def _slots(statement: str, words: list[Word]) -> dict[str, str]:
    """Behind which preposition each term stands; a verb or a comma between ends its reach."""
    slots: dict[str, str] = {}
    preposition = ""
    for index, word in enumerate(words):
        if word.form in PREPOSITIONS or word.form == "because":
            preposition = word.form
        elif index and _ends_reach(statement, words, index):
            preposition = ""
        if _has_content(word.form):
            slots.setdefault(headword(word.form), preposition)
    return slots


def _behind(statement: str, words: list[Word], index: int) -> frozenset[str]:
    end = index + 1
    while end < len(words) and not (_is_verb(words, end) or "," in statement[words[end - 1].end : words[end].start]):
        end += 1
    return _terms(words[index + 1 : end])


def _is_verb(words: list[Word], index: int) -> bool:
    return _is_asserted(words, index) or finite_verb(words[index:]) == 0


def _ends_reach(statement: str, words: list[Word], index: int) -> bool:
    is_apart = "," in statement[words[index - 1].end : words[index].start]
    return is_apart or base_of(words[index].form, "ing") is not None or _is_asserted(words, index)


def _scope(words: list[Word]) -> int:
    """Where what is denied begins: behind "The law prohibits", which is no part of it."""
    for index, word in enumerate(words):
        if headword(word.form) in FORBIDDING | PREVENTING and index and words[index - 1].form not in BE:
            return index + 1
    return 0


def _has_content(form: str) -> bool:
    return form not in FUNCTION_WORDS and form not in SPELLED and not form[0].isdigit() and len(form) > 1


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
        return after not in PREPOSITIONS | {"to"} or headword(form) in CHANGES
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
        if not may_be_adverb(word.form) and word.form != "to":
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
    if words and words[0].form in NO_DENIALS:
        return
    for word in words:
        if _has_content(word.form) and not may_be_adverb(word.form):
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


def oppositions(one: Reading, other: Reading) -> Iterator[Opposition]:
    """What each denies of the other. That both are about the same matter is for the caller to know."""
    for act in sorted(one.denied.keys() & other.asserted.keys()):
        yield _denial(act, one.denied[act], other.asserted[act])
    for act in sorted(other.denied.keys() & one.asserted.keys()):
        found = _denial(act, other.denied[act], one.asserted[act])
        yield found._replace(one=found.other, other=found.one, is_of_one=False)
    for word in sorted(one.asserted):
        for opposite in OPPOSITES.get(word, ()):
            if opposite in other.asserted and opposite not in one.terms and word not in other.terms:
                yield Opposition("antonym", one.asserted[word], other.asserted[opposite], aside=(word, opposite))
    yield from _counted_apart(one, other)


def _counted_apart(one: Reading, other: Reading) -> Iterator[Opposition]:
    for unit in sorted(filter(is_counted, one.quantities.keys() & other.quantities.keys())):
        first, second = one.quantities[unit], other.quantities[unit]
        if len(first) == len(second) == 1 and first[0].excludes(second[0]):
            yield Opposition("quantity", first[0].words, second[0].words, unit=unit)


def _denial(act: str, denied: str, asserted: str) -> Opposition:
    """What may be done need not be done."""
    is_hedged = asserted.split()[0] in HEDGES
    return Opposition("denied", denied, asserted, WEAKLY if is_hedged else 1.0, aside=(act,))
