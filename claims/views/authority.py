"""The table of authorities: each law with the claims that name it."""

from typing import Any

from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from claims.lists import Listing
from claims.lists.claim_rows import rows_of
from claims.lists.claim_table import USUAL_COLUMNS, ClaimTable
from claims.models import Authority, Claim
from claims.services.likeness.same_rules import names_of
from claims.services.listing.progress import progress_of
from claims.tables import AuthorityTable
from claims.views.page import ReadersOnly, TablePage

# What the list of an authority's claims takes from the address: it has no filters of its own.
SHOWN_BY = ("sort", "page", "size", "count")


class AuthorityList(TablePage):
    template_name = "claims/authority_list.html"

    def get_table(self) -> AuthorityTable:
        authorities = Authority.objects.visible_to(self.request.user).order_by("kind", "key")
        return AuthorityTable(authorities, user=self.request.user, at=self.at)


class AuthorityPage(ReadersOnly, TemplateView):
    template_name = "claims/authority.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        authority = get_object_or_404(Authority.objects.visible_to(user), pk=self.kwargs["pk"])
        claims = Claim.objects.visible_to(user).filter(mentions__authority=authority)
        listing = Listing(user, self._given(), at=self.at, within=claims)
        rows = rows_of(listing.page.keys, user, USUAL_COLUMNS)
        same_work = Authority.objects.visible_to(user).filter(kind=authority.kind, work=authority.work)
        return super().get_context_data(
            authority=authority,
            listing=listing,
            table=ClaimTable(rows, user=user, at=self.at, columns=USUAL_COLUMNS, sort=listing.sort),
            progress=progress_of(claims, self.at),
            related=same_work.exclude(pk=authority.pk),
            same_rule=names_of([authority], user)[authority.pk],
            **kwargs,
        )

    def _given(self) -> QueryDict:
        given = QueryDict(mutable=True)
        for name in SHOWN_BY:
            given.setlist(name, self.request.GET.getlist(name))
        return given
