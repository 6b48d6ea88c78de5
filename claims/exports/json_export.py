"""`{manifest, claims}` for people, indented; or JSON Lines for programs: the manifest, then a claim a line."""

from typing import IO, Any

import orjson
from django.utils.translation import gettext as _

from claims.exports.manifest import Manifest, manifest_of
from claims.exports.reading import Moment


def write_json(moment: Moment, file: IO[bytes]) -> Manifest:
    manifest = manifest_of(moment, _form("json"))
    file.write(b'{\n  "manifest": ' + _indented(manifest, 1) + b',\n  "claims": [')
    separator = b"\n    "
    for claim in moment.claims():
        file.write(separator + _indented(claim, 2))
        separator = b",\n    "
    file.write(b"\n  ]\n}\n")
    return manifest


def write_json_lines(moment: Moment, file: IO[bytes]) -> Manifest:
    manifest = manifest_of(moment, _form("jsonl"))
    file.write(orjson.dumps({"manifest": manifest}, option=orjson.OPT_APPEND_NEWLINE))
    for claim in moment.claims():
        file.write(orjson.dumps(claim, option=orjson.OPT_APPEND_NEWLINE))
    return manifest


def write_manifest(manifest: Manifest, file: IO[bytes]) -> None:
    file.write(_indented(manifest, 0) + b"\n")


def _form(name: str) -> dict[str, Any]:
    return {"format": name, "text": _("faithful: every text as it is stored")}


def _indented(value: Any, level: int) -> bytes:
    # A line end inside a text is escaped in JSON, so that only those of the layout are met here.
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).replace(b"\n", b"\n" + b"  " * level)
