"""The dashboard: what waits for the reader first, then pictures of the work."""

from typing import Any

from django.db.models import Max
from django.http import Http404
from django.views.generic import TemplateView

from claims.charts import FIGURES, Kind
from claims.models import Claim
from claims.roles import reads_everything
from claims.services.desk.queue_counts import queue_at_hand
from claims.services.listing.work import counted_piles
from claims.views.page import ReadersOnly

# In a larger store heavy figures come after the page, each by itself.
DRAWN_AT_ONCE = 50_000


def figures_for(user: Any) -> list[Kind]:
    return [kind for kind in FIGURES.values() if not kind.team or reads_everything(user)]


def is_large() -> bool:
    """By the highest number, which costs nothing; some claims may be gone."""
    return (Claim.objects.aggregate(last=Max("pk"))["last"] or 0) > DRAWN_AT_ONCE


class Dashboard(ReadersOnly, TemplateView):
    template_name = "claims/dashboard.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, is_lazy = self.request.user, is_large()
        figures = [(kind, None if kind.heavy and is_lazy else kind.build(user, self.at)) for kind in figures_for(user)]
        return super().get_context_data(
            queue=queue_at_hand(user, self.at),
            piles=counted_piles(user, self.at),
            figures=figures,
            is_lazy=is_lazy,
            **kwargs,
        )


class DashboardFigure(ReadersOnly, TemplateView):
    """One figure: a page of its own, or the part that the dashboard asked for."""

    def get_template_names(self) -> list[str]:
        request: Any = self.request
        return ["claims/charts/_figure.html" if request.htmx else "claims/dashboard_figure.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        kind = next((kind for kind in figures_for(user) if kind.name == kwargs["name"]), None)
        if kind is None:
            raise Http404
        return super().get_context_data(kind=kind, figure=kind.build(user, self.at), **kwargs)
