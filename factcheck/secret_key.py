"""The secret key of a local installation: made once, readable by its owner alone."""

import os
import secrets
import tempfile
from pathlib import Path

SECRET_KEY_BYTES = 64


def local_secret_key(path: Path) -> str:
    """Return the key kept at `path`, making it first where there is none."""
    if not path.exists():
        _keep_new_key(path)
    return path.read_text(encoding="ascii")


def _keep_new_key(path: Path) -> None:
    """Write a key beside `path`, then link it there: the first of several processes wins, none reads half a key."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp opens with mode 0600.
    handle, written = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(SECRET_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        os.link(written, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(written)
