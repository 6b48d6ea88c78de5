"""Acts on a document as a whole."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.choices import Status
from claims.models import Claim, Document, Original, Review, SourceCopy, Version
from claims.models.sealing import sealed
from claims.models.source_copy import was_sealed
from claims.refusal import Refused, Stale

DESCRIBED = (
    "title",
    "author",
    "publisher",
    "url",
    "archive_url",
    "language",
    "published_on",
    "captured_on",
    "reviews_required",
    "hides_names",
)


def describe(change: Change) -> None:
    """Set what is known about the document; what is not given stays."""
    document = change.document
    changed = {
        name: change.data[name]
        for name in DESCRIBED
        if name in change.data and change.data[name] != getattr(document, name)
    }
    if not changed:
        raise Refused(_("Nothing to save: the description is the same."))
    # To look who it was, and hide the names again, is no way round either.
    if "reviews_required" in changed or changed.get("hides_names") is False:
        _refuse_while_waiting(document)
    seen = change.data.get("seen_version", document.lock_version)
    _check(document, changed)
    stored = Document.objects.filter(pk=document.pk, lock_version=seen).update(**changed, lock_version=seen + 1)
    if not stored:
        raise Stale(_("{document} was changed meanwhile.").format(document=document.number), document)
    change.values |= changed | {"lock_version": seen + 1}
    change.payload |= {"changed": sorted(changed), "lock_version": seen + 1}
    change.texts |= {name: str(value) for name, value in changed.items()}


def _check(document: Document, changed: dict[str, Any]) -> None:
    for name, value in changed.items():
        setattr(document, name, value)
    try:
        document.clean_fields()
    except ValidationError as error:
        raise Refused("; ".join(f"{name}: {' '.join(found)}" for name, found in error.message_dict.items())) from None


def _refuse_while_waiting(document: Document) -> None:
    """What was promised to those who have given a blind review may not change under it."""
    waiting = Claim.objects.filter(document=document, status__in=[Status.SECOND_REVIEW, Status.CONTESTED])
    if waiting.exists():
        raise Refused(
            _("Claims of {document} wait for a second review or are contested: settle them first.").format(
                document=document.number
            )
        )


def acknowledge(change: Change) -> None:
    """Say that the newest version may be worked with, although reading its file left a doubt."""
    version = change.newest_version
    waiting = Version.objects.filter(pk=version.pk, acknowledged_at=None).exclude(attention="")
    if not waiting.update(acknowledged_at=change.at, acknowledged_by=change.by):
        raise Refused(_("{document} needs no attention.").format(document=change.document.number))
    change.payload["version"] = version.number
    change.texts["attention"] = version.attention


def discard(change: Change) -> None:
    """Delete a document that nobody has reviewed, with its versions and claims."""
    document = change.document
    # Whoever is at work on one of its claims ends first; whoever comes later finds it gone.
    list(document.claims.select_for_update().order_by("pk").values_list("pk"))
    if Review.objects.filter(claim__document=document).exists():
        raise Refused(_("{document} has reviews: it stays.").format(document=document.number))
    originals = list(document.versions.values_list("original_id", flat=True))
    change.payload |= {"claims": document.claims.count(), "originals": sorted(set(originals))}
    change.texts["title"] = document.title
    SourceCopy.objects.filter(sealed(), claim__document=document).delete()
    SourceCopy.objects.filter(was_sealed(), dropped__document=document).delete()
    document.delete()
    Original.objects.filter(pk__in=originals, versions=None).delete()
