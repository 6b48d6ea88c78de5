"""Why something was not done. Every surface shows the sentence as it stands."""

from typing import Any


class Refused(Exception):
    """The product does not do this; `reason` says why, in a sentence for the person who asked.

    `field` names the piece of data it is about, where it is about one.
    """

    def __init__(self, reason: Any, *, field: str = "") -> None:
        super().__init__(str(reason))
        self.reason = str(reason)
        self.field = field


class NotAllowed(Refused):
    """This person may not do it, whatever the state of the claim."""


class Stale(Refused):
    """Somebody else changed the row since the asker read it. `current` is the row as it is now."""

    def __init__(self, reason: Any, current: Any) -> None:
        super().__init__(reason)
        self.current = current
