"""One claim at the review desk: what the claim page does, and the way to the next one of the queue."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect, push_url

from claims.admin.claim_forms import REASON_FORMS, SAVE, Pressed
from claims.admin.claim_page import ClaimPage
from claims.admin.desk_view import DeskView
from claims.models import Claim, Event, QueueItem
from claims.models.queue import settings_of
from claims.refusal import Refused
from claims.services.bundle import Halted
from claims.services.queues import give_back, go_to, hand_out, insert, is_lendable, items_of, lend, postpone, step
from claims.services.undoing import last_decision, undo

GO = "go"
LEAVE = "leave-"


def address_of(item: QueueItem) -> str:
    return reverse("admin:desk-claim", args=[item.queue_id, item.claim_id])


class DeskPage(ClaimPage):
    """`posted` False: the page is shown as if it were asked for anew, after something was done elsewhere."""

    template = "desk/page.html"

    def __init__(self, admin: Any, request: HttpRequest, item: QueueItem, *, posted: bool = True) -> None:
        self.item, self.queue, self.at = item, item.queue, timezone.now()
        self.is_post = posted and request.method == "POST"
        if self.is_post:
            request.POST = _spelt_out(request.POST)  # type: ignore[assignment]
        super().__init__(admin, request, item.claim)
        self.settings = settings_of(request.user)

    def _posted(self) -> QueryDict | None:
        return self.request.POST if self.is_post else None

    def _view(self) -> DeskView:
        return DeskView(self.admin, self.request, self.claim, self.item)

    def answer(self) -> HttpResponse:
        name, _colon, rest = self.request.POST.get("act", "").partition(":")
        moves = {"step": self._step, "goto": self._go_to, "later": self._later, "undo_last": self._undo}
        name, is_told = name.removeprefix(LEAVE), name.startswith(LEAVE)
        if not self.is_post or name not in moves:
            return super().answer()
        if self.forms.given() and not is_told and "kept" not in self.request.POST:
            return self._warn(_("What you typed is not saved yet."), name, rest)
        return moves[name](rest)

    # Moving about.

    def _step(self, rest: str) -> HttpResponse:
        found = step(self.queue, self.item, by=self.request.user, forward=rest != "back")
        if found is None:
            edge = _("This is the last claim of the queue.") if rest != "back" else _("This is the first one.")
            messages.info(self.request, edge)
            return self._turn_to(self.item)
        return self._move_to(found)

    def _go_to(self, rest: str) -> HttpResponse:
        found = items_of(self.queue).filter(claim=int(rest[:18])).first() if rest.isdecimal() else None
        if found is None:
            messages.warning(self.request, _("This claim is not in the queue."))
        return self._move_to(found or self.item)

    def _later(self, _rest: str) -> HttpResponse:
        before = self.item.ordinal
        postpone(self.queue, self.item)
        give_back(self.item, by=self.request.user, at=self.at)
        messages.success(self.request, _("{claim}: later, at the end.").format(claim=self.claim.number))
        return self._next(after=before)

    def _move_to(self, item: QueueItem) -> HttpResponse:
        """Show another claim of the queue, and hold it where it can be held."""
        if item.pk != self.item.pk:
            give_back(self.item, by=self.request.user, at=self.at)
        if is_lendable(item, by=self.request.user, at=self.at):
            lend(item, by=self.request.user, at=self.at)
        go_to(self.queue, item.claim_id, at=self.at)
        return self._turn_to(item)

    def _next(self, *, after: int) -> HttpResponse:
        item = hand_out(self.queue, by=self.request.user, after=after, at=self.at)
        if item is not None:
            return self._turn_to(item)
        go_to(self.queue, None, at=self.at)
        address = reverse("admin:desk", args=[self.queue.pk])
        return HttpResponseClientRedirect(address) if self.is_quick else HttpResponseRedirect(address)

    def _turn_to(self, item: QueueItem) -> HttpResponse:
        """Answer with the page of `item`: by its address, or at once where the script asked."""
        address = address_of(item)
        if not self.is_quick:
            return HttpResponseRedirect(address)
        fresh = items_of(self.queue).get(pk=item.pk)
        fresh.queue = self.queue
        return push_url(DeskPage(self.admin, self.request, fresh, posted=False)._show(), address)

    # Taking back.

    def _undo(self, rest: str) -> HttpResponse:
        user = self.request.user
        decision = last_decision(user, before=int(rest[:18]) if rest.isdecimal() else None, at=self.at)
        if decision is None:
            messages.info(self.request, _("You have decided nothing in the last 24 hours that could be undone."))
            return self._turn_to(self.item)
        try:
            claim = undo(decision, by=user)
        except Refused as refusal:
            self.context["undo_before"] = decision.number
            return self._refuse(refusal.reason)
        messages.success(self.request, _("{claim}: your decision is taken back.").format(claim=claim.number))
        found = items_of(self.queue).filter(claim=claim.pk).first()
        return self._move_to(found or insert(self.queue, claim, after=self.item.ordinal))

    # What the claim page does, with another ending.

    def _done(self, pressed: Pressed, following: Claim | None) -> HttpResponse:
        said, left = self._said(pressed), self.forms.left_over(pressed)
        if left:
            self.view.refresh()
            return self._stay_with(left, said)
        messages.success(self.request, said)
        if not (pressed.then_next and self.settings.moves_on):
            return self._turn_to(self.item)
        give_back(self.item, by=self.request.user, at=self.at)
        return self._next(after=self.item.ordinal)

    def _stay(self, pressed: Pressed, said: str, following: Claim | None) -> HttpResponse:
        """There was nothing to save: going on is what was meant."""
        if pressed.then_next:
            return self._step("next")
        messages.info(self.request, said)
        return self._turn_to(self.item)

    def _halted(self, halted: Halted, pressed: Pressed) -> HttpResponse:
        if self._is_my_repeat(halted):
            return self._turn_to(self._where_i_am())
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

    @property
    def is_quick(self) -> bool:
        return bool(getattr(self.request, "htmx", False))

    def _show(self, status: int = 200) -> HttpResponse:
        context = self.view.context(self.forms) | {"settings": self.settings, "keys": self.settings.keys}
        if not self.is_quick:
            response: HttpResponse = self.admin.render(
                self.request, self.template, context | self.context, status=status
            )
            return response
        shown = context | self.context | {"opts": self.admin.opts, "list_url": self.admin.list_url}
        return TemplateResponse(self.request, "admin/desk/_answer.html", shown, status=status)


def _spelt_out(posted: QueryDict) -> QueryDict:
    """A button may say more than an act: its verdict, or to go on with whatever is open."""
    data = posted.copy()
    name, _plus, after = data.get("act", SAVE).partition("+")
    if name.startswith("verdict:"):
        data["decision-verdict"], name = name.removeprefix("verdict:"), "decide"
    elif name == GO:
        name = _open_act(data)
    data["act"] = f"{name}+{after}" if after else name
    return data


def _open_act(data: QueryDict) -> str:
    """What Ctrl+Enter saves: the decision that was begun, the reason that was typed, or what was added."""
    if data.get("decision-verdict"):
        return "decide"
    return next((name for name in REASON_FORMS if data.get(f"{name}-reason", "").strip()), SAVE)
