"""Lists that tell how many claims each row has, as far as somebody may see them."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from claims.admin.base import DoorAdmin


class CountedClaims(DoorAdmin):
    """The rows of a page are counted and no others, so that the list is as quick however many claims there are; the
    lists of the site are sorted by the counts too.

    `link` is the field by which what a claim has names a row.
    """

    link = ""

    def of_claims(self, user: Any) -> QuerySet[Any, Any]:
        """What claims have of these rows, each with its `claim`, as far as `user` may see it."""
        raise NotImplementedError

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        listed = super().get_changelist_instance(request)
        shown = self.of_claims(request.user).filter(**{f"{self.link}__in": [row.pk for row in listed.result_list]})
        counts = dict(shown.order_by().values_list(self.link).annotate(Count("claim", distinct=True)))
        for row in listed.result_list:
            row.visible_claims = counts.get(row.pk, 0)
        return listed

    @admin.display(description=gettext_lazy("claims"))
    def claim_count(self, row: Any) -> int:
        return int(row.visible_claims)
