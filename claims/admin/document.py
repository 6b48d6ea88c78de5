"""Documents: the list, the import page, the page of each, and deleting what nobody has reviewed."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import REFUSED_STATUS, DoorAdmin
from claims.admin.bringing_in import BringIn
from claims.admin.document_page import DocumentPage
from claims.admin.importing import import_draft
from claims.choices import Role
from claims.forms.document import ImportForm
from claims.models import Document, Review
from claims.refusal import Refused
from claims.roles import has_role
from claims.services.listing.document_counts import with_progress
from claims.services.versions.intake import draft_of
from claims.workflow import perform


class DocumentAdmin(DoorAdmin):
    list_display = ("titled", "publisher", "newest", "claim_count", "settled_count", "doubt")
    list_display_links = None
    search_fields = ("title", "publisher", "author")
    list_select_related = ("newest_version",)
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        documents = Document.objects.visible_to(request.user).select_related("newest_version")
        return with_progress(documents).order_by("-pk")

    def events_of(self, events: QuerySet[Any], shown: Any) -> QuerySet[Any]:
        return events.filter(document_number=shown.pk)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return has_role(request.user, Role.REVIEWER, Role.LEAD)

    def get_urls(self) -> list[Any]:
        return [*BringIn(self).urls, *super().get_urls()]

    def has_version_permission(self, request: HttpRequest) -> bool:
        return has_role(request.user, Role.LEAD)

    def page(self, request: HttpRequest, shown: Any) -> HttpResponseBase:
        return DocumentPage(self, request, shown).answer()

    def add_page(self, request: HttpRequest) -> HttpResponseBase:
        form = ImportForm(request.POST or None, request.FILES or None)
        refusal = None
        if form.is_valid():
            try:
                draft = draft_of(body=form.read(), filename=form.filename, by=request.user, **form.description)
                return import_draft(self, request, draft, lambda reason: self._form_again(request, form, reason))
            except Refused as refused:
                refusal = refused.reason
        context = self._form_context(form, refusal)
        failed = request.method == "POST"
        return self.render(request, "claims/document/import.html", context, status=REFUSED_STATUS if failed else 200)

    def _form_context(self, form: ImportForm, refusal: str | None) -> dict[str, Any]:
        field = form.focus()
        return {"title": _("Import a document"), "form": form, "refusal": refusal, "refused_field": field}

    def _form_again(self, request: HttpRequest, form: ImportForm, reason: str) -> str:
        context = self._form_context(form, reason) | {"list_url": self.list_url}
        return render_to_string("admin/claims/document/_import_form.html", context, request)

    def delete_page(self, request: HttpRequest, shown: Any) -> HttpResponse:
        refusal = None
        if request.method == "POST":
            try:
                perform("discard", shown, by=request.user)
                messages.success(request, _("{document} is deleted.").format(document=shown))
                return HttpResponseRedirect(self.list_url)
            except Refused as refused:
                refusal = refused.reason
        context = {
            "title": _("Delete {document}?").format(document=shown.number),
            "document": shown,
            "reviewed": Review.objects.filter(claim__document=shown).exists(),
            "refusal": refusal,
        }
        status = REFUSED_STATUS if refusal else 200
        return self.render(request, "claims/document/delete.html", context, status=status)

    @admin.display(description=gettext_lazy("title"), ordering="title")
    def titled(self, document: Document) -> str:
        return format_html('<a href="{}">{} {}</a>', self.url_of(document), document.number, document.title)

    @admin.display(description=gettext_lazy("newest version"))
    def newest(self, document: Document) -> str:
        return str(document.newest_version or "–")

    @admin.display(description=gettext_lazy("needs attention"))
    def doubt(self, document: Document) -> str:
        version = document.newest_version
        return version.attention if version and version.needs_attention else ""

    @admin.display(description=gettext_lazy("claims"), ordering="claim_count")
    def claim_count(self, document: Any) -> int:
        return int(document.claim_count)

    @admin.display(description=gettext_lazy("settled"), ordering="settled_count")
    def settled_count(self, document: Any) -> int:
        return int(document.settled_count)
