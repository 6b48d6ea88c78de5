"""The forms an export comes in, a line each: what it is called, what it reads, who writes it."""

from collections.abc import Callable
from functools import partial
from typing import IO, Any, NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from claims.exports.bibliography import write_csl
from claims.exports.bibtex import write_bibtex
from claims.exports.claim_review import write_claim_reviews
from claims.exports.csv_export import write_csv, write_safe_csv
from claims.exports.csv_zip import ENDING
from claims.exports.json_export import write_json, write_json_lines
from claims.exports.letter import write_letter_docx, write_letter_markdown
from claims.exports.manifest import Manifest
from claims.exports.reading import Moment
from claims.exports.report_basis import read_basis
from claims.exports.report_html import write_report_html
from claims.exports.report_paper import write_report_docx, write_report_markdown
from claims.exports.rows import USUAL, Wanted
from claims.exports.web_annotation import write_annotations
from claims.exports.xlsx_export import write_xlsx


class Format(TextChoices):
    JSON = "json", "JSON"
    JSON_LINES = "jsonl", "JSON Lines"
    CSV = "csv", "CSV"
    XLSX = "xlsx", "XLSX"
    CLAIM_REVIEW = "claimreview", "ClaimReview"
    WEB_ANNOTATION = "webannotation", _("Web annotations")
    CSL = "csl", _("Sources (CSL-JSON)")
    BIBTEX = "bibtex", _("Sources (BibTeX)")
    REPORT_HTML = "report-html", _("Report (HTML)")
    REPORT_MARKDOWN = "report-markdown", _("Report (Markdown)")
    REPORT_DOCX = "report-docx", _("Report (Word)")
    LETTER_MARKDOWN = "letter-markdown", _("Letter to the author (Markdown)")
    LETTER_DOCX = "letter-docx", _("Letter to the author (Word)")
    CSV_ZIP = "csv-zip", _("CSV with its manifest (ZIP)")


Write = Callable[[Moment, IO[bytes]], Manifest]


class Shaped(NamedTuple):
    """`wanted` and `at_once` as `read_moment` takes them. `write_fitting` leaves out the claims that the form could
    not hold, where there can be such. `is_zipped`: the file goes into a ZIP together with its manifest."""

    label: Any
    ending: str
    content_type: str
    write: Write
    wanted: Wanted = USUAL
    at_once: bool = False
    also: Callable[[Moment], Any] | None = None
    of_document: bool = False
    write_fitting: Write | None = None
    is_zipped: bool = False


CSV, JSON, JSON_LD = "text/csv; charset=utf-8", "application/json", "application/ld+json"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
SAFE = "-spreadsheet-safe.csv"

FITTING_CSV, FITTING_XLSX = partial(write_safe_csv, leave_out=True), partial(write_xlsx, leave_out=True)

CELLS, WORKS = Wanted(in_lines=True), Wanted(with_works=True)
PLACES = Wanted(with_context=True, with_works=True)
HTML, MARKDOWN = "text/html; charset=utf-8", "text/markdown; charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _of_document(format: Format, ending: str, content_type: str, write: Write) -> Shaped:
    return Shaped(format.label, ending, content_type, write, WORKS, also=read_basis, of_document=True)


# By the word, and whether it is the form for spreadsheets.
FORMATS: dict[tuple[str, bool], Shaped] = {
    (Format.JSON, False): Shaped(Format.JSON.label, ".json", JSON, write_json),
    (Format.JSON_LINES, False): Shaped(Format.JSON_LINES.label, ".jsonl", "application/jsonl", write_json_lines),
    (Format.CSV, False): Shaped(Format.CSV.label, ".csv", CSV, write_csv, CELLS),
    (Format.CSV, True): Shaped(_("CSV for spreadsheets"), SAFE, CSV, write_safe_csv, CELLS, write_fitting=FITTING_CSV),
    (Format.XLSX, False): Shaped(Format.XLSX.label, ".xlsx", SHEET, write_xlsx, write_fitting=FITTING_XLSX),
    (Format.CLAIM_REVIEW, False): Shaped(
        Format.CLAIM_REVIEW.label, ".claimreview.jsonld", JSON_LD, write_claim_reviews, WORKS
    ),
    (Format.WEB_ANNOTATION, False): Shaped(
        Format.WEB_ANNOTATION.label,
        ".annotations.jsonld",
        JSON_LD,
        write_annotations,
        PLACES,
    ),
    (Format.CSL, False): Shaped(
        Format.CSL.label, ".csl.json", "application/vnd.citationstyles.csl+json", write_csl, at_once=True
    ),
    (Format.BIBTEX, False): Shaped(
        Format.BIBTEX.label, ".bib", "application/x-bibtex; charset=utf-8", write_bibtex, at_once=True
    ),
    (Format.REPORT_HTML, False): _of_document(Format.REPORT_HTML, "-report.html", HTML, write_report_html),
    (Format.REPORT_MARKDOWN, False): _of_document(
        Format.REPORT_MARKDOWN, "-report.md", MARKDOWN, write_report_markdown
    ),
    (Format.REPORT_DOCX, False): _of_document(Format.REPORT_DOCX, "-report.docx", WORD, write_report_docx),
    (Format.LETTER_MARKDOWN, False): _of_document(
        Format.LETTER_MARKDOWN, "-letter.md", MARKDOWN, write_letter_markdown
    ),
    (Format.LETTER_DOCX, False): _of_document(Format.LETTER_DOCX, "-letter.docx", WORD, write_letter_docx),
    (Format.CSV_ZIP, False): Shaped(Format.CSV_ZIP.label, f".csv{ENDING}", ZIP, write_csv, CELLS, is_zipped=True),
    (Format.CSV_ZIP, True): Shaped(
        Format.CSV_ZIP.label,
        f"{SAFE}{ENDING}",
        ZIP,
        write_safe_csv,
        CELLS,
        write_fitting=FITTING_CSV,
        is_zipped=True,
    ),
}
