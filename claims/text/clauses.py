"""Clauses: where one sentence makes several assertions that can be right or wrong apart from each other."""

import re
from collections.abc import Callable, Iterator

from .enumerations import examples_of, inclusion_cuts, numbered_cuts, object_cuts
from .grammar import finite_verb, is_base, is_inflected, is_participle, sure_verb
from .lexicon import ARTICLES, AUXILIARIES, BE, MODALS, NOUN_LIKE, NOUN_VERBS, PREPOSITIONS, RELATIVES, TAKE_INFINITIVE
from .spans import trim
from .views import Clause, Cut, View

# The rules compare every place with every other; nobody writes so long a sentence to be read.
MAX_CUT_CHARS = 1_500
MIN_CLAUSE_WORDS = 4
MIN_WORDS_BEFORE = 3
MIN_VERB_PHRASE_WORDS = 5
MIN_PARTICIPLE_WORDS = 7
ADVERBS = frozenset(
    "also further then thus thereby potentially ultimately often even effectively possibly particularly".split()
)
NEW_CLAUSE = re.compile(
    r",\s+(?:and|but|while|whereas|so|yet)\s+|;\s+(?:(?:and|but|however,|moreover,|therefore,)\s+)?"
)
PARTICIPLE_PAIR = re.compile(r"\s+and\s+(?=[a-z]+ing\b)")
COORDINATION = re.compile(r",?\s+(?:and|or|but)\s+(?:to\s+)?(?=[a-z])")
RELATIVE = re.compile(r",\s+(?:which|who)\s+")
RELATIVE_OF_ALL = re.compile(r",\s+(?=that\s)")
REASON = re.compile(r",\s+(?:as|because|since)\s+")
PARTICIPLE = re.compile(rf",\s+(?=(?:(?:{'|'.join(sorted(ADVERBS))})\s+)?[a-z]+ing\b)")
ABSOLUTE = re.compile(r",\s+with\s+(?=[^,]{3,60}?\s[a-z]+ing\b)")


def clauses_of(sentence: View, is_opened: bool = False) -> list[Clause]:
    """The clauses of a sentence that assert something, first to last, in code points.

    One `whole` clause where nothing can be told apart; it keeps its final stop unless an opener before it was left
    out (`is_opened`), as clauses do that are parts of a sentence.
    """
    view = sentence.without_stop()
    is_short = view.end - view.start <= MAX_CUT_CHARS
    cuts = _settled(view, sorted({cut for rule in RULES for cut in rule(view)})) if is_short else []
    clauses = [part for clause in _pieces(view, cuts) for part in examples_of(view, clause)]
    if not cuts and not is_opened and clauses[-1].start == view.start and not sentence.words_end_in(":"):
        # The stop belongs to the claim that is the sentence, or to the last of those that begin where it does.
        clauses[-1] = clauses[-1]._replace(end=sentence.end)
    trimmed = (clause._replace(**trim(view.text, clause.start, clause.end)._asdict()) for clause in clauses)
    return [clause for clause in trimmed if clause.start < clause.end]


def _settled(view: View, cuts: list[Cut]) -> list[Cut]:
    """The cuts that are outside quotations and leave enough words on both sides, the first of those that compete."""
    kept: list[Cut] = []
    for cut in cuts:
        floor = kept[-1].start if kept else view.start
        if cut.left > floor and not view.is_guarded(cut.left) and view.count(floor, cut.left) >= MIN_WORDS_BEFORE:
            kept.append(cut)
    return kept


def _pieces(view: View, cuts: list[Cut]) -> list[Clause]:
    if not cuts:
        return [Clause(view.start, view.end, "whole", view.start)]
    ends = [*(cut.left for cut in cuts), view.end]
    first = Clause(view.start, ends[0], "main", view.start)
    return [first, *(Clause(cut.start, end, cut.role, cut.pivot) for cut, end in zip(cuts, ends[1:], strict=True))]


def _new_clauses(view: View) -> Iterator[Cut]:
    """ ", and strict controls are put in place": a clause with a subject and a verb of its own."""
    for found in NEW_CLAUSE.finditer(view.text, view.start, view.end):
        words = view.words[view.index_at(found.end()) :]
        verb = sure_verb(words)
        if view.text.startswith("(", found.end()):
            continue
        if not _is_late(view, found.start()) or not verb or len(words) < MIN_CLAUSE_WORDS:
            continue
        if words[0].form not in RELATIVES | PREPOSITIONS and not any(word.form in RELATIVES for word in words[:verb]):
            yield Cut(found.start(), found.end(), "independent", found.end())


def _is_late(view: View, offset: int) -> bool:
    """Whether the main verb stands before the offset, so that something has been asserted there."""
    return view.verb is not None and view.verb.end <= offset


def _coordinations(view: View) -> Iterator[Cut]:
    """ "identify people … and determine their eligibility": a second verb phrase in the place of the first."""
    for found in COORDINATION.finditer(view.text, view.start, view.end):
        index = view.index_at(found.end())
        if not _is_late(view, found.start()) or len(view.words) - index < MIN_VERB_PHRASE_WORDS:
            continue
        pivot = _parallel(view, index, bool(re.search(r"\bto\s+$", found.group())))
        if pivot is not None:
            start = view.words[index].start
            yield Cut(found.start(), start, "coordinate", pivot)


