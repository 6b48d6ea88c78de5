"""Claims by what belongs to them: looked up where that is little, asked claim by claim where it is much."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.services.counting import count_up_to

# As many rows are looked up for each query of a page about as quickly as enough claims are found that have one.
MANY = 100_000


def has_one(rows: QuerySet[Any, Any], each: QuerySet[Any, Any], counted: QuerySet[Any, Any]) -> Q:
    """The condition that a claim has one of `rows`.

    `each` are the same rows as they are found from their claim, and `counted` no fewer, quickly counted: how many there
    are decides the way and nothing else.
    """
    if count_up_to(counted, MANY).is_more:
        return Q(Exists(each.filter(claim=OuterRef("pk"))))
    return Q(pk__in=rows.order_by().values("claim"))
