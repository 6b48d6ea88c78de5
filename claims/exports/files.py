"""A file under its final name is whole, or the old one, or not there."""

import os
import shutil
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from claims.refusal import Refused
from claims.services.store.disk import beside, sync


def refuse_unwritable(path: Path) -> None:
    """Raise Refused, before the work, where no file can be put at `path`."""
    if not path.parent.is_dir():
        raise Refused(_("There is no folder {folder}.").format(folder=path.parent))
    if path.exists() and not path.is_file():
        raise Refused(_("{path} is no file.").format(path=path))


def put(contents: list[tuple[Path, IO[bytes]]]) -> None:
    """Put each content in its place, all of them complete on disk before the first one takes its name.

    Raises Refused when the system refuses; then nothing has changed.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for path, content in contents:
            ready.append((beside(path), path))
            _copy(content, ready[-1][0])
        for temporary, path in ready:
            temporary.replace(path)
            sync(path.parent)
    except OSError as error:
        raise Refused(_("{path}: {problem}.").format(path=path, problem=error.strerror)) from error
    finally:
        for temporary, _path in ready:
            temporary.unlink(missing_ok=True)


def _copy(content: IO[bytes], temporary: Path) -> None:
    content.seek(0)
    with temporary.open("xb") as file:
        shutil.copyfileobj(content, file)
        file.flush()
        os.fsync(file.fileno())
