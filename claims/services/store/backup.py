"""Backing up the embedded store: one file that says what is in it and shows any damage.

It is a ZIP of `manifest.json` and `store.sqlite3`. The comment at its end is the SHA-256 of all bytes before it.
"""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import zipfile
from datetime import datetime
from pathlib import Path
from typing import IO, Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.utils.translation import gettext as _

from claims import history
from claims.refusal import Refused
from claims.services.store.copying import copy_store
from claims.services.store.disk import beside, take_name
from claims.services.store.stores import migrations_of, nouns, opened_beside

FORM = "fact-check workbench store"
FORM_VERSION = 1
MANIFEST, STORE = "manifest.json", "store.sqlite3"
DIGEST_CHARS = 64
# It holds every private note.
PRIVATE = 0o600
# Half the size of the store costs a tenth of the time that the usual level takes.
COMPRESSION = 1

Manifest = dict[str, Any]


class BackedUp(NamedTuple):
    """What a backup holds: rows of all tables, and the head of the history it was made at."""

    rows: int
    head: history.Head


def back_up(output: Path, *, at: datetime, replace: bool = False) -> BackedUp:
    """Write a backup of the store as it is at one moment, also while others write, to `output`.

    Raises Refused, and leaves what was there, where the store is no SQLite file, where there is a file already and
    nobody said to `replace` it, or where the system refuses.
    """
    refuse_other_engines()
    if output.exists() and not replace:
        raise Refused(_("There is a file at {path} already. With --replace it is written over.").format(path=output))
    copy, sealed = beside(output), beside(output)
    try:
        _make_private(copy)
        copy_store(copy)
        manifest = _manifest(copy, at)
        _pack(copy, manifest, sealed)
        take_name(sealed, output)
    except OSError as error:
        raise Refused(_("{path}: {problem}.").format(path=output, problem=error.strerror or error)) from error
    except sqlite3.DatabaseError as error:
        raise Refused(
            _("The store cannot be copied to {path}: {problem}.").format(path=output, problem=error)
        ) from error
    finally:
        copy.unlink(missing_ok=True)
        sealed.unlink(missing_ok=True)
    return BackedUp(sum(manifest["rows"].values()), history.Head(*manifest["head"]))


def refuse_other_engines() -> None:
    """Raise Refused where the store is not embedded, naming the tool for it."""
    if connection.vendor == "sqlite":
        return
    name = connection.settings_dict["NAME"]
    told = _(
        "This store is on PostgreSQL, whose own tools do this: pg_dump --format=custom --file=FILE {name}, "
        "and pg_restore --clean --if-exists --dbname={name} FILE."
    )
    raise Refused(told.format(name=name))


def _make_private(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))


def _manifest(copy: Path, at: datetime) -> Manifest:
    with copy.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    with opened_beside(copy, "copy") as using:
        return {
            "form": FORM,
            "form_version": FORM_VERSION,
            "made_at": at.isoformat(),
            "migrations": migrations_of(using),
            "rows": rows_of(using),
            "head": list(history.head(using)),
            "sha256": digest,
        }


def rows_of(using: str = DEFAULT_DB_ALIAS, tables: list[str] | None = None) -> dict[str, int]:
    """How many rows each table of the store has."""
    found = {}
    with connections[using].cursor() as cursor:
        for table in tables or [model._meta.db_table for model in nouns()]:
            cursor.execute(f"SELECT count(*) FROM {connections[using].ops.quote_name(table)}")
            found[table] = int(cursor.fetchone()[0])
    return found


def _pack(copy: Path, manifest: Manifest, sealed: Path) -> None:
    _make_private(sealed)
    with sealed.open("r+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=COMPRESSION) as packed:
            packed.writestr(MANIFEST, json.dumps(manifest, indent=2))
            with copy.open("rb") as store, packed.open(STORE, "w", force_zip64=True) as member:
                shutil.copyfileobj(store, member, 1024 * 1024)
            packed.comment = b"0" * DIGEST_CHARS
        digest = digest_before_comment(file)
        file.seek(-DIGEST_CHARS, io.SEEK_END)
        file.write(digest.encode())
        file.flush()


def digest_before_comment(file: IO[bytes]) -> str:
    """SHA-256 of all bytes of a sealed file but the digest at its end."""
    left = file.seek(0, io.SEEK_END) - DIGEST_CHARS
    file.seek(0)
    digest = hashlib.sha256()
    while left > 0 and (chunk := file.read(min(left, 1024 * 1024))):
        digest.update(chunk)
        left -= len(chunk)
    return digest.hexdigest()
