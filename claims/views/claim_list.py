"""The list of claims with its filters."""

from typing import Any

from django.http import HttpRequest

from claims.filters import filter_of
from claims.tables import ClaimTable
from claims.views.export import BUTTONS
from claims.views.page import TablePage

# Filters that always stand open; the others unfold.
FIRST_FILTERS = ("text", "document", "section", "mark")


def query_of(request: HttpRequest) -> str:
    """The filters of the address without page and order, for the export buttons."""
    query = request.GET.copy()
    for name in list(query):
        if name in {"page", "sort"} or not any(query.getlist(name)):
            del query[name]
    return query.urlencode()


class ClaimList(TablePage):
    template_name = "claims/claim_list.html"

    def get_table(self) -> ClaimTable:
        self.filter = filter_of(self.request)
        return ClaimTable(self.filter.qs, user=self.request.user, at=self.filter.at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        progress = self.filter.progress()
        counts = {tally.mark.name: tally.claims for tally in progress.tallies}
        described = self.filter.described()
        marks = [(option, counts.get(option.data["value"], 0)) for option in self.filter.form["mark"]]
        return context | {
            "filter": self.filter,
            "marks": marks,
            "described": described,
            "query": query_of(self.request),
            "exports": BUTTONS,
            "more_in_use": any(name not in FIRST_FILTERS for name in [*described, *self.filter.form.errors]),
        }
