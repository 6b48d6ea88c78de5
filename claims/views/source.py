"""Sources: the works cited, each with the claims that rest on it."""

from typing import Any

from django.shortcuts import get_object_or_404

from claims.models import Citation, Source
from claims.services.sources.copies import copies_of
from claims.tables import CitationTable, SourceTable
from claims.views.page import TablePage


class SourceList(TablePage):
    template_name = "claims/source_list.html"

    def get_table(self) -> SourceTable:
        sources = Source.objects.visible_to(self.request.user).defer("csl").order_by("title", "pk")
        return SourceTable(sources, user=self.request.user, at=self.at)


class SourcePage(TablePage):
    template_name = "claims/source.html"

    def get_table(self) -> CitationTable:
        user = self.request.user
        self.source = get_object_or_404(Source.objects.visible_to(user), pk=self.kwargs["pk"])
        citations = Citation.objects.visible_to(user).filter(source=self.source).select_related("claim")
        return CitationTable(citations.order_by("claim_id", "pk"), user=user, at=self.at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"source": self.source, "copies": copies_of(self.source.pk, self.request.user)}
