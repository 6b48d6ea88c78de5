"""The form of a source."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.choices import SourceKind, Weight
from claims.forms.base import ChangeForm
from claims.forms.fields import Line, choices_of


class SourceForm(ChangeForm):
    title = Line(label=_("Title"))
    publisher = Line(label=_("Publisher"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=SourceKind.choices)
    identifier = Line(label=_("Identifier"), required=False, help_text=_("Bill or law number, DOI, ISBN, docket"))
    url = Line(label=_("URL"), required=False)
    archive_url = Line(label=_("Archive URL"), required=False)
    weight = forms.ChoiceField(label=_("Weight"), choices=choices_of(Weight, empty=_("not weighed")), required=False)
