"""Exports read back as others read them: by parsers that are not ours."""

import csv
import io
import json
from typing import Any

from claims.exports import Selection, TextChanged, open_export

# Curly and straight quotes, combining and astral characters, a soft hyphen, a no-break space, right to left.
HARD_TEXT = (
    "# Über §§ 24‑74\r\n\r\n"
    "The “Privacy Act” of 1974 doesn’t bind 👩‍👩‍👧 Colorado agencies.  \r\n\r\n"
    "\ufeffCafe\u0301 records cov\u00ader 45\u00a0CFR 164.512(f); the rule\tallows שלום “a, b” disclosures.\r\n\r\n"
    "=SUM(A1:A9) is a formula that 3 agencies use in 2021.\r\n"
)

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
