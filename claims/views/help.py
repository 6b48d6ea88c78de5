"""Help made from the tables that rule: what the marks and verdicts mean, and who may do what."""

from typing import Any

from django.views.generic import TemplateView

from claims.marks import MARKS
from claims.models.verdict_wording import wordings
from claims.views.page import ReadersOnly
from claims.workflow import ACTS


class ActsHelp(ReadersOnly, TemplateView):
    template_name = "claims/help_acts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meanings = [(verdict, wording.meaning) for verdict, wording in wordings().items()]
        on_claims = [act for act in ACTS.values() if act.statuses]
        on_documents = [act for act in ACTS.values() if not act.statuses]
        return super().get_context_data(
            marks=MARKS.values(), meanings=meanings, on_claims=on_claims, on_documents=on_documents, **kwargs
        )
