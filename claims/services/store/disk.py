"""Files that take their final name whole: written beside it, safe on disk, then renamed in one step."""

import os
import secrets
from pathlib import Path


def beside(path: Path) -> Path:
    """In the same folder, since only within one file system a rename is one step."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


def sync(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def take_name(temporary: Path, path: Path) -> None:
    sync(temporary)
    temporary.replace(path)
    sync(path.parent)
