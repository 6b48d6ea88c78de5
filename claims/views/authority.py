"""The table of authorities: each law with the claims that name it."""

from typing import Any

from django.shortcuts import get_object_or_404

from claims.models import Authority, Claim
from claims.services.progress import progress_of
from claims.services.same_rules import names_of
from claims.tables import AuthorityTable, ClaimTable
from claims.views.page import TablePage


class AuthorityList(TablePage):
    template_name = "claims/authority_list.html"

    def get_table(self) -> AuthorityTable:
        authorities = Authority.objects.visible_to(self.request.user).order_by("kind", "key")
        return AuthorityTable(authorities, user=self.request.user, at=self.at)


class AuthorityPage(TablePage):
    template_name = "claims/authority.html"

    def get_table(self) -> ClaimTable:
        user = self.request.user
        self.authority = get_object_or_404(Authority.objects.visible_to(user), pk=self.kwargs["pk"])
        claims = Claim.objects.visible_to(user).filter(mentions__authority=self.authority).in_document_order()
        self.progress = progress_of(claims, self.at)
        return ClaimTable(claims, user=user, at=self.at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        authority = self.authority
        same_work = Authority.objects.visible_to(self.request.user).filter(kind=authority.kind, work=authority.work)
        related = same_work.exclude(pk=authority.pk)
        same = names_of([authority], self.request.user)[authority.pk]
        return context | {"authority": authority, "progress": self.progress, "related": related, "same_rule": same}
