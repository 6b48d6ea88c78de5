"""Acts on many claims at once: each claim its own transaction, each refusal told by number."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DoorAdmin
from claims.choices import Role, Verdict
from claims.exports.export import open_export
from claims.exports.formats import Format
from claims.exports.selection import exactly
from claims.forms.base import ActForm
from claims.forms.claim import AssignForm
from claims.forms.fields import Words
from claims.models import Claim
from claims.models.numbers import parse_number
from claims.refusal import Refused
from claims.roles import has_role
from claims.workflow import perform

MAX_CHOSEN = 500
REFUSALS_TOLD = 20


class NotCheckableForm(ActForm):
    rationale = Words(
        label=gettext_lazy("Rationale"),
        rows=3,
        help_text=gettext_lazy("Why nobody could check these claims; it goes with each of them"),
    )


class Chosen(NamedTuple):
    """A ticked row: the claim as it is now, and the lock version under which it was ticked."""

    claim: Claim
    seen: int


class ClaimActions(DoorAdmin):
    """The actions of the claim list."""

    actions = ("take", "release", "assign", "not_checkable", "export_json", "export_csv")

    def has_assign_permission(self, request: HttpRequest) -> bool:
        return has_role(request.user, Role.LEAD)

    @admin.action(description=gettext_lazy("Take"), permissions=["change"])
    def take(self, request: HttpRequest, _queryset: Any) -> None:
        self._do(request, "take", {})

    @admin.action(description=gettext_lazy("Release"), permissions=["change"])
    def release(self, request: HttpRequest, _queryset: Any) -> None:
        self._do(request, "release", {})

    @admin.action(description=gettext_lazy("Assign …"), permissions=["assign"])
    def assign(self, request: HttpRequest, _queryset: Any) -> HttpResponse | None:
        return self._ask_then_do(request, "assign", AssignForm, _("Assign claims"), {})

    @admin.action(description=gettext_lazy("Not checkable …"), permissions=["change"])
    def not_checkable(self, request: HttpRequest, _queryset: Any) -> HttpResponse | None:
        fixed = {"verdict": Verdict.NOT_CHECKABLE.value}
        return self._ask_then_do(request, "decide", NotCheckableForm, _("Not checkable"), fixed)

    @admin.action(description=gettext_lazy("Export as JSON"), permissions=["view"])
    def export_json(self, request: HttpRequest, _queryset: Any) -> FileResponse:
        return self._export(request, Format.JSON)

    @admin.action(description=gettext_lazy("Export as CSV"), permissions=["view"])
    def export_csv(self, request: HttpRequest, _queryset: Any) -> FileResponse:
        return self._export(request, Format.CSV)

    def _export(self, request: HttpRequest, form: Format) -> FileResponse:
        """Exactly the ticked claims, by the same code as button and command."""
        numbers = [chosen.claim.pk for chosen in self.chosen(request)]
        export = open_export(exactly(Claim.objects.visible_to(request.user).filter(pk__in=numbers)), format=form.value)
        return FileResponse(export.file, as_attachment=True, filename=export.name, content_type=export.content_type)

    def _ask_then_do(
        self, request: HttpRequest, act: str, form_class: type[ActForm], title: str, fixed: dict[str, Any]
    ) -> HttpResponse | None:
        form = form_class(request.POST if "apply" in request.POST else None, prefix="with")
        if form.is_valid():
            self._do(request, act, fixed | form.cleaned_data)
            return None
        form.focus()
        context = {
            "title": title,
            "chosen": self.chosen(request),
            "form": form,
            "action": request.POST.getlist("action")[0],
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return self.render(request, "claims/claim/act_on_many.html", context)

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
