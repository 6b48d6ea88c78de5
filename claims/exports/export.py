"""The one way out, behind command, page and action alike."""

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from claims.exports.csv_zip import BESIDE, ENDING, pack
from claims.exports.files import put, refuse_unwritable
from claims.exports.formats import FORMATS, Format, Shaped, Write
from claims.exports.json_export import write_manifest
from claims.exports.manifest import Manifest
from claims.exports.reading import read_moment
from claims.exports.selection import Selection
from claims.refusal import Refused
from claims.room import refused_when_full

NO_ROOM = gettext_lazy(
    "There is no room for the export where the system keeps its temporary files: nothing was exported."
)
# By what a form says that it counts.
WORDINGS = {
    "reviews": ngettext_lazy("%(entries)d review of {claims}", "%(entries)d reviews of {claims}", "entries"),
    "annotations": ngettext_lazy(
        "%(entries)d annotation of {claims}", "%(entries)d annotations of {claims}", "entries"
    ),
    "sources": ngettext_lazy("%(entries)d source of {claims}", "%(entries)d sources of {claims}", "entries"),
    "faults": ngettext_lazy(
        "%(entries)d disputed or partly supported of {claims}",
        "%(entries)d disputed or partly supported of {claims}",
        "entries",
    ),
}


def counted_claims(count: int) -> str:
    return ngettext("{n} claim", "{n} claims", count).format(n=count)


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
    def told(self) -> str:
        """What was written, in words: the claims, or the entries made of them and how many were left out."""
        form, counts = self.manifest["form"], self.manifest["counts"]
        wording = next((wording for name, wording in WORDINGS.items() if name in form), None)
        claims = counted_claims(counts["claims"] if wording else counts["entries"])
        told = (wording % {"entries": counts["entries"]}).format(claims=claims) if wording else claims
        if not counts["left_out"]:
            return told
        return _("{told}, {number} left out for reasons it names,").format(told=told, number=counts["left_out"])

    @property
    def event(self) -> int:
        return int(self.manifest["event"]["number"])


def open_export(
    selection: Selection, *, format: str, spreadsheet_safe: bool = False, leave_out: bool = False
) -> Export:
    """Export the claims of `selection` as they are at this moment; with `leave_out` without those that a cell of the
    form would cut, which it names.

    `spreadsheet_safe` concerns CSV alone. Raises Refused for what the form could not hold, and where
    the disk has no room for it.
    """
    shaped = _shaped(Format(format), spreadsheet_safe)
    if shaped.of_document and selection.document is None:
        raise Refused(_("{form} is about one document: say which.").format(form=shaped.label))
    write = _write_of(shaped, leave_out)
    with refused_when_full(NO_ROOM), ExitStack() as undo:
        file = undo.enter_context(tempfile.TemporaryFile(prefix="export-"))
        with read_moment(selection, shaped.wanted, at_once=shaped.at_once, also=shaped.also) as moment:
            manifest = write(moment, file)
        without = f"-without-{manifest['counts']['left_out']}" if leave_out else ""
        name = f"{selection.stem(manifest['event']['number'])}{without}{shaped.ending}"
        if shaped.is_zipped:
            with file as csv:
                file = undo.enter_context(tempfile.TemporaryFile(prefix="export-"))
                pack(csv, manifest, name.removesuffix(ENDING), file)
        file.seek(0)
        # The file is the caller's now.
        undo.pop_all()
    return Export(file, manifest, name, shaped.content_type)


def write_export(
    selection: Selection, *, format: str, output: Path, spreadsheet_safe: bool = False, leave_out: bool = False
) -> Export:
    """Export to `output`, for CSV with the manifest beside it; return what was written, closed.

    Raises Refused and leaves what was there when it cannot be written.
    """
    refuse_unwritable(output)
    export = open_export(selection, format=format, spreadsheet_safe=spreadsheet_safe, leave_out=leave_out)
    with export.file, tempfile.TemporaryFile() as manifest:
        contents = [(output, export.file)]
        if format == Format.CSV:
            write_manifest(export.manifest, manifest)
            contents.append((manifest_path(output), manifest))
        put(contents)
    return export


def manifest_path(output: Path) -> Path:
    return output.with_name(f"{output.name}{BESIDE}")


def _shaped(format: Format, spreadsheet_safe: bool) -> Shaped:
    if (format, spreadsheet_safe) not in FORMATS:
        raise Refused(_("{form} has one form alone; spreadsheet-safe is a form of CSV.").format(form=format.label))
    return FORMATS[format, spreadsheet_safe]


def _write_of(shaped: Shaped, leave_out: bool) -> Write:
    if not leave_out:
        return shaped.write
    if shaped.write_fitting is None:
        raise Refused(_("{form} holds every text whole: there is nothing to leave out.").format(form=shaped.label))
    return shaped.write_fitting
