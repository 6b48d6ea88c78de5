"""How many claims each value of a filter would show, beside that value: counted on all the other filters."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from claims.choices import Kind, Status, Verdict
from claims.filters import SETTLED_MARKS, ClaimFilter
from claims.history import head
from claims.lists.kept import keep, key_of, recall
from claims.marks import MARKS, TEXT_CHANGED, State, has_mark, states, states_of
from claims.models import Claim, Document
from claims.models.claim import ClaimQuerySet
from claims.roles import reads_everything
from claims.search.match import MAX_RANKED
from claims.services.listing.by_order import by_order
from claims.services.listing.counting import MAX_COUNTED, Bounded, bounded, counts_up_to
from claims.statement import fetch, statement_of

DOCUMENTS_OFFERED = 12
# Claims of a list that are looked at, to count its values in one go.
MAX_SAMPLED = 20_000
# Marks that few claims show: an index of their own has them.
FEW = frozenset({"held", TEXT_CHANGED})
# Filters by columns that an index has beside each facet's: such lists are counted value by value, however long.
INDEXED = frozenset({"mark", "verdict", "kind", "status", "text_changed", "work"})
# Counts of more claims than a search ranks are kept while nothing has happened; those of more than 10,000, and of a
# part of a list, whatever happens.
MIN_KEPT = MAX_RANKED
PLACES = frozenset({"document", "section"})
SETTLED = states([Status.SETTLED])


class Offered(NamedTuple):
    """A document to narrow the list by, and how many claims of it that would show."""

    document: Document
    claims: Bounded


class Counts(NamedTuple):
    """By filter and value the claims that it would show, and the documents with the most of them.

    Exact up to 10,000, "10,000+" beyond it. "12+", for at least twelve, where only some of the claims were looked at:
    the newest that have the words, where these are common; the first of a list of more than 20,000 that no index
    counts. Such a count, and one of a list of more than 10,000, may be a minute old.
    """

    facets: dict[str, dict[str, Bounded]]
    documents: list[Offered]


class Facet(NamedTuple):
    """A filter with a closed list of values, and the condition of each."""

    name: str
    conditions: dict[str, Q]
    # The states of claims with a value, where it has not all of them.
    states: dict[str, frozenset[State]] = {}


def facets_of(chosen: ClaimFilter) -> list[Facet]:
    marks = MARKS if reads_everything(chosen.user) else SETTLED_MARKS
    facets = [
        Facet("mark", {name: has_mark(name, chosen.at) for name in marks}, {name: states_of(name) for name in marks}),
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
                {value: states([value]) for value in Status.values},
            )
        )
    return facets


class Base(NamedTuple):
    """What is counted of the same claims: those that all filters but `without` leave."""

    without: frozenset[str]
    facets: list[Facet]
    with_documents: bool


class Sample(NamedTuple):
    """What the claims that were looked at have: how many of each value by filter, and its largest documents."""

    total: int
    values: dict[str, Counter[str]]
    documents: dict[int, int]


def counts_of(chosen: ClaimFilter) -> Counts:
    facets: dict[str, dict[str, Bounded]] = {}
    documents: list[Offered] = []
    # Before anything is counted, so that what happens meanwhile is not taken for counted.
    event = head().hash
    for base in _bases(chosen):
        counted = _kept_or_counted(chosen, base, event)
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


def _kept_or_counted(chosen: ClaimFilter, base: Base, event: str) -> Counts:
    key = _key(chosen, base)
    kept: Counts | None = recall(key, event)
    if kept is not None:
        return kept
    claims = chosen.without(*base.without)
    is_indexed = not chosen.match and chosen.in_use - base.without <= INDEXED
    bound = MAX_COUNTED if is_indexed else MAX_SAMPLED
    sample = _sampled(claims, base, bound)
    is_whole, is_common = sample.total <= bound, bool(chosen.match and chosen.match.is_common)
    is_part = is_common or not is_whole
    if is_whole or not is_indexed:
        facets = {
            facet.name: {value: _told(sample.values[facet.name][value], is_part) for value in facet.conditions}
            for facet in base.facets
        }
    else:
        facets = {facet.name: _counted(chosen, facet, claims) for facet in base.facets}
    documents = {pk: _told(number, is_part) for pk, number in sample.documents.items()}
    if is_indexed and not is_whole:
        # There may be more of each than among the first 10,001.
        documents = counts_up_to({pk: by_order(claims).filter(document=pk) for pk in documents})
    counts = Counts(facets, _offered(chosen, documents))
    if is_part or sample.total > MIN_KEPT:
        may_be_old = is_part or sample.total > MAX_COUNTED
        keep(key, counts, None if may_be_old else event)
    return counts


def _told(counted: int, is_part: bool) -> Bounded:
    """What was counted in a sample, which may be a part of what there is."""
    told = bounded(counted)
    return told._replace(is_more=told.is_more or is_part)


def _counted(chosen: ClaimFilter, facet: Facet, claims: ClaimQuerySet) -> dict[str, Bounded]:
    """Each value by itself, for a list of more than 10,000."""
    # What the other filters rule out is not looked for.
    allowed = chosen.states(but=facet.name)
    return counts_up_to(
        {
            value: _narrowed(claims, value, condition) if facet.states.get(value, allowed) & allowed else claims.none()
            for value, condition in facet.conditions.items()
        }
    )


def _narrowed(claims: ClaimQuerySet, value: str, condition: Q) -> QuerySet[Claim]:
    """Claims with a value of a facet, found by the index that leaves the fewest to look at."""
    return (by_order(claims) if value in FEW else claims).filter(condition)


def _key(chosen: ClaimFilter, base: Base) -> str:
    """Under what the counts of a base are kept: for whom, and on which other filters."""
    counted = [facet.name for facet in base.facets]
    return key_of("facets", chosen.user.pk, counted, base.with_documents, chosen.asked(*base.without))


def _offered(chosen: ClaimFilter, counts: Mapping[int, Bounded]) -> list[Offered]:
    if not counts:
        return []
    documents = Document.objects.visible_to(chosen.user).only("title").in_bulk(list(counts))
    return [Offered(documents[pk], claims) for pk, claims in counts.items() if pk in documents]


def _sampled(claims: ClaimQuerySet, base: Base, bound: int) -> Sample:
    """Up to `bound` + 1 claims, in one query that looks at each once."""
    cases = {f"facet_{facet.name}": _case(facet) for facet in base.facets}
    found = Sample(0, {facet.name: Counter() for facet in base.facets}, {})
    sampled = claims.annotate(**cases, of_document=F("document_id")).values_list("of_document", *cases)
    try:
        sql, values = statement_of(sampled[: bound + 1])
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
