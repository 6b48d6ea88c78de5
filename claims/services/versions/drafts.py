"""A file on its way in: as it was read, and what came of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Claim, Document, Version
from claims.services.versions.extraction import Finding, Steps, find_all
from claims.text import Reading

# A second or two of work.
LONG_CHARS = 100_000


class Imported(NamedTuple):
    """What an import did: `claims` new records, `outcomes` of the claims that were there before; further sentences
    that people are `told`."""

    document: Document
    version: Version
    added: bool
    claims: int = 0
    outcomes: dict[str, int] = {}
    told: Sequence[str] = ()

    def __str__(self) -> str:
        where = f"{self.document.number} version {self.version.number}"
        if not self.added:
            return _("already {where}, nothing added").format(where=where)
        told = [ngettext("{count} new claim", "{count} new claims", self.claims).format(count=self.claims)]
        told += [f"{count} {outcome.replace('_', ' ')}" for outcome, count in self.outcomes.items() if count]
        said = "; ".join([f"{where}: {', '.join(told)}", *self.told])
        if self.version.needs_attention:
            said += "; " + _("needs attention: {reason}").format(reason=self.version.attention)
        return said


class Completed(NamedTuple):
    """What was stored along with new claims: what the event says of it, and what people are told."""

    payload: Mapping[str, Any]
    told: Sequence[str] = ()


def same_bytes(newest: Version) -> bool:
    """A file is read in one way: its bytes a second time add nothing."""
    return True


class Draft(NamedTuple):
    """A file as read, with everything that its import needs; nothing is stored yet."""

    reading: Reading
    body: bytes
    filename: str
    by: Any
    document: Document | None
    description: dict[str, Any]
    find: Callable[[Reading], Steps[Finding]] = find_all
    # Stores what comes along with the new claims of the version.
    complete: Callable[[Version, list[Claim], datetime], Completed] | None = None
    # Whether the newest version, which has the same bytes, is this very draft.
    is_version: Callable[[Version], bool] = same_bytes

    @property
    def is_long(self) -> bool:
        """Whether storing it takes so long that somebody would like to watch."""
        return len(self.reading.text) >= LONG_CHARS
