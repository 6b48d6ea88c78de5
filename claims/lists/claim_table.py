"""The table of claims: its columns, and what their cells need for the rows of one page."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Case, F, Prefetch, Q, Value, When
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _
from django_tables2.data import TableListData

from claims.lists.found import snippets_of
from claims.models import Anchor, Citation, Claim, Offer, Review, Tagging
from claims.models.claim import ClaimQuerySet
from claims.roles import reads_everything, sees_names
from claims.tables import Cell, SiteTable
from claims.text.query import Query

# A list shows where a quote begins; all of it is on the claim's page.
MAX_QUOTE_CHARS = 160
# What a list begins with; the others are there to be chosen.
USUAL_COLUMNS = ("number", "statement", "status", "place", "kind", "citations", "changed", "decided")
# Without these a row could not be told from another.
FIXED_COLUMNS = ("number", "statement")


def with_cells(claims: ClaimQuerySet, user: Any, columns: Collection[str] = USUAL_COLUMNS) -> ClaimQuerySet:
    """Load what the cells of these columns show, for the rows of one page, in the same few queries for however many."""
    places = Anchor.objects.in_newest_version().order_by("start").defer("quote", "prefix", "suffix")
    beginnings = places.annotate(beginning=Left("quote", MAX_QUOTE_CHARS + 1), version_number=F("version__number"))
    people = [name for column, name in (("assignee", "assignee"), ("who", "holder")) if column in columns]
    return claims.select_related("document", "section", *people).prefetch_related(
        Prefetch("taggings", Tagging.objects.visible_to(user).select_related("tag"), to_attr="seen_taggings"),
        Prefetch("anchors", beginnings, to_attr="newest_places"),
        *_chosen(user, columns),
    )


def _chosen(user: Any, columns: Collection[str]) -> "Iterator[Prefetch[Any, Any, Any]]":
    """What is loaded for some columns alone."""
    if "citations" in columns:
        yield seen_citations(user)
    if "who" in columns:
        yield seen_reviews(user, "reviewer")
    elif "reviews" in columns:
        yield seen_reviews(user)
    if "flags" in columns:
        yield standing_offers()


def seen_citations(user: Any) -> "Prefetch[Any, Any, Any]":
    """`seen_citations` of claims: those of the round that `user` may see, each with whether a copy of its source is
    kept."""
    kept = When(Q(checked_copy__isnull=False) | ~Q(source__archive_url=""), then=Value(True))
    citations = Citation.objects.visible_to(user).filter(round=F("claim__round")).only("claim_id", "stance")
    return Prefetch("citations", citations.annotate(is_kept=Case(kept, default=Value(False))), to_attr="seen_citations")


def seen_reviews(user: Any, *related: str) -> "Prefetch[Any, Any, Any]":
    """`seen_reviews` of claims: the standing ones of the round that `user` may see, the first given first."""
    reviews = Review.objects.visible_to(user).standing().of_current_round().order_by("pk")
    columns = ("claim_id", "reviewer_id", "verdict", "settles")
    names = [f"{person}__{name}" for person in related for name in ("first_name", "last_name", "username")]
    return Prefetch("reviews", reviews.select_related(*related).only(*columns, *names), to_attr="seen_reviews")


def standing_offers() -> "Prefetch[Any, Any, Any]":
    """`standing_offers` of claims: places offered in the newest version to those that have none there."""
    return Prefetch("offers", Offer.objects.standing().only("claim_id"), to_attr="standing_offers")


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
    reviews = Cell("reviews", _("Reviews"), orderable=False)
    who = Cell("who", _("Reviewers and holder"), orderable=False)
    assignee = Cell("assignee", _("Assignee"), orderable=False)
    tags = Cell("tags", _("Tags"), orderable=False)
    flags = Cell("flags", _("Flags"), orderable=False)
    age = Cell("age", _("Added"))
    changed = Cell("changed", _("Changed"))
    decided = Cell("decided", _("Decided"), orderable=False)

    def __init__(
        self,
        claims: list[Claim],
        *,
        user: Any,
        at: datetime,
        columns: Sequence[str] = USUAL_COLUMNS,
        sort: str = "",
        query: Query | None = None,
        is_of_one_document: bool = False,
        **options: Any,
    ) -> None:
        self.is_of_one_document = is_of_one_document
        self.query, self.snippets = query, snippets_of(claims, query, user) if query else {}
        hidden = [name for name in self.base_columns if name not in columns]
        if is_of_one_document:
            options["extra_columns"] = [("place", Cell("place", _("Section")))]
        super().__init__(OrderedRows(claims), user=user, at=at, exclude=hidden, **options)
        self.order_by = [sort] if sort.removeprefix("-") in self.columns else []


def columns_offered(user: Any) -> dict[str, Any]:
    """The columns that `user` may choose, with their headings."""
    allowed = {"assignee": reads_everything(user), "who": sees_names(user)} | dict.fromkeys(FIXED_COLUMNS, False)
    columns = ClaimTable.base_columns.items()
    return {name: column.verbose_name for name, column in columns if allowed.get(name, True)}


def columns_unknown(user: Any, asked: Sequence[str]) -> list[Any]:
    """What is to be told of columns that an address asks for and this table does not show `user`."""
    headings, offered = ClaimTable.base_columns, {*FIXED_COLUMNS, *columns_offered(user)}
    return [
        _("The column “{name}” is not for your role.").format(name=headings[name].verbose_name)
        if name in headings
        else _("This list has no column “{name}”.").format(name=name[:40])
        for name in dict.fromkeys(asked)
        if name and name not in offered
    ]


def columns_chosen(user: Any, asked: Sequence[str]) -> tuple[str, ...]:
    """The columns that an address asks for, out of those offered; the usual ones where it asks for none."""
    wanted = [name for name in columns_offered(user) if name in asked]
    return (*FIXED_COLUMNS, *wanted) if wanted else USUAL_COLUMNS
