"""The form of a settlement: for each difference one side, or words of one's own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _t

from claims.choices import Reason, Verdict
from claims.forms.base import ActForm
from claims.forms.fields import Words, choices_of
from claims.models import Citation, Claim, Review
from claims.services.desk.answering import COPIED
from claims.services.desk.bundle import Step
from claims.services.desk.contests import FIELDS, WORDED, A, B, Cited, Contest, contest_of, judged_words, key_of

OWN = "own"
PICKS: list[tuple[str, Any]] = [(A, "A"), (B, "B"), (OWN, _t("a third"))]


@dataclass(frozen=True)
class Tick:
    """A citation that one side alone gave, and whether it is taken over."""

    citation: Citation
    side: str
    pick: Any

    @property
    def is_set(self) -> bool:
        return bool(self.pick.value() == self.side)


@dataclass(frozen=True)
class Row:
    """One line of the table. `pick` is the field of its buttons, `own` that of a third; a citation has no third.

    With `is_ticks`, `a` and `b` are the citations that each side alone gave, to be taken over one by one.
    """

    label: Any
    a: Any
    b: Any
    pick: Any = None
    own: Any = None
    is_citation: bool = False
    is_ticks: bool = False

    @property
    def picked(self) -> str:
        return str(self.pick.value() or "") if self.pick else ""


class SettleForm(ActForm):
    verdict = forms.ChoiceField(
        label=_t("Verdict"), required=False, choices=choices_of(Verdict, empty=_t("choose a verdict"))
    )
    reason = forms.ChoiceField(
        label=_t("What is wrong"), required=False, choices=choices_of(Reason, empty=_t("no reason named"))
    )
    rationale = Words(label=_t("Rationale: why it is settled so"), rows=3, required=False)
    correction = Words(label=_t("Correction"), rows=2, required=False)

    def __init__(self, *args: Any, claim: Claim, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim, self.user = claim, user
        self.contest: Contest | None = contest_of(claim, user)
        self.cited = {self._cite_name(cited): cited for cited in (self.contest.citations if self.contest else [])}
        for name in [*(f"{name}_from" for name in FIELDS), *self.cited]:
            self.fields[name] = forms.ChoiceField(choices=PICKS, required=False)
        self.typed = tuple(self.fields)

    @staticmethod
    def _cite_name(cited: Cited) -> str:
        return f"cite_{cited.citation.pk}"

    def clean(self) -> dict[str, Any]:
        """What is written as a third while a side is chosen is neither thrown away nor taken."""
        for name in FIELDS:
            given = self.cleaned_data.get(name, "")
            if self.cleaned_data.get(f"{name}_from") in (A, B) and given.strip():
                self.add_error(name, _("You chose a side here and wrote a third: take one of them."))
        return self.cleaned_data

    def rows(self) -> Iterator[Row]:
        for row in self.contest.differences() if self.contest else []:
            yield Row(row.label, row.shown[A], row.shown[B], self[f"{row.name}_from"], self[row.name])
        if self.contest and (words := judged_words(self.claim, self.contest)):
            yield Row(_("Words it was judged on"), words[A], words[B])
        for name, cited in self.cited.items():
            if cited.is_of_both:
                yield Row(_("Citation"), cited.citation, cited.citation, self[name], is_citation=True)
        a, b = self._ticks(A), self._ticks(B)
        if a or b:
            yield Row(_("Citations of one side"), a, b, is_citation=True, is_ticks=True)

    def _ticks(self, side: str) -> list[Tick]:
        return [Tick(cited.citation, side, self[name]) for name, cited in self.cited.items() if cited.sides == {side}]

    def written(self) -> list[Any]:
        """The fields with something written in them, for a page that has no rows any more."""
        return [self[name] for name in FIELDS if str(self[name].value() or "").strip()]

    def steps(self, act: str) -> list[Step]:
        """A citation taken over becomes one of the settler's own, with an event of its own; then the settlement."""
        cites = [Step("cite", _copy(cited.citation), origin=self) for cited in self._taken()]
        return [*cites, Step(act, {name: self._result(name) for name in FIELDS}, origin=self)]

    def _result(self, name: str) -> str:
        pick, own = self.cleaned_data.get(f"{name}_from"), str(self.cleaned_data.get(name) or "")
        if self.contest is None or pick == OWN or (own and not pick):
            return own
        a, b = self.contest.values(name)
        return {A: a, B: b}.get(str(pick), a if a == b and name != "verdict" else "")

    def _taken(self) -> list[Cited]:
        there = self._own_keys()
        chosen = [cited for name, cited in self.cited.items() if self.cleaned_data.get(name) in cited.sides]
        return [cited for cited in chosen if key_of(cited.citation) not in there]

    def _own_keys(self) -> set[tuple[Any, ...]]:
        own = Citation.objects.filter(claim=self.claim, round=self.claim.round, reviewer=self.user.pk)
        return {key_of(citation) for citation in own}

    def taking(self, side: str) -> QueryDict:
        """What the form would send with everything of one side taken, and nothing typed lost."""
        data = QueryDict(mutable=True)
        if isinstance(self.data, QueryDict):
            data = self.data.copy()
        rows = [row.pick.html_name for row in self.rows() if row.pick]
        for name in [*rows, *(self[name].html_name for name in self.cited)]:
            data[name] = side
        return data

    def had(self, settlement: Review) -> dict[str, Any]:
        """The fields as that settlement of the same contest has them; what it took over stayed its author's own."""
        if self.contest is None:
            return {}
        found: dict[str, Any] = {}
        for row in self.contest.differences():
            value = getattr(settlement, row.name)
            side = {row.a: A, row.b: B}.get(value) if row.a != row.b else None
            found |= {f"{row.name}_from": side or OWN} | ({} if side else {row.name: value})
        own = self._own_keys()
        taken = {name: min(cited.sides) for name, cited in self.cited.items() if key_of(cited.citation) in own}
        return found | taken

    def beside(self, theirs: Mapping[str, Any]) -> list[tuple[Any, Any, Any]]:
        """Where a settlement that was there first differs from this one: label, theirs, mine."""
        self.is_valid()
        mine = {name: self._result(name) for name in FIELDS}
        return [
            (label, WORDED.get(theirs[name], theirs[name]), WORDED.get(mine[name], mine[name]))
            for name, label in FIELDS.items()
            if theirs[name] != mine[name]
        ]


def _copy(citation: Citation) -> dict[str, Any]:
    return {name: getattr(citation, name) for name in COPIED}
