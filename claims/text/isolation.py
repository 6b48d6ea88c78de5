"""Isolation: a hostile file is read in a child process with limits on time, memory and what it may hand back."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any, NamedTuple

from .blocks import MAX_BLOCKS
from .encodings import Unreadable

ROOT = Path(__file__).resolve().parent.parent.parent
# Beside the root nothing of the environment reaches the child: no PYTHON* variables, no current folder, no user site.
# `claims.text` stands there bare: its verbs would load all that finds claims, and that takes longer than most files.
BARE = (
    "import sys, types; root = sys.argv[1]; sys.path.insert(0, root); "
    "sys.modules['claims.text'] = bare = types.ModuleType('claims.text'); bare.__path__ = [root + '/claims/text']; "
)
START = BARE + "from claims.text.importers.child import main; main()"
MAX_OUTPUT_BYTES = 64 * 1024 * 1024
OUT_OF_MEMORY_STATUS = 3
KILLED_FOR_TIME = (-9, -24)


class Limits(NamedTuple):
    """What one file may cost: seconds of clock and of processor, bytes of memory, blocks and characters of text."""

    seconds: int = 10
    memory_bytes: int = 512 * 1024 * 1024
    max_blocks: int = MAX_BLOCKS
    max_chars: int = 10_000_000


def read_in_child(body: bytes, importer: str, limits: Limits) -> dict[str, Any]:
    """What the importer of that name makes of the bytes, as plain values. Raises Unreadable, naming the limit met."""
    with tempfile.TemporaryFile() as sent, tempfile.TemporaryFile() as answered:
        sent.write(body)
        sent.seek(0)
        status = _run(importer, limits, sent, answered)
        answered.seek(0)
        answer = answered.read(MAX_OUTPUT_BYTES + 1)
    if status != 0 or len(answer) > MAX_OUTPUT_BYTES:
        raise Unreadable(_reason(status, limits))
    found: dict[str, Any] = json.loads(answer)
    if "refusal" in found:
        raise Unreadable(found["refusal"])
    return found


def _run(importer: str, limits: Limits, sent: IO[bytes], answered: IO[bytes]) -> int:
    arguments = [str(ROOT), importer, json.dumps(limits._asdict())]
    child = subprocess.Popen(
        [sys.executable, "-IB", "-c", START, *arguments],
        stdin=sent,
        stdout=answered,
        stderr=subprocess.DEVNULL,
        env={},
        close_fds=True,
        start_new_session=True,
    )
    try:
        return child.wait(timeout=limits.seconds)
    except subprocess.TimeoutExpired:
        return KILLED_FOR_TIME[0]
    finally:
        child.kill()
        child.wait()


def _reason(status: int, limits: Limits) -> str:
    if status in KILLED_FOR_TIME:
        return f"reading it takes more than {limits.seconds} seconds, which is the limit"
    if status == OUT_OF_MEMORY_STATUS:
        return f"reading it takes more than {limits.memory_bytes // 1024**2} MiB of memory, which is the limit"
    return f"reading it failed within the limits of {limits.seconds} seconds and {limits.memory_bytes // 1024**2} MiB"