def _parallel(view: View, index: int, repeats_to: bool) -> int | None:
    """Where the verb phrase begins that the word at `index` is coordinate with, or None."""
    form = view.words[index].form
    if is_base(form) and not _is_noun_here(view, index):
        return _parallel_infinitive(view, index, repeats_to)
    main = view.verb
    if main is None or main.start >= view.words[index].start or not (is_inflected(form) or form in AUXILIARIES):
        return None
    if (
        main.form in MODALS
        or _is_noun_here(view, index)
        or _crosses_relative(view, main.start, view.words[index].start)
    ):
        return None
    return main.start


def _is_noun_here(view: View, index: int) -> bool:
    """Whether the word is a noun or a participle after all: "and support services", "and used by agencies"."""
    if index + 1 >= len(view.words) or view.between(index + 1).strip():
        return True
    form, after = view.words[index].form, view.words[index + 1].form
    if form in AUXILIARIES:
        return False
    if form in NOUN_VERBS or form in NOUN_LIKE:
        return after not in ARTICLES | {"to"}
    return after in AUXILIARIES or after in {"and", "or", "of"} or (form.endswith("ed") and after in PREPOSITIONS)


def _crosses_relative(view: View, start: int, end: int) -> bool:
    return any(word.form in RELATIVES for word in view.words if start < word.start < end)


def _parallel_infinitive(view: View, index: int, repeats_to: bool) -> int | None:
    for place in range(index - 2, 0, -1):
        word, before = view.words[place], view.words[place - 1].form
        if before.endswith("ly"):
            before = view.words[place - 2].form
        if before in MODALS | {"help", "to"} and is_base(word.form):
            is_repeated = repeats_to or view.words[index].form == "ensure"
            is_one = index - place < MIN_WORDS_BEFORE or (_is_purpose(view, place) and not is_repeated)
            return None if is_one else word.start
        if _opens_relative(view, place) and view.words[index].form != "ensure":
            return None
    return _parallel_plural(view, index)


def _opens_relative(view: View, place: int) -> bool:
    """A relative clause that the coordination may go on; not "who are": a bare verb does not go on from "be"."""
    following = [word.form for word in view.words[place + 1 : place + 3]]
    return view.words[place].form in {"that", "which", "who"} and not any(form in BE for form in following)


def _parallel_plural(view: View, index: int) -> int | None:
    """ "These measures prevent … and ensure …": the main verb itself has no ending."""
    main = view.verb
    if main is None or not is_base(main.form) or main.start >= view.words[index].start:
        return None
    return None if _crosses_relative(view, main.start, view.words[index].start) else main.start


def _is_purpose(view: View, place: int) -> bool:
    """ "is encrypted to prevent": the infinitive says what for, and the sentence asserts the encryption."""
    if view.words[place - 1].form != "to":
        return False
    return view.words[place - 2].form not in TAKE_INFINITIVE if place > 1 else True


def _relatives(view: View) -> Iterator[Cut]:
    for found in RELATIVE.finditer(view.text, view.start, view.end):
        if (
            _is_late(view, found.start())
            and view.count(found.end(), view.end) >= MIN_CLAUSE_WORDS
            and "," not in view.text[found.end() : view.end]
        ):
            yield Cut(found.start(), found.end(), "relative", found.start())
    for found in RELATIVE_OF_ALL.finditer(view.text, view.start, view.end):
        words = view.words[view.index_at(found.end()) + 1 :]
        if words and len(words) >= MIN_CLAUSE_WORDS and words[0].form in AUXILIARIES:
            yield Cut(found.start(), found.end(), "relative", found.start())


def _reasons(view: View) -> Iterator[Cut]:
    for found in REASON.finditer(view.text, view.start, view.end):
        words = view.words[view.index_at(found.end()) :]
        if len(words) >= MIN_CLAUSE_WORDS and (finite_verb(words) or 0) > 0 and _is_late(view, found.start()):
            yield Cut(found.start(), found.end(), "reason", found.end())


def _participles(view: View) -> Iterator[Cut]:
    """ ", further restricting the sharing of data": what the main clause brings about. Of a pair joined by "and" that
    is too short for two, only the second member is told apart."""
    for found in PARTICIPLE.finditer(view.text, view.start, view.end):
        index = view.index_at(found.end())
        head = index + (view.words[index].form in ADVERBS)
        if not (_is_late(view, found.start()) and is_participle(view.words[head].form) and _has_object(view, head)):
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


def _absolutes(view: View) -> Iterator[Cut]:
    for found in ABSOLUTE.finditer(view.text, view.start, view.end):
        words = view.words[view.index_at(found.end()) :]
        if any(is_participle(word.form) for word in words[1:6]) and _is_late(view, found.start()):
            yield Cut(found.start(), found.end(), "absolute", found.end())


RULES: tuple[Callable[[View], Iterator[Cut]], ...] = (
    _new_clauses,
    _coordinations,
    _relatives,
    _reasons,
    _participles,
    _absolutes,
    inclusion_cuts,
    object_cuts,
    numbered_cuts,
)
