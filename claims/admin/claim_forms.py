"""The forms of the claim page, and the steps that a pressed button asks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from claims.choices import Status, Verdict
from claims.forms import claim as claim_forms
from claims.forms import evidence, plan
from claims.forms.base import ActForm, Difference
from claims.forms.settling import SettleForm
from claims.models import Anchor, Claim, Offer, Review
from claims.models.verdict_wording import verdict_label
from claims.services.desk.answering import GIVEN
from claims.services.desk.bundle import Step
from claims.services.telling.naming import shows_assignee

SAVE = "save"
# What every button does first, as far as something was typed: form -> act.
PENDING = {"words": "amend", "cite": "cite", "note": "note", "mention": "mention", "plan": "schedule", "tag": "tag"}
# The form that an act reads: act -> form. Other acts need no more than their button.
FORM_OF = {
    "decide": "decision",
    "settle": "settle",
    "retrim": "place",
    "place": "place",
    "confirm": "confirm",
    "split": "split",
    "merge": "merge",
    "ask_second": "ask_second",
    "reopen": "reopen",
    "drop": "drop",
    "assign": "assign",
    "recheck": "recheck",
}
# Acts on one row of the page: act -> what the door calls the row.
ROW_ACTS = {
    "uncite": "citation",
    "unpublish": "note",
    "unmention": "mention",
    "untag": "tag",
    "confirm_match": "match",
    "reject_match": "match",
}
# An undo is for the last to act, and what is typed while reopening belongs to the next round.
BEFORE_PENDING = ("undo", "unconfirm", "reopen")
REASON_FORMS = ("ask_second", "reopen", "drop")


@dataclass(frozen=True)
class Pressed:
    """The button that was pressed: an act, the row it is about, and whether the next claim is wanted then."""

    act: str
    row: int | None = None
    then_next: bool = False

    @classmethod
    def read(cls, value: str) -> "Pressed":
        act, _plus, after = value.partition("+")
        name, _colon, row = act.partition(":")
        return cls(name, int(row[:18]) if row.isdecimal() else None, after == "next")


class ClaimForms:
    """All forms of the page. Bound where the post has their fields, fresh where it has not."""

    def __init__(
        self, claim: Claim, user: Any, others: Callable[[], list[Claim]], data: QueryDict | None = None
    ) -> None:
        self.claim, self.user, self.others, self.data = claim, user, others, data
        self._made: dict[str, Any] = {}
        # As it was before the button did anything.
        self._was_changed = claim.text_changed

    def __getitem__(self, name: str) -> Any:
        """Made when it is asked for: a button reads one or two of them."""
        if name not in self._made:
            self._made[name] = self._make(name, self.data)
        return self._made[name]

    @property
    def forms(self) -> dict[str, Any]:
        return {name: self[name] for name in self._names()}

    def given(self) -> dict[str, Any]:
        return {name: self[name] for name in self._names() if self._is_sent(name) and self[name].is_given}

    def asked(self, pressed: Pressed) -> dict[str, Any]:
        """The forms that this button reads, by the act they ask for."""
        if pressed.act == "cite":
            return {"cite": self["cite"]}
        pending = {act: self[name] for name, act in PENDING.items() if self[name].is_given}
        is_there = pressed.act in FORM_OF and pressed.row is None
        if pressed.act == "confirm":
            # Only where the statement says what changed is there anything to fill in.
            is_there = self._is_sent("confirm")
        own = {pressed.act: self[FORM_OF[pressed.act]]} if is_there else {}
        return own | pending if pressed.act in BEFORE_PENDING else pending | own

    def follows(self, pressed: Pressed) -> list[Any]:
        """The form that says what the claim says on changed words, where a verdict takes it along."""
        is_verdict = pressed.act in ("decide", "settle") and self._was_changed
        return [self["confirm"]] if is_verdict and self._is_sent("confirm") and not self["words"].is_given else []

    def steps(self, pressed: Pressed) -> list[Step]:
        """What is to be done, in its order; call it once the asked forms are valid."""
        asked = self.asked(pressed)
        steps = [step for act, form in asked.items() for step in form.steps(act)]
        if self.follows(pressed):
            said = {"statement": self["confirm"].cleaned_data["statement"]}
            steps = [replace(step, data={**step.data, **said}) if step.act == pressed.act else step for step in steps]
        if pressed.act == SAVE or pressed.act in asked:
            return steps
        own = [Step(pressed.act, self._row(pressed))]
        return own + steps if pressed.act in BEFORE_PENDING else steps + own

    def _row(self, pressed: Pressed) -> dict[str, Any]:
        """What the door needs to know of the row whose button was pressed."""
        if pressed.act == "place":
            offer = Offer.objects.standing().filter(claim=self.claim, pk=pressed.row or 0).first()
            return {"quote": offer.quote, "start": offer.start} if offer else {}
        return {ROW_ACTS[pressed.act]: pressed.row} if pressed.act in ROW_ACTS else {}

    def left_over(self, pressed: Pressed) -> dict[str, Any]:
        """Forms that something was typed into which this button did not read."""
        asked = [*self.asked(pressed).values(), *self.follows(pressed)]
        return {name: form for name, form in self.given().items() if not any(form is read for read in asked)}

    def renew(self, keep: dict[str, Any]) -> None:
        """Make all forms anew but those in `keep`, for a claim that has changed."""
        self.data, self._made = None, dict(keep)

    def rebase(self) -> list[Difference]:
        """Bring untouched fields up to date with the claim as it is now; return where theirs and mine differ."""
        found: list[Difference] = []
        for name in ("words", "place", "plan"):
            form = self[name]
            if form.is_bound:
                theirs = self._initial(name)
                found += form.differences(theirs)
                self._made[name] = type(form)(form.rebased(theirs), prefix=name, initial=theirs)
        return found + self._decided_first() + self._settled_first()

    def _decided_first(self) -> list[Difference]:
        """Where the claim came to a verdict meanwhile, that verdict beside mine."""
        if not (self.claim.verdict and self._is_sent("decision")):
            return []
        form = self["decision"]
        mine = str(form["verdict"].value() or "")
        theirs = self.claim.get_verdict_display()
        label = verdict_label(mine) if mine in Verdict.values else ""
        return [Difference(form.fields["verdict"].label, theirs, label)] if mine and mine != self.claim.verdict else []

    def _settled_first(self) -> list[Difference]:
        """Where somebody else has settled the contest meanwhile, theirs beside mine."""
        theirs = Review.objects.visible_to(self.user).standing().of_current_round().filter(claim=self.claim)
        found = theirs.filter(settles=True).values(*GIVEN).first() if self._is_sent("settle") else None
        return [Difference(*row) for row in self["settle"].beside(found)] if found else []

    def take_side(self, side: str) -> None:
        form = self["settle"]
        self._made["settle"] = self._make("settle", form.taking(side))

    def errors(self) -> Iterator[tuple[str, ActForm]]:
        for name, form in self.forms.items():
            rows = getattr(form, "forms", [form])
            yield from ((name, row) for row in rows if row.is_bound and row.errors and row.is_given)

    def _is_sent(self, name: str) -> bool:
        kept = name in self._made and self._made[name].is_bound
        return kept or (self.data is not None and any(key.startswith(f"{name}-") for key in self.data))

    def _names(self) -> list[str]:
        return [
            *PENDING,
            "decision",
            "settle",
            "place",
            "confirm",
            "split",
            "merge",
            "assign",
            "recheck",
            *REASON_FORMS,
        ]

    def _make(self, name: str, data: QueryDict | None) -> Any:
        options: dict[str, Any] = {"data": data if self._is_sent(name) else None, "prefix": name}
        if name == "cite":
            return evidence.CitationRows(**options, form_kwargs={"user": self.user})
        if name in ROWS:
            return ROWS[name](**options)
        if name == "settle":
            return self._settling(data, options)
        if name == "merge":
            return claim_forms.MergeForm(**options, others=self._mergeable)
        return SINGLE.get(name, claim_forms.ReasonForm)(**options, initial=self._initial(name))

    def _settling(self, data: QueryDict | None, options: dict[str, Any]) -> ActForm:
        """Only a contest has sides to read; elsewhere there is nothing to ask."""
        if self.claim.status != Status.CONTESTED and not self._is_sent("settle"):
            return ActForm(prefix="settle")
        return SettleForm(**options | {"data": data or options["data"]}, claim=self.claim, user=self.user)

    def _mergeable(self) -> list[tuple[str, str]]:
        return [(f"{other.pk}:{other.lock_version}", str(other)) for other in self.others()]

    def _initial(self, name: str) -> dict[str, Any]:
        claim = self.claim
        if name == "words":
            return {"statement": claim.statement, "kind": claim.kind, "claimant": claim.claimant}
        if name == "plan":
            return {"as_of": claim.as_of, "jurisdiction": claim.jurisdiction, "recheck_on": claim.recheck_on}
        if name == "place":
            anchor = Anchor.objects.newest_of(claim).first()
            return {"quote": anchor.quote if anchor else "", "start": None}
        if name == "assign":
            return {"assignee": claim.assignee_id if shows_assignee(claim, self.user) else None}
        return {}


ROWS: dict[str, Any] = {"note": evidence.NoteRows, "split": evidence.PartRows}
SINGLE: dict[str, type[ActForm]] = {
    "words": claim_forms.AmendForm,
    "mention": evidence.MentionForm,
    "decision": claim_forms.DecisionForm,
    "place": claim_forms.PlaceForm,
    "confirm": claim_forms.ConfirmForm,
    "assign": claim_forms.AssignForm,
    "plan": plan.PlanForm,
    "tag": plan.TagForm,
    "recheck": plan.RecheckForm,
}
