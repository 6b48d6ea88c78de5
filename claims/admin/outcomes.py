"""How contests were settled, told to those who reviewed; that they have seen it is said by a button."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from claims.services.outcomes import mark_seen


def seen(request: HttpRequest) -> HttpResponse:
    numbers = [int(number[:18]) for number in request.POST.getlist("claim") if number.isdecimal()]
    count = mark_seen(request.user, numbers, at=timezone.now())
    if count:
        told = ngettext("{n} settlement seen.", "{n} settlements seen.", count)
        messages.success(request, told.format(n=count))
    return HttpResponseRedirect(reverse("admin:index"))
