"""The page on which leads and administrators say what the verdicts are called."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.admin.base import REFUSED_STATUS, STALE_STATUS
from claims.forms.wording import WordingsForm
from claims.models.verdict_wording import wordings
from claims.refusal import Refused, Stale
from claims.services.team.verdict_wordings import may_word, stored_wordings, word_verdicts


class WordingRoutes:
    """Part of the admin site."""

    def __init__(self, site: Any) -> None:
        self.site = site

    @property
    def urls(self) -> list[URLPattern]:
        view = self.site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.page))
        return [path("wordings/", view, name="wordings")]

    def page(self, request: HttpRequest) -> HttpResponse:
        stored, changes = stored_wordings()
        if request.method != "POST":
            return self._show(request, WordingsForm(None, stored), changes)
        if not may_word(request.user):
            raise PermissionDenied
        form = WordingsForm(request.POST, stored)
        seen = request.POST.get("seen", "")
        try:
            if form.is_valid():
                word_verdicts(form.words, by=request.user, seen=int(seen[:9]) if seen.isdecimal() else -1)
                messages.success(request, _("The verdicts are called so from now on."))
                return HttpResponseRedirect(request.get_full_path())
        except Stale as stale:
            # What was typed stays in the fields; the words of the others stand beside them.
            return self._show(request, form, changes, STALE_STATUS, refusal=stale.reason, theirs=_told(stored))
        except Refused as refused:
            form.refuse(refused)
            return self._show(request, form, changes, REFUSED_STATUS, refusal=refused.reason)
        return self._show(request, form, changes, REFUSED_STATUS)

    def _show(
        self, request: HttpRequest, form: WordingsForm, changes: int, status: int = 200, **more: Any
    ) -> HttpResponse:
        context = self.site.each_context(request) | {
            "title": _("What the verdicts are called"),
            "form": form,
            "seen": changes,
            "refused_field": form.focus(),
            "can_change": may_word(request.user),
            "meanings": list(wordings().values()),
        }
        return TemplateResponse(request, "admin/wordings.html", context | more, status=status)


def _told(stored: Any) -> list[tuple[str, str]]:
    return [(told.label, told.meaning) for told in stored.values() if any(told)]
