"""Holding the excerpt of a citation against a copy of its source."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.choices import ExcerptCheck
from claims.models import Citation, CopyBody, SourceCopy
from claims.refusal import Refused
from claims.text import digest
from claims.text.checking import locate_excerpt


class CopyDraft(NamedTuple):
    """A copy as read from a file; nothing of it is stored yet. `headings`: where each begins, and its words."""

    sha256: str
    body: bytes
    text: str
    headings: Sequence[tuple[int, str]]
    media_type: str
    importer: str
    importer_version: str
    filename: str

    def __str__(self) -> str:
        return self.sha256


def check_excerpt(change: Change) -> None:
    """Look the excerpt up in `copy`, a row or a draft, and keep what was found. It changes nothing of the claim."""
    citation = Citation.objects.visible_to(change.by).filter(claim=change.claim, pk=change.row("citation")).first()
    if citation is None:
        raise Refused(_("{claim} has no such citation.").format(claim=change.claim.number))
    if not citation.excerpt.strip():
        raise Refused(_("This citation has no excerpt that could be looked up."), field="excerpt")
    given = change.data["copy"]
    copy = _attach(change, citation, given) if isinstance(given, CopyDraft) else _attached(change, citation)
    text = given.text if isinstance(given, CopyDraft) else CopyBody.objects.values_list("text", flat=True).get(pk=copy)
    located = locate_excerpt(citation.excerpt, text)
    citation.excerpt_check = ExcerptCheck.FOUND if located else ExcerptCheck.DIFFERS
    citation.checked_copy, citation.checked_at = copy, change.at
    citation.save(update_fields=["excerpt_check", "checked_copy", "checked_at"])
    change.made = citation
    change.payload |= {
        "citation": citation.pk,
        "source": citation.source_id,
        "copy": copy.pk,
        "sha256": copy.sha256,
        "text": digest(text),
        "check": citation.excerpt_check,
        "places": [[*place] for place in located.places] if located else [],
    }


def _attached(change: Change, citation: Citation) -> SourceCopy:
    copies: Any = SourceCopy.objects.visible_to(change.by)
    copy: SourceCopy | None = copies.filter(source=citation.source_id, pk=change.row("copy")).first()
    if copy is None:
        raise Refused(_("There is no such copy of this source."), field="copy")
    return copy


def _attach(change: Change, citation: Citation, draft: CopyDraft) -> SourceCopy:
    """Keep the copy beside the citation's round; the same bytes that this person attached there are kept once."""
    place = {"claim": change.claim, "round": citation.round, "added_by": change.by, "source_id": citation.source_id}
    known = SourceCopy.objects.filter(**place, sha256=draft.sha256, importer=draft.importer).first()
    if known is not None:
        return known
    copy = SourceCopy.objects.create(
        **place,
        added_at=change.at,
        sha256=draft.sha256,
        media_type=draft.media_type,
        size=len(draft.body),
        chars=len(draft.text),
        importer=draft.importer,
        importer_version=draft.importer_version,
        filename=draft.filename,
    )
    CopyBody.objects.create(copy=copy, body=draft.body, text=draft.text, headings=[[*pair] for pair in draft.headings])
    return copy
