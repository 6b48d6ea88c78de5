"""Authorities, to be read: each law with the claims that name it. A mention is corrected on the page of its claim."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from claims.admin.base import DoorAdmin, Pick
from claims.choices import AuthorityKind
from claims.models import Authority, Mention

MAX_MENTIONS = 500


class KindFilter(Pick):
    title = gettext_lazy("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(AuthorityKind.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class AuthorityAdmin(DoorAdmin):
    list_display = ("named", "kind", "work", "claim_count")
    list_display_links = None
    list_filter = (KindFilter,)
    search_fields = ("key", "work")
    ordering = ("key", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        mentions = Mention.objects.visible_to(request.user).filter(authority=OuterRef("pk"))
        counted = mentions.order_by().values("authority").annotate(n=Count("pk")).values("n")
        authorities = Authority.objects.visible_to(request.user).order_by("key", "pk")
        return authorities.annotate(visible_claims=Coalesce(Subquery(counted), 0, output_field=IntegerField()))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def page(self, request: HttpRequest, shown: Any) -> HttpResponse:
        mentions = Mention.objects.visible_to(request.user).filter(authority=shown)
        mentions = mentions.select_related("claim__document").order_by("claim__document", "claim__place", "claim")
        context = {"title": shown.key, "authority": shown, "mentions": mentions[:MAX_MENTIONS]}
        return self.render(request, "claims/authority/change_form.html", context)

    @admin.display(description=gettext_lazy("authority"), ordering="key")
    def named(self, authority: Authority) -> str:
        return format_html('<a href="{}">{}</a>', self.url_of(authority), authority.key)

    @admin.display(description=gettext_lazy("claims"), ordering="visible_claims")
    def claim_count(self, authority: Any) -> int:
        return int(authority.visible_claims)
