"""Files that somebody edited, cut or laid out otherwise, held against the store."""

import json

import openpyxl
import orjson
import pytest
from django.db import connection

from claims.exports import Selection, TextChanged, told
from claims.exports.comparing import compare
from claims.exports.records import record_of
from claims.refusal import Refused
from tests import factories
from tests.exports.comparing.comparable import BODY, whats, written

pytestmark = pytest.mark.django_db


def test_a_source_that_somebody_edited_in_the_file_is_told(tmp_path, document):
    path = written(tmp_path, ("json", False))
    path.write_text(path.read_text().replace("https://leg.example/act", "https://leg.example/other"))

    assert set(whats(path).values()) == {"its citations changed"}


@pytest.mark.parametrize("format", ["claimreview", "webannotation", "csl", "bibtex"])
def test_a_form_that_cannot_be_compared_says_so(tmp_path, document, format):
    selection = Selection(text_changed=TextChanged.INCLUDE, document=document)
    path = written(tmp_path, (format, False), selection)

    with pytest.raises(
        Refused, match="XLSX, reports and letters of ours hold all that is compared, other forms do not"
    ):
        compare(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Refused, match=r"nowhere\.json is no export that can be compared: No such file or directory"):
        compare(tmp_path / "nowhere.json")


def test_a_file_of_another_store_is_told(tmp_path, document):
    path = written(tmp_path, ("json", False))
    whole = json.loads(path.read_text())
    whole["manifest"]["event"]["hash"] = "f" * 64
    path.write_text(json.dumps(whole, indent=1))

    assert compare(path).notes == ["The event it tells of is not in this history: it is of another store."]


@pytest.mark.parametrize(
    ("heading", "word", "shown"),
    [
        ("Verdict, as stored", "verified", "verified, shown as “Disputed”"),
        ("Verdict", "Verified", "disputed, shown as “Verified”"),
    ],
)
def test_a_file_that_somebody_edited_is_told(tmp_path, document, heading, word, shown):
    path = written(tmp_path, ("xlsx", False))
    book = openpyxl.load_workbook(path)
    column = [cell.value for cell in book["claims"][1]].index(heading) + 1
    book["claims"].cell(2, column).value = word
    book.save(path)

    found = compare(path)

    assert [finding.what for finding in found.findings] == [f"its verdict changed: {shown} then, disputed now"]
    assert found.notes == ["Nothing happened here since it was written, so it is the file that was changed."]


def test_a_workbook_whose_headings_are_the_stored_names_is_compared(tmp_path, document):
    path = written(tmp_path, ("xlsx", False))
    book = openpyxl.load_workbook(path)
    told = {row[0].value: row[1].value for row in book["summary"].iter_rows(min_row=2)}
    for name in ("claims", "citations", "sources"):
        stored = {told[key]: key.rsplit(".", 1)[1] for key in told if str(key).startswith(f"column.{name}.")}
        for cell in book[name][1]:
            cell.value = stored[cell.value]
    for row in book["summary"].iter_rows(min_row=2):
        if str(row[0].value).startswith(("column.", "word.")):
            row[0].value = None
    for cell in book["claims"]["L"][1:]:
        cell.value = False
    book.save(path)

    assert compare(path).is_current


def test_a_csv_that_does_not_fit_its_manifest_is_told(tmp_path, document):
    path = written(tmp_path, ("csv", False))
    path.write_bytes(path.read_bytes() + b"\r\n")

    assert compare(path).notes == ["The file is not the one that its manifest tells of."]


@pytest.mark.parametrize("body", [b"", b"id,verdict\r\n", b"{}", b'{"manifest":1}\n', b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_export_is_refused(tmp_path, body):
    path = tmp_path / "claims.any"
    path.write_bytes(body)

    with pytest.raises(Refused, match="is no export that can be compared"):
        compare(path)


def test_json_that_another_program_laid_out_is_read(tmp_path, document):
    path = written(tmp_path, ("json", False))
    path.write_text(json.dumps(json.loads(path.read_text())))

    assert (compare(path).is_current, compare(path).claims) == (True, 3)


@pytest.mark.parametrize("lines", [1, 2, 30])
def test_json_that_is_cut_short_is_refused(tmp_path, document, lines):
    path = written(tmp_path, ("json", False))
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-lines]))

    with pytest.raises(Refused, match="no export that can be compared"):
        compare(path)


def test_json_is_read_claim_by_claim(tmp_path, document, monkeypatch):
    path = written(tmp_path, ("json", False))
    read = []
    monkeypatch.setattr(orjson, "loads", lambda text: read.append(text) or json.loads(text))

    compare(path)

    # The manifest, then each claim.
    assert len(read) == 4
    assert b"".join(read).count(b'"statement"') == 3


def test_writers_wait_for_the_copies_and_not_for_the_comparison(transactional_db, tmp_path, monkeypatch):
    factories.document(BODY)
    path = written(tmp_path, ("json", False))
    held = []

    def noting(row):
        held.append(connection.connection.in_transaction if connection.vendor == "sqlite" else False)
        return record_of(row)

    monkeypatch.setattr(told, "record_of", noting)

    assert compare(path).is_current
    assert held == [False] * 3
