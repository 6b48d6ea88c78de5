"""What runs in the child process: limits first, then one importer over the bytes on standard input."""

import json
import os
import resource
import sys
from collections.abc import Callable
from typing import Any

from claims.text.encodings import Unreadable
from claims.text.importers import IMPORTERS, Imported
from claims.text.isolation import MAX_OUTPUT_BYTES, OUT_OF_MEMORY_STATUS, Limits

MAX_OPEN_FILES = 64
# Sockets, other programs, files to write: no importer has any use for them.
FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.system", "os.remove")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Forbidden(RuntimeError):
    """An importer tried to reach something outside."""


def main() -> None:
    """Read standard input with the importer and the limits that the command line names; answer in JSON."""
    _root, name, told = sys.argv[1:4]
    limits = Limits(**json.loads(told))
    read = _reader_of(name, limits)
    confine(limits)
    try:
        answer = read(sys.stdin.buffer.read())
    except Unreadable as refusal:
        answer = {"refusal": str(refusal)}
    except MemoryError:
        os._exit(OUT_OF_MEMORY_STATUS)
    except Exception as error:
        # A parser that trips over a damaged file says so in its own words; to us it is a damaged file.
        answer = {"refusal": f"the file is damaged ({type(error).__name__})"}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.flush()
    os._exit(0)


def _reader_of(name: str, limits: Limits) -> Callable[[bytes], dict[str, Any]]:
    for importer in IMPORTERS:
        if importer.name == name:
            return lambda body: _answer(importer.read(body), limits)
    # What reads sheets takes longer to load than a document to read.
    from claims.text.checked.files import read_plain

    return lambda body: read_plain(name, body)


def confine(limits: Limits) -> None:
    """Take from this process what reading a file does not need. Not to be undone."""
    for kind, most in (
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, MAX_OUTPUT_BYTES),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    sys.addaudithook(_refuse_outside)


def _refuse_outside(event: str, details: tuple[Any, ...]) -> None:
    if event.startswith(FORBIDDEN):
        raise Forbidden(event)
    if event == "open" and isinstance(details[2], int) and details[2] & WRITING:
        raise Forbidden(f"{event} to write")


def _answer(imported: Imported, limits: Limits) -> dict[str, Any]:
    check_size(imported, limits)
    return imported._asdict() | {"decoded": imported.decoded._asdict()}


def check_size(imported: Imported, limits: Limits) -> None:
    """Raise Unreadable where a text is too much for those who read on."""
    for what, count, most in (
        ("blocks", len(imported.blocks), limits.max_blocks),
        ("characters", len(imported.decoded.text), limits.max_chars),
    ):
        if count > most:
            raise Unreadable(f"it has {count:,} {what}, and the limit is {most:,}")
