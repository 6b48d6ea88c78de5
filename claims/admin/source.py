"""Sources: the list, and each with the claims that rest on it, as far as this person may see them."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import REFUSED_STATUS, STALE_STATUS, Pick
from claims.admin.counted import CountedClaims
from claims.choices import SourceKind, Weight
from claims.forms.source import SourceForm
from claims.models import Citation, Source
from claims.refusal import Refused, Stale
from claims.services.listing.counting import first_of
from claims.services.sources.citing import source_named
from claims.services.sources.copies import copies_of
from claims.services.sources.keeping import fields_of, save_source
from claims.services.sources.merging import merge_sources, near_sources

MAX_CITATIONS = 500
# The act, and the field that names the other source where the button does not.
MERGE = "merge"


class KindFilter(Pick):
    title = gettext_lazy("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(SourceKind.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class WeightFilter(Pick):
    title = gettext_lazy("weight")
    parameter_name = "weight"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Weight.choices, ("none", _("not weighed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        return queryset.filter(weight="" if self.value() == "none" else self.value())


class SourceAdmin(CountedClaims):
    link = "source"
    list_display = ("titled", "kind", "weighed", "claim_count")
    list_display_links = None
    list_filter = (KindFilter, WeightFilter)
    search_fields = ("title", "publisher", "identifier", "url")
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Source.objects.visible_to(request.user).order_by("-pk")

    def of_claims(self, user: Any) -> QuerySet[Any, Any]:
        return Citation.objects.visible_to(user)

    def events_of(self, events: QuerySet[Any], shown: Any) -> QuerySet[Any]:
        return events.filter(act__in=["source", "merge_source"], payload__contains=f'"source":{shown.pk},')

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A source comes in with the citation that needs it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def page(self, request: HttpRequest, shown: Any) -> HttpResponse:
        act, _colon, line = request.POST.get("act", "").partition(":")
        if act == MERGE:
            return self._merge(request, shown, line or request.POST.get(MERGE, ""))
        form = SourceForm(request.POST if request.method == "POST" else None, initial=fields_of(shown))
        if request.method != "POST":
            return self._show(request, shown, form)
        if not form.is_valid():
            return self._show(request, shown, form, {"refusal": _("Something typed cannot be read: see below.")}, 422)
        try:
            save_source(source=shown, by=request.user, seen=_seen(request), **form.changes)
        except Stale as stale:
            return self._stale(request, shown, form, stale)
        except Refused as refusal:
            form.refuse(refusal)
            fresh = self.get_object(request, str(shown.pk))
            return self._show(request, fresh, form, {"refusal": refusal.reason}, REFUSED_STATUS)
        messages.success(request, _("Source saved."))
        return HttpResponseRedirect(self.url_of(shown))

    def _merge(self, request: HttpRequest, shown: Any, line: str) -> HttpResponse:
        """Make one of this source and the one that was named: by number, identifier or address."""
        form = SourceForm(initial=fields_of(shown))
        other = source_named(line.strip(), request.user)
        try:
            if other is None:
                raise Refused(_("There is no source “{line}”.").format(line=line))
            kept = merge_sources(source=shown, into=other, by=request.user, seen=_seen(request))
        except Refused as refusal:
            more = {"refusal": refusal.reason, "merge_line": line}
            return self._show(request, self.get_object(request, str(shown.pk)) or shown, form, more, REFUSED_STATUS)
        messages.success(request, _("Merged into this source."))
        return HttpResponseRedirect(self.url_of(kept))

    def _stale(self, request: HttpRequest, shown: Any, form: SourceForm, stale: Stale) -> HttpResponse:
        current = self.get_object(request, str(shown.pk))
        theirs = fields_of(current)
        conflict = {"reason": stale.reason, "differences": form.differences(theirs), "label": _("Save")}
        rebased = SourceForm(form.rebased(theirs), initial=theirs)
        return self._show(request, current, rebased, {"conflict": conflict | {"again": "save"}}, STALE_STATUS)

    def _show(
        self, request: HttpRequest, shown: Any, form: SourceForm, more: dict[str, Any] | None = None, status: int = 200
    ) -> HttpResponse:
        rows = Citation.objects.visible_to(request.user).filter(source=shown)
        context = {
            "title": shown.title,
            "source": shown,
            "form": form,
            "refused_field": form.focus(),
            "citations": first_of(
                rows.select_related("claim__document", "reviewer").order_by("claim_id", "pk"), MAX_CITATIONS
            ),
            "copies": copies_of(shown.pk, request.user),
            "near": near_sources(shown, request.user),
            "can_change": self.has_change_permission(request, shown),
        }
        return self.render(request, "claims/source/change_form.html", context | (more or {}), status=status)

    @admin.display(description=gettext_lazy("source"), ordering="title")
    def titled(self, source: Source) -> str:
        detail = source.identifier or source.url
        return format_html(
            '<a href="{}">{}</a> <span class="quote">{}</span>', self.url_of(source), source, detail[:120]
        )

    @admin.display(description=gettext_lazy("weight"), ordering="weight")
    def weighed(self, source: Source) -> str:
        return source.get_weight_display() or "–"


def _seen(request: HttpRequest) -> int:
    seen = request.POST.get("seen", "")
    return int(seen[:9]) if seen.isdecimal() else -1
