"""The peers of the CSV export with its columns: django-import-export and the export of django-tables2."""

from typing import Any

import django_tables2 as tables
from django.db.models import Prefetch, QuerySet
from django_tables2.export import TableExport
from import_export import fields, resources

from claims.models import Claim, Review

OWN = ("id", "statement", "kind", "claimant", "status", "verdict", "decided_at", "text_changed")
FOLLOWED = (
    "document", "version", "section", "quote", "start", "end", "reason", "rationale", "correction", "authorities",
    "citations", "reviews",
)  # fmt: skip


def wanted(limit: int) -> QuerySet[Claim]:
    """As somebody would write it who knows Django: every relation fetched ahead."""
    chosen = Claim.objects.listed().filter(verdict__in=["verified", "disputed"]).in_document_order()
    standing = Prefetch("reviews", Review.objects.standing().order_by("pk"))
    related = chosen.select_related("document__newest_version", "section")
    return related.prefetch_related("anchors", "mentions__authority", standing, "citations__source")[:limit]


def value(claim: Any, column: str) -> Any:
    places = [anchor for anchor in claim.anchors.all() if anchor.version_id == claim.document.newest_version_id]
    reviews = [review for review in claim.reviews.all() if review.round == claim.round]
    told = {
        "document": lambda: claim.document.number,
        "version": lambda: claim.document.newest_version.number,
        "section": lambda: claim.section.title if claim.section else "",
        "quote": lambda: "\n[…]\n".join(place.quote for place in places),
        "start": lambda: min((place.start for place in places), default=""),
        "end": lambda: max((place.end for place in places), default=""),
        "authorities": lambda: "; ".join(mention.authority.key for mention in claim.mentions.all()),
        "citations": lambda: "\n".join(citation_line(one) for one in claim.citations.all() if one.round == claim.round),
        "reviews": lambda: len(reviews),
    }
    return told[column]() if column in told else getattr(reviews[-1], column) if reviews else ""


def citation_line(citation: Any) -> str:
    source = citation.source
    named = [source.title, source.publisher, citation.pinpoint, source.url or source.identifier]
    line = f"{citation.stance} — {', '.join(part for part in named if part)}"
    return f"{line}: “{citation.excerpt}”" if citation.excerpt else line


def import_export_csv(limit: int) -> int:
    meta = type("Meta", (), {"model": Claim, "fields": (*OWN, *FOLLOWED)})
    columns: dict[str, Any] = {name: fields.Field() for name in FOLLOWED}
    getters = {f"dehydrate_{name}": (lambda self, claim, name=name: value(claim, name)) for name in FOLLOWED}
    resource = type("ClaimResource", (resources.ModelResource,), columns | getters | {"Meta": meta})
    dataset = resource().export(wanted(limit))
    return len(dataset) if dataset.csv else 0


def tables2_csv(limit: int) -> int:
    meta = type("Meta", (), {"model": Claim, "fields": OWN})
    columns: dict[str, Any] = {name: tables.Column(empty_values=()) for name in FOLLOWED}
    getters = {f"value_{name}": (lambda self, record, name=name: value(record, name)) for name in FOLLOWED}
    table = type("ClaimTable", (tables.Table,), columns | getters | {"Meta": meta})
    rows = list(wanted(limit))
    return len(rows) if TableExport("csv", table(rows)).export() else 0
