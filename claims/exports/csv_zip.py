"""A CSV and its manifest in one ZIP, as a page gives them. The same two files give the same bytes."""

import io
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from claims.exports.json_export import write_manifest
from claims.exports.manifest import Manifest

ENDING, BESIDE = ".zip", ".manifest.json"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
Opened = Callable[[], IO[bytes]]


def pack(csv: IO[bytes], manifest: Manifest, name: str, file: IO[bytes]) -> None:
    """Write a ZIP of `csv`, which is called `name` in it, and its manifest into `file`."""
    told = io.BytesIO()
    write_manifest(manifest, told)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, csv, name)
        _put(archive, told, f"{name}{BESIDE}")


def _put(archive: zipfile.ZipFile, content: IO[bytes], name: str) -> None:
    entry = zipfile.ZipInfo(name, ZIP_DATE)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    # Known beforehand, so that only files which need it have the longer headers that some programs cannot read.
    entry.file_size = content.seek(0, os.SEEK_END)
    content.seek(0)
    with archive.open(entry, "w") as packed:
        shutil.copyfileobj(content, packed)


def unpack(path: Path) -> tuple[Opened, bytes] | None:
    """How to open the CSV of such a file, and the bytes of its manifest; None where it holds no such pair."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        name = next((name for name in sorted(names) if f"{name}{BESIDE}" in names), None)
        if name is None:
            return None
        return lambda: zipfile.ZipFile(path).open(name), archive.read(f"{name}{BESIDE}")
