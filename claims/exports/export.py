"""The one way out, behind command, page and action alike."""

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from claims.exports.csv_export import write_csv
from claims.exports.files import put, refuse_unwritable
from claims.exports.json_export import write_json, write_manifest
from claims.exports.manifest import Manifest, csv_form, json_form, manifest_of
from claims.exports.reading import Moment, read_moment
from claims.exports.selection import Selection
from claims.refusal import Refused


class Format(TextChoices):
    JSON = "json", "JSON"
    CSV = "csv", "CSV"
    # What the CSV of the same claims would have beside it; a page gives it as a second download.
    MANIFEST = "manifest", "Manifest"


@dataclass(frozen=True)
class Export:
    """A finished export in a file without a name, at its beginning. Whoever asked for it closes it."""

    file: IO[bytes]
    manifest: Manifest
    name: str
    content_type: str

    @property
    def claims(self) -> int:
        return int(self.manifest["counts"]["claims"])

    @property
    def event(self) -> int:
        return int(self.manifest["event"]["number"])


def open_export(selection: Selection, *, format: str, spreadsheet_safe: bool = False) -> Export:
    """Export the claims of `selection` as they are at this moment.

    `spreadsheet_safe` concerns CSV and its manifest alone. Raises Refused for what a spreadsheet could not hold.
    """
    if spreadsheet_safe and format == Format.JSON:
        raise Refused(_("JSON is read by programs; spreadsheet-safe is a form of CSV."))
    with ExitStack() as undo:
        file = undo.enter_context(tempfile.TemporaryFile(prefix="export-"))
        with read_moment(selection) as moment:
            manifest = _write(moment, Format(format), file, spreadsheet_safe)
        file.seek(0)
        # The file is the caller's now.
        undo.pop_all()
    name, content_type = _name(selection, Format(format), spreadsheet_safe)
    return Export(file, manifest, name, content_type)


def write_export(selection: Selection, *, format: str, output: Path, spreadsheet_safe: bool = False) -> Export:
    """Export to `output`, for CSV with the manifest beside it; return what was written, closed.

    Raises Refused and leaves what was there when it cannot be written.
    """
    refuse_unwritable(output)
    export = open_export(selection, format=format, spreadsheet_safe=spreadsheet_safe)
    with export.file, tempfile.TemporaryFile() as manifest:
        contents = [(output, export.file)]
        if format == Format.CSV:
            write_manifest(export.manifest, manifest)
            contents.append((manifest_path(output), manifest))
        put(contents)
    return export


def manifest_path(output: Path) -> Path:
    return output.with_name(f"{output.name}.manifest.json")


def _write(moment: Moment, format: Format, file: IO[bytes], spreadsheet_safe: bool) -> Manifest:
    if format == Format.JSON:
        manifest = manifest_of(moment, json_form())
        write_json(moment.claims(), manifest, file)
        return manifest
    if format == Format.CSV:
        write_csv(moment.claims(), file, spreadsheet_safe=spreadsheet_safe)
        return manifest_of(moment, csv_form(file, spreadsheet_safe=spreadsheet_safe))
    with tempfile.TemporaryFile() as described:
        manifest = _write(moment, Format.CSV, described, spreadsheet_safe)
    write_manifest(manifest, file)
    return manifest


def _name(selection: Selection, format: Format, spreadsheet_safe: bool) -> tuple[str, str]:
    form = "-spreadsheet-safe" if spreadsheet_safe else ""
    endings = {
        Format.JSON: (".json", "application/json"),
        Format.CSV: (".csv", "text/csv; charset=utf-8"),
        Format.MANIFEST: (".csv.manifest.json", "application/json"),
    }
    ending, content_type = endings[format]
    return f"{selection.stem()}{form}{ending}", content_type
