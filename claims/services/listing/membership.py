"""Claims by what belongs to them: looked up where that is little, asked claim by claim where it is much.

Either is one way for a planner to go and not its choice: of such conditions it knows too little.
"""

from typing import Any

from django.db.models import BooleanField, F, Func, OuterRef, Q, QuerySet, Subquery

from claims.models.fields import has_one
from claims.services.listing.counting import count_up_to

# As many rows are looked up for each query of a page about as quickly as enough claims are found that have one.
MANY = 100_000


class _Rows(Subquery):
    # Of no rows at all nothing is one: the whole condition says so.
    empty_result_set_value = NotImplemented


class OneOf(Func):
    """A column is one of the values of `rows`, which are read once and first. PostgreSQL would look through the table
    for each of them, or through all that could be one."""

    output_field, arg_joiner, template = BooleanField(), " IN ", "%(expressions)s"

    def __init__(self, column: str, rows: QuerySet[Any, Any]) -> None:
        super().__init__(F(column), _Rows(rows.order_by()))

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="(%(expressions)s))", arg_joiner=" = ANY(ARRAY", **context)


def with_one_of(rows: QuerySet[Any, Any], each: QuerySet[Any, Any], counted: QuerySet[Any, Any]) -> Q:
    """The condition that a claim has one of `rows`.

    `each` are the same rows as they are found from their claim, and `counted` no fewer, quickly counted: how many there
    are decides the way and nothing else.
    """
    if count_up_to(counted, MANY).is_more:
        return has_one(each.filter(claim=OuterRef("pk")))
    return Q(OneOf("pk", rows.values("claim")))
