"""Keeping sources: compare and set, and an event for every change."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.acts.sources import clean_url
from claims.choices import Role
from claims.history import Entry, record
from claims.models import Source
from claims.refusal import NotAllowed, Refused, Stale
from claims.roles import has_role

KEPT = ("kind", "title", "publisher", "identifier", "url", "archive_url", "weight")
ADDRESSES = ("url", "archive_url")
# Values out of closed lists are told in the event itself; the rest are free texts, kept beside it.
CLOSED = ("kind", "weight")


def save_source(*, source: Source, by: Any, seen: int, **fields: Any) -> Source:
    """Set some of the fields in `KEPT`; `seen` is the lock version that the asker read.

    Raises NotAllowed, Stale or Refused.
    """
    if not has_role(by, Role.REVIEWER, Role.LEAD):
        raise NotAllowed(_("Only reviewers and leads change sources."))
    if not Source.objects.visible_to(by).filter(pk=source.pk).exists():
        raise NotAllowed(_("There is no such source."))
    changed = _changed(source, fields)
    if not changed:
        raise Refused(_("Nothing to save: the source is the same."))
    _check(source, changed)
    try:
        with transaction.atomic():
            stored = Source.objects.filter(pk=source.pk, lock_version=seen).update(**changed, lock_version=seen + 1)
            if not stored:
                raise Stale(_("This source was changed meanwhile."), source)
            record([_entry(source, by, changed, seen + 1)])
    except IntegrityError:
        raise Refused(_("Another source has this address or identifier already."), field="url") from None
    source.lock_version = seen + 1
    return source


def _changed(source: Source, fields: dict[str, Any]) -> dict[str, str]:
    unknown = fields.keys() - set(KEPT)
    if unknown:
        raise TypeError(f"A source has no {', '.join(sorted(unknown))} to set.")
    new = {name: clean_url(value.strip()) if name in ADDRESSES else value.strip() for name, value in fields.items()}
    return {name: value for name, value in new.items() if value != getattr(source, name)}


def _check(source: Source, changed: dict[str, str]) -> None:
    for name, value in changed.items():
        setattr(source, name, value)
    try:
        source.clean_fields()
    except ValidationError as error:
        name, problems = next(iter(error.message_dict.items()))
        raise Refused(" ".join(problems), field=name) from None


def _entry(source: Source, by: Any, changed: dict[str, str], lock_version: int) -> Entry:
    told = {name: value for name, value in changed.items() if name in CLOSED}
    return Entry(
        act="source",
        at=timezone.now(),
        actor=by.pk,
        payload={"source": source.pk, "changed": sorted(changed), "source_version": lock_version} | told,
        texts={name: value for name, value in changed.items() if name not in CLOSED},
    )
