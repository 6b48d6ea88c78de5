"""The list of claims with its filters."""

from typing import Any

from django.views.generic import TemplateView

from claims.lists import Listing
from claims.lists.claim_table import USUAL_COLUMNS, ClaimTable, with_cells
from claims.lists.listing import SHOWING, SIZES
from claims.models import Claim
from claims.views.export import BUTTONS
from claims.views.page import ReadersOnly

# Filters that always stand open; the others unfold.
FIRST_FILTERS = ("text", "document", "section", "mark")


class ClaimList(ReadersOnly, TemplateView):
    template_name = "claims/claim_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        listing = Listing(user, self.request.GET, at=self.at)
        rows = listing.rows(with_cells(Claim.objects.visible_to(user), user))
        chosen = listing.filter
        progress = chosen.progress()
        counts = {tally.mark.name: tally.claims for tally in progress.tallies}
        described = listing.described()
        return super().get_context_data(
            listing=listing,
            table=ClaimTable(rows, user=user, at=self.at, columns=USUAL_COLUMNS, sort=listing.sort),
            filter=chosen,
            marks=[(option, counts.get(option.data["value"], 0)) for option in chosen.form["mark"]],
            described=described,
            query=listing.state(**dict.fromkeys((*SHOWING, "sort"))),
            exports=BUTTONS,
            sizes=SIZES,
            more_in_use=any(name not in FIRST_FILTERS for name in [*described, *chosen.form.errors]),
            **kwargs,
        )
