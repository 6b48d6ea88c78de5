"""What stands behind "verified", what the team leans on most, and what falls with it.

Counts the claims of the verified list, and the citations of the round that settled each.
"""

from typing import Any, NamedTuple

from django.db import connections
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.choices import ExcerptCheck, Stance, Status, Verdict, Weight
from claims.models import Authority, Citation, Claim, Mention, Source
from claims.models.citation import CitationQuerySet
from claims.services.listing.compound import statement_if_any
from claims.statement import fetch

LEANED_ON = 20

VERIFIED = {"claim__status": Status.SETTLED, "claim__verdict": Verdict.VERIFIED, "claim__text_changed": False}


class Quality(NamedTuple):
    """Verified claims by how many citations support them, and citations by what is weak about them."""

    verified: int
    none: int
    one: int
    more: int
    citations: int
    weak: int
    circular: int
    unchecked: int


class Leaning(NamedTuple):
    """How many verified claims rest on something, and how many of these rest on nothing else."""

    on: Source | Authority
    claims: int
    alone: int


def quality_of_citations() -> Quality:
    """Two queries."""
    supports = Citation.objects.filter(claim=OuterRef("pk"), round=OuterRef("round"), stance=Stance.SUPPORTS)
    counted = supports.order_by().values("claim").annotate(n=Count("pk")).values("n")
    claims = Claim.objects.verified().annotate(supports=Coalesce(Subquery(counted), 0))
    by_support = claims.aggregate(
        verified=Count("pk"),
        none=Count("pk", filter=Q(supports=0)),
        one=Count("pk", filter=Q(supports=1)),
        more=Count("pk", filter=Q(supports__gt=1)),
    )
    by_fault = _citations().aggregate(
        citations=Count("pk"),
        weak=Count("pk", filter=Q(source__weight=Weight.WEAK)),
        circular=Count("pk", filter=Q(source__weight=Weight.CIRCULAR)),
        unchecked=Count("pk", filter=Q(excerpt_check=ExcerptCheck.NOT_CHECKED) & ~Q(excerpt="")),
    )
    return Quality(**by_support, **by_fault)


def sources_leaned_on() -> list[Leaning]:
    """The sources with which most verified claims fall, then those that support most. `alone` have no other source
    that supports them. Five queries."""
    supports = _citations().filter(stance=Stance.SUPPORTS)
    others = Citation.objects.filter(claim=OuterRef("claim"), round=OuterRef("round"), stance=Stance.SUPPORTS)
    only = supports.filter(~Exists(others.exclude(source=OuterRef("source"))))
    alone, claims = dict(_by_claims(only, "source")), dict(_by_claims(supports, "source"))
    # What the one list has and the other has not.
    claims |= _by_claims(supports.filter(source__in=alone.keys() - claims.keys()), "source")
    alone |= _by_claims(only.filter(source__in=claims.keys() - alone.keys()), "source")
    found = Source.objects.in_bulk(claims)
    leaned = [Leaning(found[number], claims[number], alone.get(number, 0)) for number in claims]
    return sorted(leaned, key=lambda one: (-one.alone, -one.claims, one.on.pk))


def authorities_leaned_on() -> list[Leaning]:
    """The authorities that most verified claims name; `alone` name no other. Three queries."""
    mentions = Mention.objects.filter(**VERIFIED)
    most = dict(_by_claims(mentions, "authority"))
    others = Mention.objects.filter(claim=OuterRef("claim")).exclude(authority=OuterRef("authority"))
    alone = dict(_by_claims(mentions.filter(~Exists(others), authority__in=most), "authority"))
    found = Authority.objects.in_bulk(most)
    return [Leaning(found[number], claims, alone.get(number, 0)) for number, claims in most.items()]


def _citations() -> CitationQuerySet:
    """A settled round is an open one, so nothing sealed is among these."""
    return Citation.objects.filter(**VERIFIED, round=F("claim__round"))


def _by_claims(rows: QuerySet[Any, Any], field: str) -> list[tuple[int, int]]:
    """The most frequent values of a field with how many claims have each.

    Told apart first and counted then on SQLite, which sorts the whole for what is DISTINCT in each group. PostgreSQL
    sorts quickly, and its workers tell apart so that the whole is never put together (15).
    """
    if connections[rows.db].vendor == "postgresql":
        counted = rows.order_by().values_list(field).annotate(n=Count("claim", distinct=True))
        return list(counted.order_by("-n", field)[:LEANED_ON])
    asked = statement_if_any(rows.order_by().values_list("claim", field).distinct())
    if asked is None:
        return []
    sql, values = asked
    told = f'SELECT "{field}", COUNT(*) FROM ({sql}) AS told_apart GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {LEANED_ON}'
    return [(number, count) for number, count in fetch(connections[rows.db], (told, values))]
