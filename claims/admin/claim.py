"""Claims: the list that serves work, and the way to the page of each."""

import copy
from typing import Any

from django.contrib import admin
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.db.models import Count, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.admin import claim_filters as by
from claims.admin.base import DoorAdmin
from claims.admin.bulk import bulk_urls
from claims.admin.claim_actions import ClaimActions
from claims.admin.claim_page import ClaimPage
from claims.choices import Role
from claims.models import Anchor, Citation, Claim, Review, Tagging
from claims.models.numbers import NUMBER, parse_number
from claims.refusal import Refused
from claims.roles import has_role
from claims.services.naming import assignee_of
from claims.services.work import WORK_ORDER, in_work_order

MAX_SEARCH_WORDS = 20


class ClaimList(ChangeList):
    """Ordered as work is done, unless a column was asked for."""

    model_admin: Any

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        self.root_queryset = self.model_admin.ranked(request, self.model_admin.get_queryset(request))
        return super().get_queryset(request, exclude_parameters)

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        for claim in self.result_list:
            claim.shown_assignee = assignee_of(claim, request.user)
            claim.other_words = claim.quote if _fold(claim.quote) != _fold(claim.statement) else ""

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        return super().get_ordering(request, queryset) if self.params.get(ORDER_VAR) else list(WORK_ORDER)


class ClaimOrder(ClaimList):
    """The same list without its rows, for finding a claim's neighbours in it."""

    def get_results(self, request: HttpRequest) -> None:
        self.result_count, self.multi_page, self.can_show_all, self.result_list = 0, False, False, self.queryset.none()


class ClaimAdmin(ClaimActions, DoorAdmin):
    list_display = ("claim", "mark", "where", "assigned", "citation_count", "review_count", "age")
    list_display_links = None
    list_filter = (
        by.WorkFilter,
        by.MarkFilter,
        by.DocumentFilter,
        by.KindFilter,
        by.AssigneeFilter,
        by.TextChangedFilter,
        by.FoundFilter,
        by.AuthorityFilter,
        by.TagFilter,
        by.RecheckFilter,
        by.JurisdictionFilter,
    )
    search_fields = ("statement", "quote")
    search_help_text = _("Words of the statement or of the document, or a number such as C-0142")
    list_select_related = ("document", "section", "assignee")
    ordering = ("pk",)
    change_list_template = "admin/claims/claim/change_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = Claim.objects.visible_to(request.user)
        return rows.select_related("document__newest_version", "section", "assignee", "holder").prefetch_related(
            Prefetch("taggings", Tagging.objects.visible_to(request.user).select_related("tag"))
        )

    def ranked(self, request: HttpRequest, claims: QuerySet[Any]) -> QuerySet[Any]:
        """Annotate what the list orders and counts by: only what this person may see is counted."""
        user = request.user
        reviews = Review.objects.visible_to(user).standing().of_current_round()
        return in_work_order(claims, user, timezone.now()).annotate(
            visible_citations=_count_of(Citation.objects.visible_to(user)),
            visible_reviews=_count_of(reviews),
            quote=Subquery(Anchor.objects.in_newest_version().filter(claim=OuterRef("pk")).values("quote")[:1]),
        )

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        is_reviewer = has_role(request.user, Role.REVIEWER, Role.LEAD)
        may = {"may_review": is_reviewer, "may_act_on_all": is_reviewer}
        return super().changelist_view(request, may | (extra_context or {}))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ClaimList

    def shown_list(self, request: HttpRequest, filters: QueryDict) -> tuple[QuerySet[Any], str]:
        """Exactly the claims that the list shows under these filters, in its order, and the filters in words.

        Raises Refused for filters that the list does not know.
        """
        asked: Any = copy.copy(request)
        asked.GET = filters
        try:
            found = self._order(asked)
        except (IncorrectLookupParameters, DisallowedModelAdminLookup):
            raise Refused(_("The list has no such filter.")) from None
        return found.queryset, _in_words(found)

    def list_behind(self, request: HttpRequest, filters: QueryDict) -> tuple[QuerySet[Any], list[str]]:
        """The rows of the list that a reviewer came from, and their order; the whole list where it says nothing."""
        asked: Any = copy.copy(request)
        asked.GET = filters
        try:
            found = self._order(asked)
        except (IncorrectLookupParameters, DisallowedModelAdminLookup):
            asked.GET = QueryDict()
            found = self._order(asked)
        ordering = found.get_ordering(asked, found.queryset)
        plain = all(isinstance(name, str) for name in ordering)
        return found.queryset, [str(name) for name in ordering] if plain else list(WORK_ORDER)

    def _order(self, request: HttpRequest) -> ClaimOrder:
        return ClaimOrder(
            request,
            self.model,
            ["action_checkbox", *self.list_display],
            (),
            self.list_filter,
            None,
            self.search_fields,
            self.list_select_related,
            self.list_per_page,
            self.list_max_show_all,
            (),
            self,
            self.sortable_by,
            None,
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Every word in the statement or in the document's own words; or the one claim of that number."""
        if NUMBER.fullmatch(search_term):
            return queryset.filter(pk=parse_number(search_term)), False
        for word in search_term.split()[:MAX_SEARCH_WORDS]:
            quoted = Anchor.objects.filter(claim=OuterRef("pk"), quote__icontains=word)
            queryset = queryset.filter(Q(statement__icontains=word) | Exists(quoted))
        return queryset, False

    def get_urls(self) -> list[Any]:
        return [*bulk_urls(self), *super().get_urls()]

    def page(self, request: HttpRequest, shown: Any) -> HttpResponse:
        return ClaimPage(self, request, shown).answer()

    def events_of(self, events: QuerySet[Any], shown: Any) -> QuerySet[Any]:
        return events.filter(claim_number=shown.pk)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A claim is added on the page of its document, by exact words."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("claim"), ordering="pk")
    def claim(self, claim: Claim) -> str:
        return str(claim)

    @admin.display(description=_("mark"), ordering="status")
    def mark(self, claim: Claim) -> str:
        return claim.get_status_display()

    @admin.display(description=_("document and section"), ordering="document_id")
    def where(self, claim: Claim) -> str:
        return str(claim.document)

    @admin.display(description=_("assignee"))
    def assigned(self, claim: Claim) -> str:
        return str(claim.assignee or "")

    @admin.display(description=_("citations"), ordering="visible_citations")
    def citation_count(self, claim: Any) -> int:
        return int(claim.visible_citations)

    @admin.display(description=_("reviews"), ordering="visible_reviews")
    def review_count(self, claim: Any) -> int:
        return int(claim.visible_reviews)

    @admin.display(description=_("age"), ordering="-created_at")
    def age(self, claim: Claim) -> str:
        return claim.created_at.isoformat()


def _in_words(shown: Any) -> str:
    chosen = [(spec, str(spec.chosen())) for spec in shown.filter_specs if spec.chosen()]
    labels = [(spec.title, dict(map(_texts, spec.lookup_choices)).get(value, value)) for spec, value in chosen]
    parts = [f"{title}: {label}" for title, label in labels] + ([f"“{shown.query}”"] if shown.query else [])
    return " · ".join(parts) or str(_("All claims"))


def _texts(choice: tuple[Any, Any]) -> tuple[str, str]:
    return str(choice[0]), str(choice[1])


def _fold(words: str | None) -> str:
    """Words without what a statement changes of course: the capital at the start, the full stop at the end."""
    return (words or "").strip().rstrip(".").casefold()


def _count_of(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.filter(claim=OuterRef("pk")).order_by().values("claim").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())
