"""Enumerations: examples and members that a claim names, each of which can be right or wrong by itself."""

import re
from collections.abc import Iterator
from itertools import pairwise

from .lexicon import PREPOSITIONS
from .spans import Span
from .views import Clause, Cut, View

EXAMPLES = re.compile(r",?\s+such as\s+|,\s+(?:for example|e\.g\.),?\s+")
INCLUSION = re.compile(r",\s+(?=including\s)")
SEPARATOR = re.compile(r",\s+(?:and|or|as well as)\s+|\s+(?:and|or)\s+(?=(?:the\s+)?[A-Z])|,\s+|\s+(?:and|or)\s+")
LAW_WORD = re.compile(r"\b(?:Act|Code|Law|Bill|Regulations?|Rule|Order|Amendment|Statutes?|Constitution|Directive)\b")
NAME = re.compile(r"(?:the\s+)?[A-Z]")
# After an inserted enumeration the sentence goes on: "agencies, including ICE, is done".
RESUMED = re.compile(
    r",\s+(?:is|are|was|were|has|have|had|can|could|may|might|must|shall|should|will|would|to|that|which|who|whose)\b"
)
OBJECT = re.compile(r",\s+(?:and\s+)?(?=(?:the|an?)\s)")
LAW_KIND = re.compile(r"laws?|acts?|statutes?|legislation|regulations?|rules|policies|orders|bills|codes?|protections")
MAX_HEAD_WORDS = 8
MIN_GENERAL_WORDS = 3
INFINITIVE = re.compile(r",\s+(?:and\s+|or\s+)?(?:also\s+)?(?=to\s+[a-z]+\b)")
MIN_INFINITIVES = 3
# "The albums are: A, B, and C": names, one by one.
NAMED = re.compile(
    r"(?:\b(?:are|were|is|was|include|includes|included)\b(?: the following)?|\bfollowing[^:,]{0,60}):\s+"
    r"(?=[A-Z0-9“\"])"
)
COMMA = re.compile(r"[,;]\s+")
AND = re.compile(r"\s+and\s+(?=[A-Z])")
MIN_NAMES = 3
MAX_NAME_WORDS = 8
FIRST_NUMBER = re.compile(r"(?<=\w|:)\s+(\((?:1|a|A|i)\)\s+)")
NEXT_NUMBER = re.compile(r"[;,]\s+(?:and\s+|or\s+)?\((?:\d{1,2}|[a-z])\)\s+")
CONDITIONS = frozenset("if alien person individual applicant who that when unless either or and".split())
MIN_OBJECTS = 3
MIN_OBJECT_WORDS = 5
CLAUSE_WORDS = ("how", "what", "whether", "when", "where", "why", "that")


def inclusion_cuts(view: View) -> Iterator[Cut]:
    """ ", including firewalls, detection systems and audits": an enumeration of two or more."""
    for found in INCLUSION.finditer(view.text, view.start, view.end):
        members = view.text[found.end() + len("including ") : view.end]
        if RESUMED.search(members):
            continue
        is_many = len(_members(members, 0, len(members))) > 1
        if is_many and not members.startswith(CLAUSE_WORDS):
            yield Cut(found.start(), found.end(), "inclusion", found.start())


def object_cuts(view: View) -> Iterator[Cut]:
    """ "outline the purposes for which …, the procedures for …, and the restrictions on …": three or more objects,
    each long enough to be settled by itself."""
    places = [Span(*found.span()) for found in OBJECT.finditer(view.text, view.start, view.end)]
    if (
        len(places) < MIN_OBJECTS - 1
        or view.verb is None
        or view.verb.start > places[0].start
        or "and" not in view.text[slice(*places[-1])]
    ):
        return
    ends = [*(place.start for place in places[1:]), view.end]
    if all(view.count(place.end, end) >= MIN_OBJECT_WORDS for place, end in zip(places, ends, strict=True)):
        for place in places:
            yield Cut(place.start, place.end, "object", view.verb.end)


def infinitive_cuts(view: View) -> Iterator[Cut]:
    """ "advertise to win customers, to keep them, and to sell": three or more aims, each of which may be none."""
    places = [Span(*found.span()) for found in INFINITIVE.finditer(view.text, view.start, view.end)]
    first = next(
        (word for word in view.words if view.verb and word.start > view.verb.start and word.form == "to"), None
    )
    if first is None or len(places) < MIN_INFINITIVES - 1 or first.start > places[0].start:
        return
    for place in places:
        yield Cut(place.start, place.end, "object", first.start)


