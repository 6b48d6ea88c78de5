"""Word files. The parser is loaded where it runs: in the child process."""

from claims.text.importers.importer import Imported, Importer


def _read(body: bytes) -> Imported:
    from .document import read_docx

    return read_docx(body)


DOCX = Importer("docx", "4", (".docx",), _read, is_markup=True)
