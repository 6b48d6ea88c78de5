"""Words that run from right to left, in the forms that people read: in their own direction, and the same words."""

import io
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from claims.exports.paper_markdown import escaped
from claims.models import Document
from tests import factories
from tests.exports.papers import of

pytestmark = pytest.mark.django_db
TITLE, WORDS = "قانون (SB 19-216)", "يحظر القانون SB19-216 مشاركة البيانات!"


@pytest.fixture
def document():
    document = factories.document("Agencies share data in 2019.\n", title=TITLE)
    factories.review(document.claims.get(), factories.user("ann", "reviewer"), rationale=WORDS, correction=WORDS)
    return document


def paragraphs(document, form: str = "letter-docx"):
    return docx.Document(io.BytesIO(of(document, form))).paragraphs


def is_rtl(paragraph) -> bool:
    return paragraph._p.pPr is not None and paragraph._p.pPr.find(qn("w:bidi")) is not None


@pytest.mark.parametrize("form", ["letter-docx", "report-docx"])
def test_a_paragraph_of_word_runs_as_its_first_strong_letter(document, form):
    told = paragraphs(document, form)

    assert {one.text for one in told if is_rtl(one)} == {WORDS}
    rationale, correction = (one for one in told if one.text == WORDS)
    assert [run.font.rtl for one in (rationale, correction) for run in one.runs] == [True, True]


def test_a_title_within_a_heading_of_ours_is_a_run_of_its_own(document):
    heading = paragraphs(document)[0]

    assert not is_rtl(heading)
    assert [(run.text, run.font.rtl) for run in heading.runs] == [
        ("About “", None),
        ("\u202b", True),
        (TITLE, True),
        ("\u202c", True),
        ("”", None),
    ]


def test_properties_of_a_paragraph_stand_in_the_order_of_the_schema():
    document = factories.document("- الوكالات تشارك البيانات في 2019.\n")

    [item] = [one for one in paragraphs(document, "report-docx") if is_rtl(one) and one.style.name == "List Paragraph"]

    names = [element.tag.rsplit("}", 1)[1] for element in item._p.pPr]
    assert names == [name for name in ("pStyle", "tabs", "bidi", "spacing", "ind") if name in names]


def test_a_line_about_the_document_begins_with_words_of_ours(document):
    Document.objects.update(author="محمد علي", publisher="وزارة العدل!")

    byline = paragraphs(document, "report-docx")[1]

    assert not is_rtl(byline)
    assert byline.text == f"{document.number}, version 1 · \u202bمحمد علي\u202c · \u202bوزارة العدل!\u202c"


@pytest.mark.parametrize("form", ["letter-markdown", "report-markdown"])
def test_markdown_says_which_words_run_from_right_to_left(document, form):
    document.claims.update(claimant="محمد علي!")

    written = of(document, form).decode()

    # Rationale and correction are paragraphs of their own.
    assert written.splitlines().count(f'<span dir="rtl">{escaped(WORDS)}</span>') == 2
    assert f'<span dir="rtl">{escaped(TITLE)}</span>' in written.splitlines()[0]
    claimed = '**Claimed by:** <span dir="rtl">محمد علي\\!</span>'
    assert (claimed in written.splitlines()) == (form == "report-markdown")


def test_a_paragraph_that_runs_from_right_to_left_is_turned_as_a_whole():
    document = factories.document("# تقرير\n\nحظر القانون 14 ملفا في 2019! and 2 agencies share data.\n")

    written = of(document, "report-markdown").decode()

    [line] = [line for line in written.splitlines() if "حظر" in line and not line.startswith("|")]
    assert (line.startswith('<span dir="rtl">'), line.endswith("</span>"), line.count("<span")) == (True, True, 1)


def test_a_table_that_runs_from_right_to_left_begins_at_the_right():
    told = "| السنة | الملفات |\n|---|---|\n| 2019 | 14 |\n"
    for text, is_turned in ((told, True), (told.replace("السنة", "Year"), False)):
        paper = docx.Document(io.BytesIO(of(factories.document(text), "report-docx")))
        [table] = [table for table in paper.tables if table.cell(1, 0).text == "2019"]
        properties = [element.tag.rsplit("}", 1)[1] for element in table._tbl.tblPr]
        assert ("bidiVisual" in properties) == is_turned
        assert properties.index("tblStyle") < properties.index("tblW")


@pytest.mark.parametrize("form", ["report-docx", "report-html", "report-markdown"])
def test_what_we_add_to_a_source_is_not_turned_with_its_title(document, form):
    """Else the day stands on the wrong side of the title, before the comma."""
    claim = document.claims.get()
    factories.cite(claim, factories.user("ben", "reviewer"), title=TITLE, accessed_on=date(2024, 1, 2))

    body = of(document, form)

    if form == "report-docx":
        [line] = (one for one in docx.Document(io.BytesIO(body)).paragraphs if "accessed 2024" in one.text)
        assert [run.text for run in line.runs if run.font.rtl] == ["\u202b", TITLE, "\u202c"]
    elif form == "report-html":
        assert f"<bdi>{TITLE}</bdi>, accessed 2024-01-02" in body.decode()
    else:
        assert f'<span dir="rtl">{escaped(TITLE)}</span>, accessed 2024-01-02' in body.decode()
