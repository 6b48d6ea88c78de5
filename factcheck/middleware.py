"""What every answer carries."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from claims.models.verdict_wording import remembering_wordings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
RENEWED_AT = "renewed_at"
RENEW_SECONDS = 60 * 60
# Sent by an open page, not by a person.
TOLD_BY_PAGES = frozenset({"admin:desk-hold"})
GetResponse = Callable[[HttpRequest], HttpResponseBase]

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """Put the policy on every answer. It stands outermost, so that redirects, static files and errors carry it too."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        # Of two policies a browser keeps the stricter in each point: a view may tighten this one, never loosen it.
        stricter = response.headers.get("Content-Security-Policy")
        policies = [CONTENT_SECURITY_POLICY, stricter] if stricter else [CONTENT_SECURITY_POLICY]
        response.headers["Content-Security-Policy"] = ", ".join(policies)
        return response

    return middleware


def no_store_when_signed_in(get_response: GetResponse) -> GetResponse:
    """Keep private pages out of every cache; on a shared machine the back button would show them after sign-out."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


def remember_wordings(get_response: GetResponse) -> GetResponse:
    """Look up what the team calls its verdicts once a request, however many marks it shows."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with remembering_wordings():
            return get_response(request)

    return middleware


class LoginRequired(LoginRequiredMiddleware):
    """Leads people to the sign-in page and back to their page; says so to a script, which cannot show such a page."""

    def process_view(self, request: HttpRequest, view_func: Any, *given: Any) -> HttpResponseBase | None:
        is_private = getattr(view_func, "login_required", True)
        if is_private and not request.user.is_authenticated and is_asked_by_script(request):
            return HttpResponse(_("You are signed out."), status=401, content_type="text/plain")
        return super().process_view(request, view_func, *given)

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        if request.method in SAFE_METHODS:
            return super().handle_no_permission(request, view_func)
        messages.warning(request, _("You were signed out, so this was not saved. Sign in again."))
        return redirect_to_login(page_before(request), self.get_login_url(view_func))


def is_asked_by_script(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers or request.headers.get("Sec-Fetch-Mode") == "cors"


def page_before(request: HttpRequest) -> str:
    """The page that a form was sent from: some addresses only take forms, and show nothing to whoever comes back."""
    address = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return request.get_full_path()
    parts = urlsplit(address)
    return urlunsplit(("", "", parts.path, parts.query, ""))


def renew_session(get_response: GetResponse) -> GetResponse:
    """Let the session of people at work go on: what they send renews it, at most once an hour.

    Reading writes nothing, and neither does a page that is merely open, which tells now and then that it is.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        match, now = request.resolver_match, int(time.time())
        is_work = request.method not in SAFE_METHODS and match is not None and match.view_name not in TOLD_BY_PAGES
        if is_work and request.user.is_authenticated and now - request.session.get(RENEWED_AT, 0) >= RENEW_SECONDS:
            request.session[RENEWED_AT] = now
        return response

    return middleware
