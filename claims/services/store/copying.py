"""The embedded store's file copied at one moment, while people write.

Where SQLite keeps a rollback journal, whoever reads keeps writers waiting, and to copy a million claims takes longer
than a writer waits. So the file is copied without asking, whatever is written meanwhile. Where nothing was, that is it;
else, in one short read, those pieces are copied again that are not the same by then. SQLite's own backup is for what
has no such file.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from django.db import connection

from claims.services.store.snapshot import snapshot

# Bytes that are compared, and copied, at once.
PIECE = 1024 * 1024
# Copies before the read: each finds what was written during the one before it, and where that is nothing, none is read.
PASSES = 3
# Nanoseconds, many times those in which the system counts when a file was written.
TICK = 100_000_000


def copy_store(to: Path) -> None:
    """Write the store as it is at one moment to `to`, an empty file that is there already.

    For a process of its own: the store's file is left open until that ends.
    Raises OSError and sqlite3.DatabaseError.
    """
    connection.ensure_connection()
    path = _file_that_holds_all()
    if path:
        # Never closed: that would let go of the locks which SQLite holds on the file in this process.
        _copy_file(os.open(path, os.O_RDONLY), to)
        return
    with closing(sqlite3.connect(to)) as copy:
        # All in one step: in several, every write of somebody else would begin it anew.
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _file_that_holds_all() -> str:
    """The path of the store's file, where all that was committed is in it and nothing else; empty where not."""
    if connection.in_atomic_block:
        return ""
    with connection.cursor() as cursor:
        ((journal_mode,),) = cursor.execute("PRAGMA main.journal_mode").fetchall()
        (main, *_others) = cursor.execute("PRAGMA database_list").fetchall()
    return str(main[2]) if journal_mode in {"delete", "truncate", "persist"} else ""


def _copy_file(store: int, to: Path) -> None:
    with to.open("r+b") as copy:
        for _pass in range(PASSES):
            before = _written(store)
            _catch_up(store, copy)
            if before is not None and before == _written(store):
                return
        with _nobody_writing():
            _catch_up(store, copy)


@contextmanager
def _nobody_writing() -> Iterator[None]:
    with snapshot(), connection.cursor() as cursor:
        # The lock comes with the first read, after whatever a writer that died has left is taken back.
        cursor.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        yield


def _written(store: int) -> tuple[int, int] | None:
    """The file's size and when it was written last, in nanoseconds; None where that is so short ago that a further
    write may say the same. Of a large transaction that was taken back SQLite's own counter would not know."""
    with _nobody_writing():
        found = os.stat(store)
        is_past = time.time_ns() - found.st_mtime_ns > TICK
        return (found.st_size, found.st_mtime_ns) if is_past else None


def _catch_up(store: int, copy: IO[bytes]) -> None:
    """Make `copy` what the file is now."""
    at = os.lseek(store, 0, os.SEEK_SET)
    while piece := os.read(store, PIECE):
        copy.seek(at)
        if copy.read(len(piece)) != piece:
            copy.seek(at)
            copy.write(piece)
        at += len(piece)
    copy.truncate(at)
