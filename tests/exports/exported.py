"""Exports read back as others read them: by parsers that are not ours."""

import csv
import io
import json
from typing import Any

from claims.exports import Selection, TextChanged, open_export

EVERYTHING = Selection(text_changed=TextChanged.INCLUDE)


def exported(selection: Selection = EVERYTHING, format: str = "json", **form: Any) -> bytes:
    with open_export(selection, format=format, **form).file as file:
        return file.read()


def exported_json(selection: Selection = EVERYTHING) -> dict[str, Any]:
    return json.loads(exported(selection))


def exported_rows(selection: Selection = EVERYTHING, **form: Any) -> list[dict[str, str]]:
    encoding = "utf-8-sig" if form.get("spreadsheet_safe") else "utf-8"
    return rows_of(exported(selection, "csv", **form).decode(encoding))


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
