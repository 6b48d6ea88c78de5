"""The form of a source."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.choices import SourceKind, Weight
from claims.forms.base import ChangeForm
from claims.forms.fields import Line, Words, choices_of


class SourceForm(ChangeForm):
    title = Line(label=_("Title"))
    authors = Words(
        label=_("Authors"),
        required=False,
        rows=2,
        help_text=_(
            "One a line: Lee, Ann for a person; an organisation as it is called, in {braces} if a comma is in it"
        ),
    )
    issued = Line(label=_("Published on"), required=False, help_text=_("2021, 2021-06 or 2021-06-30"))
    container_title = Line(
        label=_("Journal, newspaper or site"), required=False, help_text=_("Where it appeared, if not the publisher")
    )
    publisher = Line(label=_("Publisher"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=SourceKind.choices)
    identifier = Line(label=_("Identifier"), required=False, help_text=_("Bill or law number, DOI, ISBN, docket"))
    url = Line(label=_("URL"), required=False)
    archive_url = Line(label=_("Archive URL"), required=False)
    weight = forms.ChoiceField(label=_("Weight"), choices=choices_of(Weight, empty=_("not weighed")), required=False)
