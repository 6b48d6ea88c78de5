"""Fields, checks and conditions that several nouns share."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.lookups import IsNull

from claims.text import unstorable


def validate_storable(value: str) -> None:
    """Refuse what the two databases would store differently: NUL and lone surrogates."""
    reason = unstorable(value)
    if reason:
        raise ValidationError(reason)


def words(**options: Any) -> "models.TextField[str, str]":
    """A text column of any length that keeps every character it is given."""
    options.setdefault("blank", True)
    options.setdefault("default", "")
    return models.TextField(validators=[validate_storable], **options)


def person(related_name: str, **options: Any) -> "models.ForeignKey[Any, Any]":
    """A link to a user. People are deactivated, never deleted, so the link protects them."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name=related_name, **options)


def has_one(rows: "models.QuerySet[Any]") -> models.Q:
    """The condition that there is one of `rows`, which are those of the row asked about (by OuterRef).

    Asked row by row: PostgreSQL makes an EXISTS a join over all rows there are, for the sake of a few.
    """
    return models.Q(IsNull(models.Subquery(rows.order_by().values("pk")[:1]), False))


def one_of(field: str, choices: type[models.TextChoices], *, blank: bool = False) -> models.Q:
    """The condition of a check constraint that closes the list of words in `field`."""
    values = [*choices.values, ""] if blank else choices.values
    return models.Q(**{f"{field}__in": values})
