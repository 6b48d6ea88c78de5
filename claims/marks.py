"""Status and verdict drawn as one mark: a word, an icon and a line style, so that colour is never alone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext_lazy as _

from claims.choices import Status, Verdict
from claims.models import Claim
from claims.models.verdict_wording import lazy_label

TEXT_CHANGED, CONTESTED = "text_changed", "contested"


class State(NamedTuple):
    """A status, and whether the claim's words changed: what filters rule out at once, and parts of an order are by."""

    status: str
    is_changed: bool


def states(statuses: Iterable[str], *changed: bool) -> frozenset[State]:
    """Those with one of `statuses`, and with words as said; of either kind where nothing is said."""
    return frozenset(State(str(status), one) for status in statuses for one in changed or (False, True))


class Mark(NamedTuple):
    """`name` is stored nowhere; it names the style in `marks.css` and the value of the mark filter."""

    name: str
    label: Any
    icon: str
    # What is true besides, in a word or two.
    also: Any = ""

    @property
    def words(self) -> str:
        return f"{self.label}, {self.also}" if self.also else str(self.label)


MARKS: dict[str, Mark] = {
    mark.name: mark
    for mark in (
        Mark("open", _("Open"), "○"),
        Mark("held", _("In review"), "◐"),
        Mark("second", _("Second review wanted"), "◑"),
        Mark("contested", _("Contested"), "≠"),
        Mark("text_changed", _("Text changed"), "⟳"),
        Mark(Verdict.VERIFIED, lazy_label(Verdict.VERIFIED.value), "✓"),
        Mark(Verdict.PARTLY_SUPPORTED, lazy_label(Verdict.PARTLY_SUPPORTED.value), "◪"),
        Mark(Verdict.DISPUTED, lazy_label(Verdict.DISPUTED.value), "✗"),
        Mark(Verdict.UNVERIFIABLE, lazy_label(Verdict.UNVERIFIABLE.value), "?"),
        Mark(Verdict.NOT_CHECKABLE, lazy_label(Verdict.NOT_CHECKABLE.value), "–"),
    )
}

_BY_STATUS = {Status.UNREVIEWED: "open", Status.SECOND_REVIEW: "second", Status.CONTESTED: "contested"}
IN_REVIEW = _("in review")
_STATUS = {name: status.value for status, name in _BY_STATUS.items()}


def mark_of(claim: Claim, at: datetime) -> Mark:
    """Return the mark of a claim at that moment."""
    held = claim.is_held(at)
    mark = MARKS[mark_name(claim.status, claim.verdict, changed=claim.text_changed, held=held)]
    return mark._replace(also=IN_REVIEW) if held and mark.name == CONTESTED else mark


def mark_name(status: str, verdict: str, *, changed: bool, held: bool) -> str:
    """The name of the mark of such a claim. Changed words come before everything: the verdict is in doubt.

    A contest stays one while a lead holds it.
    """
    if changed:
        return "text_changed"
    if status == Status.SETTLED:
        return verdict
    return "held" if held and status != Status.CONTESTED else _BY_STATUS[Status(status)]


def has_mark(name: str, at: datetime) -> Q:
    """The condition under which a claim shows the mark `name`; raises KeyError for an unknown one."""
    mark = MARKS[name]
    if mark.name == "text_changed":
        return Q(text_changed=True)
    unchanged = Q(text_changed=False)
    if mark.name in Verdict.values:
        return unchanged & Q(status=Status.SETTLED, verdict=mark.name)
    held = Q(held_until__gt=at)
    if mark.name == "held":
        # Not "one of the open ones": SQLite would look through them all, and not at the few that are held.
        return unchanged & held & ~Q(status=Status.SETTLED) & ~Q(status=Status.CONTESTED)
    if mark.name == CONTESTED:
        return unchanged & Q(status=Status.CONTESTED)
    status = next(status for status, name in _BY_STATUS.items() if name == mark.name)
    return unchanged & Q(status=status) & (Q(held_until__isnull=True) | Q(held_until__lte=at))


def states_of(name: str) -> frozenset[State]:
    """The states of the claims that can show the mark `name`."""
    if name == TEXT_CHANGED:
        return states(Status.values, True)
    if name == "held":
        return states([Status.UNREVIEWED, Status.SECOND_REVIEW], False)
    return states([_STATUS.get(name, Status.SETTLED.value)], False)


def mark_rank(at: datetime) -> Case:
    """An expression: the index in `MARKS` of the mark that a claim shows, to sort and to count by."""
    whens = [When(has_mark(name, at), then=Value(rank)) for rank, name in enumerate(MARKS)]
    return Case(*whens, output_field=IntegerField())
