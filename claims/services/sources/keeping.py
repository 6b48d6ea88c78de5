"""Keeping sources: compare and set, and an event for every change."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.acts.joining import description_of
from claims.acts.source_events import changed_source
from claims.acts.sources import clean_url
from claims.choices import Role
from claims.history import record
from claims.models import Source
from claims.models.source import is_taken
from claims.refusal import NotAllowed, Refused, Stale
from claims.roles import has_role
from claims.text.bibliographic import as_date, as_names

KEPT = ("kind", "title", "publisher", "identifier", "url", "archive_url", "weight")
# What is kept as variables of CSL.
DESCRIBED = ("authors", "issued", "container_title")
ADDRESSES = ("url", "archive_url")
TAKEN = gettext_lazy("Another source has this address or identifier already.")


def fields_of(source: Source) -> dict[str, str]:
    """The fields in `KEPT` and `DESCRIBED`, as a person types them."""
    return {name: getattr(source, name) for name in KEPT} | description_of(source)


def save_source(*, source: Source, by: Any, seen: int, **fields: Any) -> Source:
    """Set some of the fields in `KEPT` and `DESCRIBED`; `seen` is the lock version that the asker read.

    Raises NotAllowed, Stale or Refused.
    """
    if not has_role(by, Role.REVIEWER, Role.LEAD):
        raise NotAllowed(_("Only reviewers and leads change sources."))
    if not Source.objects.visible_to(by).filter(pk=source.pk).exists():
        raise NotAllowed(_("There is no such source."))
    changed = _changed(source, fields)
    if not changed:
        raise Refused(_("Nothing to save: the source is the same."))
    values = _values(source, changed)
    _check(source, values)
    if changed.keys() & {"url", "identifier"}:
        _refuse_known(source, by)
        # Where another one is cited in confidence, a refusal would tell of it.
        values["is_apart"] = source.is_apart or is_taken(source.url, source.identifier, beside=source)
    try:
        with transaction.atomic():
            stored = Source.objects.filter(pk=source.pk, lock_version=seen).update(**values, lock_version=seen + 1)
            if not stored:
                raise Stale(_("This source was changed meanwhile."), source)
            record([changed_source(source, changed, lock_version=seen + 1, by=by, at=timezone.now())])
    except IntegrityError:
        raise Refused(TAKEN, field="url") from None
    source.lock_version = seen + 1
    return source


def _refuse_known(source: Source, by: Any) -> None:
    others = Source.objects.known_to(by).exclude(pk=source.pk)
    for name in ("url", "identifier"):
        value = getattr(source, name)
        if value and others.filter(**{name: value}).exists():
            raise Refused(TAKEN, field="url")


def _changed(source: Source, fields: dict[str, Any]) -> dict[str, str]:
    unknown = fields.keys() - {*KEPT, *DESCRIBED}
    if unknown:
        raise TypeError(f"A source has no {', '.join(sorted(unknown))} to set.")
    new = {name: clean_url(value.strip()) if name in ADDRESSES else value.strip() for name, value in fields.items()}
    old = fields_of(source)
    return {name: value for name, value in new.items() if value != old[name]}


def _values(source: Source, changed: dict[str, str]) -> dict[str, Any]:
    """The columns with what was changed; what else the source says of itself as CSL stays."""
    values: dict[str, Any] = {name: value for name, value in changed.items() if name in KEPT}
    described = {name: value for name, value in changed.items() if name in DESCRIBED}
    if not described:
        return values
    stored = dict(source.csl) if isinstance(source.csl, dict) else {}
    for name, value in described.items():
        variable, told = _variable(name, value)
        stored[variable] = told
    return values | {"csl": {name: value for name, value in stored.items() if value}}


def _variable(name: str, value: str) -> tuple[str, Any]:
    """The variable of CSL that a field is, and its value there; none for an empty field."""
    if name == "authors":
        return "author", as_names(value)
    if name == "container_title":
        return "container-title", value
    try:
        return name, as_date(value) if value else None
    except ValueError:
        told = _("“{date}” is no date: write a year, a month or a day, such as 2021, 2021-06 or 2021-06-30.")
        raise Refused(told.format(date=value), field=name) from None


def _check(source: Source, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(source, name, value)
    try:
        source.clean_fields()
    except ValidationError as error:
        name, problems = next(iter(error.message_dict.items()))
        raise Refused(" ".join(problems), field=name) from None
