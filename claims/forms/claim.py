"""Forms over a claim itself: what it says, what was found, where it stands, whose it is."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.acts.reviews import SURE
from claims.choices import Kind, Reason
from claims.forms.base import ActForm, ChangeForm
from claims.forms.fields import NOBODY, Line, PersonField, Words, choices_of, reviewers
from claims.models import Review
from claims.models.verdict_wording import WORDED_VERDICTS
from claims.refusal import Refused
from claims.services.desk.bundle import Step


class AmendForm(ChangeForm):
    statement = Words(
        label=_("Statement"), rows=3, strip=True, help_text=_("The assertion restated so that it can stand alone")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    claimant = Line(
        label=_("Claimant"), required=False, help_text=_("Who asserts it, where that is not the document itself")
    )


class DecisionForm(ActForm):
    """A verdict with its reasons; the same for a review and for a settlement."""

    typed = ("verdict", "reason", "rationale", "correction")

    verdict = forms.ChoiceField(label=_("Verdict"), required=False, choices=WORDED_VERDICTS, widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=_("What is wrong"),
        required=False,
        choices=choices_of(Reason, empty=_("no reason named")),
        help_text=_("With disputed and partly supported"),
    )
    rationale = Words(label=_("Rationale"), rows=4, required=False, help_text=_("Why the sources lead to this verdict"))
    correction = Words(
        label=_("Correction"),
        rows=2,
        required=False,
        help_text=_("What it should say; with disputed and partly supported"),
    )
    # The verdict that was asked about already, as it comes back from the page.
    sure = forms.CharField(required=False, widget=forms.HiddenInput)
    asked_about = ""

    def had(self, review: Review) -> dict[str, Any]:
        """The fields as that review has them."""
        return {name: getattr(review, name) for name in self.typed}

    def steps(self, act: str) -> list[Step]:
        """A verdict that the citations do not speak for is asked about, once."""
        given = {name: self.cleaned_data[name] for name in self.typed}
        return [Step(act, given | {"asks": self.cleaned_data["sure"] != given["verdict"]}, origin=self)]

    def refuse(self, refusal: Refused) -> None:
        """A doubt is told above the form; pressing the same verdict again goes past it."""
        if refusal.field == SURE:
            self.asked_about = self.cleaned_data["verdict"]
        else:
            super().refuse(refusal)


class ConfirmForm(ChangeForm):
    """What a claim says on its new words. Shown where its statement still says what the old ones did."""

    typed = ("statement",)

    statement = Words(label=_("What it says now"), rows=3, strip=True, required=False)

    def steps(self, act: str) -> list[Step]:
        return [Step(act, self.cleaned_data, origin=self)]


class PlaceForm(ChangeForm):
    """Exact words of the newest version, and where they start when they stand there more than once."""

    typed = ("quote",)

    quote = Words(label=_("Exact words"), rows=3, required=False)
    start = forms.IntegerField(
        label=_("First character"),
        required=False,
        min_value=0,
        help_text=_("Only where the words stand in the text more than once"),
    )

    def steps(self, act: str) -> list[Step]:
        return [Step(act, self.cleaned_data, origin=self)]


class PartForm(ActForm):
    typed = ("quote", "start")

    quote = Words(label=_("Exact words of this part"), rows=2, required=False)
    start = forms.IntegerField(label=_("First character"), required=False, min_value=0)


class MergeForm(ActForm):
    """Another claim of the same passage, with the lock version under which it was offered."""

    typed = ("other",)

    other = forms.ChoiceField(label=_("Take in"), required=False)

    def __init__(self, *args: Any, others: Callable[[], list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["other"]
        field.choices = lambda: [("", _("choose a claim")), *others()]

    def steps(self, act: str) -> list[Step]:
        number, _colon, seen = self.cleaned_data["other"].partition(":")
        return [Step(act, {"other": int(number), "other_seen": int(seen)} if seen else {}, origin=self)]


class ReasonForm(ActForm):
    typed = ("reason",)

    reason = Line(label=_("Why"), required=False)


class AssignForm(ActForm):
    assignee = PersonField(label=_("Reviewer"), required=False, queryset=None, empty_label=NOBODY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["assignee"]
        field.queryset = reviewers()
