"""The front of the admin: who may come in, what waits for them, and the table of who may do what."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from claims.admin.citing import CitingRoutes
from claims.admin.desk import Desk
from claims.admin.excerpt import ExcerptRoutes
from claims.admin.outcomes import seen
from claims.admin.wording import WordingRoutes
from claims.choices import Role, Status
from claims.forms.person import SignInForm
from claims.models import Document, Queue
from claims.models.verdict_wording import wordings
from claims.roles import has_role, reads_everything
from claims.services.desk.lost_work import lost_by
from claims.services.desk.outcomes import MAX_TOLD, unseen_by
from claims.services.listing.counting import first_of
from claims.services.listing.document_counts import with_progress
from claims.services.listing.work import counted_piles
from claims.workflow import ACTS

# Views of the stock admin that answer questions about rows without asking `visible_to`.
UNUSED_VIEWS = frozenset({"autocomplete", "view_on_site"})
DOCUMENTS_AT_HAND = 50
QUEUES_AT_HAND = 5


class WorkbenchSite(admin.AdminSite):
    """The admin of the workbench: open to everybody who reads claims before they are settled."""

    site_header = gettext_lazy("Fact-check workbench")
    site_title = gettext_lazy("Fact-check workbench")
    index_title = gettext_lazy("My work")
    index_template = "admin/index.html"
    login_form = SignInForm
    password_change_template = "admin/password_change.html"
    password_change_done_template = "admin/password_changed.html"
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")

    def has_permission(self, request: HttpRequest) -> bool:
        return reads_everything(request.user)

    def get_urls(self) -> list[URLResolver | URLPattern]:
        stock = [url for url in super().get_urls() if getattr(url, "name", None) not in UNUSED_VIEWS]
        seen_route = path("outcomes/seen/", self.admin_view(require_POST(seen)), name="outcomes-seen")
        own = [
            seen_route,
            *Desk(self).urls,
            *CitingRoutes(self).urls,
            *ExcerptRoutes(self).urls,
            *WordingRoutes(self).urls,
        ]
        return [path("acts/", self.admin_view(self.acts), name="acts"), *own, *stock]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        return context | {"nav": self._nav(request, context["available_apps"]), "log_entries": None}

    def get_log_entries(self, request: HttpRequest) -> Any:
        """Django's own log is switched off: there is one history."""
        return None

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        documents = Document.objects.visible_to(request.user)
        return super().index(
            request,
            {
                "piles": counted_piles(request.user, timezone.now()),
                "queues": Queue.objects.filter(owner=request.user.pk)[:QUEUES_AT_HAND],
                "documents": first_of(with_progress(documents).order_by("-pk"), DOCUMENTS_AT_HAND, documents),
                "outcomes": first_of(unseen_by(request.user), MAX_TOLD),
                "lost": lost_by(request.user),
                "may_import": has_role(request.user, Role.REVIEWER, Role.LEAD),
            }
            | (extra_context or {}),
        )

    def app_index(self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("admin:index")

    def acts(self, request: HttpRequest) -> TemplateResponse:
        """Who may do what, read from the table that decides it."""
        rows = [
            {
                "label": act.label,
                "starts": [Status(status).label for status in act.statuses],
                "leads_to": act.leads_to,
                "who": [question.words for question in act.who],
                "needs_in_words": act.needs_in_words,
                "also": act.also,
            }
            for act in ACTS.values()
        ]
        meanings = list(wordings().values())
        context = self.each_context(request) | {"title": _("Who may do what"), "acts": rows, "meanings": meanings}
        return TemplateResponse(request, "admin/acts.html", context)

    def _nav(self, request: HttpRequest, apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The lists this person may open, for the bar on top of every page."""
        listed = {model["model"]: model for app in apps for model in app["models"] if model["admin_url"]}
        lists = [
            {"label": getattr(page, "list_caption", "") or listed[model]["name"], "url": listed[model]["admin_url"]}
            for model, page in self._registry.items()
            if model in listed
        ]
        lists.append({"label": _("Help"), "url": reverse("admin:acts")})
        here = max((item["url"] for item in lists if request.path.startswith(item["url"])), key=len, default="")
        return [item | {"current": item["url"] == here} for item in lists]
