from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.acts.change import Change
from claims.permissions import Question


@dataclass(frozen=True)
class Act:
    """One row of the table. `statuses` is empty for acts on a document."""

    name: str
    label: Any
    effect: Callable[[Change], None]
    statuses: Sequence[str]
    leads_to: Any
    who: Sequence[Question]
    needs: Sequence[str] = ()
    # What it needs besides, in words for the help page.
    also: Any = ""
    # Does it raise the claim's lock version, so that older forms are stale?
    counts: bool = True
    # Does it leave an event?
    records: bool = True
    # Does it end the claim? What is kept of that one belongs to the document, which is locked first.
    ends: bool = False
    # Does it make or end other claims of the document?
    spreads: bool = False

    def missing(self, data: Mapping[str, Any]) -> list[str]:
        """The names of what the act needs and `data` does not give."""
        return [name for name in self.needs if data.get(name) in (None, "", []) or not str(data[name]).strip()]
