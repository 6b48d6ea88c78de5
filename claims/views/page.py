"""What all pages of the site share: who may come in, and the moment they tell of."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from django.views.generic.base import ContextMixin, View

from claims.roles import reads_everything, reads_settled, sees_names
from claims.tables import SiteTable

NO_ROLE = _("Your account has no role here yet. Ask an administrator of this workbench to give you one.")


class ReadersOnly(ContextMixin, View):
    """For people with a role; `LoginRequiredMiddleware` sends everybody else to sign in. Nothing is changed here."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not reads_settled(request.user):
            raise PermissionDenied(NO_ROLE)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def at(self) -> datetime:
        return timezone.now()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        told = {"at": self.at, "team": reads_everything(user), "sees_names": sees_names(user)}
        return super().get_context_data(**told, **kwargs)


class TablePage(ReadersOnly, TemplateView):
    """A page around one table. `extra_context` gives its words."""

    def get_table(self) -> SiteTable:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        table = self.get_table()
        table.show_page(self.request)
        return super().get_context_data(table=table, **kwargs)
