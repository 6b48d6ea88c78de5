"""Fields that keep what is typed, and choices that several forms offer."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from claims.choices import Role
from claims.prepared import prepared
from claims.roles import name_of


class Words(forms.CharField):
    """Free text as it was typed; only the line ends, which browsers rewrite, become LF again."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows, "cols": 40}))
        options.setdefault("strip", False)
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


class Line(forms.CharField):
    """One line of text of any length."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(**options)


class Day(forms.DateField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**options)


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return obj.get_full_name() or str(obj.get_username())


def reviewers() -> QuerySet[Any]:
    """Active people who may be given a claim."""
    people = get_user_model()._default_manager.filter(is_active=True)
    return people.filter(groups__name__in=[Role.REVIEWER, Role.LEAD]).distinct().order_by("username")


_reviewers = prepared(reviewers)


def reviewers_named() -> list[tuple[str, str]]:
    """The same by primary key and name: lists offer them on each of their pages."""
    return [(str(person.pk), name_of(person)) for person in _reviewers()]


def choices_of(words: Any, *, empty: Any = None) -> list[tuple[Any, Any]]:
    """The closed list `words`, after an empty choice of that label where one is wanted."""
    return [*([("", empty)] if empty is not None else []), *words.choices]


NOBODY = _("nobody")
