"""What every answer of the review desk shares: the page of one claim of a queue, and the way to the next."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect, push_url

from claims.admin.claim_forms import REASON_FORMS, SAVE
from claims.admin.claim_page import ClaimPage
from claims.admin.desk_view import DeskView
from claims.forms.claim import DecisionForm
from claims.models import QueueItem
from claims.models.queue import settings_of
from claims.services.desk.presence import presence
from claims.services.desk.queue_places import items_of
from claims.services.desk.queues import hand_out, move_to

GO = "go"


def address_of(item: QueueItem) -> str:
    return reverse("admin:desk-claim", args=[item.queue_id, item.claim_id])


class DeskBase(ClaimPage):
    """`posted` False: the page is shown as if it were asked for anew, after something was done elsewhere."""

    template = "desk/page.html"
    view: DeskView

    def __init__(self, admin: Any, request: HttpRequest, item: QueueItem, *, posted: bool = True) -> None:
        self.item, self.queue, self.at = item, item.queue, timezone.now()
        self.is_post = posted and request.method == "POST"
        if self.is_post:
            request.POST = _spelt_out(request.POST)  # type: ignore[assignment]
        super().__init__(admin, request, item.claim)
        self.settings = settings_of(item.queue.owner)

    def _posted(self) -> QueryDict | None:
        return self.request.POST if self.is_post else None

    def _view(self) -> DeskView:
        return DeskView(self.admin, self.request, self.claim, self.item)

    @property
    def is_quick(self) -> bool:
        return bool(getattr(self.request, "htmx", False))

    def _show(self, status: int = 200) -> HttpResponse:
        context = self.view.context(self.forms) | {"settings": self.settings, "keys": self.settings.keys}
        if not self.is_quick:
            # The script asks a moment later, and again; without it the page says who was there when it was made.
            context["others"] = presence(self.claim, self.request.user, self.at)
            response: HttpResponse = self.admin.render(
                self.request, self.template, context | self.context, status=status
            )
            return response
        shown = context | self.context | {"opts": self.admin.opts, "list_url": self.admin.list_url}
        return TemplateResponse(self.request, "admin/desk/_answer.html", shown, status=status)

    def next(self, *, after: int, leaving: QueueItem | None = None) -> HttpResponse:
        """Hold and show the claim that follows, once the one that is left has been given back."""
        return self.arrive(hand_out(self.queue, by=self.request.user, after=after, at=self.at, leaving=leaving))

    def arrive(self, item: QueueItem | None) -> HttpResponse:
        """Show the claim that was handed out; where there was none, why."""
        if item is not None:
            return self.turn_to(item, is_fresh=True)
        address = reverse("admin:desk", args=[self.queue.pk])
        return HttpResponseClientRedirect(address) if self.is_quick else HttpResponseRedirect(address)

    def move_to(self, item: QueueItem) -> HttpResponse:
        """Show another claim of the queue, and hold it where it can be held."""
        move_to(item, leaving=self.item, by=self.request.user, at=self.at)
        return self.turn_to(item)

    def turn_to(self, item: QueueItem, *, is_fresh: bool = False) -> HttpResponse:
        """Answer with the page of `item`: by its address, or at once where the script asked.

        A fresh one was read with all its page shows, and shows what was done to it since.
        """
        address = address_of(item)
        if not self.is_quick:
            return HttpResponseRedirect(address)
        shown = item if is_fresh else items_of(self.queue).get(pk=item.pk)
        shown.queue = self.queue
        return push_url(type(self)(self.admin, self.request, shown, posted=False)._show(), address)

    def stay_put(self, said: str) -> HttpResponse:
        """The same claim as it is now, with everything that was typed and is not saved."""
        given = self.forms.given()
        messages.success(self.request, said)
        if not given:
            return self.turn_to(self.item)
        self.view.refresh()
        self.forms.claim = self.view.claim
        self.forms.renew(given)
        return self._show()


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
    """What Ctrl+Enter saves: the decision that was begun, new words, the reason that was typed, or what was added."""
    if any(data.get(f"decision-{name}", "").strip() for name in DecisionForm.typed):
        return "decide"
    if any(str(data[name]).strip() for name in data if name.startswith("settle-")):
        return "settle"
    if data.get("place-quote", "").strip():
        return "place"
    return next((name for name in REASON_FORMS if data.get(f"{name}-reason", "").strip()), SAVE)
