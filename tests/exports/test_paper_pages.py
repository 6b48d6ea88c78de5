"""Pages of Word files: numbered, saying what they are of, and parted where nothing is torn."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from claims.models import Event
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.exports.papers import of

pytestmark = pytest.mark.django_db


def paper_of(document, form):
    return docx.Document(io.BytesIO(of(document, form)))


@pytest.mark.parametrize("form", ["report-docx", "letter-docx"])
def test_a_page_has_its_number_and_says_what_it_is_of(checked, form):
    [section] = paper_of(checked, form).sections

    [foot] = section.footer.paragraphs
    event = Event.objects.latest("number").number
    assert foot.text.startswith(f"{checked.number}, version 1, event {event}\t")
    fields = [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("report-docx", "The source says:"),
        ("letter-docx", "The source says:"),
        ("letter-docx", "You write"),
        ("letter-docx", "With kind regards"),
    ],
)
def test_what_announces_something_stays_on_its_page(checked, form, words):
    told = [one for one in paper_of(checked, form).paragraphs if words in one.text]

    assert told and all(one.paragraph_format.keep_with_next for one in told)


def test_a_report_keeps_together_no_more_than_it_must(checked):
    """Whatever is kept with the next paragraph may leave a page half empty."""
    paragraphs = paper_of(checked, "report-docx").paragraphs

    kept = [one.paragraph_format.keep_with_next or one.style.paragraph_format.keep_with_next for one in paragraphs]

    assert not any(all(kept[place : place + 4]) for place in range(len(kept) - 3))


def test_an_address_behind_a_link_is_smaller_than_the_words():
    document = factories.document("The [assembly](https://leg.example/act) banned 4 agencies in 2019.\n")

    [line] = (one for one in paper_of(document, "report-docx").paragraphs if one.text.startswith("The assembly"))

    [address] = (run for run in line.runs if "leg.example" in run.text)
    others = {run.font.size for run in line.runs if run.text != address.text and not run.font.superscript}
    assert others == {None} and address.font.size.pt < 11


def test_words_are_in_the_language_of_the_document():
    document = import_document(
        body=b"# Bericht\n\nDas Gesetz wurde 2019 verabschiedet und gilt seit 2020.\n", filename="a.md"
    ).document
    type(document).objects.update(language="de")
    document.refresh_from_db()
    ann = factories.user("ann", "reviewer")
    claim = perform("add", document, by=ann, quote="Das Gesetz wurde 2019 verabschiedet").made
    factories.review(claim, ann)

    paper = paper_of(document, "report-docx")

    assert paper.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-US"
    told = {
        run.text: [one.get(qn("w:val")) for one in run._r.iter(qn("w:lang"))]
        for paragraph in paper.paragraphs
        for run in paragraph.runs
    }
    assert told[claim.anchors.get().quote] == ["de"]
    assert told["Bericht"] == ["de"]
    assert told["Method"] == []
