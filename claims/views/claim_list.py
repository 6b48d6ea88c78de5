"""The list of claims with its filters."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from claims.lists import Listing
from claims.lists.claim_rows import rows_of
from claims.lists.claim_table import ClaimTable, columns_chosen, columns_offered, columns_unknown
from claims.lists.facets import counts_of
from claims.lists.listing import SHOWING, SIZES
from claims.views.export import BUTTONS
from claims.views.page import ReadersOnly

# Filters that always stand open; the others unfold.
FIRST_FILTERS = ("text", "document", "section", "mark")
SORTS = (
    ("number", _("Number")),
    ("-number", _("Number, last first")),
    ("place", _("Document and place")),
    ("-place", _("Document and place, last first")),
    ("-changed", _("Changed last")),
    ("changed", _("Unchanged longest")),
    ("age", _("Added last")),
    ("-age", _("Oldest")),
    ("status", _("Status, open ones first")),
    ("-status", _("Status, settled ones first")),
    ("verdict", _("Verdict, verified ones first")),
    ("-verdict", _("Verdict, those without first")),
)


class ClaimList(ReadersOnly, TemplateView):
    template_name = "claims/claim_list.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        context = self.get_context_data(**kwargs)
        response = self.render_to_response(context)
        # The address of a quickened form carries what was chosen, without the fields left empty.
        query = context["listing"].kept()
        response.headers["HX-Push-Url"] = f"{request.path}?{query}" if query else request.path
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, given = self.request.user, self.request.GET
        listing = Listing(user, given, at=self.at)
        columns = columns_chosen(user, given.getlist("columns"))
        rows = rows_of(listing.page.keys, user, columns)
        listing.problems += columns_unknown(user, given.getlist("columns"))
        chosen, match, described = listing.filter, listing.filter.match, listing.described()
        table = ClaimTable(
            rows, user=user, at=self.at, columns=columns, sort=listing.sort, query=match.query if match else None,
            is_of_one_document="document" in described,
        )  # fmt: skip
        counts = counts_of(chosen)
        return super().get_context_data(
            listing=listing,
            table=table,
            filter=chosen,
            facets=counts.facets,
            documents=counts.documents,
            has_sections=chosen.form["section"].field.queryset.exists(),
            described=described,
            query=listing.state(**dict.fromkeys((*SHOWING, "sort"))),
            exports=BUTTONS,
            lacks_address=not settings.FACTCHECK_SITE_URL,
            columns=columns_offered(user),
            shown_columns=columns,
            sorts=SORTS,
            sort_asked=given.get("sort", ""),
            sizes=SIZES,
            more_in_use=any(name not in FIRST_FILTERS for name in [*described, *chosen.form.errors]),
            **kwargs,
        )
