"""Authorities: each law with the claims that name it, and its other names. A mention is corrected on its claim."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import REFUSED_STATUS, Pick
from claims.admin.counted import CountedClaims
from claims.choices import AuthorityKind
from claims.models import Authority, Mention, SameRule
from claims.refusal import Refused
from claims.services.likeness.same_rules import link, may_link, names_of, unlink
from claims.services.listing.counting import first_of

MAX_MENTIONS = 500
# So many names are offered while somebody types; any other can be typed whole.
MAX_OFFERED = 500


class KindFilter(Pick):
    title = gettext_lazy("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(AuthorityKind.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class AuthorityAdmin(CountedClaims):
    link = "authority"
    list_display = ("named", "kind", "work", "claim_count")
    list_display_links = None
    list_filter = (KindFilter,)
    search_fields = ("key", "work")
    ordering = ("key", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Authority.objects.visible_to(request.user).order_by("key", "pk")

    def of_claims(self, user: Any) -> QuerySet[Any, Any]:
        return Mention.objects.visible_to(user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_link(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def events_of(self, events: QuerySet[Any], shown: Any) -> QuerySet[Any]:
        return events.filter(act="same_rule").filter(
            Q(payload__contains=f'"authorities":[{shown.pk},')
            | Q(payload__regex=rf'"authorities":\[[0-9]+,{shown.pk}\]')
        )

    def page(self, request: HttpRequest, shown: Any) -> HttpResponse:
        """The claims that name it; who may, links it to its other names and takes links back."""
        if request.method != "POST":
            return self._show(request, shown)
        try:
            message = self._change_links(request, shown)
        except Refused as refusal:
            return self._show(request, shown, refusal=refusal.reason)
        messages.success(request, message)
        return HttpResponseRedirect(self.url_of(shown))

    def _change_links(self, request: HttpRequest, shown: Authority) -> str:
        authorities = Authority.objects.visible_to(request.user)
        if "unlink" in request.POST:
            other = authorities.filter(pk=_number(request.POST["unlink"])).first()
            if other is None:
                raise Refused(_("There is no such authority."))
            unlink(authority=shown, other=other, by=request.user)
            return _("{one} and {other} are no longer linked.").format(one=shown, other=other)
        key = request.POST.get("key", "").strip()
        found = list(authorities.filter(key__iexact=key)[:2]) if key else []
        if len(found) > 1:
            raise Refused(_("Authorities of several kinds are called “{key}”: link from their side.").format(key=key))
        if not found:
            raise Refused(_("No claim names “{key}”: choose an authority of the list.").format(key=key))
        link(authority=shown, other=found[0], by=request.user)
        return _("{one} and {other} are one rule.").format(one=shown, other=found[0])

    def _show(self, request: HttpRequest, shown: Any, refusal: str = "") -> HttpResponse:
        mentions = Mention.objects.visible_to(request.user).filter(authority=shown)
        mentions = mentions.select_related("claim__document").order_by("claim__document", "claim__place", "claim")
        direct = SameRule.objects.touching([shown.pk])
        sides = {pk for pair in direct.values_list("one", "other") for pk in pair} - {shown.pk}
        others = Authority.objects.visible_to(request.user).exclude(pk=shown.pk).exclude(pk__in=sides)
        context = {
            "title": shown.key,
            "authority": shown,
            "mentions": first_of(mentions, MAX_MENTIONS),
            "same_rule": names_of([shown], request.user)[shown.pk],
            "direct": sides,
            "offered": others.order_by("key")[:MAX_OFFERED],
            "may_link": may_link(request.user),
            "typed": (request.POST or request.GET).get("key", ""),
            "refusal": refusal,
        }
        status = REFUSED_STATUS if refusal else 200
        return self.render(request, "claims/authority/change_form.html", context, status=status)

    @admin.display(description=gettext_lazy("authority"), ordering="key")
    def named(self, authority: Authority) -> str:
        return format_html('<a href="{}">{}</a>', self.url_of(authority), authority.key)


def _number(written: str) -> int:
    return int(written[:9]) if written.isdecimal() else -1
