"""What no cell of a spreadsheet holds: all of it is named, and the rest goes out where somebody says so."""

import io
from pathlib import Path

import openpyxl
import pytest

from claims.exports import exactly, open_export, write_export
from claims.exports.cells import MAX_CELL_LINE_FEEDS, MAX_CELL_UTF16_UNITS, MISFITS_TOLD, Misfit, Unfitting
from claims.exports.comparing import compare
from claims.models import Claim, Document, Review
from claims.refusal import Refused
from claims.workflow import perform
from tests import factories
from tests.exports.exported import EVERYTHING, exported, exported_json, exported_rows

pytestmark = pytest.mark.django_db
SPREADSHEETS = [("xlsx", False), ("csv", True)]
TOO_LONG, TOO_MANY_LINES = "x" * (MAX_CELL_UTF16_UNITS + 1), "a\n" * (MAX_CELL_LINE_FEEDS + 1)


@pytest.fixture(params=SPREADSHEETS, ids=["xlsx", "csv"])
def form(request):
    format, spreadsheet_safe = request.param
    return {"format": format, "spreadsheet_safe": spreadsheet_safe}


@pytest.fixture
def document() -> Document:
    """Of its three claims the first has a rationale and the second a statement that no cell holds."""
    document = factories.document()
    first, second, _third = document.claims.in_document_order()
    factories.review(first, factories.user("ann", "reviewer"))
    Review.objects.update(rationale=TOO_LONG)
    Claim.objects.filter(pk=second.pk).update(statement=TOO_MANY_LINES)
    return document


def test_all_texts_that_no_cell_holds_are_named(document, form):
    first, second, _third = document.claims.in_document_order()

    with pytest.raises(Unfitting) as refused:
        open_export(EVERYTHING, **form)

    limit = MAX_CELL_UTF16_UNITS - (form["format"] == "csv")
    assert refused.value.told == [
        Misfit(first.number, f"its rationale takes {len(TOO_LONG)} characters, and a cell holds {limit}"),
        Misfit(second.number, f"its statement has {MAX_CELL_LINE_FEEDS + 1} line ends, and a cell holds 253"),
    ]
    assert refused.value.reason.startswith("2 texts are too long for a cell")
    assert all(str(misfit) in refused.value.reason for misfit in refused.value.told)


def test_of_many_the_first_are_named_and_the_others_counted():
    refused = Unfitting([Misfit(f"C-{number:04}", "why") for number in range(MISFITS_TOLD + 3)])

    assert refused.reason.endswith(f"C-{MISFITS_TOLD - 1:04}: why; and 3 more.")


@pytest.mark.parametrize("line_ends", ["\n", "\r\n"])
def test_as_many_lines_as_a_cell_has_are_whole(form, line_ends):
    claim = factories.claim()
    Claim.objects.filter(pk=claim.pk).update(statement=f"a{line_ends}" * MAX_CELL_LINE_FEEDS)

    with (export := open_export(EVERYTHING, **form)).file:
        assert export.claims == claim.document.claims.count()


def test_what_is_cited_is_looked_at_too():
    claim, ann = factories.claim(), factories.user("ann", "reviewer")
    factories.cite(claim, ann, title="Act", excerpt=TOO_LONG)
    factories.review(claim, ann)

    with pytest.raises(Unfitting, match=f"{claim.number}: its excerpt takes"):
        open_export(EVERYTHING, format="xlsx")


def test_the_rest_goes_out_and_says_what_it_lacks(document, form):
    first, second, third = document.claims.in_document_order()

    with (export := open_export(EVERYTHING, leave_out=True, **form)).file:
        manifest = export.manifest

    assert [one["id"] for one in manifest["form"]["left_out"]] == [first.number, second.number]
    assert manifest["form"]["left_out"][1]["reason"].startswith("its statement has 254 line ends")
    counts = manifest["counts"]
    assert (counts["claims"], counts["entries"], counts["left_out"]) == (3, 1, 2)
    assert export.told == "1 claim, 2 left out for reasons it names,"
    assert "-without-2" in export.name
    if form["format"] == "csv":
        assert [row["id"] for row in exported_rows(spreadsheet_safe=True, leave_out=True)] == [third.number]


def test_a_workbook_names_what_it_lacks_in_its_summary(document):
    first, second, third = document.claims.in_document_order()

    body = exported(format="xlsx", leave_out=True)

    book = openpyxl.load_workbook(io.BytesIO(body))
    assert [row[0].value for row in book["claims"].iter_rows(min_row=2)] == [third.number]
    assert book["citations"].max_row == 1
    told = {row[0].value: row[1].value for row in book["summary"].iter_rows(min_row=2)}
    assert {"Left out, since a cell would cut a text", "Of these left out of this file"} <= told.keys()
    assert told[first.number].startswith("its rationale takes")
    assert told[second.number].startswith("its statement has")
    assert body == exported(format="xlsx", leave_out=True)


def test_nothing_is_left_out_where_all_fits(form):
    factories.document()

    with (export := open_export(EVERYTHING, leave_out=True, **form)).file:
        assert "left_out" not in export.manifest["form"]
        assert export.told == "3 claims"


def test_what_was_left_out_is_not_new_to_the_store(tmp_path: Path, document, form):
    path = tmp_path / "claims.any"
    write_export(EVERYTHING, output=path, leave_out=True, **form)

    found = compare(path)

    assert (found.is_current, found.claims, found.left_out) == (True, 1, 2)


def test_a_form_that_holds_all_has_nothing_to_leave_out():
    with pytest.raises(Refused, match="JSON holds every text whole"):
        open_export(EVERYTHING, format="json", leave_out=True)


def test_forms_without_cells_hold_what_a_cell_does_not(document):
    told = [claim["statement"] for claim in exported_json()["claims"]]

    assert TOO_MANY_LINES in told
    assert TOO_MANY_LINES in [row["statement"] for row in exported_rows()]
    assert exported_json()["manifest"]["counts"]["left_out"] == 0


def summary_of(selection):
    book = openpyxl.load_workbook(io.BytesIO(exported(selection, "xlsx")))
    return {row[0].value: row[1].value for row in book["summary"].iter_rows(min_row=2)}


def test_a_long_word_about_a_document_does_not_keep_its_claims_back():
    document, lead = factories.document("One law of 2019 binds agencies.\n"), factories.user("lea", "lead")
    factories.review(document.claims.get(), lead)
    perform("sign_off", document, by=lead, statement=TOO_LONG)

    told = summary_of(EVERYTHING)

    assert told["Signed off"].startswith("not told here, since it takes")
    assert told["Signed off"].endswith("JSON, and the manifest of a CSV, hold it")
    assert exported_json()["manifest"]["documents"][0]["sign_off"]["statement"] == TOO_LONG


def test_a_long_filter_is_said_to_be_missing_and_is_not_asked_again_as_another(tmp_path: Path):
    claims = factories.document().claims.all()
    page = {"of": "all", "text": [TOO_LONG]}
    path = tmp_path / "claims.xlsx"

    selection = exactly(claims, page, text=TOO_LONG)
    write_export(selection, output=path, format="xlsx")

    told = summary_of(selection)
    assert told["Filter of the page: text"].startswith("not told here, since it takes")
    assert (told["filter.page.of"], "filter.page.text.1" in told) == ("these", False)
    assert not compare(path).is_complete
