"""What the list does with ticked claims: a few at once, many by way of a page that says what will change."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DoorAdmin
from claims.admin.bulk import ask, is_for_all
from claims.choices import Role
from claims.exports.export import open_export
from claims.exports.formats import Format
from claims.exports.selection import exactly
from claims.forms.bulk import BULK_FORMS
from claims.models import Claim
from claims.models.numbers import parse_number
from claims.refusal import Refused
from claims.roles import has_role
from claims.workflow import perform

MAX_CHOSEN = 500
REFUSALS_TOLD = 20


class Chosen(NamedTuple):
    """A ticked row: the claim as it is now, and the lock version under which it was ticked."""

    claim: Claim
    seen: int


class ClaimActions(DoorAdmin):
    """The actions of the claim list."""

    actions = (
        "take",
        "release",
        "assign",
        "ask_second",
        "dismiss",
        "tag",
        "untag",
        "export_xlsx",
        "export_csv",
        "export_json",
    )

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The stock list wants a ticked row even where an act is meant for all of the list."""
        act = request.POST.get("action", "")
        if is_for_all(request) and act in BULK_FORMS and act in self.get_actions(request):
            return ask(self, request, act)
        return super().changelist_view(request, extra_context)

    def has_assign_permission(self, request: HttpRequest) -> bool:
        return has_role(request.user, Role.LEAD)

    @admin.action(description=gettext_lazy("Take"), permissions=["change"])
    def take(self, request: HttpRequest, _queryset: Any) -> None:
        self._do(request, "take", {})

    @admin.action(description=gettext_lazy("Release"), permissions=["change"])
    def release(self, request: HttpRequest, _queryset: Any) -> None:
        self._do(request, "release", {})

    @admin.action(description=gettext_lazy("Assign …"), permissions=["assign"])
    def assign(self, request: HttpRequest, _queryset: Any) -> HttpResponse:
        return ask(self, request, "assign")

    @admin.action(description=gettext_lazy("Second review …"), permissions=["change"])
    def ask_second(self, request: HttpRequest, _queryset: Any) -> HttpResponse:
        return ask(self, request, "ask_second")

    @admin.action(description=gettext_lazy("No claim here …"), permissions=["change"])
    def dismiss(self, request: HttpRequest, _queryset: Any) -> HttpResponse:
        return ask(self, request, "dismiss")

    @admin.action(description=gettext_lazy("Tag …"), permissions=["change"])
    def tag(self, request: HttpRequest, _queryset: Any) -> HttpResponse:
        return ask(self, request, "tag")

    @admin.action(description=gettext_lazy("Take a tag away …"), permissions=["change"])
    def untag(self, request: HttpRequest, _queryset: Any) -> HttpResponse:
        return ask(self, request, "untag")

    @admin.action(description=gettext_lazy("Export as XLSX"), permissions=["view"])
    def export_xlsx(self, request: HttpRequest, _queryset: Any) -> FileResponse | None:
        return self._export(request, Format.XLSX)

    @admin.action(description=gettext_lazy("Export as CSV"), permissions=["view"])
    def export_csv(self, request: HttpRequest, _queryset: Any) -> FileResponse | None:
        return self._export(request, Format.CSV)

    @admin.action(description=gettext_lazy("Export as JSON"), permissions=["view"])
    def export_json(self, request: HttpRequest, _queryset: Any) -> FileResponse | None:
        return self._export(request, Format.JSON)

    def _export(self, request: HttpRequest, form: Format) -> FileResponse | None:
        """Exactly the ticked claims, by the same code as button and command; where it is refused, the list again."""
        numbers = [chosen.claim.pk for chosen in self.chosen(request)]
        ticked = exactly(Claim.objects.visible_to(request.user).filter(pk__in=numbers))
        try:
            export = open_export(ticked, format=form.value)
        except Refused as refusal:
            self.message_user(request, refusal.reason, messages.ERROR)
            return None
        return FileResponse(export.file, as_attachment=True, filename=export.name, content_type=export.content_type)

    def chosen(self, request: HttpRequest) -> list[Chosen]:
        """The ticked claims that this person may see, whatever else the list's filter says by now."""
        numbers = [parse_number(number) for number in request.POST.getlist(ACTION_CHECKBOX_NAME)[:MAX_CHOSEN]]
        claims = self.get_queryset(request).filter(pk__in=numbers).order_by("document_id", "place", "pk")
        return [Chosen(claim, _seen(request, claim)) for claim in claims]

    def _do(self, request: HttpRequest, act: str, data: dict[str, Any]) -> None:
        chosen, refused = self.chosen(request), []
        for claim, seen in chosen:
            try:
                perform(act, claim, by=request.user, seen=seen, **data)
            except Refused as refusal:
                refused.append(f"{claim.number}: {refusal.reason}")
        level = messages.WARNING if refused else messages.SUCCESS
        self.message_user(request, _told(len(chosen) - len(refused), refused), level)


def _seen(request: HttpRequest, claim: Claim) -> int:
    written = request.POST.get(f"seen-{claim.pk}", "")
    return int(written[:9]) if written.isdecimal() else claim.lock_version


def _told(done: int, refused: Iterable[str]) -> str:
    reasons = list(refused)
    if not reasons:
        return _("{count} done.").format(count=done)
    more = len(reasons) - REFUSALS_TOLD
    told = " ".join(reasons[:REFUSALS_TOLD]) + (_(" And {count} more.").format(count=more) if more > 0 else "")
    return _("{done} done, {refused} refused: {reasons}").format(done=done, refused=len(reasons), reasons=told)
