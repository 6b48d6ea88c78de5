"""The front page: how far each document is, and the lists that others wait for."""

from typing import Any

from django.views.generic import TemplateView

from claims.models import Document
from claims.services.listing.progress import progress_of_all
from claims.services.listing.work import counted_piles
from claims.views.document import with_progress
from claims.views.export import BUTTONS
from claims.views.page import ReadersOnly

NEWEST_DOCUMENTS = 10
# The other forms are offered on the lists themselves.
HOME_FORMS = 4


class Home(ReadersOnly, TemplateView):
    template_name = "claims/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        documents = Document.objects.visible_to(user).select_related("newest_version")
        newest = documents.order_by("-pk")[:NEWEST_DOCUMENTS]
        return super().get_context_data(
            documents=with_progress(newest, user, self.at),
            more=documents.count() - NEWEST_DOCUMENTS,
            progress=progress_of_all(user, self.at),
            exports=BUTTONS[:HOME_FORMS],
            piles=counted_piles(user, self.at),
            **kwargs,
        )
