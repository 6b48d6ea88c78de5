"""The addresses of the review desk. Reading one writes nothing: opening, moving and holding are posts."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from claims.admin.claim_list import frozen, in_words, listing_of
from claims.admin.desk_page import DeskPage, address_of
from claims.choices import DeskKeys, Role
from claims.models import Claim, DeskSettings, Queue, QueueItem
from claims.prepared import given, prepared
from claims.refusal import Refused
from claims.roles import has_role
from claims.services.desk.presence import beat, lost, presence
from claims.services.desk.queue_counts import Unasked, left_of, unasked
from claims.services.desk.queue_places import items_of
from claims.services.desk.queues import extend, go_to, hand_out, open_queue
from claims.services.desk.undoable import undoable
from claims.services.listing.work import waiting_for

MINE = "mine"
# Go through claims in their order that ask nothing of anybody.
REREAD = "reread"
# The page only looks at a claim that it does not hold.
LOOKING = "looking"


@prepared
def _places() -> QuerySet[QueueItem]:
    rows = QueueItem.objects.with_claims().select_related("queue__owner__desk_settings")
    return rows.filter(queue=given("queue"), queue__owner=given("owner"), claim=given("claim"))


class Desk:
    """Part of the admin site: the same people, the same header, its own pages."""

    def __init__(self, site: Any) -> None:
        self.site = site

    @property
    def urls(self) -> list[URLPattern]:
        routes: list[tuple[str, Callable[..., HttpResponse], str]] = [
            ("desk/open/", require_POST(self.open), "desk-open"),
            ("desk/settings/", require_POST(self.settings), "desk-settings"),
            ("desk/<int:queue>/", require_http_methods(["GET", "HEAD", "POST"])(self.queue), "desk"),
            ("desk/<int:queue>/<int:claim>/", require_http_methods(["GET", "HEAD", "POST"])(self.claim), "desk-claim"),
            ("desk/<int:queue>/<int:claim>/hold/", require_POST(self.hold), "desk-hold"),
        ]
        return [path(route, self.site.admin_view(self._at_work(view)), name=name) for route, view, name in routes]

    def open(self, request: HttpRequest) -> HttpResponse:
        """Freeze a filter of the claim list as a queue, and hand out its first claim.

        Where none of the claims asks anything of the person, that is said first; they may go through them all the same.
        """
        at = timezone.now()
        try:
            claims, title = self._chosen(request, at)
            found = None if REREAD in request.POST else unasked(claims, request.user, at)
            if found is not None:
                return self._unasked(request, found, title)
            queue = open_queue(owner=request.user, claims=claims, title=title, at=at)
        except Refused as refusal:
            messages.warning(request, refusal.reason)
            return HttpResponseRedirect(reverse("admin:index"))
        if REREAD in request.POST:
            go_to(queue, claims[0], at=at)
            return HttpResponseRedirect(reverse("admin:desk", args=[queue.pk]))
        return self._go_on(request, queue)

    def _unasked(self, request: HttpRequest, found: Unasked, title: str) -> HttpResponse:
        context = self.site.each_context(request) | {
            "title": title,
            "found": found,
            "reread": REREAD,
            "filters": request.POST.get("filters", ""),
        }
        return TemplateResponse(request, "admin/desk/unasked.html", context)

    def queue(self, request: HttpRequest, queue: int) -> HttpResponse:
        """Where the person is in the queue; where nothing of it is left for them, why."""
        found, at = get_object_or_404(Queue, pk=queue, owner=request.user.pk), timezone.now()
        if request.method == "POST":
            last = items_of(found).last() if request.POST.get("act") == "undo_last" else None
            return DeskPage(self._claims, request, last).answer() if last else self._go_on(request, found)
        if found.current_id is not None:
            return HttpResponseRedirect(reverse("admin:desk-claim", args=[found.pk, found.current_id]))
        context = self.site.each_context(request) | {
            "title": found.title,
            "queue": found,
            "left": left_of(found, request.user, at),
            "undoable": undoable(request.user, at=at),
        }
        return TemplateResponse(request, "admin/desk/nothing.html", context)

    def claim(self, request: HttpRequest, queue: int, claim: int) -> HttpResponse:
        item = self._item(request, queue, claim)
        if item is None:
            # Dismissed or merged away, perhaps by the first of two presses.
            address = reverse("admin:desk", args=[queue])
            # There may be no desk, which is all that a script could show.
            is_quick = getattr(request, "htmx", False)
            return HttpResponseClientRedirect(address) if is_quick else HttpResponseRedirect(address)
        return DeskPage(self._claims, request, item).answer()

    def hold(self, request: HttpRequest, queue: int, claim: int) -> HttpResponse:
        """Asked by the open page from time to time: who else is here? Holds the claim longer unless it only looks."""
        item, at = self._item(request, queue, claim), timezone.now()
        if item is None:
            return JsonResponse({"held": False, "said": _("This claim is gone."), "others": ""})
        beat(item.queue, at=at)
        others = presence(item.claim, request.user, at)
        if LOOKING in request.POST:
            return JsonResponse({"held": False, "said": "", "others": others})
        if not extend(item, by=request.user, at=at):
            return JsonResponse({"held": False, "said": lost(item.claim, request.user, at), "others": others})
        until = item.claim.held_until
        seconds = int((until - at).total_seconds()) if until else 0
        clock = time_format(timezone.localtime(until), "TIME_FORMAT") if until else ""
        said = _("You hold it until {time}").format(time=clock)
        return JsonResponse({"held": True, "seconds": seconds, "said": said, "others": others})

    def settings(self, request: HttpRequest) -> HttpResponse:
        keys = request.POST.get("keys", "")
        values = {"moves_on": "moves_on" in request.POST} | ({"keys": keys} if keys in DeskKeys.values else {})
        DeskSettings.objects.update_or_create(pk=request.user.pk, defaults=values)
        back = request.POST.get("queue", "")
        messages.success(request, _("How the desk works for you is saved."))
        return HttpResponseRedirect(reverse("admin:desk", args=[back]) if back.isdecimal() else reverse("admin:index"))

    @property
    def _claims(self) -> Any:
        return self.site._registry[Claim]

    def _at_work(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """Only who may review sits at the desk."""

        def guarded(request: HttpRequest, **names: Any) -> HttpResponse:
            if not has_role(request.user, Role.REVIEWER, Role.LEAD):
                raise PermissionDenied
            return view(request, **names)

        return guarded

    def _item(self, request: HttpRequest, queue: int, claim: int) -> QueueItem | None:
        """The claim's place in the person's queue, or None; another person's queue is not there at all."""
        found = _places(queue=queue, owner=request.user.pk, claim=claim)
        if not found and not Queue.objects.filter(pk=queue, owner=request.user.pk).exists():
            raise Http404
        return found[0] if found else None

    def _chosen(self, request: HttpRequest, at: datetime) -> tuple[list[int], str]:
        """The numbers of the claims that were asked for, in the order they were shown in, and what to call them."""
        if request.POST.get("from") == MINE:
            waiting = waiting_for(request.user, timezone.localdate(at))
            claims = Claim.objects.visible_to(request.user).filter(waiting)
            return frozen(listing_of(request.user, QueryDict(), within=claims), _("My queue"))
        listing = self._claims.shown_list(request, QueryDict(request.POST.get("filters", "")))
        return frozen(listing, in_words(listing))

    def _go_on(self, request: HttpRequest, queue: Queue) -> HttpResponse:
        item = hand_out(queue, by=request.user, at=timezone.now())
        return HttpResponseRedirect(address_of(item) if item else reverse("admin:desk", args=[queue.pk]))
