"""What every answer carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from claims.models.verdict_wording import remembering_wordings

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
