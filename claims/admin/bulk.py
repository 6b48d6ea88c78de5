"""An act on many claims: first what it needs, then a page that lists what will change and what cannot, then the way
through it, batch by batch, and back."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.choices import BulkState, DismissalReason
from claims.forms.bulk import BULK_FORMS
from claims.models import BulkAct, Claim, Tag
from claims.refusal import Refused
from claims.roles import name_of
from claims.services.team import bulk as service
from claims.services.team.bulk import KINDS, Standing

ROWS_PER_PAGE = 100
# One press works through batches for this long; a script presses again.
SECONDS_OF_A_PRESS = 4.0


def ask(admin: Any, request: HttpRequest, act: str) -> HttpResponse:
    """Ask for what the act needs; with it, freeze the chosen claims and go to their page. Changes no claim."""
    form = BULK_FORMS[act](request.POST if "apply" in request.POST else None, prefix="with")
    try:
        if form.is_valid():
            return HttpResponseRedirect(address_of(_begun(admin, request, act, form.data_of())))
        return _asked(admin, request, act, form)
    except Refused as refusal:
        messages.warning(request, refusal.reason)
        return HttpResponseRedirect(request.get_full_path())


def _begun(admin: Any, request: HttpRequest, act: str, data: dict[str, Any]) -> BulkAct:
    return service.begin(
        owner=request.user,
        act=act,
        data=data,
        chosen=_chosen(admin, request),
        title=str(KINDS[act].label),
        back=request.get_full_path(),
        at=timezone.now(),
    )


def _asked(admin: Any, request: HttpRequest, act: str, form: Any) -> HttpResponse:
    form.focus()
    is_all = is_for_all(request)
    context = {
        "title": KINDS[act].label,
        "chosen": [] if is_all else admin.chosen(request),
        "all": len(_all_of_list(admin, request)) if is_all else 0,
        "form": form,
        "action": act,
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    response: HttpResponse = admin.render(request, "claims/claim/act_on_many.html", context)
    return response


def is_for_all(request: HttpRequest) -> bool:
    return request.POST.get("select_across") == "1"


def _chosen(admin: Any, request: HttpRequest) -> list[tuple[int, int]]:
    """The ticked claims under the lock versions that the list showed; or all of the list, as they are now."""
    if is_for_all(request):
        return _all_of_list(admin, request)
    return [(chosen.claim.pk, chosen.seen) for chosen in admin.chosen(request)]


def _all_of_list(admin: Any, request: HttpRequest) -> list[tuple[int, int]]:
    """Raises Refused for more than may be acted on: before anybody is asked what to do to them, and none is cut."""
    keys = admin.shown_list(request, request.GET).keys(service.MAX_CLAIMS + 1)
    if len(keys) > service.MAX_CLAIMS:
        raise service.too_many()
    versions = dict(Claim.objects.filter(pk__in=keys).values_list("pk", "lock_version"))
    return [(key, versions[key]) for key in keys if key in versions]


def address_of(bulk: BulkAct) -> str:
    return reverse("admin:claims_claim_bulk", args=[bulk.pk])


def bulk_urls(admin: Any) -> list[URLPattern]:
    def view(request: HttpRequest, number: int) -> HttpResponse:
        return bulk_page(admin, request, number)

    guarded = admin.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(view))
    return [path("bulk/<int:number>/", guarded, name="claims_claim_bulk")]


def bulk_page(admin: Any, request: HttpRequest, number: int) -> HttpResponse:
    """Its owner's alone. A GET shows where it is; a POST goes on, or takes back."""
    bulk = get_object_or_404(BulkAct, pk=number, owner=request.user.pk)
    if request.method == "POST":
        _press(request, bulk)
        return HttpResponseRedirect(request.get_full_path())
    standing = service.standing_of(bulk)
    shown = request.GET.get("state", "")
    items = bulk.items.filter(state=shown) if shown in BulkState.values else bulk.items.all()
    page = Paginator(items, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    claims = Claim.objects.visible_to(request.user).in_bulk([item.claim_number for item in page])
    gone = service.statements_of_gone(item for item in page if item.claim_number not in claims)
    reasons = bulk.items.filter(state__in=[BulkState.REFUSED, BulkState.KEPT])
    context = {
        "title": bulk.title,
        "bulk": bulk,
        "told": _told(bulk),
        "standing": standing,
        "page": page,
        "rows": [(item, claims.get(item.claim_number), gone.get(item.claim_number, "")) for item in page],
        "reasons": service.reasons_of(reasons),
        "is_under_way": _is_under_way(request, bulk, standing),
        "state": shown,
    }
    response: HttpResponse = admin.render(request, "claims/claim/bulk.html", context)
    return response


def _press(request: HttpRequest, bulk: BulkAct) -> None:
    steps: dict[str, Callable[..., Standing]] = {"go": service.go_on, "undo": service.take_back}
    step = steps.get(request.POST.get("act", ""))
    until = monotonic() + SECONDS_OF_A_PRESS
    while step is not None:
        standing = step(bulk, by=request.user, at=timezone.now())
        left = standing.done if bulk.undone_at else standing.waiting
        if not left or monotonic() >= until:
            return


def _is_under_way(request: HttpRequest, bulk: BulkAct, standing: Standing) -> str:
    """The act that is to be pressed again: some of it is done and some is left."""
    if bulk.undone_at:
        return "undo" if standing.done else ""
    begun = bulk.items.exclude(event_number=None).exists()
    return "go" if standing.waiting and begun else ""


def _told(bulk: BulkAct) -> str:
    """What the act was given, in words: whom, which tag, why. Names are looked up, since the act keeps none."""
    data = bulk.data
    if bulk.act == "assign":
        whom = User.objects.filter(pk=data["assignee"]).first()
        return name_of(whom) if whom else _("nobody")
    if bulk.act == "untag":
        return str(Tag.objects.filter(pk=data["tag"]).first() or "")
    reasons = dict(DismissalReason.choices)
    words = [data.get("label", ""), reasons.get(data.get("reason"), data.get("reason", "")), data.get("remark", "")]
    return ". ".join(str(word) for word in words if word)
