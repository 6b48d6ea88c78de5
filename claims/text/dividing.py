"""Dividing a statement: what each part of a claim's words says on its own, once the claim is parted."""

from collections.abc import Sequence
from itertools import pairwise

from .alignment import align_words
from .clauses import clauses_of
from .grammar import Word, begins_with_verb, is_adverb, is_auxiliary, is_base, is_inflected, is_participle, words_of
from .lexicon import ARTICLES, CONJUNCTIONS, NOUN_LIKE, NOUN_VERBS, PREPOSITIONS
from .referents import Referents
from .restating import Tokens
from .spans import Span
from .statements import Setting, statement_of
from .views import Clause, Role, View

# A part whose words a statement has to this share is said by it; a pronoun may have become a name.
MIN_SAID = 0.6
# An article before the quote is no lead-in.
MIN_LEAD_WORDS = 2


def divide(statement: str, quote: str, parts: Sequence[Span]) -> list[str]:
    """A statement for each of the `parts` (code points of `quote`), of the one that `statement` makes of all of it:
    later parts take in the subject, the verb or the lead-in that they share with the first.

    Empty where the statement does not say their words one after another: somebody has put it otherwise.
    """
    lead, places = _places(statement, quote, parts)
    view = View(statement, 0, len(statement)).bare
    if not places or not view.words:
        return []
    head = View(statement, 0, min(places[0].end, view.end))
    referents = Referents()
    said: list[str] = []
    for start, end in places:
        told = statement_of(
            view, _clause(view, head, Span(start, end), lead), Setting("", referents, "", "", "", keeps_tags=True)
        )
        if not said:
            referents.note(told, view.subject_words)
        said.append(told)
    return said


def _places(statement: str, quote: str, parts: Sequence[Span]) -> tuple[int, list[Span]]:
    """Where the lead-in ends that the statement puts before the quote's first word (0 without one), and where it says
    each part; the first with all that stands before it."""
    tokens, stated = Tokens.of(quote), Tokens.of(statement)
    where = align_words(tokens.keys, stated.keys)
    places: list[Span] = []
    for part in parts:
        inside = [i for i, (start, end) in enumerate(tokens.places) if part.start <= start and end <= part.end]
        words = [index for index in inside if tokens.keys[index][0].isalnum()]
        found = [where[index] for index in words if index in where]
        floor = places[-1].end if places else 0
        if not found or len(found) < MIN_SAID * len(words) or (places and words[0] not in where):
            return 0, []
        start = stated.places[found[0]][0] if places else 0
        if start < floor:
            return 0, []
        places.append(Span(start, stated.places[found[-1]][1]))
    lead = stated.places[where[0]][0] if where.get(0) else 0
    return (lead if len(statement[:lead].split()) >= MIN_LEAD_WORDS else 0), places


def _clause(view: View, head: View, place: Span, lead: int) -> Clause:
    start, end = place.start, min(place.end, view.end)
    if start == 0:
        return Clause(start, end, "main", 0)
    known = next((clause for clause in clauses_of(view) if clause.start == start), None)
    if known:
        return known._replace(end=end)
    words = words_of(view.text, start, end)
    role = _role(head, words) if words else "independent"
    if role in ("object", "coordinate") and lead:
        return Clause(start, end, "object", lead)
    if role == "relative" and len(words) > 1:
        return Clause(words[1].start, end, role, len(view.text[:start].rstrip(", ")))
    return Clause(start, end, role, _pivot(head, role, words, start))


def _role(head: View, words: list[Word]) -> Role:
    if head.subject is None or head.verb is None:
        return "independent"
    if words[0].form in ("which", "who"):
        return "relative"
    if is_participle(words[0].form):
        return "participle"
    if begins_with_verb(words) and not _is_noun(words):
        return "coordinate"
    return "independent" if _may_say_itself(words) else "object"


def _may_say_itself(words: list[Word]) -> bool:
    """Whether a word behind the first could be its verb ("the city funds parks"): then nothing is put before it, since
    a part that lacks its verb reads better than one that has two."""
    return any(
        (is_base(word.form) or is_inflected(word.form) or is_auxiliary(word.form))
        and before.form not in ARTICLES | PREPOSITIONS | CONJUNCTIONS
        for before, word in pairwise(words)
    )


def _is_noun(words: list[Word]) -> bool:
    """ "names" and "records of wages", which look like verbs; "records the wages" is one."""
    after = words[1].form if len(words) > 1 else ""
    return words[0].form in NOUN_LIKE | NOUN_VERBS and after not in ARTICLES


def _pivot(head: View, role: Role, words: list[Word], start: int) -> int:
    """Where the words end that the part shares with its sentence: the subject, its modal or the verb."""
    if head.subject is None or head.verb is None:
        return start
    if role == "object":
        return head.verb.end
    if is_auxiliary(head.verb.form) and is_base(words[0].form):
        # "may not share or sell": what denies the one denies the other.
        behind = (word for word in head.words if word.start >= head.verb.end)
        told = (word.start for word in behind if not is_adverb(word.form))
        return next(told, head.verb.end)
    return head.subject.end
