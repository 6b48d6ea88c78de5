"""Forms over days, jurisdiction and tags."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.forms.base import ActForm, ChangeForm
from claims.forms.fields import Day, Line
from claims.models.claim import MAX_JURISDICTION_CHARS
from claims.models.tag import MAX_TAG_CHARS


class PlanForm(ChangeForm):
    as_of = Day(label=_("Judged as of"), required=False, help_text=_("The day the statement is judged at"))
    jurisdiction = Line(
        label=_("Jurisdiction"),
        required=False,
        max_length=MAX_JURISDICTION_CHARS,
        help_text=_("Under whose law, such as US-CO"),
        widget=forms.TextInput(attrs={"list": "jurisdictions", "autocomplete": "off"}),
    )
    recheck_on = Day(label=_("Check again on"), required=False, help_text=_("Then it waits in “Overdue re-checks”"))


class TagForm(ActForm):
    typed = ("label",)

    label = Line(
        label=_("Another tag"),
        required=False,
        max_length=MAX_TAG_CHARS,
        help_text=_("Everybody who reads the claim sees it, in exports too"),
        widget=forms.TextInput(attrs={"list": "tags", "autocomplete": "off"}),
    )


class RecheckForm(ActForm):
    recheck_on = Day(label=_("Check again on"), required=False, help_text=_("Empty: no further re-check"))
