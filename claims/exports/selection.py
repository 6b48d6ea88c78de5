"""Which claims an export holds, and how its manifest says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from claims.exports.page_filter import OF, THESE, Page, page_words
from claims.models import Claim, Document
from claims.models.claim import ClaimQuerySet

# Filters of a page whose value is a person.
PERSONAL = frozenset({"reviewer", "assignee", "holder"})


class TextChanged(TextChoices):
    """What to do with claims whose words are no longer those the verdict was given on."""

    EXCLUDE = "exclude", _("Leave out claims with changed words")
    INCLUDE = "include", _("With claims whose words changed")
    ONLY = "only", _("Only claims whose words changed")


@dataclass(frozen=True)
class Selection:
    """The claims with one of the `verdicts` and one of the `statuses` (none given: any) of `document` (none: all).

    `among` narrows it to a queryset, such as what a person may see and a page shows; `shown` says in the page's
    own words how that page had filtered it, and `page` how it can be asked again.
    """

    verdicts: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    document: Document | None = None
    text_changed: str = TextChanged.EXCLUDE
    among: ClaimQuerySet | None = None
    shown: Mapping[str, str] = field(default_factory=dict)
    page: Page = field(default_factory=dict)

    def claims(self) -> ClaimQuerySet:
        """Each claim once, in document order."""
        wanted: dict[str, Any] = {}
        if self.among is not None:
            wanted["pk__in"] = self.among.values("pk")
        if self.verdicts:
            wanted["verdict__in"] = self.verdicts
        if self.statuses:
            wanted["status__in"] = self.statuses
        if self.document is not None:
            wanted["document"] = self.document
        if self.text_changed != TextChanged.INCLUDE:
            wanted["text_changed"] = self.text_changed == TextChanged.ONLY
        return Claim.objects.filter(**wanted).in_document_order()

    def changed(self) -> ClaimQuerySet:
        """Those that are left out because their words changed, and for nothing else."""
        if self.text_changed != TextChanged.EXCLUDE:
            return Claim.objects.none()
        return replace(self, text_changed=TextChanged.ONLY).claims()

    def described(self) -> dict[str, Any]:
        """The filter as the manifest gives it: what a command asks for, or what a page did, which has filters of its
        own. Whose claims somebody looked at stays inside unless names are shown."""
        told: dict[str, Any] = {} if self.page else self._asked_by_command()
        if self.shown:
            told["shown"] = {name: self._public(name, str(value)) for name, value in sorted(self.shown.items())}
        if self.page:
            told["page"] = dict(self.page)
        return told

    def _asked_by_command(self) -> dict[str, Any]:
        return {
            "verdict": list(self.verdicts),
            "status": list(self.statuses),
            "document": self.document.number if self.document else None,
            "text_changed": str(self.text_changed),
        }

    def stem(self, event: int) -> str:
        """The name of an export file without its ending, for the state after this event. Words of the product only: no
        titles, no people."""
        words = [*(self.verdicts or self.statuses), *(page_words(self.page) if self.page else ())]
        parts = ["claims", self.document.number if self.document else "", *words, f"event-{event}"]
        return "-".join(part.replace("_", "-") for part in parts if part)

    @staticmethod
    def _public(name: str, value: str) -> str:
        hidden = name.split("__")[0] in PERSONAL and not settings.FACTCHECK_SHOW_NAMES
        return "…" if hidden and value else value


def exactly(claims: ClaimQuerySet, page: Page | None = None, **shown: str) -> Selection:
    """The selection of just these claims, as a page shows them; without `page`, of these and no others ever."""
    return Selection(text_changed=TextChanged.INCLUDE, among=claims, shown=shown, page=page or {OF: THESE})
