"""Filters of a list, and the fields that they ask with."""

from typing import Any

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField

from claims.models import Document
from claims.models.numbers import parse_number
from claims.roles import name_of
from claims.text.query import parse_query


class SearchField(forms.CharField):
    """What to search for. A text without a letter or digit is told, and not taken for "nothing found"."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned and cleaned.strip() and not parse_query(cleaned).terms:
            raise forms.ValidationError(_("There is no word in this to search for."))
        return cleaned


class DocumentField(forms.CharField):
    """A document by its number, D-3 or 3: a list of ten thousand titles to choose from would be no choice."""

    def __init__(self, *, user: Any = None, **options: Any) -> None:
        super().__init__(**options)
        self.user = user

    def clean(self, value: Any) -> Document | None:
        written = super().clean(value)
        if not written:
            return None
        try:
            number = parse_number(written.partition(" ")[0])
        except ValueError:
            number = 0
        found = Document.objects.visible_to(self.user).filter(pk=number).first() if number > 0 else None
        if found is None:
            raise forms.ValidationError(_("There is no document of this number."))
        return found


class PersonField(ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class SearchFilter(filters.CharFilter):
    field_class = SearchField


class DocumentFilter(filters.Filter):
    field_class = DocumentField


class PersonFilter(filters.ModelChoiceFilter):
    field_class = PersonField


def several(choices: Any, **options: Any) -> filters.MultipleChoiceFilter:
    return filters.MultipleChoiceFilter(choices=choices, widget=forms.CheckboxSelectMultiple, distinct=False, **options)
