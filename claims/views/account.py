"""One's own account: the rest is the administrators' work, in the admin."""

from typing import Any

from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from claims.forms.person import SignInForm
from claims.services.team.saved_views import start_of
from claims.views.saved_view import address_of

# Django's form views take PUT for POST.
FORM_METHODS = ["get", "post", "head", "options"]


class SignIn(LoginView):
    authentication_form = SignInForm
    http_method_names = FORM_METHODS
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        """The view that somebody made their start page."""
        user: Any = self.request.user
        view = start_of(user) if user.is_authenticated else None
        return address_of(view.list_name, view.query) if view else super().get_default_redirect_url()

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        """Where `next` points; not back to this page, which Django takes for a loop."""
        address = super().get_redirect_url()
        return "" if address.startswith(self.request.path) else address


class SignOut(LogoutView):
    """With the session the browser forgets what the desk kept of unsaved words; in the admin a script sees to it."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"storage"'
        return response


class PasswordChange(SuccessMessageMixin, PasswordChangeView):
    """For everybody who is signed in, with or without a role."""

    http_method_names = FORM_METHODS
    success_url = reverse_lazy("home")
    success_message = _("Your password is changed.")
    template_name = "registration/password.html"
