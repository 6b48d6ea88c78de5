"""Importing: whole documents in, nothing twice, nothing half, claims carried by exact words only."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import (
    Anchor,
    Block,
    Claim,
    Document,
    Event,
    Mention,
    Original,
    Sentence,
    Source,
    Version,
    VersionText,
)
from claims.services.versions.intake import draft_of, import_document, store
from claims.workflow import NotAllowed, Refused
from tests import factories
from tests.services.intake.reading import FIRST, read
from tests.text.importers.pdf_files import PICTURE, column, line, pdf, stream, written
from tests.text.importers.word_files import docx, heading_style, p, styled

pytestmark = pytest.mark.django_db

SENTENCE = "The agency sent 216 files to Ohio in June 2019."
LONG = b"".join(b"The agency sent %d files to the town of Ohio in June 2019.\n\n" % number for number in range(600))


def rows():
    return {
        model.__name__: model.objects.count()
        for model in (Document, Version, VersionText, Original, Block, Sentence, Claim, Anchor, Mention, Event, Source)
    }


def test_every_anchor_is_cut_from_its_version(report):
    text = report.newest_version.stored_text.body

    assert text == FIRST
    assert report.claims.count() >= 4
    for anchor in Anchor.objects.all():
        assert text[anchor.start : anchor.end] == anchor.quote


def test_claims_know_their_section_their_place_and_the_laws_they_name(report):
    claim = report.claims.get(anchors__quote__contains="HIPAA")

    assert claim.section.title == report.title == "The agency report"
    assert claim.place == FIRST.index("HIPAA")
    assert [mention.authority.key for mention in claim.mentions.all()] == ["HIPAA"]


def test_a_lists_entry_names_the_law_of_its_lead_in(db):
    text = "Under HIPAA, clinics may share:\n\n- names;\n- dates.\n"

    document = read(text).document

    assert document.claims.count() == 2
    for claim in document.claims.all():
        (mention,) = claim.mentions.all()
        assert (mention.authority.key, text[mention.start : mention.end]) == ("HIPAA", "HIPAA")


@pytest.mark.parametrize(("filename", "tag"), [("page.txt", "<b>"), ("page.md", "")])
def test_tags_are_words_of_a_text_and_markup_in_markdown(filename, tag):
    body = b"**Note**\n\nThe page puts <b>its title in capitals.\n"

    document = import_document(body=body, filename=filename).document

    assert [claim.statement for claim in document.claims.all()][-1] == f"The page puts {tag}its title in capitals."


def test_the_original_is_kept_byte_for_byte():
    body = "\ufeffOne line is here.\r\nAnother line is there.\r\n".encode()

    version = import_document(body=body, filename="crlf.txt").version

    assert bytes(version.original.body) == body
    assert (version.had_bom, version.newlines) == (True, "crlf")
    assert version.stored_text.body == "One line is here.\nAnother line is there.\n"


def test_the_same_bytes_add_nothing(report):
    before = rows()

    again = read(FIRST)
    as_version = read(FIRST, report)

    assert (again.added, again.document, as_version.added) == (False, report, False)
    assert str(again) == f"already D-{report.pk} version 1, nothing added"
    assert rows() == before


def test_bytes_of_another_document_are_refused(report):
    other = read("Another text is here.\n").document

    with pytest.raises(Refused, match=f"D-{report.pk} version 1"):
        read(FIRST, other)


def test_bytes_of_an_older_version_are_refused_without_the_document_and_taken_with_it(report):
    read(FIRST + "\nMore is known now.\n", report)

    with pytest.raises(Refused, match="newer version"):
        read(FIRST)
    back = read(FIRST, report)

    assert (back.version.number, Original.objects.count()) == (3, 2)


@pytest.mark.parametrize(
    ("body", "filename", "told"),
    [
        (b"caf\x81 is open today.", "a.txt", "byte"),
        (b"a\x00b", "a.txt", "NUL"),
        (b"  \n\n", "a.txt", "no text"),
        (b"", "a.txt", "no text"),
        (b"%PDF-1.7", "a.pdf", "Needs attention: a.pdf cannot be read: the PDF is damaged"),
        (written([stream(PICTURE)]), "a.pdf", "1 of 1 pages are pictures without text: a scan?"),
        (b"words", "a.odt", r"the format \.odt is not known"),
        (b"x" * 6_000_000, "a.txt", "bytes"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(body, filename, told):
    before = rows()

    with pytest.raises(Refused, match=told) as refusal:
        import_document(body=body, filename=filename)

    assert filename in refusal.value.reason
    assert rows() == before


PLACED = [
    ("a.docx", lambda: docx(styled("Report", "H1") + p(SENTENCE), styles=heading_style(1)), "body/p[2]", ""),
    ("a.html", lambda: f"<h1>Report</h1><p>{SENTENCE}".encode(), "html/body[1]/p[1]", ""),
    ("a.pdf", lambda: pdf([(72, 740, 20, "Report"), *column([SENTENCE])]), "page 1", "1"),
]


@pytest.mark.parametrize(("filename", "make", "place", "page"), PLACED, ids=[row[0] for row in PLACED])
def test_other_formats_are_imported_with_the_place_of_every_block(filename, make, place, page):
    document = import_document(body=make(), filename=filename).document
    claim = document.claims.get()
    anchor = claim.anchors.get()

    assert document.title == "Report"
    assert anchor.quote == SENTENCE == VersionText.objects.get().body[anchor.start : anchor.end]
    assert (anchor.block.place, anchor.block.page) == (place, page)


def test_remarks_and_doubts_are_kept():
    pages = written([stream(line(72, 700, 11, SENTENCE)), stream(PICTURE)])

    imported = import_document(body=pages, filename="a.pdf")

    assert imported.version.attention == "1 of 2 pages have no text: a scan?"
    assert imported.version.remarks == "1 of 2 pages are pictures without text, the first of them page 2"
    assert str(imported).endswith("needs attention: 1 of 2 pages have no text: a scan?")


def test_a_text_without_a_claim_needs_attention():
    imported = import_document(body=b"# Contents\n\n# Index\n", filename="a.md")

    assert imported.claims == 0
    assert imported.version.attention == "no claim was found in it"


def test_a_new_version_is_compared_without_reading_the_old_file_again():
    document = import_document(body=docx(p(SENTENCE)), filename="a.docx").document
    Original.objects.update(body=b"gone")

    imported = import_document(body=docx(p(SENTENCE) + p("It ended in 2021.")), filename="a.docx", document=document)

    assert imported.outcomes["same"] == 1
    assert not document.claims.filter(text_changed=True).exists()


def test_an_import_tells_how_far_it_is():
    told = []

    import_document(body=LONG, filename="a.txt", progress=lambda *step: told.append(step))

    assert [stage for stage, *_counts in told[:4]] == [
        "sentences found",
        "claims found",
        "authorities found",
        "sentences",
    ]
    assert [step for step in told if step[0] == "claims"] == [("claims", 500, 600), ("claims", 600, 600)]


@pytest.mark.parametrize("stop_after", range(1, 6))
def test_an_import_that_nobody_listens_to_any_more_leaves_nothing(stop_after):
    before = rows()
    steps = store(draft_of(body=LONG, filename="a.txt"))

    for _step in range(stop_after):
        next(steps)
    steps.close()

    assert rows() == before


def test_a_wrong_description_leaves_nothing():
    before = rows()

    with pytest.raises(Refused, match="url"):
        read(FIRST, url="not an address")

    assert rows() == before


def test_a_failure_in_the_middle_leaves_nothing(monkeypatch):
    before = rows()
    monkeypatch.setattr("claims.services.versions.intake.record", lambda entries: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        read(FIRST)

    assert rows() == before


@pytest.mark.parametrize(
    ("role", "new", "version"), [("viewer", False, False), ("reviewer", True, False), ("lead", True, True)]
)
def test_who_may_import(report, role, new, version):
    person = factories.user(role, role)

    for allowed, document in ((new, None), (version, report)):
        if allowed:
            assert read(f"{FIRST}\n{role} {document} adds a line.\n", document, by=person).added
        else:
            with pytest.raises(NotAllowed):
                read("A text nobody has seen yet.\n", document, by=person)


def test_rows_go_in_by_the_batch():
    lines = [f"Town {number} shares its data with the agency." for number in range(1500)]

    with CaptureQueriesContext(connection) as queries:
        result = read("\n\n".join(lines))

    assert result.claims == len(lines)
    assert len(queries) <= len(lines) // 10


def test_a_claim_of_a_debate_says_who_made_it():
    turns = (f"MS. ORTIZ: We closed {number} clinics in May.\n\nMR. LEE: I saw it." for number in range(2, 6))

    document = read("The debate\n\n" + "\n\n".join(turns)).document

    closed = document.claims.filter(statement__contains="clinics")
    assert set(closed.values_list("claimant", flat=True)) == {"MS. ORTIZ"}


@pytest.mark.parametrize(
    ("heading", "title"),
    [("The *Rye* `plan`", "The Rye plan"), ("[The plan](https://a.example/)", "The plan"), ("2 * 3", "2 * 3")],
)
def test_a_title_has_no_signs_of_markup(heading, title):
    document = import_document(body=f"# {heading}\n\n{SENTENCE}\n".encode(), filename="a.md").document

    assert document.title == title
    assert document.claims.get().section.title == title
