"""Filters of a list, and the fields that they ask with."""

from collections.abc import Callable
from datetime import date
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField

from claims.models import Block, Document
from claims.models.numbers import parse_number
from claims.roles import name_of
from claims.services.listing.planning import end_of_day, start_of_day
from claims.text.query import parse_query

MAX_SEARCH_CHARS = 200


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


class WordsFilter(filters.CharFilter):
    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": MAX_SEARCH_CHARS} | options)


class SearchFilter(WordsFilter):
    field_class = SearchField


class DocumentFilter(WordsFilter):
    field_class = DocumentField


class PersonFilter(filters.ModelChoiceFilter):
    field_class = PersonField


class DayFilter(filters.DateFilter):
    """Moments of a column from the beginning of a day on, or to its end (`to`), by the time of the site."""

    def __init__(self, column: str, *, to: bool = False, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(column, widget=widget, **options)
        self.is_to = to

    def filter(self, qs: Any, value: date | None) -> Any:
        if value is None:
            return qs
        if self.is_to:
            return qs.filter(**{f"{self.field_name}__lt": end_of_day(value)})
        return qs.filter(**{f"{self.field_name}__gte": start_of_day(value)})


class Conditional(filters.Filter):
    """Rows for which the condition of a value holds, by what the filter set knows of its user and moment. It is written
    once for a set, which filters several times: to write it may ask the database."""

    def __init__(self, condition: Callable[[Any, str], Q], **options: Any) -> None:
        super().__init__(**options)
        self.condition = condition
        self.written: dict[str, Q] = {}

    def filter(self, qs: Any, value: str) -> Any:
        if not value:
            return qs
        if value not in self.written:
            self.written[value] = self.condition(self.parent, value)
        return qs.filter(self.written[value])


class ConditionFilter(Conditional, filters.ChoiceFilter):
    pass


class ConditionOfWords(Conditional, WordsFilter):
    pass


def sections_of(written: str, user: Any) -> QuerySet[Block]:
    """The headings of the document that a filter names; none before one is named."""
    try:
        chosen = DocumentField(user=user, required=False).clean(written)
    except forms.ValidationError:
        chosen = None
    if chosen is None:
        return Block.objects.none()
    documents = Document.objects.filter(pk=chosen.pk)
    return Block.objects.filter(version__in=documents.values("newest_version")).exclude(title="")


class FilterForm(forms.Form):
    """Days that end before they begin are told, and not answered with nothing."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for name in ("decided", "changed"):
            first, last = given.get(f"{name}_from"), given.get(f"{name}_to")
            if first and last and last < first:
                self.add_error(f"{name}_to", _("This day is before the first one."))
        return given


class ListFilter(filters.FilterSet):
    class Meta:
        form = FilterForm


def several(choices: Any, **options: Any) -> filters.MultipleChoiceFilter:
    return filters.MultipleChoiceFilter(choices=choices, widget=forms.CheckboxSelectMultiple, distinct=False, **options)


def worded(filter: filters.Filter, value: Any) -> str:
    """The value of a filter in the words of the page."""
    if isinstance(filter, PersonFilter):
        return name_of(value)
    labels = dict(filter.extra.get("choices", ()))
    if isinstance(value, list):
        return ", ".join(str(labels[one]) for one in value)
    return str(labels.get(value, value))
