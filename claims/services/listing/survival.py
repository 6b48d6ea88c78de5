"""What became of a document's claims in its newest version, as counts that lead to lists."""

from typing import Any, NamedTuple

from django.db.models import Count, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from claims.choices import Placed, Status
from claims.models import Anchor, Claim, Document, Offer, Version
from claims.models.claim import ClaimQuerySet
from claims.models.fields import has_one
from claims.services.listing.membership import OneOf, with_one_of

VERSIONS_SHOWN = 8
# The value of the lists' filter, and what it is called there, in the order of a report.
FOUND: dict[str, Any] = {
    Placed.SAME.value: _("on the same words"),
    Placed.MOVED.value: _("moved"),
    Placed.COSMETIC.value: _("typeset differently"),
    Placed.CHANGED.value: _("changed"),
    "ambiguous": _("not certain where"),
    "gone": _("not found"),
    Placed.MANUAL.value: _("placed by a person"),
    Placed.ORIGINAL.value: _("new"),
}


class Outcome(NamedTuple):
    """How many claims were found in one way; `name` is the value of the filter that lists them."""

    name: str
    label: Any
    claims: int


def is_found(name: str) -> Q:
    """The condition that a claim was found so in the newest version of its document; raises KeyError for no such way.

    Claims without a place there are `ambiguous` where places are offered, else `gone`.
    """
    if name == Placed.ORIGINAL:
        return has_one(_places().filter(placed=name))
    if name in Placed.values:
        # What the index of these says of itself.
        places = Anchor.objects.exclude(placed=Placed.ORIGINAL).filter(placed=name)
        return with_one_of(places.in_newest_version(), _places().filter(placed=name), places)
    offered = has_one(Offer.objects.standing().filter(claim=OuterRef("pk")))
    # A first version holds the words of each of its claims.
    later = Document.objects.filter(newest_version__number__gt=1).values("pk")
    is_placed = has_one(_places())
    return Q(OneOf("document", later)) & ~is_placed & {"ambiguous": offered, "gone": ~offered}[name]


def survival_of(version: Version, claims: ClaimQuerySet) -> list[Outcome]:
    """What became of `claims` in this version, its document's newest; empty for a first version. Two queries."""
    if version.number == 1:
        return []
    here = Anchor.objects.filter(version=version, claim__in=claims)
    rows = here.order_by().values("placed").annotate(claims=Count("claim", distinct=True))
    counts: dict[str, int] = dict(rows.values_list("placed", "claims"))
    unplaced = Claim.objects.filter(pk__in=claims).aggregate(
        ambiguous=Count("pk", filter=is_found("ambiguous")), gone=Count("pk", filter=is_found("gone"))
    )
    counts |= unplaced
    return [Outcome(name, label, counts[name]) for name, label in FOUND.items() if counts.get(name)]


class Survival(NamedTuple):
    """What a new version did to its document's claims: how their words were found, and which verdicts stand on them."""

    version: Version
    outcomes: list[Outcome]
    standing: int
    in_doubt: int


def last_survivals(user: Any, limit: int = VERSIONS_SHOWN) -> list[Survival]:
    """The versions imported last over an older one that are still the newest of their document. Three queries."""
    newest = Version.objects.visible_to(user).filter(number__gt=1, pk=F("document__newest_version"))
    versions = list(newest.select_related("document").order_by("-imported_at", "-pk")[:limit])
    claims = Claim.objects.visible_to(user).filter(document__in=[version.document_id for version in versions])
    here = Anchor.objects.filter(version__in=versions, claim__in=claims)
    placed: dict[int, dict[str, int]] = {version.pk: {} for version in versions}
    for number, how, count in (
        here.order_by().values_list("version", "placed").annotate(n=Count("claim", distinct=True))
    ):
        placed[number][how] = count
    rest = (
        claims.order_by()
        .values("document")
        .annotate(
            ambiguous=Count("pk", filter=is_found("ambiguous")),
            gone=Count("pk", filter=is_found("gone")),
            standing=Count("pk", filter=Q(status=Status.SETTLED, text_changed=False)),
            in_doubt=Count("pk", filter=Q(status=Status.SETTLED, text_changed=True)),
        )
    )
    by_document: dict[int, Any] = {row["document"]: row for row in rest}
    return [_survival(version, placed[version.pk], by_document.get(version.document_id, {})) for version in versions]


def _survival(version: Version, placed: dict[str, int], rest: dict[str, int]) -> Survival:
    counts = placed | {name: rest.get(name, 0) for name in ("ambiguous", "gone")}
    outcomes = [Outcome(name, label, counts.get(name, 0)) for name, label in FOUND.items()]
    return Survival(version, outcomes, rest.get("standing", 0), rest.get("in_doubt", 0))


def _places() -> Any:
    return Anchor.objects.in_newest_version().filter(claim=OuterRef("pk"))
