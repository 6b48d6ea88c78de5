"""The filter of a page as an export keeps it, so that it can be asked again later, by a command that is nobody.

That is safe where it says the same to everybody and at any time: not where it names a person or looks at the clock.
What is searched for, or looked up in citations, says the same to all who read as much, except of claims under blind
review.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils import timezone

from claims.choices import Role, Verdict
from claims.marks import CONTESTED, TEXT_CHANGED, has_mark
from claims.models import Claim, Document, Tag, Tagging
from claims.models.claim import ClaimQuerySet
from claims.models.numbers import parse_number
from claims.roles import Someone
from claims.search import Match
from claims.services.listing.backing import has_backing, is_cited, is_naming
from claims.services.listing.planning import end_of_day, is_in, start_of_day
from claims.services.listing.survival import is_found
from claims.text.query import parse_query

# Among which claims a page chose: all there are, the settled ones, or just those that it gave.
OF, ALL, SETTLED, THESE = "of", "all", "settled", "these"
# Whether somebody holds a claim is a question of the moment.
LASTING_MARKS = frozenset({TEXT_CHANGED, CONTESTED, *Verdict.values})

DAYS = ("decided_from", "decided_to", "changed_from", "changed_to")
# Whose values are words of the product, and neither typed nor people.
CLOSED = ("document", "mark", "verdict", "status", "kind", "text_changed", "backing", *DAYS)
# In the name of a file, where the value alone says nothing.
NAMED = {
    ("text_changed", "yes"): "changed",
    ("text_changed", "no"): "unchanged",
    ("backing", "none"): "uncited",
    ("backing", "one"): "one-support",
    ("backing", "more"): "more-support",
}

# Who stands for all that may read what the page did, and has written nothing.
READERS = {ALL: Someone(0, frozenset({Role.REVIEWER})), SETTLED: Someone(0, frozenset({Role.VIEWER}))}

Page = Mapping[str, Any]


class Again(NamedTuple):
    """`claims`: those that the page would give now, without the `sealed`, of which each reader sees something else."""

    claims: ClaimQuerySet
    sealed: ClaimQuerySet


def _marked(names: Sequence[str]) -> Q:
    wanted = Q()
    for name in names:
        wanted |= has_mark(name, timezone.now())
    return wanted


# By the name of the filter: which claims it leaves.
ASKED: dict[str, Callable[[Sequence[str]], Q]] = {
    "mark": _marked,
    "verdict": lambda values: Q(verdict__in=values),
    "status": lambda values: Q(status__in=values),
    "kind": lambda values: Q(kind__in=values),
    "document": lambda values: Q(document=parse_number(values[0])),
    "authority": lambda values: is_naming(values[0]),
    "text_changed": lambda values: Q(text_changed=values[0] == "yes"),
    "found": lambda values: is_found(values[0]),
    "tag": lambda values: Q(pk__in=Tagging.objects.filter(tag__name=values[0]).values("claim")),
    "jurisdiction": lambda values: is_in(values[0]),
    "decided_from": lambda values: Q(decided_at__gte=start_of_day(date.fromisoformat(values[0]))),
    "decided_to": lambda values: Q(decided_at__lt=end_of_day(date.fromisoformat(values[0]))),
    "changed_from": lambda values: Q(changed_at__gte=start_of_day(date.fromisoformat(values[0]))),
    "changed_to": lambda values: Q(changed_at__lt=end_of_day(date.fromisoformat(values[0]))),
}


# The same by what somebody reads.
READ: dict[str, Callable[[ClaimQuerySet, str, Any], ClaimQuerySet]] = {
    "text": lambda claims, value, reader: Match(parse_query(value), reader).narrow(claims),
    "source": lambda claims, value, reader: claims.filter(is_cited(value, reader)),
    "backing": lambda claims, value, reader: claims.filter(has_backing(value, reader)),
}


def page_told(values: Mapping[str, Any], *, reads_all: bool) -> Page:
    """The filter of a page, whose `values` are those of its form, for a manifest."""
    told = {name: _written(value) for name, value in values.items() if value}
    if told.keys() <= ASKED.keys() | READ.keys() and LASTING_MARKS.issuperset(told.get("mark", ())):
        return {OF: ALL if reads_all else SETTLED, **told}
    return {OF: THESE} | {name: told[name] for name in CLOSED if name in told}


def page_words(page: Page) -> list[str]:
    """The filter for the name of a file; what is typed stays out of it."""
    words = [_word(name, value) for name in CLOSED for value in page.get(name, ())]
    is_whole = page.get(OF) != THESE and page.keys() <= {OF, *CLOSED}
    return words if is_whole else [*words, "chosen"]


def _word(name: str, value: str) -> str:
    return f"{name}-{value}" if name in DAYS else NAMED.get((name, value), value)


def _written(value: Any) -> list[str]:
    if isinstance(value, list):
        return [str(one) for one in value]
    return [value.number if isinstance(value, Document) else value.name if isinstance(value, Tag) else str(value)]


def asked_again(page: Page) -> Again | None:
    """What the page would give now; None where that cannot be said.

    Raises KeyError or ValueError for what no page wrote.
    """
    if page[OF] == THESE:
        return None
    reader = READERS[page[OF]]
    claims = Claim.objects.settled() if page[OF] == SETTLED else Claim.objects.all()
    for name, values in page.items():
        if name not in (OF, *READ):
            claims = claims.filter(ASKED[name](values))
    read = [name for name in READ if page.get(name)]
    if not read:
        return Again(claims, Claim.objects.none())
    blind = Claim.objects.blind().values("pk")
    found = claims.exclude(pk__in=blind)
    for name in read:
        found = READ[name](found, page[name][0], reader)
    return Again(found, claims.filter(pk__in=blind))