def name_cuts(view: View) -> Iterator[Cut]:
    """ "The albums are: A, B, and C": three or more names behind a colon, each of which may belong there or not."""
    has_colon = view.text.find(":", view.start, view.end) >= 0
    found = NAMED.search(view.text, view.start, view.end) if has_colon else None
    if found is None:
        return
    names = list(_names(view.text, found.end(), view.end))
    words = [view.text[slice(*name)] for name in names]
    if len(names) < MIN_NAMES or not all(name[:1].isupper() and len(name.split()) <= MAX_NAME_WORDS for name in words):
        return
    for before, name in pairwise(names):
        yield Cut(before.end, name.start, "name", found.end())


def _names(text: str, start: int, end: int) -> Iterator[Span]:
    """The members of a list of names; an "and" parts them only behind the last comma ("Faith and Devotion")."""
    for found in COMMA.finditer(text, start, end):
        yield Span(start, found.start())
        start = found.end()
    last = None if text.startswith("and ", start) else next(AND.finditer(text, start, end), None)
    if last:
        yield Span(start, last.start())
        start = last.end()
    yield Span(start + len("and ") if text.startswith("and ", start) else start, end)


def numbered_cuts(view: View) -> Iterator[Cut]:
    """ "Directs the Secretary to: (1) hire agents; and (2) report": what is directed, item by item. Numbered
    conditions ("if the alien: (1) …") stay together."""
    first = FIRST_NUMBER.search(view.text, view.start, view.end)
    if first is None or _opens_condition(view, view.index_at(first.start()) - 1):
        return
    for found in NEXT_NUMBER.finditer(view.text, first.end(), view.end):
        yield Cut(found.start(), found.end(), "object", first.start(1))


def _opens_condition(view: View, index: int) -> bool:
    """ "if the alien: (1) …": not "contends that: (1) …", where each number is contended."""
    is_report = view.words[index].form == "that" and view.verb == view.words[index - 1]
    return view.words[index].form in CONDITIONS and not is_report


def examples_of(view: View, clause: Clause) -> list[Clause]:
    """The clause, or one per example where a named thing is among its examples.

    Laws are claims beside the general one: "with privacy laws, such as the Privacy Act and HIPAA" is right or wrong
    for each law. Other names extend the claim example by example.
    """
    found = next(EXAMPLES.finditer(view.text, clause.start, clause.end), None)
    if found is None or view.is_guarded(found.start()) or not view.is_late(found.start()):
        # Examples of the subject: "Critics such as Ann and Tom doubt it" is one claim.
        return [clause]
    members = _members(view.text, found.end(), clause.end)
    words = [view.text[slice(*member)] for member in members]
    if len(members) == 1 or not any(NAME.match(member) for member in words):
        return [clause]
    if sum(bool(LAW_WORD.search(member)) for member in words) * 2 >= len(words):
        return _laws(view, clause, Span(*found.span()), members)
    return [
        clause._replace(end=member.end, role="example" if clause.role == "whole" else clause.role) for member in members
    ]


def _laws(view: View, clause: Clause, opener: Span, members: list[Span]) -> list[Clause]:
    head = _head_of(view, clause.start, opener.start)
    start = members[0].start if head is None else head
    first = Clause(start, members[0].end, "example", opener.end)
    rest = [Clause(member.start, member.end, "example", opener.end) for member in members[1:]]
    has_more = view.count(clause.start, min(start, opener.start)) >= MIN_GENERAL_WORDS
    return [*([clause._replace(end=opener.start, role="main")] if has_more else []), first, *rest]


def _head_of(view: View, start: int, end: int) -> int | None:
    """Where the few words begin that the laws are examples of ("relevant privacy laws and regulations"), or None."""
    words = [word for word in view.words if start <= word.start < end]
    last = next((i for i in range(len(words) - 1, -1, -1) if words[i].form in PREPOSITIONS | {"including"}), -1)
    head = words[last + 1 :]
    is_of_laws = bool(head) and bool(LAW_KIND.fullmatch(head[-1].form))
    return head[0].start if is_of_laws and len(head) <= MAX_HEAD_WORDS else None


def _members(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    place = start
    for found in [*SEPARATOR.finditer(text, start, end), None]:
        span = Span(place, found.start() if found else end)
        if spans and _is_one_law(text, spans[-1], span):
            spans[-1] = Span(spans[-1].start, span.end)
        elif span.start < span.end:
            spans.append(span)
        place = found.end() if found else end
    return spans


def _is_one_law(text: str, before: Span, after: Span) -> bool:
    """Whether an "and" stands inside a law's name: "Health Insurance Portability and Accountability Act"."""
    if text[before.end : after.start].strip() != "and" or not text[after.start].isupper():
        return False
    one, other = text[slice(*before)], text[slice(*after)]
    return bool(LAW_WORD.search(other)) and not LAW_WORD.search(one) and not one.rsplit(None, 1)[-1].isupper()
