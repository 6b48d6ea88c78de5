"""CSV, faithful or spreadsheet-safe; both read back to the words of the database."""

import pytest

from claims.exports.cells import MAX_CELL_UTF16_UNITS, OMISSION
from claims.exports.csv_export import COLUMNS, GUARDED, guarded, unguarded
from claims.models import Claim, Source
from claims.refusal import Refused
from tests import factories
from tests.exports.exported import exported, exported_json, exported_rows, rows_of
from tests.exports.payloads import PAYLOADS, only, reviewed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_faithful_form_is_equal_to_the_database(payload):
    claim = reviewed(payload)

    [row] = exported_rows(only(claim))
    [record] = exported_json(only(claim))["claims"]

    for column in ("statement", "claimant", "rationale", "correction"):
        assert row[column] == record[column] == payload
    assert row["quote"] == record["anchors"][0]["quote"] == payload
    assert record["citations"][0]["excerpt"] == payload
    assert row["citations"] == f"refutes — Act, p. 1: “{payload}”"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_of_the_safe_form_starts_a_formula(payload):
    claim = reviewed(payload)

    [row] = exported_rows(only(claim), spreadsheet_safe=True)

    assert [cell for cell in row.values() if cell.startswith(tuple("=+-@\t\r\n\0＝＋－＠"))] == []
    assert {name: unguarded(cell) for name, cell in row.items()} == exported_rows(only(claim))[0]


def test_the_payloads_would_start_formulas_without_the_guard(monkeypatch):
    monkeypatch.setattr("claims.exports.csv_export.GUARDED", ())

    [row] = exported_rows(only(reviewed("=1+1")), spreadsheet_safe=True)

    assert row["statement"] == "=1+1"


@pytest.mark.parametrize("start", GUARDED)
@pytest.mark.parametrize("rest", ["", "1+1", "'x"])
def test_the_guard_can_be_taken_back(start, rest):
    assert unguarded(guarded(start + rest)) == start + rest


def test_the_faithful_file_is_header_and_rows_only():
    factories.document()

    body = exported(format="csv")

    lines = body.split(b"\r\n")
    assert lines[0] == ",".join(COLUMNS).encode()
    assert len(lines) == 1 + 3 + 1
    assert lines[-1] == b""


def test_line_ends_within_a_text_stay_as_they_are():
    claim = reviewed("one\ntwo\r\nthree\rfour")

    assert b"one\ntwo\r\nthree\rfour" in exported(only(claim), "csv")
    assert exported_rows(only(claim))[0]["statement"] == "one\ntwo\r\nthree\rfour"


def test_the_safe_file_tells_spreadsheets_that_it_is_utf_8():
    factories.document()

    assert exported(format="csv", spreadsheet_safe=True).startswith(b"\xef\xbb\xbfid,")
    assert not exported(format="csv").startswith(b"\xef\xbb\xbf")


def test_places_of_one_claim_share_a_cell():
    claim = factories.claim()
    anchor = claim.anchors.get()
    anchor.pk, anchor.start, anchor.end, anchor.quote = None, anchor.start + 100, anchor.end + 100, "again"
    anchor.save()

    [row] = exported_rows(only(claim))

    first = claim.anchors.order_by("start")[0]
    assert row["quote"] == f"{first.quote}{OMISSION}again"
    assert (row["start"], row["end"]) == (str(first.start), str(anchor.end))


def test_a_claim_without_words_in_any_version_has_empty_cells():
    claim = factories.claim()
    claim.anchors.all().delete()

    [row] = exported_rows(only(claim))

    assert (row["version"], row["quote"], row["start"], row["end"]) == ("", "", "", "")


@pytest.mark.parametrize(("letters", "is_cut"), [(MAX_CELL_UTF16_UNITS - 1, False), (MAX_CELL_UTF16_UNITS, True)])
@pytest.mark.parametrize("letter", ["x", "𝒳"])
def test_what_a_spreadsheet_would_cut_is_refused_by_name(letters, is_cut, letter):
    claim = factories.claim()
    # An astral letter counts twice.
    words = letter * (letters // len(letter.encode("utf-16-le")) * 2)
    words += "x" * (letters - len(words.encode("utf-16-le")) // 2)
    Claim.objects.filter(pk=claim.pk).update(statement=words)

    if is_cut:
        with pytest.raises(
            Refused, match=f"{claim.number}: its statement takes {letters} characters, and a cell holds 32766"
        ):
            exported(only(claim), "csv", spreadsheet_safe=True)
    else:
        assert words in exported(only(claim), "csv", spreadsheet_safe=True).decode()
    assert rows_of(exported(only(claim), "csv").decode())[0]["statement"] == words


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr("claims.exports.cells.MAX_SHEET_ROWS", 3)
    factories.document()

    assert len(exported_rows()) == 3
    with pytest.raises(Refused, match="would be row 4: a spreadsheet holds 3"):
        exported(format="csv", spreadsheet_safe=True)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (
            {"publisher": "Assembly", "pinpoint": "p. 1", "url": "https://a.example/1", "excerpt": "So."},
            "refutes — Act, Assembly, p. 1, https://a.example/1: “So.”",
        ),
        # An address finds the work again sooner than a number.
        ({"url": "https://a.example/1", "identifier": "SB19-216"}, "refutes — Act, https://a.example/1"),
        ({"publisher": "Assembly", "identifier": "SB19-216"}, "refutes — Act, Assembly, SB19-216"),
        ({"pinpoint": "100 % of {it}"}, "refutes — Act, 100 % of {it}"),
        ({}, "refutes — Act"),
    ],
)
def test_a_citation_is_a_line_of_what_there_is(told, line):
    claim, ann = factories.document().claims.first(), factories.user("ann", "reviewer")
    source = Source.objects.create(
        title="Act", **{name: told.pop(name) for name in ("publisher", "url", "identifier") if name in told}
    )
    factories.cite(claim, ann, source=source, **told)
    factories.cite(claim, ann, stance="supports", title="Book")
    factories.review(claim, ann)

    assert exported_rows(only(claim))[0]["citations"].split("\n")[:2] == [line, "supports — Book"]
