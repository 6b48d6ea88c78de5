"""The history, to be read."""

import json
from functools import cached_property
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DoorAdmin, Pick
from claims.models import Claim, Event
from claims.models.numbers import parse_number
from claims.models.sealing import nameless
from claims.services.listing.counting import Bounded, count_up_to
from claims.services.telling.chronicle import OTHER_ACTS, label_of, tell
from claims.workflow import ACTS


class ActFilter(Pick):
    title = gettext_lazy("act")
    parameter_name = "act"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(act.name, act.label) for act in ACTS.values() if act.records] + list(OTHER_ACTS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(act=self.value()) if self.value() else queryset


class ActorFilter(Pick):
    title = gettext_lazy("who")
    parameter_name = "who"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        people = get_user_model()._default_manager.order_by("username")
        return [(str(person.pk), person.get_full_name() or person.get_username()) for person in people]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        # To ask after somebody is no way to learn who it was.
        return queryset.filter(actor_number=_number(self.value()), is_nameless=False)


class NumberFilter(Pick):
    """Typed, as D-3 or C-0142 or plain digits."""

    free = True
    column = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{self.column: _number(self.value())}) if self.value() else queryset


class DocumentFilter(NumberFilter):
    title = gettext_lazy("document number")
    parameter_name = "document"
    column = "document_number"


class ClaimFilter(NumberFilter):
    title = gettext_lazy("claim number")
    parameter_name = "claim"
    column = "claim_number"


class UpToFilter(NumberFilter):
    title = gettext_lazy("up to event")
    parameter_name = "up_to"
    column = "number__lte"


class EventPaginator(Paginator):
    """Counts no further than anybody wants to know; older events are a link away."""

    @cached_property
    def counted(self) -> Bounded:
        events = cast("QuerySet[Event]", self.object_list)
        return count_up_to(events.values("pk"))

    @cached_property
    def count(self) -> int:
        return self.counted.number


class EventAdmin(DoorAdmin):
    list_display = ("numbered", "moment", "said", "who", "document", "claim")
    list_display_links = None
    list_filter = (ActFilter, ActorFilter, DocumentFilter, ClaimFilter, UpToFilter)
    paginator = EventPaginator
    ordering = ("-pk",)
    actions = None
    sortable_by = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        person = get_user_model()._default_manager.filter(pk=OuterRef("actor_number")).values("username")
        hidden = Exists(Claim.objects.filter(nameless(), pk=OuterRef("claim_number")))
        by_others = ExpressionWrapper(Q(hidden) & ~Q(actor_number=request.user.pk), BooleanField())
        events = Event.objects.visible_to(request.user).annotate(actor=Subquery(person), is_nameless=by_others)
        return events.order_by("-number")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def page(self, request: HttpRequest, shown: Any) -> HttpResponse:
        told = tell([shown], request.user)[0]
        context = {"title": _("Event {n}").format(n=shown.number), "told": told, "event": shown}
        said = json.loads(shown.payload)
        if shown.is_nameless and "assignee" in said:
            said["assignee"] = "…"
        payload = json.dumps(said, indent=2, ensure_ascii=False, sort_keys=True)
        return self.render(request, "claims/event/change_form.html", context | {"payload": payload})

    @admin.display(description=gettext_lazy("event"))
    def numbered(self, event: Event) -> str:
        return format_html('<a href="{}">{}</a>', self.url_of(event), event.number)

    @admin.display(description=gettext_lazy("when (UTC)"))
    def moment(self, event: Event) -> str:
        return event.at[:19].replace("T", " ")

    @admin.display(description=gettext_lazy("act"))
    def said(self, event: Event) -> Any:
        return label_of(event.act)

    @admin.display(description=gettext_lazy("who"))
    def who(self, event: Any) -> str:
        if event.actor_number is None:
            return _("command line")
        if event.is_nameless:
            return _("Somebody")
        return event.actor or f"#{event.actor_number}"

    @admin.display(description=gettext_lazy("document"))
    def document(self, event: Event) -> str:
        return f"D-{event.document_number}" if event.document_number else "–"

    @admin.display(description=gettext_lazy("claim"))
    def claim(self, event: Event) -> str:
        if not event.claim_number:
            return "–"
        address = reverse("admin:claims_claim_change", args=[event.claim_number])
        return format_html('<a href="{}">{}</a>', address, f"C-{event.claim_number:04d}")


def _number(written: str | None) -> int:
    try:
        return parse_number(written or "")
    except ValueError:
        raise IncorrectLookupParameters from None
