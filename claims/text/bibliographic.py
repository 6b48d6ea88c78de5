"""Authors and dates of works, as a person types them and as CSL-JSON (citation-style-language/schema) stores them."""

import re
from datetime import date
from typing import Any

DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
DIGITS = (4, 2, 2)

Name = dict[str, str]


def as_names(typed: str) -> list[Name]:
    """One name a line: “Lee, Ann” is a person, what has no comma or several an organisation, as is what has braces."""
    return [_name(line.strip()) for line in typed.splitlines() if line.strip()]


def names_as_typed(names: Any) -> str:
    told = [_typed(name) for name in names if isinstance(name, dict)] if isinstance(names, list) else []
    return "\n".join(filter(None, told))


def as_date(typed: str) -> dict[str, list[list[int]]]:
    """A year, a month or a day in ISO 8601. Raises ValueError, which quotes what is none."""
    found = DATE.fullmatch(typed)
    parts = [int(part) for part in found.groups() if part] if found else []
    try:
        date(*[*parts, 1, 1][:3])
    except (ValueError, TypeError):
        parts = []
    if not found or not parts:
        raise ValueError(f"“{typed}” is no date")
    return {"date-parts": [parts]}


def date_as_typed(issued: Any) -> str:
    told = issued.get("date-parts") if isinstance(issued, dict) else None
    parts = told[0] if isinstance(told, list) and told and isinstance(told[0], list) else []
    typed = "-".join(str(part).zfill(digits) for part, digits in zip(parts, DIGITS, strict=False))
    try:
        as_date(typed)
    except ValueError:
        return ""
    return typed


def _name(line: str) -> Name:
    if line.startswith("{") and line.endswith("}"):
        return {"literal": line[1:-1]}
    family, _comma, given = (part.strip() for part in line.partition(","))
    if family and given and "," not in given:
        return {"family": family, "given": given}
    return {"literal": line}


def _typed(name: dict[str, Any]) -> str:
    literal = name.get("literal")
    if isinstance(literal, str):
        return literal if _name(literal) == {"literal": literal} else f"{{{literal}}}"
    return ", ".join(part for part in (name.get("family"), name.get("given")) if isinstance(part, str) and part)
