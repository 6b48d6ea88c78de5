"""The page on which an excerpt is held against a copy of its source. Nothing is fetched: people bring the copy."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.admin.base import REFUSED_STATUS
from claims.choices import Role
from claims.forms.excerpt import CopyForm
from claims.models import Citation, QueueItem
from claims.refusal import Refused
from claims.roles import has_role
from claims.services.sources.copies import check_citation, copies_of, read_copy, result_of

MAX_DIGITS = 18


class ExcerptRoutes:
    """Part of the admin site."""

    def __init__(self, site: Any) -> None:
        self.site = site

    @property
    def urls(self) -> list[URLPattern]:
        view = self.site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.page))
        return [path("citations/<int:citation>/excerpt/", view, name="excerpt")]

    def page(self, request: HttpRequest, citation: int) -> HttpResponse:
        rows = Citation.objects.visible_to(request.user).select_related("source", "claim__document", "reviewer")
        found = get_object_or_404(rows, pk=citation)
        if request.method != "POST":
            return self._show(request, found, CopyForm())
        if not has_role(request.user, Role.REVIEWER, Role.LEAD):
            raise PermissionDenied
        return self._check(request, found)

    def _check(self, request: HttpRequest, citation: Citation) -> HttpResponse:
        form = CopyForm(request.POST, request.FILES)
        number = request.POST.get("copy", "")
        try:
            if number.isdecimal():
                checked = check_citation(citation, by=request.user, copy=int(number[:MAX_DIGITS]))
            elif form.is_valid():
                checked = check_citation(citation, by=request.user, copy=read_copy(form.read(), form.filename))
            else:
                return self._show(request, citation, form, REFUSED_STATUS)
        except Refused as refusal:
            form.refuse(refusal)
            return self._show(request, citation, form, REFUSED_STATUS, refusal=refusal.reason)
        messages.success(request, _("Excerpt: {result}.").format(result=checked.get_excerpt_check_display()))
        return HttpResponseRedirect(request.get_full_path())

    def _show(
        self, request: HttpRequest, citation: Citation, form: CopyForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        copies = copies_of(citation.source_id, request.user)
        context = self.site.each_context(request) | {
            "title": _("Check an excerpt"),
            "citation": citation,
            "claim": citation.claim,
            "form": form,
            "refused_field": form.focus(),
            "copies": copies,
            "result": result_of(citation, copies),
            "back": self._back(request.GET, citation),
            "may_check": has_role(request.user, Role.REVIEWER, Role.LEAD),
        }
        return TemplateResponse(request, "admin/excerpt.html", context | more, status=status)

    def _back(self, query: QueryDict, citation: Citation) -> str:
        """The desk that the person came from, or the claim's page."""
        number = query.get("queue", "")
        if number.isdecimal() and QueueItem.objects.filter(queue=int(number[:MAX_DIGITS]), claim=citation.claim_id):
            return reverse("admin:desk-claim", args=[int(number[:MAX_DIGITS]), citation.claim_id])
        return reverse("admin:claims_claim_change", args=[citation.claim_id])
