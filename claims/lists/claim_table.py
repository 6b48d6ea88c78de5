"""The table of claims: its columns, and what their cells need for the rows of one page."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, Prefetch
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _
from django_tables2.data import TableListData

from claims.models import Anchor, Citation, Claim, Tagging
from claims.models.claim import ClaimQuerySet
from claims.tables import Cell, SiteTable

# A list shows where a quote begins; all of it is on the claim's page.
MAX_QUOTE_CHARS = 160
# What a list begins with; the others are there to be chosen.
USUAL_COLUMNS = ("number", "statement", "status", "place", "kind", "citations", "changed", "decided")


def with_cells(claims: ClaimQuerySet, user: Any) -> ClaimQuerySet:
    """Load what the cells of a claim show, for the rows of one page, in the same few queries for however many."""
    citations = Citation.objects.visible_to(user).filter(round=F("claim__round")).only("claim_id", "stance")
    places = Anchor.objects.in_newest_version().order_by("start").defer("quote", "prefix", "suffix")
    beginnings = places.annotate(beginning=Left("quote", MAX_QUOTE_CHARS + 1))
    return claims.select_related("document", "section", "assignee").prefetch_related(
        Prefetch("taggings", Tagging.objects.visible_to(user).select_related("tag"), to_attr="seen_taggings"),
        Prefetch("citations", citations, to_attr="seen_citations"),
        Prefetch("anchors", beginnings, to_attr="newest_places"),
    )


class OrderedRows(TableListData):
    """Rows of one page, in their order already."""

    def order_by(self, aliases: Any) -> None:
        return None


class ClaimTable(SiteTable):
    caption = _("Claims")
    row_header = "number"

    number = Cell("number", _("Claim"))
    statement = Cell("statement", _("Statement and quote"), orderable=False)
    status = Cell("mark", _("Mark"))
    verdict = Cell("verdict", _("Verdict"))
    place = Cell("place", _("Document and section"))
    kind = Cell("kind", _("Kind"), orderable=False)
    citations = Cell("citations", _("Citations"), orderable=False)
    assignee = Cell("assignee", _("Assignee"), orderable=False)
    age = Cell("age", _("Added"))
    changed = Cell("changed", _("Changed"))
    decided = Cell("decided", _("Decided"), orderable=False)

    def __init__(
        self, claims: list[Claim], *, user: Any, at: datetime, columns: Sequence[str], sort: str, **options: Any
    ) -> None:
        hidden = [name for name in self.base_columns if name not in columns]
        super().__init__(OrderedRows(claims), user=user, at=at, exclude=hidden, **options)
        self.order_by = [sort] if sort.removeprefix("-") in self.columns else []
