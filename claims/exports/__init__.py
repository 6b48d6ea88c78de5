"""Claims for others to use and check: one module per format, one moment, no private word."""

from claims.exports.export import Export, manifest_path, open_export, write_export
from claims.exports.formats import Format
from claims.exports.selection import Selection, TextChanged, exactly

__all__ = ["Export", "Format", "Selection", "TextChanged", "exactly", "manifest_path", "open_export", "write_export"]
