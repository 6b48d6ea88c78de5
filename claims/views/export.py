"""The export buttons: a file of exactly what a list shows under the same filters, or about one document."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import View

from claims.exports import Format, Selection, TextChanged, exactly, open_export
from claims.filters import filter_of
from claims.models import Claim, Document
from claims.refusal import Refused
from claims.views.page import ReadersOnly

# The name in the address: the format, and whether a spreadsheet may open it without harm.
EXPORTS = {
    "json": (Format.JSON, False),
    "jsonl": (Format.JSON_LINES, False),
    "csv": (Format.CSV, False),
    "spreadsheet": (Format.CSV, True),
    "csv-manifest": (Format.MANIFEST, False),
    "spreadsheet-manifest": (Format.MANIFEST, True),
    "xlsx": (Format.XLSX, False),
    "claimreview": (Format.CLAIM_REVIEW, False),
    "annotations": (Format.WEB_ANNOTATION, False),
    "csl": (Format.CSL, False),
    "bibtex": (Format.BIBTEX, False),
}
# The buttons: name, words, and the manifest that belongs beside the file; the others hold their own or need none.
BUTTONS = [
    ("xlsx", "XLSX", ""),
    ("csv", "CSV", "csv-manifest"),
    ("spreadsheet", gettext_lazy("CSV for spreadsheets"), "spreadsheet-manifest"),
    ("json", "JSON", ""),
    ("jsonl", "JSON Lines", ""),
    ("claimreview", "ClaimReview", ""),
    ("annotations", gettext_lazy("Web annotations"), ""),
    ("csl", gettext_lazy("Sources, CSL-JSON"), ""),
    ("bibtex", gettext_lazy("Sources, BibTeX"), ""),
]


# What is about one document, by the words before its buttons.
OF_DOCUMENT = [
    (
        gettext_lazy("Fact-check report"),
        [("report-html", "HTML"), ("report-markdown", "Markdown"), ("report-docx", "Word")],
    ),
    (gettext_lazy("Letter to the author"), [("letter-markdown", "Markdown"), ("letter-docx", "Word")]),
]
DOCUMENT_FORMS = frozenset(form for _name, forms in OF_DOCUMENT for form, _label in forms)


class ClaimExport(ReadersOnly, View):
    """A file of exactly what the list shows under the same address."""

    def get(self, request: HttpRequest, form: str) -> HttpResponse | FileResponse:
        if form not in EXPORTS:
            raise Http404(_("There is no such form of export."))
        chosen = filter_of(request.user, request.GET, timezone.now())
        if not chosen.form.is_valid() and chosen.is_bound:
            return _refused(request, _("A filter of this address is not valid, so there is nothing to export."))
        format_, spreadsheet_safe = EXPORTS[form]
        return _answer(request, exactly(chosen.qs, chosen.page, **chosen.described()), format_, spreadsheet_safe)


class DocumentExport(ReadersOnly, View):
    """The report on a document, or the letter about it, of the claims that this person may see."""

    def get(self, request: HttpRequest, pk: int, form: str) -> HttpResponse | FileResponse:
        if form not in DOCUMENT_FORMS:
            raise Http404(_("There is no such form of export."))
        documents = Document.objects.visible_to(request.user).select_related("newest_version")
        document = get_object_or_404(documents, pk=pk)
        claims = Claim.objects.visible_to(request.user).filter(document=document)
        return _answer(request, Selection(document=document, text_changed=TextChanged.INCLUDE, among=claims), form)


def _answer(
    request: HttpRequest, selection: Selection, format_: str, spreadsheet_safe: bool = False
) -> HttpResponse | FileResponse:
    try:
        export = open_export(selection, format=format_, spreadsheet_safe=spreadsheet_safe)
    except Refused as refusal:
        return _refused(request, str(refusal))
    return FileResponse(export.file, as_attachment=True, filename=export.name, content_type=export.content_type)


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "claims/refused.html", {"sentence": sentence}, status=400)
