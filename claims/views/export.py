"""The export buttons: a file of exactly what a list shows under the same filters, or about one document."""

from typing import NamedTuple

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import View

from claims.exports import Format, Selection, TextChanged, exactly, open_export
from claims.exports.cells import Unfitting
from claims.filters import filter_of
from claims.models import Claim, Document
from claims.models.numbers import parse_number
from claims.refusal import Refused
from claims.views.page import ReadersOnly


class Form(NamedTuple):
    """What `open_export` is asked for besides the claims."""

    format: Format
    spreadsheet_safe: bool = False
    leave_out: bool = False


# By the name in the address.
EXPORTS = {
    "json": Form(Format.JSON),
    "jsonl": Form(Format.JSON_LINES),
    "csv": Form(Format.CSV),
    "spreadsheet": Form(Format.CSV, spreadsheet_safe=True),
    "spreadsheet-fitting": Form(Format.CSV, spreadsheet_safe=True, leave_out=True),
    "csv-zip": Form(Format.CSV_ZIP),
    "spreadsheet-zip": Form(Format.CSV_ZIP, spreadsheet_safe=True),
    "spreadsheet-fitting-zip": Form(Format.CSV_ZIP, spreadsheet_safe=True, leave_out=True),
    "xlsx": Form(Format.XLSX),
    "xlsx-fitting": Form(Format.XLSX, leave_out=True),
    "claimreview": Form(Format.CLAIM_REVIEW),
    "annotations": Form(Format.WEB_ANNOTATION),
    "csl": Form(Format.CSL),
    "bibtex": Form(Format.BIBTEX),
}
# Where cells would cut long texts: the same without the claims that have them.
FITTING = {"xlsx": "xlsx-fitting", "spreadsheet": "spreadsheet-fitting", "spreadsheet-zip": "spreadsheet-fitting"}
# A workbook names in its summary what it lacks; of a CSV its manifest does.
WITH_MANIFEST = {"spreadsheet-fitting": "spreadsheet-fitting-zip"}
# The buttons: name, words, and the form that has the manifest with it; the others hold their own or need none.
BUTTONS = [
    ("xlsx", "XLSX", ""),
    ("csv", "CSV", "csv-zip"),
    ("spreadsheet", gettext_lazy("CSV for spreadsheets"), "spreadsheet-zip"),
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
        selection = exactly(chosen.qs, chosen.page, **chosen.described())
        try:
            return _file(selection, EXPORTS[form])
        except Unfitting as refusal:
            return _without(request, refusal, FITTING[form])
        except Refused as refusal:
            return _refused(request, str(refusal))


class DocumentExport(ReadersOnly, View):
    """The report on a document, or the letter about it, of the claims that this person may see."""

    def get(self, request: HttpRequest, pk: int, form: str) -> HttpResponse | FileResponse:
        if form not in DOCUMENT_FORMS:
            raise Http404(_("There is no such form of export."))
        documents = Document.objects.visible_to(request.user).select_related("newest_version")
        document = get_object_or_404(documents, pk=pk)
        claims = Claim.objects.visible_to(request.user).filter(document=document)
        selection = Selection(document=document, text_changed=TextChanged.INCLUDE, among=claims)
        try:
            return _file(selection, Form(Format(form)))
        except Refused as refusal:
            return _refused(request, str(refusal))


def _file(selection: Selection, form: Form) -> FileResponse:
    export = open_export(selection, **form._asdict())
    return FileResponse(export.file, as_attachment=True, filename=export.name, content_type=export.content_type)


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "claims/refused.html", {"sentence": sentence}, status=400)


def _without(request: HttpRequest, refusal: Unfitting, fitting: str) -> HttpResponse:
    """What no cell holds, and the way on: the file without it."""
    query = request.GET.urlencode()
    address, zipped = (
        f"{reverse('claims-export', args=[form])}?{query}" if form else ""
        for form in (fitting, WITH_MANIFEST.get(fitting))
    )
    told = [(parse_number(misfit.claim), misfit) for misfit in refusal.told]
    context = {
        "sentence": refusal.summary,
        "told": told,
        "more": refusal.more,
        "address": address,
        "zipped": zipped,
    }
    return render(request, "claims/unfitting.html", context, status=400)
