"""Importers: one module per format; a new format is a new module and one line in IMPORTERS."""

from .importer import Imported, Importer
from .markdown import MARKDOWN
from .plain import PLAIN_TEXT

__all__ = ["IMPORTERS", "MARKDOWN", "PLAIN_TEXT", "Imported", "Importer"]

IMPORTERS = (PLAIN_TEXT, MARKDOWN)
