"""The page on which a claim is worked on: one form, one button pressed, all of it done or none."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from claims.acts.wording import SAID_OF_CLAIMS
from claims.admin.base import REFUSED_STATUS, STALE_STATUS
from claims.admin.citing import CITE, PICK, Citing, told_otherwise
from claims.admin.claim_forms import SAVE, ClaimForms, Pressed
from claims.admin.claim_view import ClaimView
from claims.choices import Status
from claims.models import Claim
from claims.models.numbers import claim_number
from claims.refusal import Refused, Stale
from claims.services.desk.answering import answer_alike
from claims.services.desk.bundle import Halted, perform_all
from claims.services.desk.contests import A, B
from claims.workflow import ACTS

# No act of its own: it decides other claims, each through the door.
ANSWER = "answer"
# No act either: the settlement is drawn again with everything of one side.
TAKE_SIDE = {"side_a": A, "side_b": B}
# What an act has done, where its label is a command.
DONE = {
    SAVE: _lazy("saved"),
    "ask_second": _lazy("a second review is asked for"),
    "retrim": _lazy("trimmed"),
    "place": _lazy("placed"),
    "reopen": _lazy("reopened"),
    "undo": _lazy("your review is taken back"),
    "confirm": _lazy("the verdict still holds"),
    "unconfirm": _lazy("waits to be confirmed again"),
    "recheck": _lazy("re-checked"),
    "uncite": _lazy("the citation is removed"),
    "unpublish": _lazy("the note is private to the team now"),
    "unmention": _lazy("the authority is removed"),
    "untag": _lazy("the tag is removed"),
    "take": _lazy("you hold it"),
    "release": _lazy("given back"),
}
# The other acts are for documents.
CLAIM_ACTS = {SAVE} | {act.name for act in ACTS.values() if act.statuses}


class ClaimPage(Citing):
    """One request on one claim."""

    template = "claims/claim/change_form.html"

    def __init__(self, admin: Any, request: HttpRequest, claim: Claim) -> None:
        self.admin, self.request, self.claim = admin, request, claim
        self.view = self._view()
        self.forms = ClaimForms(claim, request.user, lambda: self.view.siblings, self._posted())
        self.context: dict[str, Any] = {}
        self.changes: list[Any] = []

    def _posted(self) -> QueryDict | None:
        return self.request.POST or None

    def _view(self) -> ClaimView:
        return ClaimView(self.admin, self.request, self.claim)

    def answer(self) -> HttpResponse:
        if self.request.method != "POST":
            return self._show()
        if PICK in self.request.POST:
            return self.pick()
        pressed = Pressed.read(self.request.POST.get("act", SAVE))
        if pressed.act in (ANSWER, *TAKE_SIDE):
            return self._answer() if pressed.act == ANSWER else self._take_side(TAKE_SIDE[pressed.act])
        if pressed.act not in CLAIM_ACTS:
            return self._refuse(_("There is no act of that name."))
        read = [*self.forms.asked(pressed).values(), *self.forms.follows(pressed)]
        if not all(form.is_valid() for form in read):
            return self._refuse(_("Something typed cannot be read: see below. Nothing was saved."))
        return self._perform(pressed)

    def _perform(self, pressed: Pressed) -> HttpResponse:
        if self.is_cited_twice(pressed):
            return self._refuse(_("You cite this source already: say below whether that is one citation or two."))
        steps = self.forms.steps(pressed)
        following = self.view.next_in_list()
        if not steps:
            return self._nothing(pressed, following)
        try:
            self.changes = perform_all(steps, self.claim, by=self.request.user, seen=self._seen())
        except Halted as halted:
            return self._halted(halted, pressed)
        for told in (unkept := told_otherwise(steps, self.changes)):
            messages.warning(self.request, told)
        if pressed.act == CITE:
            return self.cited(pressed, goes_on=not unkept)
        if any(ACTS[step.act].ends for step in steps):
            self.tell(_("{claim} is gone.").format(claim=self.claim.number))
            return HttpResponseRedirect(self.view.link_to(following) if following else self.admin.list_url)
        return self._done(pressed, following)

    def _nothing(self, pressed: Pressed, following: Claim | None) -> HttpResponse:
        """The button read nothing; what another one would have read stays."""
        if self.forms.left_over(pressed):
            return self._refuse(_("Nothing was saved: what you typed has a button of its own, beside it."))
        return self._stay(pressed, _("Nothing to save."), following)

    def _take_side(self, side: str) -> HttpResponse:
        self.forms.take_side(side)
        return self._show()

    def _answer(self) -> HttpResponse:
        """Give the review of this claim to the ticked ones of its group; each that is refused is named."""
        try:
            answered = answer_alike(self.claim, by=self.request.user, accepted=self._accepted())
        except Refused as refusal:
            return self._refuse(refusal.reason)
        for other, reason in answered.refused:
            messages.warning(self.request, f"{other.number}: {reason}")
        for other in answered.done:
            told = other.get_verdict_display() or other.get_status_display()
            messages.success(self.request, f"{other.number}: {told}.")
        return HttpResponseRedirect(self.request.get_full_path())

    def _accepted(self) -> dict[int, int]:
        """The lock version that was shown of each ticked claim, by its number."""
        pairs = (value.partition(":") for value in self.request.POST.getlist(ANSWER))
        return {int(pk[:18]): int(seen[:9]) for pk, _colon, seen in pairs if pk.isdecimal() and seen.isdecimal()}

    def _seen(self) -> int:
        written = self.request.POST.get("seen", "")
        return int(written[:9]) if written.isdecimal() else -1

    def _done(self, pressed: Pressed, following: Claim | None) -> HttpResponse:
        self.view.refresh()
        left = self.forms.left_over(pressed)
        said = self._said(pressed)
        if left:
            return self._stay_with(left, said)
        if pressed.then_next and following is not None:
            self.tell(said)
            return HttpResponseRedirect(self.view.link_to(following))
        return self._stay(pressed, said, following)

    def _said(self, pressed: Pressed) -> str:
        """What happened, in one sentence."""
        claim = self.view.claim
        if pressed.act in ("decide", "settle"):
            said = _("{claim}: your review is in. {status}.").format(
                claim=claim.number, status=claim.get_status_display()
            )
            if claim.status == Status.SETTLED:
                said = f"{claim.number}: {claim.get_verdict_display()}."
            # A doubt that was asked about has been answered by pressing again.
            unasked = [change for change in self.changes if "asks" not in change.data]
            return " ".join([said, *(doubt for change in unasked for doubt in change.doubts)])
        if pressed.act == "confirm" and not claim.verdict:
            return _("{claim}: the new words are taken over.").format(claim=claim.number)
        if pressed.act == "confirm" and claim.text_changed:
            return _("{claim}: you found that it still holds; another reviewer has to find so too.").format(
                claim=claim.number
            )
        if parts := [part.number for part in self._parts()]:
            return _("{claim}: split; the other parts are {parts}.").format(claim=claim.number, parts=", ".join(parts))
        if pressed.act == "merge":
            return self._said_merged(claim)
        return f"{claim.number}: {DONE.get(pressed.act) or ACTS[pressed.act].label}."

    def _said_merged(self, claim: Claim) -> str:
        """Which one was taken in, and that the statement says both, where it does."""
        (change,) = (change for change in self.changes if "merged" in change.payload)
        taken = claim_number(change.payload["merged"])
        told = _("{claim}: {other} is merged in; the statement says both now. See whether it reads well.")
        plain = _("{claim}: {other} is merged in.")
        said = (told if "joined" in change.texts else plain).format(claim=claim.number, other=taken)
        over = ", ".join(str(SAID_OF_CLAIMS[name]) for name in change.payload["taken"])
        return " ".join([said, _("Taken over: {fields}.").format(fields=over)]) if over else said

    def _parts(self) -> list[Claim]:
        """The claims that this one was split into, in the order of the text."""
        return [part for change in self.changes if isinstance(change.made, list) for part in change.made]

    def _stay(self, pressed: Pressed, said: str, following: Claim | None) -> HttpResponse:
        """Show the same claim again, by GET, with the way to the next one in the message."""
        told: Any = said
        if following is not None and pressed.act in ("decide", "settle", "confirm"):
            link = self.view.link_to(following)
            told = format_html('{} <a href="{}">{}</a>', said, link, _("Next: {claim}").format(claim=following.number))
        self.tell(told)
        return HttpResponseRedirect(self.request.get_full_path())

    def _stay_with(self, left: dict[str, Any], said: str) -> HttpResponse:
        """What another button would have read is kept in its field, not thrown away."""
        self.tell(said)
        self.forms.claim = self.view.claim
        self.forms.renew(left)
        self.context["left_over"] = True
        return self._show()

    def _halted(self, halted: Halted, pressed: Pressed) -> HttpResponse:
        self.view.refresh()
        self.forms.claim = self.view.claim
        if isinstance(halted.refusal, Stale):
            return self._stale(halted, pressed)
        origin = halted.step.origin
        if halted.refusal.field == "citation":
            origin = self.forms["cite"].forms[0]
            origin.expect(halted.step.data.get("verdict", ""))
        if halted.refusal.field == "statement" and halted.step.act in ("decide", "settle"):
            origin = self.forms["confirm"]
        if origin is not None:
            origin.refuse(halted.refusal)
        return self._refuse(halted.refusal.reason, at=origin)

    def _stale(self, halted: Halted, pressed: Pressed) -> HttpResponse:
        """Somebody was faster: show both versions; every button below now writes over the one that is there."""
        self.context |= {
            "conflict": {
                "reason": halted.refusal.reason,
                "differences": self.forms.rebase(),
                "events": self.view.events_since(self._seen()),
                "again": self.request.POST.get("act", SAVE) if self._can_still(pressed) else "",
                "label": (label := _("Save") if pressed.act == SAVE else ACTS[pressed.act].label),
                # A review stands beside the other; nothing of theirs is written over.
                "button": _("Give my review all the same")
                if pressed.act == "decide"
                else _("Mine over theirs: {label}").format(label=label),
            }
        }
        return self._show(status=STALE_STATUS)

    def _can_still(self, pressed: Pressed) -> bool:
        """Whether the button could do on the claim as it is now what it was pressed for."""
        return pressed.act not in ACTS or pressed.act in self.view.acts()

    def _refuse(self, reason: str, at: Any = None) -> HttpResponse:
        wrong = [at] if hasattr(at, "focus") else [form for _name, form in self.forms.errors()]
        found = next((form.focus() for form in wrong), None)
        self.context |= {"refusal": reason, "refused_field": found}
        return self._show(status=REFUSED_STATUS)

    def _show(self, status: int = 200) -> HttpResponse:
        context = self.view.context(self.forms) | self.context
        response: HttpResponse = self.admin.render(self.request, self.template, context, status=status)
        return response
