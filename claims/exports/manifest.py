"""What an export says of itself: which state, which claims, which words, and what the verdicts mean."""

import hashlib
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

from django.conf import settings

from claims.choices import Status, Verdict
from claims.exports.reading import Moment

PRODUCT, DISTRIBUTION = "Fact-check workbench", "factcheck-workbench"

# What the forms that do not write an entry a claim call their entries.
ENTRIES = ("reviews", "annotations", "sources", "faults")

Manifest = dict[str, Any]


def manifest_of(moment: Moment, form: dict[str, Any]) -> Manifest:
    """Everything here follows from the state of the database and the request: no clock, no file name, no person."""
    left_out = len(form.get("left_out", ()))
    return {
        "product": {"name": PRODUCT, "version": product_version()},
        "as_of": moment.as_of,
        "event": {"number": moment.head.number, "hash": moment.head.hash},
        "filter": moment.selection.described(),
        "counts": {
            "claims": moment.total,
            "entries": next((form[name] for name in ENTRIES if name in form), moment.total - left_out),
            "left_out": left_out,
            "status": {word: moment.statuses[word] for word in Status.values},
            "verdict": {word: moment.verdicts[word] for word in Verdict.values},
            "text_changed": moment.text_changed,
            "text_changed_left_out": moment.text_changed_left_out,
        },
        "documents": moment.documents,
        "verdict_labels": {verdict: wording.label for verdict, wording in moment.wordings.items()},
        "verdict_meanings": {verdict: wording.meaning for verdict, wording in moment.wordings.items()},
        "form": form,
    }


def product_version() -> str:
    """The version of the checkout that runs, or of the installed package."""
    project = Path(settings.BASE_DIR) / "pyproject.toml"
    if not project.is_file():
        return metadata.version(DISTRIBUTION)
    return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def sha256_of(file: Any) -> str:
    """That of all bytes of a finished file."""
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()
