"""What was counted and ranked for one page, for the next one of the same list: told as long as nothing has happened.

Only what takes long is worth it; whoever turns the pages of a search waits for it once.
"""

import hashlib
import json
from typing import Any, NamedTuple

from django.core.cache import cache

SECONDS = 60


class _Kept(NamedTuple):
    value: Any
    event: str | None


def key_of(what: str, *about: Any) -> str:
    """Under what `what` is kept for what is the same in `about`."""
    asked = json.dumps(about, default=str)
    return f"{what}-{hashlib.sha256(asked.encode()).hexdigest()}"


def keep(key: str, value: Any, event: str | None) -> None:
    """For a minute: after the event with this hash, or whatever happens where none is given.

    The event is to be read before `value`, so that what happens meanwhile is not taken for part of it.
    """
    cache.set(key, _Kept(value, event), SECONDS)


def recall(key: str, event: str) -> Any:
    """What was kept; None where there is nothing, or `event` is another than it holds for."""
    kept: _Kept | None = cache.get(key)
    return kept.value if kept is not None and kept.event in {None, event} else None
