"""One claim at the review desk: what the claim page does, and moving through the queue."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from claims.admin.claim_forms import Pressed
from claims.admin.desk_base import address_of
from claims.admin.desk_similar import SimilarActs
from claims.admin.desk_words import WordActs
from claims.choices import Status
from claims.models import Claim, Event, QueueItem
from claims.models.numbers import claim_number
from claims.refusal import Refused
from claims.services.desk.bundle import Halted
from claims.services.desk.queue_places import items_of, step
from claims.services.desk.queues import decide_and_go_on, insert, postpone
from claims.services.desk.redoing import redo
from claims.services.desk.undoing import last_decision, later_act, undo
from claims.services.telling.chronicle import label_of

__all__ = ["DeskPage", "address_of"]

LEAVE = "leave-"


class DeskPage(WordActs, SimilarActs):
    def answer(self) -> HttpResponse:
        if not self.is_post:
            return self._show()
        name, _colon, rest = self.request.POST.get("act", "").partition(":")
        words = {"trim": self.trim, "cut": self.cut, "add": self.add, "away": self.away, "alike": self.alike}
        moves = {
            "step": self._step,
            "goto": self._go_to,
            "later": self._later,
            "undo_last": self._undo,
            "redo_last": self._redo,
        }
        if name in words:
            return words[name](rest)
        if name.removeprefix(LEAVE) not in moves:
            return super().answer()
        if not name.startswith(LEAVE) and "kept" not in self.request.POST and self._is_unsaved():
            return self._warn(_("What you typed is not saved yet."), name, rest)
        return moves[name.removeprefix(LEAVE)](rest)

    def _is_unsaved(self) -> bool:
        """Was something typed? What was put back after an undo is put back again."""
        self.view.put_back(self.forms)
        return any(form.has_changed() for form in self.forms.given().values())

    # Moving about.

    def _step(self, rest: str) -> HttpResponse:
        found = step(self.queue, self.item, by=self.request.user, forward=rest != "back")
        if found is None:
            edge = _("This is the last claim of the queue.") if rest != "back" else _("This is the first one.")
            messages.info(self.request, edge)
            return self.turn_to(self.item)
        return self.move_to(found)

    def _go_to(self, rest: str) -> HttpResponse:
        found = items_of(self.queue).filter(claim=int(rest[:18])).first() if rest.isdecimal() else None
        if found is None:
            messages.warning(self.request, _("This claim is not in the queue."))
        return self.move_to(found or self.item)

    def _later(self, _rest: str) -> HttpResponse:
        before = self.item.ordinal
        postpone(self.queue, self.item)
        messages.success(self.request, _("{claim}: later, at the end.").format(claim=self.claim.number))
        return self.next(after=before, leaving=self.item)

    # Taking back.

    def _undo(self, rest: str) -> HttpResponse:
        user = self.request.user
        if not rest.isdecimal() and (other := later_act(user, at=self.at)):
            self.context["undo_before"] = other.number
            told = _("“{act}” on {claim} is not undone here: it was the last thing you did.")
            return self._refuse(told.format(act=label_of(other.act), claim=claim_number(other.claim_number or 0)))
        decision = last_decision(user, before=int(rest[:18]) if rest.isdecimal() else None, at=self.at)
        if decision is None:
            messages.info(self.request, _("You have decided nothing in the last 24 hours that could be undone."))
            return self.turn_to(self.item)
        try:
            claim = undo(decision, by=user)
        except Refused as refusal:
            self.context["undo_before"] = decision.number
            told = f"{claim_number(decision.claim_number)}: {refusal.reason}"
            return self._refuse(told)
        told = _("{claim}: your decision is taken back.").format(claim=claim.number)
        if claim.document_id != self.claim.document_id:
            told = f"{told} {_('It is of {document}.').format(document=claim.document)}"
        messages.success(self.request, told)
        return self._back_to(claim)

    def _redo(self, _rest: str) -> HttpResponse:
        try:
            redone = redo(by=self.request.user, at=self.at)
        except Refused as refusal:
            return self._refuse(refusal.reason)
        claim = redone.claim
        if not redone.is_gone:
            messages.success(self.request, _("{claim}: decided again as before.").format(claim=claim.number))
            return self._back_to(claim)
        messages.success(self.request, _("{claim}: dismissed again as before.").format(claim=claim.number))
        if claim.pk != self.item.claim_id:
            return self.turn_to(self.item)
        return self.next(after=self.item.ordinal)

    def _back_to(self, claim: Claim) -> HttpResponse:
        found = items_of(self.queue).filter(claim=claim.pk).first()
        return self.move_to(found or insert(self.queue, claim, after=self.item.ordinal))

    # What the claim page does, with another ending.

    def _perform(self, pressed: Pressed) -> HttpResponse:
        """A decision and the way to the next claim are one write."""
        steps = self.forms.steps(pressed)
        goes_on = pressed.then_next and self.settings.moves_on and not self.forms.left_over(pressed)
        if not (steps and goes_on):
            return super()._perform(pressed)
        try:
            found, self.changes = decide_and_go_on(
                self.item, steps, by=self.request.user, seen=self._seen(), at=self.at
            )
        except Halted as halted:
            return self._halted(halted, pressed)
        messages.success(self.request, self._said(pressed))
        return self.arrive(found)

    def _done(self, pressed: Pressed, following: Claim | None) -> HttpResponse:
        said, left = self._said(pressed), self.forms.left_over(pressed)
        self._take_in_parts()
        if left:
            self.view.refresh()
            return self._stay_with(left, said)
        messages.success(self.request, said)
        return self.turn_to(self.item)

    def _take_in_parts(self) -> None:
        """What a claim was split into comes next in the queue, in the order of the text."""
        for part in reversed(self._parts()):
            insert(self.queue, part, after=self.item.ordinal)

    def _stay(self, pressed: Pressed, said: str, following: Claim | None) -> HttpResponse:
        """There was nothing to save: going on is what was meant."""
        if pressed.then_next:
            if self.claim.status == Status.CONTESTED:
                told = _("{claim}: nothing chosen, still contested.").format(claim=self.claim.number)
                messages.info(self.request, told)
            return self._step("next")
        messages.info(self.request, said)
        return self.turn_to(self.item)

    def _halted(self, halted: Halted, pressed: Pressed) -> HttpResponse:
        if self._is_my_repeat(halted):
            return self.turn_to(self._where_i_am())
        return super()._halted(halted, pressed)

    def _is_my_repeat(self, halted: Halted) -> bool:
        """Pressed twice: what the second press asks for is what the first one did."""
        events = Event.objects.of_claim(self.claim.pk).filter(lock_version=self._seen() + 1)
        done = events.filter(actor_number=self.request.user.pk, act=halted.step.act).first()
        wanted = halted.step.data.get("verdict", "")
        return done is not None and json.loads(done.payload).get("verdict", "") == wanted

    def _where_i_am(self) -> QueueItem:
        self.queue.refresh_from_db(fields=["current"])
        return items_of(self.queue).filter(claim=self.queue.current_id).first() or self.item

    def _warn(self, reason: str, name: str, rest: str) -> HttpResponse:
        self.context["leaving"] = f"{LEAVE}{name}:{rest}"
        return self._refuse(reason)
