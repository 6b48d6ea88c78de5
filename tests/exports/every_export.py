"""Every export there is, in every form."""

import io
import zipfile
from collections.abc import Iterator

from claims.exports import Selection, TextChanged, exactly
from claims.exports.formats import FORMATS
from claims.models import Claim, Document
from tests.exports.exported import EVERYTHING, exported


def every_export() -> Iterator[bytes]:
    for (format, spreadsheet_safe), shaped in FORMATS.items():
        for selection in every_document() if shaped.of_document else [EVERYTHING]:
            # There is no letter about a document of which nothing is settled.
            if not format.startswith("letter") or selection.document.claims.settled().exists():
                yield from parts_of(exported(selection, format, spreadsheet_safe=spreadsheet_safe))
    yield exported(exactly(Claim.objects.all(), reviewer="ann", mark="disputed"), "json")


def every_document() -> list[Selection]:
    return [Selection(document=document, text_changed=TextChanged.INCLUDE) for document in Document.objects.all()]


def parts_of(export: bytes) -> Iterator[bytes]:
    """What an export consists of: the files in it, and their names, where it is an archive."""
    if not zipfile.is_zipfile(io.BytesIO(export)):
        yield export
        return
    with zipfile.ZipFile(io.BytesIO(export)) as archive:
        for name in archive.namelist():
            yield name.encode()
            yield archive.read(name)
