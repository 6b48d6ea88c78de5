"""What a file would change in the collection that it came from is told row by row; a twin of one is no new document."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from claims.models import Document, OutsideCheck
from claims.refusal import Refused
from claims.services.checked.bringing_in import draft_of_collection
from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_changes import changes_in
from claims.services.checked.file_choices import Choices
from claims.services.checked.file_twins import collection_of
from claims.services.versions.intake import finish, store
from tests import factories
from tests.services.new_state.sheets import ACT, BOARD, HEADINGS, HIPAA, PILOT, SHEET, again, on_words, sheet

pytestmark = pytest.mark.django_db

DATED = [
    ["Claim", "Verdict", "Checked by", "Date"],
    ["The river is 3,190 km long.", "True", "JK", date(2024, 5, 3)],
    ["It ran dry in 2019.", "False", "MM", date(2024, 5, 13)],
    ["The mill employed 500.", "Open", "", ""],
]


@pytest.fixture
def lea():
    return factories.user("lea", "lead")


def as_csv(rows=DATED):
    return "".join(f"{','.join(_quoted(cell) for cell in row)}\n" for row in rows).encode()


def _quoted(cell):
    return f'"{cell:%d/%m/%Y}"' if isinstance(cell, date) else f'"{cell}"'


def as_xlsx(rows=DATED):
    book = Workbook()
    for row in rows:
        # As a program saves what it takes for a box.
        book.active.append([{"True": True, "False": False}.get(str(cell), cell) for cell in row])
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def document_of(file):
    return finish(store(draft_of_collection(file, by=None))).document


def test_a_sheet_saved_as_another_format_is_no_new_document(lea):
    document = document_of(open_checked(as_csv(), "facts.csv"))
    file = open_checked(as_xlsx(), "facts.xlsx")

    assert str(collection_of(file)) == (
        f"all its claims are those of {document.number} already, and would be there twice"
    )
    with pytest.raises(Refused, match=f"as the next version of {document.number}, or say that") as refused:
        draft_of_collection(file, by=None)

    assert refused.value.field == "as_new"
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        # One cell, and every one: then no row is there word for word.
        (
            ("I said “no”", 'I said "no"'),
            '1 of them with other quotation marks, “answered: I said "no" in 2019–20.” for “',
        ),
        (
            (" ", "\u00a0\u00a0", "–", "-"),
            "2 of them with other blanks and dashes, as in “The mayor ",
        ),
    ],
)
def test_a_sheet_that_is_typed_otherwise_is_no_new_document_and_is_told_so(typed, told):
    text = "Claim,Verdict\nThe mayor answered: I said “no” in 2019–20.,True\nIt met in 2019 twice.,False\n"
    document = document_of(open_checked(text.encode(), "facts.csv"))
    document_of(open_checked(b"Claim\nAnother board met in 2019.\n", "other.csv"))
    for one, other in zip(typed[::2], typed[1::2], strict=True):
        text = text.replace(one, other)
    file = open_checked(text.encode(), "again.csv")

    likeness = str(collection_of(file))

    assert likeness.startswith(f"all its claims are those of {document.number} already, and would be there twice (")
    assert told in likeness
    with pytest.raises(Refused, match="as the next version of"):
        draft_of_collection(file, by=None)


def test_it_is_one_where_somebody_says_so():
    document_of(open_checked(as_csv(), "facts.csv"))

    document_of(open_checked(as_xlsx(), "facts.xlsx", Choices(as_new=True)))

    assert Document.objects.count() == 2


def test_a_claim_more_makes_it_no_twin():
    document = document_of(open_checked(as_csv(), "facts.csv"))

    other = document_of(open_checked(as_xlsx([*DATED, ["The ferry sank.", "", "", ""]]), "facts.xlsx"))

    assert other != document


def test_dates_and_boxes_that_are_spelt_otherwise_are_nothing_new(lea):
    document = document_of(open_checked(as_csv(), "facts.csv"))
    file = open_checked(as_xlsx(), "facts.xlsx")
    before = list(OutsideCheck.objects.values_list("said", "checked_on"))

    told = str(changes_in(file, document))
    again(document, file, lea)

    assert told == f"{document.number} version 2: 3 rows as they were, 0 new, 0 no longer there"
    assert list(OutsideCheck.objects.values_list("said", "checked_on")) == before
    # It goes on as said by the file that says it now.
    assert set(OutsideCheck.objects.current().values_list("file_sha256", flat=True)) == {file.sha256}


def test_another_day_is_something_new(lea):
    document = document_of(open_checked(as_csv(), "facts.csv"))
    rows = [*DATED[:2], [*DATED[2][:3], date(2024, 6, 13)], DATED[3]]

    told = str(changes_in(open_checked(as_xlsx(rows), "facts.xlsx"), document))

    assert "3 rows as they were (1 with something new beside it)" in told


def test_a_reworded_row_is_one_row_that_was_mended(lea):
    document = document_of(sheet())
    mended = HIPAA.replace("covers every", "covers nearly every")
    file = sheet(HEADINGS + PILOT + ACT + mended + "Law,The mayor resigned over a mill.,,,\n")

    changes = changes_in(file, document)

    assert str(changes) == (f"{document.number} version 2: 2 rows as they were, 1 mended, 1 new, 1 no longer there")
    assert changes.told_rows() == [
        "Mended, so that their claims wait until somebody has looked at the new words: row 4 "
        "(“HIPAA covers every record.” → “HIPAA covers nearly every record.”)",
        "New: row 5 (“The mayor resigned over a mill.”)",
        "No longer there, as version 1 had them: row 5 (“It met in 2019”)",
    ]
    # As it comes about.
    imported = again(document, file, lea)
    assert (imported.claims, imported.outcomes["changed"], imported.outcomes["gone"]) == (1, 1, 1)
    assert on_words(imported.version)["HIPAA covers nearly every record."].text_changed


def test_of_two_rows_of_the_same_words_none_is_taken_for_the_mended_one(lea):
    twin = "Law,The mayor resigned over a mill in May.,,,\n"
    document = document_of(sheet(HEADINGS + PILOT + twin + twin + BOARD))
    file = sheet(HEADINGS + PILOT + twin + twin.replace("in May", "in June") + BOARD)

    changes = changes_in(file, document)

    assert (changes.mended, [row.place for row in changes.new], len(changes.gone)) == ([], ["row 4"], 1)
    imported = again(document, file, lea)
    assert (imported.claims, imported.outcomes["ambiguous"]) == (1, 2)


def test_a_statement_mended_beside_the_same_words_is_one_row_that_was_mended(lea):
    headings = "Quote,Claim,Verdict\n"
    rows = ["It met in 2019,The board met in 2019.,True\n", "It ran dry,The river ran dry.,True\n"]
    document = document_of(sheet(headings + "".join(rows)))
    mended = headings + rows[0].replace("The board", "The school board") + rows[1].replace("True", "False")

    changes = changes_in(sheet(mended), document)

    assert str(changes) == (
        f"{document.number} version 2: 1 row as it was (1 with something new beside it), 1 mended, 0 new, "
        "0 no longer there"
    )
    assert changes.told_rows() == [
        "Statement mended beside the same words, which the claim keeps its own beside: row 2 "
        "(“The board met in 2019.” → “The school board met in 2019.”)"
    ]
    again(document, sheet(mended), lea)
    later = mended.replace("2019,The school board met in 2019.,True", "2019,The school board met in 2019.,False")
    assert "2 rows as they were (1 with something new beside it), 0 new" in str(changes_in(sheet(later), document))


def test_the_same_state_is_in_already(lea):
    document = document_of(sheet())

    assert str(changes_in(sheet(SHEET), document)) == f"already {document.number} version 1, nothing would be added"
