"""How many claims each value of a filter would show, beside that value: counted on all the other filters."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
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
PLACES = frozenset({"document", "section"})
SETTLED = frozenset([Status.SETTLED.value])


class Offered(NamedTuple):
    """A document to narrow the list by, and how many claims of it that would show."""

    document: Document
    claims: Bounded


class Counts(NamedTuple):
    """By filter and value the claims that it would show, and the documents with the most of them.

    Exact up to 10,000, "10,000+" beyond it. Where the words searched for are common, among the newest claims that have
    them, and so "12+" for at least twelve. Such a count, and one of a list of more than 10,000, may be a minute old.
    """

    facets: dict[str, dict[str, Bounded]]
    documents: list[Offered]


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


class Base(NamedTuple):
    """What is counted of the same claims: those that all filters but `without` leave."""

    without: frozenset[str]
    facets: list[Facet]
    with_documents: bool


class Sample(NamedTuple):
    """What the first 10,001 claims of a base have: how many of each value by filter, and its largest documents."""

    total: int
    values: dict[str, Counter[str]]
    documents: dict[int, int]


def counts_of(chosen: ClaimFilter) -> Counts:
    facets: dict[str, dict[str, Bounded]] = {}
    documents: list[Offered] = []
    for base in _bases(chosen):
        counted = _kept_or_counted(chosen, base)
        facets |= counted.facets
        documents += counted.documents
    return Counts(facets, documents)


def _bases(chosen: ClaimFilter) -> list[Base]:
    """A filter that is not in use counts the same claims as the others that are not."""
    facets: defaultdict[frozenset[str], list[Facet]] = defaultdict(list)
    for facet in facets_of(chosen):
        facets[chosen.in_use & {facet.name}].append(facet)
    of_documents = chosen.in_use & PLACES
    return [Base(without, facets[without], without == of_documents) for without in {*facets, of_documents}]


def _kept_or_counted(chosen: ClaimFilter, base: Base) -> Counts:
    key = _key(chosen, base)
    kept: Counts | None = cache.get(key)
    if kept is not None:
        return kept
    claims = chosen.without(*base.without)
    sample = _sampled(claims, base)
    is_all, is_common = sample.total <= MAX_COUNTED, bool(chosen.match and chosen.match.is_common)
    if is_all:
        facets = {
            facet.name: {value: Bounded(sample.values[facet.name][value], is_common) for value in facet.conditions}
            for facet in base.facets
        }
    else:
        facets = {facet.name: _counted(chosen, facet, claims) for facet in base.facets}
    documents = {pk: Bounded(number, is_common) for pk, number in sample.documents.items()}
    if not chosen.match and not is_all:
        # There may be more of each than among the first 10,001.
        documents = counts_up_to({pk: claims.filter(document=pk) for pk in documents})
    counts = Counts(facets, _offered(chosen, documents))
    if is_common or not is_all:
        cache.set(key, counts, COUNTED_SECONDS)
    return counts


def _counted(chosen: ClaimFilter, facet: Facet, claims: ClaimQuerySet) -> dict[str, Bounded]:
    """Each value by itself, for a list of more than 10,000."""
    # What the other filters rule out is not looked for.
    allowed = chosen.statuses(but=facet.name)
    return counts_up_to(
        {
            value: claims.filter(condition) if facet.statuses.get(value, allowed) & allowed else claims.none()
            for value, condition in facet.conditions.items()
        }
    )


def _key(chosen: ClaimFilter, base: Base) -> str:
    """Under what the counts of a base are kept: for whom, and on which other filters."""
    others = sorted((other, chosen.data.getlist(other)) for other in chosen.in_use - base.without)
    counted = [facet.name for facet in base.facets]
    asked = json.dumps([chosen.user.pk, counted, base.with_documents, others])
    return f"facets-{hashlib.sha256(asked.encode()).hexdigest()}"


def _offered(chosen: ClaimFilter, counts: Mapping[int, Bounded]) -> list[Offered]:
    if not counts:
        return []
    documents = Document.objects.visible_to(chosen.user).only("title").in_bulk(list(counts))
    return [Offered(documents[pk], claims) for pk, claims in counts.items() if pk in documents]


def _sampled(claims: ClaimQuerySet, base: Base) -> Sample:
    """One query, which looks at each claim once."""
    cases = {f"facet_{facet.name}": _case(facet) for facet in base.facets}
    found = Sample(0, {facet.name: Counter() for facet in base.facets}, {})
    sampled = claims.annotate(**cases, of_document=F("document_id")).values_list("of_document", *cases)
    try:
        sql, values = statement_of(sampled[: MAX_COUNTED + 1])
    except EmptyResultSet:
        return found
    total, documents = 0, {}
    for is_document, number, which, *values_of in fetch(connections[claims.db], (_both(sql, list(cases)), values)):
        if is_document:
            documents[which] = number
            continue
        total += number
        for facet, value in zip(base.facets, values_of, strict=True):
            if value is not None:
                found.values[facet.name][list(facet.conditions)[value]] += number
    return found._replace(total=total, documents=documents if base.with_documents else {})


def _both(sampled: str, cases: list[str]) -> str:
    """SQL of rows (is of a document, claims, document, place among each filter's values): values, then documents."""
    columns = "".join(f", {name}" for name in cases)
    by_value = f"SELECT 0, COUNT(*), 0{columns} FROM sampled" + (f" GROUP BY {columns[2:]}" if cases else "")
    none = ", 0" * len(cases)
    by_document = (
        f"SELECT 1 AS is_document, COUNT(*) AS number, of_document{none} FROM sampled GROUP BY of_document "
        f"ORDER BY number DESC, of_document LIMIT {DOCUMENTS_OFFERED}"
    )
    return f"WITH sampled AS MATERIALIZED ({sampled}) {by_value} UNION ALL SELECT * FROM ({by_document}) AS largest"


def _case(facet: Facet) -> Case:
    whens = [When(condition, then=Value(at)) for at, condition in enumerate(facet.conditions.values())]
    return Case(*whens, output_field=IntegerField())
