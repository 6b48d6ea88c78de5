"""The list of documents with their progress, and the way to one by its public number."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.views.generic import RedirectView, TemplateView

from claims.models import Claim, Document
from claims.services.listing.progress import NOTHING, Progress, progress_by
from claims.views.page import ReadersOnly

DOCUMENTS_PER_PAGE = 20


class DocumentProgress(NamedTuple):
    document: Document
    progress: Progress


def with_progress(documents: Iterable[Document], user: Any, at: datetime) -> list[DocumentProgress]:
    """Count the claims that `user` may see, for all of `documents` in one query."""
    listed = list(documents)
    claims = Claim.objects.visible_to(user).filter(document__in=[document.pk for document in listed])
    found = progress_by(claims, "document_id", at)
    return [DocumentProgress(document, found.get(document.pk, NOTHING)) for document in listed]


class DocumentList(ReadersOnly, TemplateView):
    template_name = "claims/document_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        documents = Document.objects.visible_to(user).select_related("newest_version").order_by("-pk")
        page = Paginator(documents, DOCUMENTS_PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, documents=with_progress(page, user, self.at), **kwargs)


class DocumentByNumber(ReadersOnly, RedirectView):
    """The page of D-3, from its public number."""

    pattern_name = "document"
    query_string = True
