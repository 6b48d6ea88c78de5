"""HTML pages. The parser is loaded where it runs: in the child process."""

from claims.text.importers.importer import Imported, Importer


def _read(body: bytes) -> Imported:
    from .document import read_html

    return read_html(body)


HTML = Importer("html", "4", (".html", ".htm", ".xhtml"), _read, is_markup=True)
