"""Importers: one module per format; a new format is a new module and one line in IMPORTERS."""

from .docx import DOCX
from .html import HTML
from .importer import Imported, Importer
from .markdown import MARKDOWN
from .pdf import PDF
from .plain import PLAIN_TEXT

__all__ = ["DOCX", "HTML", "IMPORTERS", "MARKDOWN", "PDF", "PLAIN_TEXT", "Imported", "Importer"]

IMPORTERS = (PLAIN_TEXT, MARKDOWN, DOCX, PDF, HTML)
