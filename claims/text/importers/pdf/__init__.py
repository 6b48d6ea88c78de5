"""PDF files. PDFium is loaded where it runs: in the child process, since it is not safe in threads."""

from claims.text.importers.importer import Imported, Importer


def _read(body: bytes) -> Imported:
    from .document import read_pdf

    return read_pdf(body)


PDF = Importer("pdf", "1", (".pdf",), _read, is_markup=True)
