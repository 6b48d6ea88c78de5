"""Words that run from right to left, in the forms that people read: in their own direction, and the same words."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from tests import factories
from tests.exports.test_report import of

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
    [rationale] = [one for one in told if one.text == WORDS]
    assert [run.font.rtl for run in rationale.runs] == [True]


def test_a_title_within_a_heading_of_ours_is_a_run_of_its_own(document):
    heading = paragraphs(document)[0]

    assert not is_rtl(heading)
    assert [(run.text, run.font.rtl) for run in heading.runs] == [("About “", None), (TITLE, True), ("”", None)]


def test_properties_of_a_paragraph_stand_in_the_order_of_the_schema():
    document = factories.document("- الوكالات تشارك البيانات في 2019.\n")

    [item] = [one for one in paragraphs(document, "report-docx") if is_rtl(one) and one.style.name == "List Paragraph"]

    names = [element.tag.rsplit("}", 1)[1] for element in item._p.pPr]
    assert names == [name for name in ("pStyle", "tabs", "bidi", "spacing", "ind") if name in names]
