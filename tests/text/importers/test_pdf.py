import pytest

from claims.text import Unreadable, read_document
from claims.text.importers.pdf.document import read_pdf
from tests.text.importers.pdf_files import PICTURE, column, line, pdf, stream, written

LONG = "The agency sent two hundred and sixteen files to the office in the spring of 2019"
TALL = 700


def words(*pages: list) -> list[str]:
    imported = read_pdf(pdf(*pages))
    return [imported.decoded.text[block.start : block.end] for block in imported.blocks]


def prose(count: int, top: float = TALL) -> list:
    return column([f"{LONG}, and so it went on and on {number}" for number in range(count)], top=top)


def test_lines_become_a_paragraph():
    lines = [f"{LONG}, and nobody", "said why that was. It pays the sum of ten dollars to each of them in the spring."]

    assert words(column(lines)) == [" ".join(lines)]


def test_paragraphs_are_told_apart_by_gap_indent_and_short_last_line():
    first = column([f"{LONG}, and nobody", "said why."])
    by_short_line = column([f"{LONG}, and others", "went back."], top=TALL - 28)
    by_gap = column([f"{LONG}, which was", "late."], top=TALL - 28 - 28 - 12)

    assert words(first + by_short_line + by_gap) == [
        f"{LONG}, and nobody said why.",
        f"{LONG}, and others went back.",
        f"{LONG}, which was late.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("and that is the docu-", "mentation of it", "documentation"),
        # The document writes the word with its hyphen elsewhere, or both halves are words of it.
        ("and that is the text-", "based form of it", "text-based"),
        ("it is a well-to-", "do place for them", "well-to-do"),
        ("they came from New-", "York in the spring", "New-York"),
    ],
)
def test_a_word_divided_at_a_line_end_is_whole_again(before, after, joined):
    known = "The text is based on what the text says, and on other text that is based on it again."

    text = words(column([known, f"{LONG} {before}", after]))[-1]

    assert joined in text


def test_divided_words_are_said():
    remarks = read_pdf(pdf(column([f"{LONG} in the docu-", "mentation of it"]))).remarks

    assert remarks == ("1 words divided at line ends joined",)


def test_headers_footers_and_page_numbers_are_left_out_and_said():
    pages = [
        [(72, 760, 9, f"Annual Report 2019 {number}"), *prose(3, 500), (300, 30, 9, f"Page {number} of 4")]
        for number in range(1, 5)
    ]

    imported = read_pdf(pdf(*pages))

    assert "Annual" not in imported.decoded.text
    assert "Page" not in imported.decoded.text
    assert imported.remarks == ("page headers, footers and numbers left out: “Annual Report 2019 1”, “Page 1 of 4”",)


def test_a_line_that_does_not_come_back_stays():
    pages = [[(72, 760, 9, heading), *prose(3)] for heading in ("Aims of it", "Means to it", "Ends of it")]

    assert "Means to it" in read_pdf(pdf(*pages)).decoded.text


def test_a_sentence_goes_on_over_the_page():
    first = column([f"{LONG}, and", f"{LONG} because the"], top=100)
    second = column(["people there had asked for it."])

    imported = read_pdf(pdf(first, second))

    assert len(imported.blocks) == 1
    assert "because the people there" in imported.decoded.text
    assert imported.blocks[0].place == "pages 1-2"


def test_every_block_knows_its_page():
    imported = read_pdf(pdf(column(["It pays."]), column(["It ends."])))

    assert [block.place for block in imported.blocks] == ["page 1", "page 2"]


def test_columns_are_read_one_after_the_other():
    left = column(["The first column", "ends here."], left=72)
    right = column(["The second column", "ends there."], left=330)

    assert words(left + right) == ["The first column ends here.", "The second column ends there."]


def test_what_the_file_has_below_is_read_below():
    assert words(column(["Last words."], top=300) + column(["First words."], top=700)) == [
        "First words.",
        "Last words.",
    ]


def test_headings_are_told_by_size_and_weight():
    page = [
        (72, 740, 20, "1 The Aim"),
        *column([f"{LONG}, and nobody", "said why."], top=700),
        (72, 640, 11, "1.1 The Means", "F2"),
        *column([f"{LONG}, and others", "went back."], top=620),
    ]

    imported = read_pdf(pdf(page))

    assert [(b.kind, b.level, b.label) for b in imported.blocks] == [
        ("heading", 1, "1"),
        ("paragraph", 0, ""),
        ("heading", 2, "1.1"),
        ("paragraph", 0, ""),
    ]


def test_entries_of_lists_have_their_markers():
    page = column(
        ["They had three aims:", "1. To send the files.", "2. To ask for more", "files in the spring.", "• Or none."]
    )

    imported = read_pdf(pdf(page))

    assert [(b.kind, b.label, imported.decoded.text[b.start : b.end]) for b in imported.blocks[1:]] == [
        ("list_item", "1.", "To send the files."),
        ("list_item", "2.", "To ask for more files in the spring."),
        ("list_item", "•", "Or none."),
    ]


def test_a_number_at_the_start_of_a_line_is_no_marker():
    page = column([f"{LONG} under section", "12. That was in the spring of the year 2019 and in the summer of it"])

    assert len(words(page)) == 1


def test_cells_of_a_row_are_cells():
    page = [*prose(4), (72, 500, 11, "Year"), (250, 500, 11, "Count"), (72, 480, 11, "2019"), (250, 480, 11, "216")]

    imported = read_pdf(pdf(page))

    assert [imported.decoded.text[b.start : b.end] for b in imported.blocks][-4:] == ["Year", "Count", "2019", "216"]
    assert {b.kind for b in imported.blocks[-4:]} == {"table_cell"}


def test_the_raised_number_of_a_note_is_no_part_of_the_words():
    page = [*prose(3), (72, 640, 11, "It pays the sum"), (150, 645, 6, "2"), (154, 640, 11, " to each of them.")]

    imported = read_pdf(pdf(page))

    assert "It pays the sum to each of them." in imported.decoded.text
    assert "1 raised numbers of notes left out of the words" in imported.remarks


def test_a_note_at_the_foot_has_its_number():
    page = [*prose(3), (72, 204, 6, "2"), (77, 200, 9, "See the act of 2019.")]

    imported = read_pdf(pdf(page))
    last = imported.blocks[-1]

    assert (last.label, imported.decoded.text[last.start : last.end]) == ("2", "See the act of 2019.")


def test_pages_without_text_call_a_person():
    content = [stream(line(72, 700, 11, f"{LONG} {LONG}")), stream(PICTURE), stream(PICTURE)]

    imported = read_pdf(written(content))

    assert imported.attention == "2 of 3 pages have no text: a scan?"
    assert imported.remarks[-1] == "2 of 3 pages are pictures without text, the first of them page 2"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (written([stream(PICTURE)]), "1 of 1 pages are pictures without text: a scan?"),
        (written([stream(b"")]), "there is no text on its 1 pages"),
        (b"%PDF-1.4 nothing", "the PDF is damaged"),
        (
            written(
                [stream(b"")],
                b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (b"11" * 32, b"22" * 32),
            ),
            "it is protected with a password",
        ),
    ],
)
def test_what_has_no_text_is_refused(body, reason):
    with pytest.raises(Unreadable) as caught:
        read_pdf(body)

    assert reason in str(caught.value)


def test_a_pdf_is_read_by_its_public_name():
    reading = read_document(pdf(column(["It pays."])), "a.pdf")

    assert (reading.importer, reading.text, reading.blocks[0].place) == ("pdf", "It pays.", "page 1")
