"""A file under its final name is whole, the old one, or not there: after an error and after a kill."""

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from claims.exports import Selection, manifest_path, write_export
from claims.exports import files as export_files
from claims.exports.csv_export import COLUMNS
from claims.refusal import Refused
from tests import factories

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING = Selection()

# Writes to argv[1] and stops where argv[2] says: while the temporary file is written, or just before the rename.
KILLED = """
import io, os, sys, time
from pathlib import Path
import django
django.setup()
from claims.exports import files
def stop(*args):
    print("stopped", flush=True)
    time.sleep(60)
if sys.argv[2] == "sync":
    files.os.fsync = stop
else:
    Path.replace = stop
files.put([(Path(sys.argv[1]), io.BytesIO(b"new " * 100_000))])
"""


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.django_db
def test_a_csv_has_its_manifest_beside_it(tmp_path):
    factories.document()
    output = tmp_path / "claims.csv"

    export = write_export(EVERYTHING, format="csv", output=output)

    assert names_in(tmp_path) == ["claims.csv", "claims.csv.manifest.json"]
    beside = json.loads(manifest_path(output).read_text())
    assert beside == export.manifest
    assert beside["form"]["sha256"] == hashlib.sha256(output.read_bytes()).hexdigest()


@pytest.mark.django_db
def test_json_stands_alone_and_replaces_what_was_there(tmp_path):
    output = tmp_path / "claims.json"
    output.write_text("old")

    write_export(EVERYTHING, format="json", output=output)

    assert names_in(tmp_path) == ["claims.json"]
    assert json.loads(output.read_text())["claims"] == []


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["json", "csv", "xlsx"])
def test_a_failure_while_formatting_leaves_what_was_there(tmp_path, monkeypatch, format):
    returned = ("",) * len(COLUMNS) if format == "xlsx" else b"{}"
    factories.document()
    output = tmp_path / f"claims.{format}"
    output.write_text("old")
    seen = []

    def fail_at_the_second(claim):
        seen.append(claim)
        if len(seen) == 2:
            raise RuntimeError("the disk is full")
        return returned

    monkeypatch.setattr("claims.exports.json_export._indented", lambda value, level: fail_at_the_second(value))
    monkeypatch.setattr("claims.exports.xlsx_export.cells_of", fail_at_the_second)
    monkeypatch.setattr("claims.exports.csv_export.lines_of", lambda moment: map(fail_at_the_second, "xy"))
    monkeypatch.setattr("claims.exports.csv_export.csv_lines", lambda kept: map(fail_at_the_second, "xy"))

    with pytest.raises(RuntimeError):
        write_export(EVERYTHING, format=format, output=output)

    assert names_in(tmp_path) == [output.name]
    assert output.read_text() == "old"


def test_a_full_disk_is_refused_by_name_and_leaves_nothing(tmp_path, monkeypatch):
    def full(*_files):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export_files.shutil, "copyfileobj", full)

    with pytest.raises(Refused, match=r"claims\.json: No space left on device\."):
        export_files.put([(tmp_path / "claims.json", io.BytesIO(b"new"))])

    assert names_in(tmp_path) == []


def test_none_takes_its_name_before_all_are_on_disk(tmp_path):
    good, nowhere = tmp_path / "claims.csv", tmp_path / "gone" / "claims.csv.manifest.json"
    good.write_text("old")

    with pytest.raises(Refused):
        export_files.put([(good, io.BytesIO(b"new")), (nowhere, io.BytesIO(b"new"))])

    assert good.read_text() == "old"
    assert names_in(tmp_path) == ["claims.csv"]


@pytest.mark.parametrize("moment", ["sync", "rename"])
@pytest.mark.parametrize("before", [None, "old"])
def test_a_kill_leaves_no_partial_file(tmp_path, moment, before):
    output = tmp_path / "claims.json"
    if before:
        output.write_text(before)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "factcheck.settings", "DATABASE_URL": "sqlite://:memory:"}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, output, moment], cwd=ROOT, env=environment, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"stopped\n"
        process.send_signal(signal.SIGKILL)

    assert (output.read_text() if output.exists() else None) == before
    # The kill came while there was a partial file, under another name.
    assert any(name.endswith(".part") for name in names_in(tmp_path))


@pytest.mark.parametrize(
    ("output", "reason"),
    [("gone/claims.csv", "There is no folder .*gone"), (".", "is no file"), ("/dev/null", "/dev/null is no file")],
)
def test_what_cannot_be_a_file_is_refused(tmp_path, output, reason):
    with pytest.raises(Refused, match=reason):
        write_export(EVERYTHING, format="csv", output=tmp_path / output)

    assert names_in(tmp_path) == []
