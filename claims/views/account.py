"""One's own account: the rest is the administrators' work, in the admin."""

from django.contrib.auth.views import LoginView, PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

# Django's form views take PUT for POST.
FORM_METHODS = ["get", "post", "head", "options"]


class SignIn(LoginView):
    http_method_names = FORM_METHODS
    redirect_authenticated_user = True

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        """Where `next` points; not back to this page, which Django takes for a loop."""
        address = super().get_redirect_url()
        return "" if address.startswith(self.request.path) else address


class PasswordChange(SuccessMessageMixin, PasswordChangeView):
    """For everybody who is signed in, with or without a role."""

    http_method_names = FORM_METHODS
    success_url = reverse_lazy("home")
    success_message = _("Your password is changed.")
    template_name = "registration/password.html"
