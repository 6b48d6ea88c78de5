"""How contests were settled, told to those who reviewed, and which claims were dropped that they had written of.

That they have seen it is said by a button.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from claims.services.desk.lost_work import mark_lost_seen
from claims.services.desk.outcomes import mark_seen


def seen(request: HttpRequest) -> HttpResponse:
    count = mark_seen(request.user, _numbers(request, "claim"), at=timezone.now())
    if count:
        told = ngettext("{n} settlement seen.", "{n} settlements seen.", count)
        messages.success(request, told.format(n=count))
    gone = mark_lost_seen(request.user, _numbers(request, "dropped"))
    if gone:
        told = ngettext("{n} dropped claim seen.", "{n} dropped claims seen.", gone)
        messages.success(request, told.format(n=gone))
    return HttpResponseRedirect(reverse("admin:index"))


def _numbers(request: HttpRequest, name: str) -> list[int]:
    return [int(number[:18]) for number in request.POST.getlist(name) if number.isdecimal()]
