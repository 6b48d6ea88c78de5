"""The demo: the Colorado FAQ imported, and its review played through the door, act by act."""

import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Document, Review, Version
from claims.refusal import Refused
from claims.services.demo.accounts import demo_accounts
from claims.services.demo.replay import Replay
from claims.services.versions.intake import import_document

Row = dict[str, Any]


class Demo(NamedTuple):
    """`played` is false where the document's review was there already."""

    document: Document
    played: bool


class Fixtures:
    """What `fixtures/README.md` describes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not folder.is_dir():
            raise Refused(_("There is no {folder}: the demo needs a checkout of the project.").format(folder=folder))

    @cached_property
    def body(self) -> bytes:
        return (self.folder / "source.txt").read_bytes()

    @cached_property
    def references(self) -> list[Row]:
        """The settled claims, each with its kind where somebody has named it."""
        kinds = {row["id"]: {"kind": row["kind"]} for row in self.wanted}
        return [kinds.get(row["id"], {}) | row for row in self._read("reference-verdicts.json")]

    @cached_property
    def wanted(self) -> list[Row]:
        return list(self._read("claims-q01-q10.json"))

    @cached_property
    def review(self) -> Row:
        return dict(self._read("review.json"))

    def _read(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text(encoding="utf-8"))


def play_demo() -> Demo:
    """Make the accounts, import the FAQ and play its review, all or nothing; a second time adds nothing.

    Raises Refused outside the local profile.
    """
    if settings.PRODUCTION:
        raise Refused(_("The demo is for the local profile alone: everybody knows its passwords."))
    fixtures = Fixtures(settings.BASE_DIR / "fixtures" / "colorado-faq")
    with transaction.atomic():
        people = demo_accounts()
        reviewed = _reviewed_already(fixtures)
        if reviewed:
            return Demo(reviewed, played=False)
        found = import_document(
            body=fixtures.body, filename="source.txt", by=people["lead"], **fixtures.review["document"]
        )
        Replay(found.document, people, fixtures.references, fixtures.wanted, fixtures.review).play()
    return Demo(found.document, played=True)


def _reviewed_already(fixtures: Fixtures) -> Document | None:
    """Return the document with these bytes, where people have gone on from it: a review, or a newer version."""
    version = Version.objects.filter(original=hashlib.sha256(fixtures.body).hexdigest()).select_related("document")
    known = version.first()
    if known is None:
        return None
    went_on = Review.objects.filter(claim__document=known.document).exists()
    return known.document if went_on or known.document.newest_version_id != known.pk else None
