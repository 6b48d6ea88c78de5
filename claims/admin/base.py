"""What every page of the admin has in common. Nothing here or below writes a row: services and the door do."""

from typing import Any, NoReturn

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import QuerySet
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from claims.models import Claim, Event
from claims.models.numbers import parse_number
from claims.services.telling.chronicle import tell

ROWS_PER_PAGE = 50
EVENTS_SHOWN = 200
REFUSED_STATUS = 422
STALE_STATUS = 409


class RoundTheDoor(Exception):
    """Somebody tried to write past the services."""


class Pick(admin.SimpleListFilter):
    """A filter drawn as one select of the list's form. `free` ones are typed, with suggestions."""

    free = False

    def has_output(self) -> bool:
        return True

    def chosen(self) -> str:
        return self.value() or ""


class DoorAdmin(admin.ModelAdmin):
    """Lists as the stock admin makes them; pages of their own, whose changes go through services.

    A subclass says what `page` and, where it has one, `add_page` do. The stock forms are never built, and every
    hook through which the stock admin would write raises.
    """

    list_per_page = ROWS_PER_PAGE
    list_max_show_all = ROWS_PER_PAGE
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
    actions_on_bottom = False
    list_caption: Any = ""

    @property
    def media(self) -> Media:
        return Media(js=["claims/admin.js"])

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return self.model._default_manager.all().visible_to(request.user)  # type: ignore[no-any-return]

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Only the filters of the list: a lookup over citations or reviews would tell what is sealed."""
        return lookup in {getattr(found, "parameter_name", None) for found in self.get_list_filter(request)}

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        try:
            return self.get_queryset(request).filter(pk=parse_number(object_id)).first()
        except ValueError:
            return None

    def get_or_404(self, request: HttpRequest, object_id: str) -> Any:
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = self.get_object(request, object_id)
        if found is None:
            raise Http404
        return found

    # The stubs are narrower than Django, which takes a streamed answer as well.
    def changeform_view(  # type: ignore[override]
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponseBase:
        if object_id is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return self.add_page(request)
        found = self.get_or_404(request, object_id)
        if request.method != "GET" and not self.has_change_permission(request, found):
            raise PermissionDenied
        return self.page(request, found)

    def page(self, request: HttpRequest, shown: Any) -> HttpResponseBase:
        raise NotImplementedError

    def add_page(self, request: HttpRequest) -> HttpResponseBase:
        raise PermissionDenied

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        found = self.get_or_404(request, object_id)
        if not self.has_delete_permission(request, found):
            raise PermissionDenied
        return self.delete_page(request, found)

    def delete_page(self, request: HttpRequest, shown: Any) -> HttpResponse:
        raise PermissionDenied

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Our own events about this row, as far as the person may see them, the newest first, page by page."""
        shown = self.get_or_404(request, object_id)
        events = self.events_of(Event.objects.visible_to(request.user), shown).order_by("-number")
        up_to = request.GET.get("up_to", "")
        found = list((events.filter(number__lte=_number(up_to)) if up_to else events)[: EVENTS_SHOWN + 1])
        numbers = {event.claim_number for event in found if event.claim_number}
        claims = Claim.objects.visible_to(request.user).filter(pk__in=numbers)
        context = {
            "title": _("History"),
            "shown": shown,
            "back": self.url_of(shown),
            "events": tell(found[:EVENTS_SHOWN], request.user),
            # The page of a claim need not say again which.
            "standing_claims": None if self.model is Claim else set(claims.values_list("pk", flat=True)),
            "is_newest": not up_to,
            "older": found[EVENTS_SHOWN].number if len(found) > EVENTS_SHOWN else None,
        }
        return self.render(request, "history.html", context)

    def events_of(self, events: QuerySet[Event], shown: Any) -> QuerySet[Event]:
        return events.none()

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        for number in request.POST.getlist(ACTION_CHECKBOX_NAME):
            try:
                parse_number(number)
            except ValueError:
                raise BadRequest("A selected row is no number.") from None
        name = self.list_caption or capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"caption": name, "title": name} | (extra_context or {}))

    def render(
        self, request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
    ) -> TemplateResponse:
        shared = self.admin_site.each_context(request) | {"opts": self.opts, "list_url": self.list_url}
        return TemplateResponse(request, f"admin/{template}", shared | context, status=status)

    @property
    def list_url(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def url_of(self, shown: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[shown.pk])

    # One history: Django's own log stays empty.
    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any: ...

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any: ...

    def log_deletion(self, request: HttpRequest, obj: Any, object_repr: str) -> Any: ...

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any: ...

    # Nothing is written here.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> NoReturn:
        raise RoundTheDoor

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: Any) -> NoReturn:
        raise RoundTheDoor

    def delete_model(self, request: HttpRequest, obj: Any) -> NoReturn:
        raise RoundTheDoor

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> NoReturn:
        raise RoundTheDoor


def _number(written: str) -> int:
    try:
        return parse_number(written)
    except ValueError:
        raise BadRequest("No number of an event.") from None
