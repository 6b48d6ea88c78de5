"""Subclauses: clauses with a subject of their own, and those that say more about the clause before."""

import re
from collections.abc import Iterator
from itertools import pairwise

from .grammar import Word, begins_with_verb, finite_verb, is_participle, sure_verb
from .lexicon import AUXILIARIES, BE, PREPOSITIONS, PRONOUNS, RELATIVES
from .relatives import antecedent_of
from .sentential import counts_all, does_as_facts_do, ends_in_time, measures_all, names_time
from .views import Cut, View

MIN_CLAUSE_WORDS = 4
MIN_VERB_PHRASE_WORDS = 5
MIN_PARTICIPLE_WORDS = 7
ADVERBS = frozenset(
    "also further then thus thereby potentially ultimately often even effectively possibly particularly".split()
)
NEW_CLAUSE = re.compile(
    r"[,;]\s+(?:and|but)\s+so\s+|,\s+(?:and|but|while|whereas|so|yet)\s+|"
    r";\s+(?:(?:and|or|but|however,|moreover,|therefore,)\s+)?(?:\([\da-z]{1,2}\)\s+)?"
)
CONTRASTING = ("while", "whereas")
# "but only 60 days after the bottle has been opened": the verb is another clause's.
TIMES = frozenset("after before until once unless".split())
CONCESSIVE = frozenset("while although though whereas".split())
PARTICIPLE_PAIR = re.compile(r"\s+and\s+(?=[a-z]+ing\b)")
RELATIVE = re.compile(r",\s+(which|who)\s+")
RELATIVE_OF_ALL = re.compile(r",\s+(?=that\s)")
REASON = re.compile(r",\s+(?:as|because|since)\s+")
PARTICIPLE = re.compile(rf",\s+(?=(?:(?:{'|'.join(sorted(ADVERBS))})\s+)?[a-z]+ing\b)")
# "facilitating it, hiding it, or selling it": members of a list, and none of them a result.
MEMBERS = re.compile(r",\s+or\s+[a-z]+ing\b")
ABSOLUTE = re.compile(r",\s+with\s+(?=[^,]{3,60}?\s[a-z]+ing\b)")


def new_clauses(view: View) -> Iterator[Cut]:
    """ ", and strict controls are put in place": a clause with a subject and a verb of its own."""
    for found in NEW_CLAUSE.finditer(view.text, view.start, view.end):
        words = view.words[view.index_at(found.end()) :]
        if view.text.startswith("(", found.end()) or not view.is_late(found.start()):
            continue
        is_contrast = found.group().split()[-1] in CONTRASTING
        verb = finite_verb(words) if is_contrast else sure_verb(words)
        if verb and len(words) >= MIN_CLAUSE_WORDS and _is_whole(view, words[: verb + 1]):
            yield Cut(found.start(), found.end(), "independent", found.end())


def _is_whole(view: View, words: list[Word]) -> bool:
    """Whether the words before a verb, its own included, can begin a clause: they hold a subject and no relative."""
    before = words[:-1]
    if any(word.form in RELATIVES | TIMES for word in before):
        return False
    gaps = [view.text[one.end : other.start] for one, other in pairwise(words)]
    commas = sum("," in gap for gap in gaps)
    if any(";" in gap for gap in gaps):
        return False
    if before[0].form in PREPOSITIONS:
        # "and in 2016 she was portrayed": behind the introduction stands a pronoun or a comma.
        return before[-1].form in PRONOUNS or commas == 1
    # "the registrar for the name, are located" goes on from words before.
    return not (commas == 1 and "," in gaps[-1])


def contrasts(view: View) -> Iterator[Cut]:
    """ "While the state pays, the county decides": both halves assert something."""
    if not view.words or view.words[0].form not in CONCESSIVE:
        return
    main = view.main_words
    if len(main) == len(view.words) or len(main) < MIN_CLAUSE_WORDS:
        return
    first = view.words[1 : len(view.words) - len(main)]
    if len(first) >= MIN_CLAUSE_WORDS and finite_verb(first) is not None:
        yield Cut(first[-1].end, main[0].start, "independent", main[0].start)


