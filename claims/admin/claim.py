"""Claims: the list that serves work, and the way to the page of each."""

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _

from claims.admin.base import DoorAdmin
from claims.admin.bulk import bulk_urls
from claims.admin.claim_actions import ClaimActions
from claims.admin.claim_list import ClaimList, listing_of
from claims.admin.claim_page import ClaimPage
from claims.choices import Role
from claims.lists import Listing
from claims.models import Claim
from claims.refusal import Refused
from claims.roles import has_role


class ClaimAdmin(ClaimActions, DoorAdmin):
    list_display_links = None
    ordering = ("pk",)
    change_list_template = "admin/claims/claim/change_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = Claim.objects.visible_to(request.user)
        return rows.select_related("document__newest_version", "section", "assignee", "holder")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        is_reviewer = has_role(request.user, Role.REVIEWER, Role.LEAD)
        may = {"may_review": is_reviewer, "may_act_on_all": is_reviewer}
        return super().changelist_view(request, may | (extra_context or {}))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ClaimList

    def shown_list(self, request: HttpRequest, filters: QueryDict) -> Listing:
        """Exactly what the list shows under these filters. Raises Refused for filters that the list does not know."""
        listing = listing_of(request.user, filters)
        if listing.problems or listing.filter.form.errors:
            raise Refused(_("The list has no such filter."))
        return listing

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
