"""Coordinations: a second verb phrase, finite or infinitive, in the place of the first."""

import re
from collections.abc import Iterator

from .grammar import is_base, is_inflected, may_be_adverb
from .lexicon import ARTICLES, AUXILIARIES, BE, MODALS, NOUN_LIKE, NOUN_VERBS, PREPOSITIONS, RELATIVES, TAKE_INFINITIVE
from .views import Cut, View

MIN_WORDS_BEFORE = 3
MIN_VERB_PHRASE_WORDS = 5
COORDINATION = re.compile(r",?\s+(?:and|or|but)\s+(?:to\s+)?(?=[a-z])")


def coordinations(view: View) -> Iterator[Cut]:
    """ "identify people … and determine their eligibility": a second verb phrase in the place of the first."""
    for found in COORDINATION.finditer(view.text, view.start, view.end):
        index = view.index_at(found.end())
        if not view.is_late(found.start()) or len(view.words) - index < MIN_VERB_PHRASE_WORDS:
            continue
        if view.verb and view.verb.end == found.start():
            # "The court agreed and granted it": the first verb alone says too little.
            continue
        pivot = _parallel(view, index, found.group().split()[-1] == "to")
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
        return after not in ARTICLES | {"to"} and not is_base(after)
    return after in AUXILIARIES or after in {"and", "or", "of"} or (form.endswith("ed") and after in PREPOSITIONS)


def _crosses_relative(view: View, start: int, end: int) -> bool:
    return any(word.form in RELATIVES for word in view.words if start < word.start < end)


def _parallel_infinitive(view: View, index: int, repeats_to: bool) -> int | None:
    for place in range(index - 2, 0, -1):
        word, before = view.words[place], view.words[place - 1].form
        if may_be_adverb(before):
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
