"""The pages of a list as an address names them: the last one, one beside a place, or one of a ranking by its start."""

from typing import NamedTuple

from claims.services.listing.order import PARTED_BY

LAST, FROM = "last", "from"
MAX_START_DIGITS = 6


class Pager(NamedTuple):
    """Values of `page` in the address: None for a page that there is not."""

    before: str | None
    after: str | None


def start_of(asked: str) -> int | None:
    """Where a page of a ranking starts (from 0); None where the address names no such place."""
    if not asked:
        return 0
    side, _parted, number = asked.partition(PARTED_BY)
    is_place = side == FROM and number.isascii() and number.isdecimal() and len(number) <= MAX_START_DIGITS
    return int(number) if is_place else None
