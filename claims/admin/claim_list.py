"""The list of claims in the admin: the stock frame, on which its actions stand, round one page of `claims.lists`."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.views.main import ChangeList
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.choices import Role
from claims.lists import Listing
from claims.lists.claim_rows import hang_citations, hang_offers, hang_reviews, hang_taggings
from claims.lists.facets import Counts, counts_of
from claims.lists.found import snippets_of
from claims.marks import mark_of
from claims.models import Anchor, Claim
from claims.prepared import given, given_keys, prepared
from claims.roles import Someone, roles_of
from claims.services.desk import queues
from claims.services.listing.claim_orders import WORK
from claims.services.listing.counting import count_up_to, grouped
from claims.services.listing.flags import flags_of
from claims.services.team import bulk
from claims.services.telling.naming import assignee_of
from claims.text.hits import Marked, snippet_of
from claims.text.query import Query

MAX_QUOTE_CHARS = 100

# The columns, with the order that each sorts by.
COLUMNS = (
    ("number", gettext_lazy("Claim")),
    ("status", gettext_lazy("Mark")),
    ("place", gettext_lazy("Document and section")),
    ("", gettext_lazy("Assignee")),
    ("", gettext_lazy("Citations")),
    ("", gettext_lazy("Reviews")),
    ("age", gettext_lazy("Age")),
)

FOLDED = frozenset(
    {"mark", "status", "verdict", "kind", "authority", "jurisdiction", "text_changed", "found", "source"}
    | {"decided_from", "decided_to", "changed_from", "changed_to"}
)


class ClaimList(ChangeList):
    """Ordered as work is done, unless a column was asked for. Nothing is counted further than the page tells."""

    model_admin: Any

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        self.filter_specs, self.has_filters, self.has_active_filters = [], False, False
        self.listing = listing_of(request.user, request.GET)
        if self.listing.unknown:
            raise DisallowedModelAdminLookup(f"The list has no filter {', '.join(self.listing.unknown)}.")
        return self.listing.claims

    def get_results(self, request: HttpRequest) -> None:
        rows = _rows_of(self.listing.page.keys, request.user)
        found = snippets_of(rows, self.search, request.user) if self.search else {}
        for claim in rows:
            claim.shown_assignee = assignee_of(claim, request.user)
            claim.other_words = _beginning(claim.quote, self.search) if _says_more(claim) else []
            claim.snippets = found.get(claim.pk, [])
            claim.shown_flags = _flags_beside_mark(claim, self.listing.at)
        self.result_list = rows
        self.result_count = self.listing.total.number
        self.full_result_count, self.show_full_result_count = None, False
        self.show_admin_actions, self.can_show_all, self.multi_page = True, False, False

    def columns(self) -> list[dict[str, Any]]:
        """The headers: what each is called, how it is sorted now, and the address that sorts by it."""
        sort = self.listing.sort
        headers = []
        for name, label in COLUMNS:
            is_down = sort == f"-{name}"
            is_sorted = bool(name) and (is_down or sort == name)
            turned = f"-{name}" if is_sorted and not is_down else name
            headers.append(
                {
                    "label": label,
                    "sorted": ("descending" if is_down else "ascending") if is_sorted else "",
                    "query": self.listing.state(sort=turned) if name else "",
                }
            )
        return headers

    @property
    def search(self) -> Query | None:
        match = self.listing.filter.match
        return match.query if match else None

    @property
    def has_folded(self) -> bool:
        """Is one of the filters in use, or not valid, that stand folded below the others?"""
        chosen = self.listing.filter
        return bool(FOLDED & (chosen.in_use | chosen.form.errors.keys()))

    @property
    def bound_of_acts(self) -> str:
        """How many claims an act goes to at most, where there may be more on the list; empty where not."""
        return grouped(bulk.MAX_CLAIMS) if self.listing.total.is_beyond(bulk.MAX_CLAIMS) else ""

    @cached_property
    def counts(self) -> Counts:
        return counts_of(self.listing.filter)


def listing_of(user: Any, given: QueryDict, within: Any = None) -> Listing:
    """The claims that an address of the admin's list asks for, in the order of work where it asks for no other."""
    return Listing(user, given, at=timezone.now(), usual=WORK, within=within)


def _rows_of(keys: list[int], user: Any) -> list[Any]:
    """The claims with these primary keys, in this order, with what the list shows of them to this person."""
    claims: dict[int, Any] = {claim.pk: claim for claim in _claims(roles_of(user), keys=keys, person=user.pk)}
    hang_taggings(claims, user)
    hang_citations(claims, user)
    hang_reviews(claims, user)
    hang_offers(claims)
    return [claims[key] for key in keys if key in claims]


@prepared
def _claims(roles: frozenset[Role]) -> QuerySet[Claim]:
    quotes = Anchor.objects.in_newest_version().filter(claim=OuterRef("pk"))
    rows = Claim.objects.visible_to(Someone(given("person"), roles)).filter(pk__in=given_keys("keys"))
    shown = rows.annotate(quote=Subquery(quotes.values("quote")[:1]))
    return shown.select_related("document__newest_version", "section", "assignee", "holder")


def _flags_beside_mark(claim: Any, at: datetime) -> list[str]:
    """The flags that the claim's mark does not tell itself."""
    raised = flags_of(claim, at, is_placed=claim.quote is not None, is_offered=bool(claim.standing_offers))
    return [name for name in raised if name != mark_of(claim, at).name]


def in_words(listing: Listing) -> str:
    """The filters of a list as a title."""
    labels = listing.filter.filters
    parts = [f"{labels[name].label}: {value}" for name, value in listing.described().items()]
    return " · ".join(parts) or _("All claims")


def frozen(listing: Listing, title: str) -> tuple[list[int], str]:
    """The numbers of the claims that a queue of this list holds, and what it is called: where these are the first of
    more, that comes before the rest, since titles are shown cut."""
    keys = listing.keys(queues.MAX_CLAIMS + 1)
    if len(keys) <= queues.MAX_CLAIMS:
        return keys, title
    # Counted here: of common words the list tells no more than a bound.
    told = {"n": grouped(queues.MAX_CLAIMS), "total": count_up_to(listing.claims), "list": title}
    return keys[: queues.MAX_CLAIMS], _("The first {n} of {total}: {list}").format(**told)


def _says_more(claim: Any) -> bool:
    return _fold(claim.quote) != _fold(claim.statement)


def _beginning(quote: str | None, query: Query | None) -> list[Marked]:
    """Where a quote begins; of one in which the search found its words, the place where it did."""
    found = snippet_of(quote or "", query, limit=MAX_QUOTE_CHARS) if query else []
    return found or [Marked(Truncator(quote or "").chars(MAX_QUOTE_CHARS), False)]


def _fold(words: str | None) -> str:
    """Words without what a statement changes of course: the capital at the start, the full stop at the end."""
    return (words or "").strip().rstrip(".").casefold()
