"""Keeping the list that is shown under a name. What is refused is said on the list, which stays as it was."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.choices import ViewList, ViewScope
from claims.models import SavedView
from claims.refusal import NotAllowed, Refused
from claims.services.team.saved_views import delete, rename, save_view, start_with
from claims.views.page import ReadersOnly

LISTS = {ViewList.SITE: "claims", ViewList.ADMIN: "admin:claims_claim_changelist"}


@contextmanager
def told(request: HttpRequest) -> Iterator[None]:
    """Say a refusal on the next page; a person who lacks the role is told so at once."""
    try:
        yield
    except NotAllowed as refusal:
        raise PermissionDenied(refusal.reason) from refusal
    except Refused as refusal:
        messages.warning(request, refusal.reason)


def address_of(list_name: str, query: str) -> str:
    address = reverse(LISTS[ViewList(list_name)])
    return f"{address}?{query}" if query else address


class SavedViews(ReadersOnly):
    """A new view, from the query of the list that was shown."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        given = request.POST
        list_name = given.get("list", "") if given.get("list") in ViewList.values else ViewList.SITE
        with told(request):
            save_view(
                owner=request.user,
                name=given.get("name", ""),
                list_name=list_name,
                query=given.get("query", ""),
                scope=given.get("scope") or ViewScope.PRIVATE,
                at=timezone.now(),
            )
        return HttpResponseRedirect(address_of(list_name, given.get("query", "")))


class OneView(ReadersOnly):
    """What is done with a view: renamed, deleted, started with."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
        act = request.POST.get("act", "")
        with told(request):
            if act == "rename":
                rename(view, by=request.user, name=request.POST.get("name", ""))
            elif act == "delete":
                delete(view, by=request.user)
            elif act in ("start", "end"):
                start_with(view if act == "start" else None, owner=request.user)
            else:
                raise Refused(_("There is no act of that name."))
        return HttpResponseRedirect(address_of(view.list_name, view.query))
