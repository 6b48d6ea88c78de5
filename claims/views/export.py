"""The list's export buttons: a file of exactly what the list shows under the same filters."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import View

from claims.exports import Format, exactly, open_export
from claims.filters import filter_of
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


class ClaimExport(ReadersOnly, View):
    """A file of exactly what the list shows under the same address."""

    def get(self, request: HttpRequest, form: str) -> HttpResponse | FileResponse:
        if form not in EXPORTS:
            raise Http404(_("There is no such form of export."))
        chosen = filter_of(request.user, request.GET, timezone.now())
        if not chosen.form.is_valid() and chosen.is_bound:
            return _refused(request, _("A filter of this address is not valid, so there is nothing to export."))
        format_, spreadsheet_safe = EXPORTS[form]
        try:
            export = open_export(
                exactly(chosen.qs, **chosen.described()), format=format_, spreadsheet_safe=spreadsheet_safe
            )
        except Refused as refusal:
            return _refused(request, str(refusal))
        return FileResponse(export.file, as_attachment=True, filename=export.name, content_type=export.content_type)


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "claims/refused.html", {"sentence": sentence}, status=400)
