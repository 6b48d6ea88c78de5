"""One act under way: what it was given, what it will write on the claim and into the history."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from claims.acts.layout import Layout
from claims.history import Entry
from claims.models import Claim, Document, Event, Version
from claims.permissions import Case
from claims.refusal import Refused
from claims.text import unstorable


@dataclass
class Change:
    """`values` are claim columns to set, `payload` and `texts` what the event will say."""

    case: Case
    document: Document
    data: Mapping[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    payload: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    # The document's number outlives the document.
    number: int = 0
    # What the act made, for the caller: a claim, a note, a citation …
    made: Any = None
    # What the history says besides the act's own event, of what the act did to sources.
    entries: list[Entry] = field(default_factory=list)
    # What whoever did it should look at, though it was done.
    doubts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.number = self.document.pk
        if "batch" in self.data:
            # The act on many claims that this one is a step of.
            self.payload["batch"] = self.data["batch"]

    @property
    def claim(self) -> Claim:
        assert self.case.claim is not None, "this act is about a document"
        return self.case.claim

    @property
    def by(self) -> Any:
        return self.case.user

    @property
    def at(self) -> datetime:
        return self.case.at

    @property
    def taken_back(self) -> Event:
        """The event of what this act takes back: the last on the claim."""
        assert self.case.last_act is not None, "the door has asked who did it"
        return self.case.last_act

    @property
    def newest_version(self) -> Version:
        version = self.document.newest_version
        if version is None:
            raise Refused(_("{document} has no text yet.").format(document=self.document.number))
        return version

    @cached_property
    def layout(self) -> Layout:
        return Layout(self.newest_version)

    def words(self, name: str) -> str:
        """The free text given as `name`, exactly as typed; "" when nothing was given.

        Raises Refused for what cannot be stored.
        """
        value = str(self.data.get(name) or "")
        problem = unstorable(value)
        if problem:
            raise Refused(_("{field}: {problem}").format(field=name, problem=problem))
        return value

    def line(self, name: str) -> str:
        """The same without outer blanks, for what is one line: a statement, a pinpoint."""
        return self.words(name).strip()

    def row(self, name: str) -> int:
        """The primary key of the row given as `name`, itself or by number; raises Refused for anything else."""
        value: Any = self.data[name]
        try:
            return int(getattr(value, "pk", value))
        except (TypeError, ValueError):
            raise Refused(_("“{value}” is no {field}.").format(value=value, field=name), field=name) from None

    def one_of(self, name: str, choices: Any, *, default: str | None = None) -> str:
        """The word given as `name`, out of the closed list `choices`; raises Refused for any other."""
        value = str(self.data.get(name) or (default if default is not None else ""))
        if value not in choices.values and value != default:
            known = ", ".join(choices.values)
            raise Refused(
                _("“{value}” is no {field}; it is one of {known}.").format(value=value, field=name, known=known)
            )
        return value
