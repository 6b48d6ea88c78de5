"""Restoring a backup of the embedded store: checked through before it takes the place of anything."""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import zipfile
import zlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, NamedTuple

from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from claims import history
from claims.refusal import Refused
from claims.services.store.backup import (
    DIGEST_CHARS,
    FORM,
    FORM_VERSION,
    MANIFEST,
    STORE,
    Manifest,
    digest_before_comment,
    refuse_other_engines,
    rows_of,
)
from claims.services.store.disk import beside, take_name
from claims.services.store.stores import is_empty, is_migrated, opened_beside, problem_of

# Seconds to wait for those who are writing.
PATIENCE = 20
MAX_MANIFEST_BYTES = 1024 * 1024


class Restored(NamedTuple):
    """The head of the history that is back; where the store of before is kept; whether the backup was an older
    version's and has been migrated."""

    rows: int
    head: history.Head
    kept: Path | None
    was_migrated: bool


def restore(backup: Path, *, replace: bool, at: datetime) -> Restored:
    """Put the store in `backup` in the place of ours, which is empty, or is kept beside it with `replace`.

    Raises Refused, and changes nothing, where the file is damaged, of a newer version, or contradicts itself, and
    where our store holds something.
    """
    refuse_other_engines()
    place = Path(connection.settings_dict["NAME"])
    holds_something = place.exists() and not is_empty("default")
    if holds_something and not replace:
        told = _("There is a store with something in it at {path}. With --replace it is kept beside the restored one.")
        raise Refused(told.format(path=place))
    unpacked = beside(place)
    try:
        manifest = _unpack(backup, unpacked)
        was_migrated = _checked(unpacked, manifest)
        kept = _take_place(unpacked, place, at) if holds_something else None
        if not kept:
            connection.close()
            take_name(unpacked, place)
    except OSError as error:
        raise Refused(_("{path}: {problem}.").format(path=backup, problem=error.strerror or error)) from error
    finally:
        unpacked.unlink(missing_ok=True)
    return Restored(sum(manifest["rows"].values()), history.Head(*manifest["head"]), kept, was_migrated)


def _unpack(backup: Path, unpacked: Path) -> Manifest:
    with backup.open("rb") as file:
        _refuse_damage(file, backup)
        try:
            with zipfile.ZipFile(file) as packed:
                manifest = _manifest(packed)
                digest = _write_store(packed, unpacked)
        except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, NotImplementedError) as error:
            raise Refused(_("{path} is no backup of a store ({error}).").format(path=backup, error=error)) from None
    if digest != manifest["sha256"]:
        raise Refused(_("{path} is damaged: the store in it is not the one its manifest tells of.").format(path=backup))
    return manifest


def _refuse_damage(file: IO[bytes], backup: Path) -> None:
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - DIGEST_CHARS))
    told = file.read()
    if size <= DIGEST_CHARS or digest_before_comment(file).encode() != told:
        raise Refused(_("{path} is damaged, or no backup of a store: nothing was restored.").format(path=backup))


def _manifest(packed: zipfile.ZipFile) -> Manifest:
    with packed.open(MANIFEST) as member:
        manifest: Manifest = json.loads(member.read(MAX_MANIFEST_BYTES))
    if (manifest["form"], manifest["form_version"]) != (FORM, FORM_VERSION):
        raise Refused(_("The backup has a form that this version of the product does not know."))
    known = {".".join(key) for key in MigrationLoader(None, ignore_no_migrations=True).graph.nodes}
    unknown = sorted(set(manifest["migrations"]) - known)
    if unknown:
        told = _("The backup was made by a newer version of the product: this one has no migration {names}.")
        raise Refused(told.format(names=", ".join(unknown)))
    return manifest


def _write_store(packed: zipfile.ZipFile, unpacked: Path) -> str:
    descriptor = os.open(unpacked, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with packed.open(STORE) as member, os.fdopen(descriptor, "wb") as file:
        shutil.copyfileobj(member, file, 1024 * 1024)
    with unpacked.open("rb") as written:
        return hashlib.file_digest(written, "sha256").hexdigest()


def _checked(unpacked: Path, manifest: Manifest) -> bool:
    """Hold the store against its manifest and its own history; bring an older one up to date, and say whether so."""
    with opened_beside(unpacked, "restored") as using:
        try:
            _refuse_unsound(using)
            if rows_of(using, list(manifest["rows"])) != manifest["rows"]:
                raise Refused(_("The backup has other rows than its manifest says."))
            is_older = not is_migrated(using)
            if is_older:
                call_command("migrate", database=using, verbosity=0)
            problem = problem_of(using)
            if problem or list(history.head(using)) != manifest["head"]:
                problem = problem or "its head is another than the manifest says"
                raise Refused(_("The history in the backup does not hold: {problem}.").format(problem=problem))
        except DatabaseError as error:
            raise Refused(_("The store in the backup cannot be read: {error}.").format(error=error)) from error
    return is_older


def _refuse_unsound(using: str) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        said = cursor.fetchone()[0]
        cursor.execute("PRAGMA foreign_key_check")
        broken = cursor.fetchone()
    if said != "ok" or broken:
        problem = said if said != "ok" else f"{broken[0]} points to a row of {broken[2]} that is missing"
        raise Refused(_("The store in the backup is not sound: {problem}.").format(problem=problem))


def _take_place(unpacked: Path, place: Path, at: datetime) -> Path:
    """Keep the old file under a name of its own; nobody writes meanwhile, and no moment is without a store."""
    connection.close()
    kept = place.with_name(f"{place.name}.before-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    with closing(sqlite3.connect(place, timeout=PATIENCE, isolation_level=None)) as old:
        try:
            # A write-ahead log would be taken for the new file's.
            old.execute("PRAGMA journal_mode=DELETE")
            old.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            told = _("The store is in use ({error}): stop the server and its workers first.")
            raise Refused(told.format(error=error)) from error
        shutil.copymode(place, unpacked)
        try:
            os.link(place, kept)
        except OSError:
            shutil.copy2(place, kept)
        take_name(unpacked, place)
    return kept