def relatives(view: View) -> Iterator[Cut]:
    """ ", which prohibits it": what more is said of a noun, where it is certain of which. What may be said of all that
    stands before, ", which led to delays", takes it all into its statement."""
    for found in RELATIVE.finditer(view.text, view.start, view.end):
        if (
            view.is_late(found.start())
            and view.count(found.end(), view.end) >= MIN_CLAUSE_WORDS
            and "," not in view.text[found.end() : view.end]
        ):
            if found.group(1) == "which" and _needs_all(view, found):
                yield Cut(found.start(), found.end(), "coordinate", found.end())
            elif _has_antecedent(view, found):
                yield Cut(found.start(), found.end(), "relative", found.start())
    for found in RELATIVE_OF_ALL.finditer(view.text, view.start, view.end):
        words = view.words[view.index_at(found.end()) + 1 :]
        if "including" in view.text[view.start : found.start()]:
            continue
        if words and len(words) >= MIN_CLAUSE_WORDS and words[0].form in AUXILIARIES:
            yield Cut(found.start(), found.end(), "relative", found.start())


def _needs_all(view: View, found: re.Match[str]) -> bool:
    """What facts do, and what begins with a subject of its own: ", which experts attribute to better lighting"."""
    words = view.words[view.index_at(found.end()) :]
    return not begins_with_verb(words) or does_as_facts_do(view.text[found.end() : view.end])


def _has_antecedent(view: View, found: re.Match[str]) -> bool:
    """Whether it is certain which noun phrase "which" or "who" stands for: a statement about another is false."""
    clause, before = view.text[found.end() : view.end], view.text[view.start : found.start()]
    words = view.words[view.index_at(found.end()) :]
    antecedent = antecedent_of(view, found.start(), clause)
    if not antecedent and not _is_subject_alone(view, found.start()):
        return False
    if found.group(1) == "who":
        return True
    if names_time(antecedent) or (words[0].form in BE and ends_in_time(before)):
        return False
    return not counts_all(clause)


def _is_subject_alone(view: View, end: int) -> bool:
    """ "The act passed in 2019, which …": there is no noun but the subject."""
    return view.verb is not None and names_time(view.text[view.verb.end : end])


def reasons(view: View) -> Iterator[Cut]:
    for found in REASON.finditer(view.text, view.start, view.end):
        words = view.words[view.index_at(found.end()) :]
        if len(words) >= MIN_CLAUSE_WORDS and (finite_verb(words) or 0) > 0 and view.is_late(found.start()):
            yield Cut(found.start(), found.end(), "reason", found.end())


def participles(view: View) -> Iterator[Cut]:
    """ ", further restricting the sharing of data": what the main clause brings about. Of a pair joined by "and" that
    is too short for two, only the second member is told apart."""
    for found in PARTICIPLE.finditer(view.text, view.start, view.end):
        index = view.index_at(found.end())
        head = index + (view.words[index].form in ADVERBS)
        if not (view.is_late(found.start()) and is_participle(view.words[head].form) and _has_object(view, head)):
            continue
        if MEMBERS.search(view.text, found.end(), view.end):
            continue
        if measures_all(view.words[head:]):
            continue
        pair = next(PARTICIPLE_PAIR.finditer(view.text, found.end(), view.end), None)
        if pair and view.count(pair.end(), view.end) >= MIN_VERB_PHRASE_WORDS:
            yield Cut(pair.start(), pair.end(), "participle", found.start())
        if view.count(found.end(), pair.start() if pair else view.end) >= MIN_PARTICIPLE_WORDS:
            yield Cut(found.start(), found.end(), "participle", found.start())


def _has_object(view: View, index: int) -> bool:
    """A participle in a row of nouns ("identification, tracking, and enforcement") has none."""
    return (
        index + 1 < len(view.words)
        and not view.between(index + 1).strip()
        and view.words[index + 1].form not in {"and", "or", "of"}
    )


def absolutes(view: View) -> Iterator[Cut]:
    for found in ABSOLUTE.finditer(view.text, view.start, view.end):
        words = view.words[view.index_at(found.end()) :]
        if any(is_participle(word.form) for word in words[1:6]) and view.is_late(found.start()):
            yield Cut(found.start(), found.end(), "absolute", found.end())
