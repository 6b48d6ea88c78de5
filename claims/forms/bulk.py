"""What an act on many claims asks for; the answers are kept with it, as JSON."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.choices import DismissalReason
from claims.forms.base import ActForm
from claims.forms.claim import AssignForm
from claims.forms.fields import Line
from claims.models import Tag
from claims.models.tag import MAX_TAG_CHARS


class BulkAssignForm(AssignForm):
    def data_of(self) -> dict[str, Any]:
        whom = self.cleaned_data["assignee"]
        return {"assignee": whom.pk if whom else None}


class BulkForm(ActForm):
    def data_of(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class WhyForm(BulkForm):
    reason = Line(label=_("Why"), max_length=500)


class DismissForm(BulkForm):
    reason = forms.ChoiceField(label=_("Why there is no claim"), choices=DismissalReason.choices)
    remark = Line(label=_("Remark"), required=False, max_length=500)


class BulkTagForm(BulkForm):
    label = Line(
        label=_("Tag"), max_length=MAX_TAG_CHARS, help_text=_("Everybody who reads the claims sees it, in exports too")
    )


class UntagForm(BulkForm):
    tag = forms.ModelChoiceField(label=_("Tag"), queryset=Tag.objects.all())

    def data_of(self) -> dict[str, Any]:
        return {"tag": self.cleaned_data["tag"].pk}


BULK_FORMS: dict[str, Any] = {
    "assign": BulkAssignForm,
    "ask_second": WhyForm,
    "dismiss": DismissForm,
    "tag": BulkTagForm,
    "untag": UntagForm,
}
