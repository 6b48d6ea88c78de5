"""Exports that can be held against the store, and what that tells."""

from pathlib import Path

from claims.exports import Selection, write_export
from claims.exports.comparing import compare
from tests.exports.exported import EVERYTHING

FORMS = [("json", False), ("jsonl", False), ("csv", False), ("csv", True), ("csv-zip", True), ("xlsx", False)]
BODY = "Agencies share data in 2019.\n\nThe act of 2020 forbids it.\n\n=A1 costs 3 dollars in 2021.\n"


def written(folder: Path, form: tuple[str, bool], selection: Selection = EVERYTHING) -> Path:
    path = folder / f"claims.{form[0]}"
    write_export(selection, format=form[0], output=path, spreadsheet_safe=form[1])
    return path


def whats(path: Path) -> dict[str, str]:
    return {finding.claim: finding.what for finding in compare(path).findings}
