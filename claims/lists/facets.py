"""How many claims each value of a filter would show, beside that value: counted on all the other filters."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Case, F, IntegerField, Q, Value, When

from claims.choices import Kind, Status, Verdict
from claims.filters import SETTLED_MARKS, ClaimFilter
from claims.marks import MARKS, has_mark, statuses_of
from claims.models import Document
from claims.models.claim import ClaimQuerySet
from claims.roles import reads_everything
from claims.services.counting import MAX_COUNTED, Bounded, counts_up_to
from claims.statement import fetch, statement_of

DOCUMENTS_OFFERED = 12
COUNTED_SECONDS = 60
SETTLED = frozenset([Status.SETTLED.value])


class Offered(NamedTuple):
    """A document to narrow the list by, and how many claims of it that would show."""

    document: Document
    claims: Bounded


class Facet(NamedTuple):
    """A filter with a closed list of values, and the condition of each."""

    name: str
    conditions: dict[str, Q]
    # The statuses of claims with a value, where it has not all of them.
    statuses: dict[str, frozenset[str]] = {}


def facets_of(chosen: ClaimFilter) -> list[Facet]:
    marks = MARKS if reads_everything(chosen.user) else SETTLED_MARKS
    facets = [
        Facet("mark", {name: has_mark(name, chosen.at) for name in marks}, {name: statuses_of(name) for name in marks}),
        Facet(
            "verdict",
            {value: Q(status=Status.SETTLED, verdict=value) for value in Verdict.values},
            dict.fromkeys(Verdict.values, SETTLED),
        ),
        Facet("kind", {value: Q(kind=value) for value in Kind.values}),
    ]
    if reads_everything(chosen.user):
        facets.append(
            Facet(
                "status",
                {value: Q(status=value) for value in Status.values},
                {value: frozenset([value]) for value in Status.values},
            )
        )
    return facets


def facet_counts(chosen: ClaimFilter) -> dict[str, dict[str, Bounded]]:
    """By filter and value: exact up to 10,000, "10,000+" beyond it.

    Where the words searched for are common, among the newest claims that have them, and so "12+" for at least twelve.
    On a list of more than 10,000 claims a count may be a minute old.
    """
    counts: dict[str, dict[str, Bounded]] = {}
    for claims, facets in _by_base(chosen):
        kept = {facet.name: cache.get(_key(chosen, facet.name)) for facet in facets}
        if all(kept.values()):
            counts |= kept
            continue
        found, is_all = _sampled(claims, facets)
        for facet in facets:
            if is_all:
                is_more = bool(chosen.match and chosen.match.is_common)
                counts[facet.name] = {value: Bounded(found[facet.name][value], is_more) for value in facet.conditions}
            else:
                counts[facet.name] = _counted(chosen, facet, claims)
    return counts


def _counted(chosen: ClaimFilter, facet: Facet, claims: ClaimQuerySet) -> dict[str, Bounded]:
    """Each value by itself, for a list of more than 10,000; what was counted stands for COUNTED_SECONDS."""
    # What the other filters rule out is not looked for.
    allowed = chosen.statuses(but=facet.name)
    groups = {
        value: claims.filter(condition) if facet.statuses.get(value, allowed) & allowed else claims.none()
        for value, condition in facet.conditions.items()
    }
    counts = counts_up_to(groups)
    cache.set(_key(chosen, facet.name), counts, COUNTED_SECONDS)
    return counts


def _key(chosen: ClaimFilter, *names: str) -> str:
    """Under what the counts of one filter are kept: for whom, and on which other filters than those named."""
    others = sorted((other, chosen.data.getlist(other)) for other in chosen.in_use if other not in names)
    asked = json.dumps([chosen.user.pk, names, others])
    return f"facet-{hashlib.sha256(asked.encode()).hexdigest()}"


def documents_offered(chosen: ClaimFilter) -> list[Offered]:
    """The documents with the most claims among those counted, each with the claims of it that it would show.

    On a list of more than 10,000 claims they may be a minute old, as its counts.
    """
    key = _key(chosen, "document", "section")
    kept: list[Offered] | None = cache.get(key)
    if kept is not None:
        return kept
    claims = chosen.without("document", "section")
    rows, total = _largest(claims)
    documents = Document.objects.visible_to(chosen.user).only("title").in_bulk([pk for pk, _number in rows])
    counts = {pk: Bounded(number, bool(chosen.match and chosen.match.is_common)) for pk, number in rows}
    is_all = total <= MAX_COUNTED
    if not chosen.match and not is_all:
        # There may be more of each than among the first 10,001.
        counts = counts_up_to({pk: claims.filter(document=pk) for pk, _number in rows})
    offered = [Offered(documents[pk], counts[pk]) for pk, _number in rows if pk in documents]
    if not is_all:
        cache.set(key, offered, COUNTED_SECONDS)
    return offered


def _largest(claims: ClaimQuerySet) -> tuple[list[tuple[int, int]], int]:
    """(document, claims) of the documents with the most of the first 10,001 claims, and how many these are in all."""
    counted = claims.annotate(of_document=F("document_id")).values_list("of_document")[: MAX_COUNTED + 1]
    try:
        sql, values = statement_of(counted)
    except EmptyResultSet:
        return [], 0
    grouped = (
        f"SELECT of_document, COUNT(*) AS number, SUM(COUNT(*)) OVER () FROM ({sql}) AS sampled GROUP BY of_document"
    )
    best = f"{grouped} ORDER BY number DESC, of_document LIMIT {DOCUMENTS_OFFERED}"
    rows = fetch(connections[claims.db], (best, values))
    return [(key, number) for key, number, _total in rows], int(rows[0][2]) if rows else 0


def _by_base(chosen: ClaimFilter) -> list[tuple[ClaimQuerySet, list[Facet]]]:
    """Facets that are not in use themselves count the same claims."""
    shared = [facet for facet in facets_of(chosen) if facet.name not in chosen.in_use]
    alone = [facet for facet in facets_of(chosen) if facet.name in chosen.in_use]
    groups = [(chosen.without(), shared)] if shared else []
    return groups + [(chosen.without(facet.name), [facet]) for facet in alone]


def _sampled(claims: ClaimQuerySet, facets: Sequence[Facet]) -> tuple[dict[str, Counter[str]], bool]:
    """Count the values of the first 10,001 claims, in one query; True where that is all of them."""
    cases = {f"facet_{facet.name}": _case(facet) for facet in facets}
    counts: dict[str, Counter[str]] = {facet.name: Counter() for facet in facets}
    try:
        sql, values = statement_of(claims.annotate(**cases).values_list(*cases)[: MAX_COUNTED + 1])
    except EmptyResultSet:
        return counts, True
    names = ", ".join(str(at) for at in range(1, len(cases) + 1))
    grouped = f"SELECT {', '.join(cases)}, COUNT(*) FROM ({sql}) AS sampled GROUP BY {names}"
    total = 0
    for *which, number in fetch(connections[claims.db], (grouped, values)):
        total += number
        for facet, value in zip(facets, which, strict=True):
            if value is not None:
                counts[facet.name][list(facet.conditions)[value]] += number
    return counts, total <= MAX_COUNTED


def _case(facet: Facet) -> Case:
    whens = [When(condition, then=Value(at)) for at, condition in enumerate(facet.conditions.values())]
    return Case(*whens, output_field=IntegerField())
