"""What an export says of itself: which state, which claims, which words, and what the verdicts mean."""

import hashlib
import tomllib
from importlib import metadata
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _

from claims.choices import VERDICT_MEANINGS, Status, Verdict
from claims.exports.reading import Moment

PRODUCT, DISTRIBUTION = "Fact-check workbench", "factcheck-workbench"

Manifest = dict[str, Any]


def manifest_of(moment: Moment, form: dict[str, Any]) -> Manifest:
    """Everything here follows from the state of the database and the request: no clock, no file name, no person."""
    return {
        "product": {"name": PRODUCT, "version": product_version()},
        "as_of": moment.as_of,
        "event": {"number": moment.head.number, "hash": moment.head.hash},
        "filter": moment.selection.described(),
        "counts": {
            "claims": moment.total,
            "status": {word: moment.statuses[word] for word in Status.values},
            "verdict": {word: moment.verdicts[word] for word in Verdict.values},
            "text_changed": moment.text_changed,
        },
        "documents": moment.documents,
        "verdict_meanings": {verdict.value: str(meaning) for verdict, meaning in VERDICT_MEANINGS.items()},
        "form": form,
    }


def product_version() -> str:
    """The version of the checkout that runs, or of the installed package."""
    project = Path(settings.BASE_DIR) / "pyproject.toml"
    if not project.is_file():
        return metadata.version(DISTRIBUTION)
    return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def json_form() -> dict[str, Any]:
    return {"format": "json", "text": _("faithful: every text as it is stored")}


def csv_form(file: IO[bytes], *, spreadsheet_safe: bool) -> dict[str, Any]:
    """Describe the finished CSV `file`; `sha256` is that of its bytes."""
    faithful = _("faithful: header and rows only, UTF-8 without byte-order mark, every text as it is stored")
    safe = _(
        "spreadsheet-safe: UTF-8 with byte-order mark; a cell that could start a formula, or starts with an "
        "apostrophe, has one apostrophe in front. To restore it, take exactly one off every cell that starts with one"
    )
    return {
        "format": "csv",
        "spreadsheet_safe": spreadsheet_safe,
        "text": safe if spreadsheet_safe else faithful,
        "sha256": _sha256_of(file),
    }


def _sha256_of(file: Any) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()
