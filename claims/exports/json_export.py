"""`{manifest, claims}`: one JSON object, indented, written claim by claim."""

from collections.abc import Iterable
from typing import IO, Any

import orjson

from claims.exports.manifest import Manifest
from claims.exports.records import Record


def write_json(claims: Iterable[Record], manifest: Manifest, file: IO[bytes]) -> None:
    file.write(b'{\n  "manifest": ' + _indented(manifest, 1) + b',\n  "claims": [')
    separator = b"\n    "
    for claim in claims:
        file.write(separator + _indented(claim, 2))
        separator = b",\n    "
    file.write(b"\n  ]\n}\n")


def write_manifest(manifest: Manifest, file: IO[bytes]) -> None:
    file.write(_indented(manifest, 0) + b"\n")


def _indented(value: Any, level: int) -> bytes:
    # A line end inside a text is escaped in JSON, so that only those of the layout are met here.
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).replace(b"\n", b"\n" + b"  " * level)
