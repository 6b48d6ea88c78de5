"""The table of claims and its columns."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_tables2.data import TableListData

from claims.lists.found import snippets_of
from claims.models import Claim
from claims.roles import reads_everything, sees_names
from claims.tables import Cell, SiteTable
from claims.text.query import Query

# What a list begins with; the others are there to be chosen.
USUAL_COLUMNS = ("number", "statement", "status", "place", "kind", "citations", "changed", "decided")
# Without these a row could not be told from another.
FIXED_COLUMNS = ("number", "statement")


class OrderedRows(TableListData):
    """Rows of one page, in their order already."""

    def order_by(self, aliases: Any) -> None:
        return None


class ClaimTable(SiteTable):
    caption = _("Claims")
    row_header = "number"

    number = Cell("number", _("Claim"))
    statement = Cell("statement", _("Statement and quote"), orderable=False)
    status = Cell("mark", _("Mark"))
    verdict = Cell("verdict", _("Verdict"))
    place = Cell("place", _("Document and section"))
    kind = Cell("kind", _("Kind"), orderable=False)
    citations = Cell("citations", _("Citations"), orderable=False)
    reviews = Cell("reviews", _("Reviews"), orderable=False)
    who = Cell("who", _("Reviewers and holder"), orderable=False)
    assignee = Cell("assignee", _("Assignee"), orderable=False)
    tags = Cell("tags", _("Tags"), orderable=False)
    flags = Cell("flags", _("Flags"), orderable=False)
    age = Cell("age", _("Added"))
    changed = Cell("changed", _("Changed"))
    decided = Cell("decided", _("Decided"), orderable=False)

    def __init__(
        self,
        claims: list[Claim],
        *,
        user: Any,
        at: datetime,
        columns: Sequence[str] = USUAL_COLUMNS,
        sort: str = "",
        query: Query | None = None,
        is_of_one_document: bool = False,
        **options: Any,
    ) -> None:
        self.is_of_one_document = is_of_one_document
        self.query, self.snippets = query, snippets_of(claims, query, user) if query else {}
        hidden = [name for name in self.base_columns if name not in columns]
        if is_of_one_document:
            options["extra_columns"] = [("place", Cell("place", _("Section")))]
        super().__init__(OrderedRows(claims), user=user, at=at, exclude=hidden, **options)
        self.order_by = [sort] if sort.removeprefix("-") in self.columns else []


def columns_offered(user: Any) -> dict[str, Any]:
    """The columns that `user` may choose, with their headings."""
    allowed = {"assignee": reads_everything(user), "who": sees_names(user)} | dict.fromkeys(FIXED_COLUMNS, False)
    columns = ClaimTable.base_columns.items()
    return {name: column.verbose_name for name, column in columns if allowed.get(name, True)}


def columns_unknown(user: Any, asked: Sequence[str]) -> list[Any]:
    """What is to be told of columns that an address asks for and this table does not show `user`."""
    headings, offered = ClaimTable.base_columns, {*FIXED_COLUMNS, *columns_offered(user)}
    return [
        _("The column “{name}” is not for your role.").format(name=headings[name].verbose_name)
        if name in headings
        else _("This list has no column “{name}”.").format(name=name[:40])
        for name in dict.fromkeys(asked)
        if name and name not in offered
    ]


def columns_chosen(user: Any, asked: Sequence[str]) -> tuple[str, ...]:
    """The columns that an address asks for, out of those offered; the usual ones where it asks for none."""
    wanted = [name for name in columns_offered(user) if name in asked]
    return (*FIXED_COLUMNS, *wanted) if wanted else USUAL_COLUMNS
