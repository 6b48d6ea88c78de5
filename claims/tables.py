"""What lists show: their columns and their order. A cell's markup is a template; which rows, is the caller's to say."""

from datetime import datetime
from functools import cached_property
from typing import Any

import django_tables2 as tables
from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext_lazy as _

from claims.choices import Stance
from claims.models import Authority, Citation, Claim, Mention, Source
from claims.services.likeness.same_rules import names_of
from claims.services.listing.by_order import Unindexed
from claims.services.listing.progress import Progress, progress_by

ROWS_PER_PAGE = 25


class Cell(tables.Column):
    """A column whose cells the tag `cells` draws: by a function of that name, or a template given `record`, `table`."""

    def __init__(self, cell: str, heading: Any, **options: Any) -> None:
        super().__init__(verbose_name=heading, empty_values=(), **options)
        self.cell, self.template_name = cell, f"claims/cells/{cell}.html"


class SiteTable(tables.Table):
    """A table with a caption and a row header. `user` sees it, `at` is the moment it tells of."""

    caption: Any = ""
    row_header = ""

    class Meta:
        template_name = "claims/_table.html"
        order_by_field = "sort"
        attrs = {"class": "table"}

    def __init__(self, rows: QuerySet[Any], *, user: Any, at: datetime, **options: Any) -> None:
        self.user, self.at = user, at
        super().__init__(rows, **options)

    def show_page(self, request: Any) -> None:
        """Sort and cut as `request` asks; whatever cannot be is the default order, the first or the last page."""
        wanted = request.GET.get(self.order_by_field, "")
        if self._is_sortable(wanted.removeprefix("-")):
            self.order_by = [wanted]
        self.paginate(per_page=ROWS_PER_PAGE)
        self.page = self.paginator.get_page(request.GET.get(self.page_field))

    def _is_sortable(self, name: str) -> bool:
        return name in self.columns and self.columns[name].orderable

    @property
    def records(self) -> list[Any]:
        """The rows of this page."""
        return [row.record for row in self.page.object_list]


Ordered = tuple[QuerySet[Any], bool]


def in_order(rows: QuerySet[Any], is_descending: bool, *fields: str, then: tuple[str, ...] = ("pk",)) -> Ordered:
    """Sort by `fields`, then by what never ties, so that no row stands on two pages or on none."""
    ordered = [F(field).desc() if is_descending else F(field).asc() for field in fields]
    return rows.order_by(*ordered, *then), True


class ByKeys:
    """The rows with these primary keys, in this order; those of a page are read when it is shown.

    It has of a queryset what a table asks of one.
    """

    def __init__(self, rows: QuerySet[Any], keys: list[int], totals: dict[int, int]) -> None:
        self.rows, self.keys, self.totals = rows, keys, totals

    def count(self) -> int:
        return len(self.keys)

    def __getitem__(self, at: slice) -> list[Any]:
        found = self.rows.in_bulk(self.keys[at])
        return [found[key] for key in self.keys[at] if key in found]


def by_claims(rows: QuerySet[Any], is_descending: bool, seen: QuerySet[Any], column: str) -> tuple[ByKeys, bool]:
    """`rows` in the order of how many claims `seen` tells of beside each; its `column` names the row.

    Counted for all of them in one pass: beside each row by itself it takes several times as long.
    """
    counted = seen.order_by().values_list(Unindexed(column)).annotate(Count("claim", distinct=True))
    totals: dict[int, int] = dict(counted)
    keys = [*rows.values_list("pk", flat=True)]
    return ByKeys(rows, sorted(keys, key=lambda key: totals.get(key, 0), reverse=is_descending), totals), True


class AuthorityTable(SiteTable):
    caption = _("Authorities, with the claims that name them")
    row_header = "key"

    key = Cell("authority", _("Authority"), order_by="key")
    kind = Cell("kind", _("Kind"), order_by=("kind", "key"))
    work = Cell("work", _("Work"), order_by=("work", "key"))
    same = Cell("same_rule", _("Same rule as"), orderable=False)
    claims = Cell("total", _("Claims"))
    verdicts = Cell("verdicts", _("Claims by mark"), orderable=False)

    def order_claims(self, authorities: QuerySet[Authority], is_descending: bool) -> tuple[ByKeys, bool]:
        return by_claims(authorities, is_descending, Mention.objects.visible_to(self.user), "authority")

    @cached_property
    def totals(self) -> dict[int, int]:
        return {authority: progress.total for authority, progress in self.progress.items()}

    @cached_property
    def same_rules(self) -> dict[int, list[Authority]]:
        """For each authority of this page, its other names."""
        return names_of(self.records, self.user)

    @cached_property
    def progress(self) -> dict[int, Progress]:
        """For each authority of this page, the claims that name it and that the user may see."""
        claims = Claim.objects.visible_to(self.user).filter(mentions__authority__in=[row.pk for row in self.records])
        return progress_by(claims, "mentions__authority", self.at)


class SourceTable(SiteTable):
    caption = _("Sources, with what they say of claims")
    row_header = "title"

    title = Cell("source", _("Source"), order_by=("title", "pk"))
    kind = Cell("kind", _("Kind"), order_by=("kind", "pk"))
    weight = Cell("weight", _("Weight"), order_by=("weight", "pk"))
    claims = Cell("total", _("Claims"))
    stances = Cell("stances", _("Citations"), orderable=False)

    # What they were sorted by, if that is so.
    counted: dict[int, int] | None = None

    def order_claims(self, sources: QuerySet[Source], is_descending: bool) -> tuple[ByKeys, bool]:
        found, is_sorted = by_claims(sources, is_descending, Citation.objects.visible_to(self.user), "source")
        self.counted = found.totals
        return found, is_sorted

    @cached_property
    def _citations(self) -> QuerySet[Citation]:
        """Those of this page's sources that are seen."""
        seen = Citation.objects.visible_to(self.user)
        return seen.filter(source__in=[row.pk for row in self.records]).order_by()

    @cached_property
    def totals(self) -> dict[int, int]:
        """For each source of this page, how many claims rest on it."""
        if self.counted is not None:
            return self.counted
        return dict(self._citations.values_list("source").annotate(Count("claim", distinct=True)))

    @cached_property
    def stances_of(self) -> dict[int, list[int]]:
        """For each source of this page, its visible citations counted in the order of `Stance`."""
        found: dict[int, list[int]] = {}
        for source, stance, count in self._citations.values_list("source", "stance").annotate(Count("pk")):
            found.setdefault(source, [0] * len(Stance))[Stance.values.index(stance)] += count
        return found


class CitationTable(SiteTable):
    """The citations of one source."""

    caption = _("Claims that rest on this source")
    row_header = "number"

    number = Cell("cited_number", _("Claim"), order_by=("claim_id", "pk"))
    statement = Cell("cited_statement", _("Statement"), orderable=False)
    mark = Cell("cited_mark", _("Mark"), orderable=False)
    stance = Cell("stance", _("Stance"), order_by=("stance", "pk"))
    pinpoint = Cell("pinpoint", _("Pinpoint and excerpt"), orderable=False)
    accessed = Cell("accessed", _("Accessed"), order_by=("accessed_on", "pk"))
