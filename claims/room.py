"""No room left on a disk: a refusal as any other, since people can do something about it."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError
from django.utils.translation import gettext_lazy as _

from claims.refusal import Refused

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
# Appendix A of PostgreSQL's manual: disk_full.
DISK_FULL = "53100"
NOTHING_STORED = _("There is no room left on the disk of the database: nothing was stored. Free some and do it again.")


@contextmanager
def refused_when_full(told: Any = NOTHING_STORED) -> Iterator[None]:
    """Raise Refused, with `told`, where the block was stopped by a full disk; it has to leave nothing half done."""
    try:
        yield
    except (OSError, OperationalError) as error:
        if not is_full(error):
            raise
        raise Refused(told) from error


def is_full(error: OSError | OperationalError) -> bool:
    if isinstance(error, OSError):
        return error.errno in NO_ROOM
    cause = error.__cause__
    code: object = getattr(cause, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_FULL or getattr(cause, "sqlstate", None) == DISK_FULL
