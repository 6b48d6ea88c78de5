"""Documents at the admin: brought in, described, read to the end, renewed, and deleted while nobody has reviewed."""

import pytest

from claims.models import Claim, Dismissal, Document, Event, Match, Sentence, Version
from claims.services.reading.coverage import coverage_of, unread_sentences
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.uploads import IMPORT, upload
from tests.run_on import run_on

TEXT = (
    "# Report\n\nThere are several ways in which it is protected:\n\n- Names of residents are encrypted.\n\n"
    "But why is that so? It is so.\n\nThanks for reading.\n"
)


@pytest.fixture
def report(db):
    return factories.document(TEXT, title="The report")


def test_a_pasted_text_becomes_a_document(cast):
    response = cast.rita.send(
        IMPORT,
        text="The state passed the law.\r\nHIPAA covers it.",
        title="Pasted",
        reviews_required="2",
        publisher="Press",
    )

    document = Document.objects.get()
    version = document.newest_version
    assert response.headers["Location"] == page_of(document)
    assert (document.title, document.reviews_required, version.filename) == ("Pasted", 2, "pasted.txt")
    assert version.stored_text.body == "The state passed the law.\nHIPAA covers it."
    assert "new claims" in cast.rita.get(page_of(document)).words
    assert Event.objects.get(act="import").actor_number == cast.rita.person.pk


def test_an_uploaded_file_becomes_a_document(cast):
    response = cast.lee.send(IMPORT, file=upload())

    document = Document.objects.get()
    assert response.status_code == 302
    assert (document.title, document.newest_version.filename) == ("Report", "report.md")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Choose a file or paste a text"),
        ({"text": "Words.", "title": ""}, "Give the pasted text a title"),
        ({"text": "Words.\x00", "title": "T"}, "Null characters are not allowed"),
        ({"text": "Words.", "title": "T", "url": "javascript:alert(1)"}, "url"),
        ({"text": "Words.", "title": "T", "published_on": "soon"}, "valid date"),
        ({"file": upload("notes.xlsx")}, "notes.xlsx"),
        ({"file": upload("bad.txt", b"\x81\x00words")}, "bad.txt"),
    ],
)
def test_a_refused_import_says_why_and_keeps_what_was_typed(cast, fields, sentence):
    response = cast.rita.send(IMPORT, **({"publisher": "The kept press"} | fields))

    html = response.content.decode()
    assert response.status_code == 422
    assert sentence in html
    assert "The kept press" in html
    assert not Document.objects.exists()


def test_a_file_that_is_too_long_is_refused_by_name(cast, settings):
    settings.FACTCHECK_MAX_DOCUMENT_BYTES = 100

    response = cast.rita.send(IMPORT, file=upload("long.txt", b"word " * 100))

    assert response.status_code == 422
    assert "long.txt" in response.content.decode()


def test_the_same_bytes_add_nothing(cast):
    cast.rita.send(IMPORT, file=upload())

    page = cast.rita.client.post(IMPORT, {"file": upload(), "language": "en", "reviews_required": "1"}, follow=True)

    assert "nothing added" in page.content.decode()
    assert Version.objects.count() == 1


def test_the_description_is_the_leads(cast, document):
    cast.lee.press(page_of(document), "describe", about__title="Better", about__url="https://press.example/")

    document.refresh_from_db()
    assert (document.title, document.url) == ("Better", "https://press.example/")
    response = cast.rita.client.post(page_of(document), {"act": "describe", "seen": 1, "about-title": "Mine"})
    assert response.status_code in (403, 422)
    document.refresh_from_db()
    assert document.title == "Better"


def test_a_description_that_cannot_be_read_is_refused(cast, document):
    response = cast.lee.send(
        page_of(document), act="describe", about__url="javascript:alert(1)", about__author="A. Writer"
    )

    assert response.status_code == 422
    assert "A. Writer" in response.content.decode()


def test_suggestions_are_accepted_in_one_action(cast, report):
    page = cast.rita.get(page_of(report))
    assert "There are several ways in which it is protected:" in page.words
    suggested = page.fields["suggested"]

    done = cast.rita.press(page_of(report), "suggested")

    assert f"{len(suggested)} dismissed as suggested" in done.words
    assert Dismissal.objects.count() == len(suggested)
    assert set(Dismissal.objects.values_list("reason", flat=True)) <= {"lead_in", "question"}


def test_only_what_was_shown_is_accepted(cast, report):
    first = cast.rita.get(page_of(report)).fields["suggested"][:1]

    cast.rita.send(page_of(report), act="suggested", suggested=first)

    assert [str(number) for number in Dismissal.objects.values_list("sentence_id", flat=True)] == first


def test_sentences_are_dismissed_claimed_and_restored_one_by_one(cast):
    report = factories.document(TEXT)
    url, version = page_of(report), report.newest_version
    for sentence in unread_sentences(version):
        cast.rita.press(url, f"dismiss:{sentence.pk}", dismiss__reason="transition")
    assert coverage_of(version).left == 0

    dismissed = Dismissal.objects.first().sentence
    page = cast.rita.press(url, f"restore:{dismissed.pk}")
    assert "counts as unread again" in page.words
    count = Claim.objects.count()

    cast.rita.press(url, f"add:{dismissed.pk}")
    assert Claim.objects.count() == count + 1
    assert coverage_of(version).left == 0


def test_many_are_dismissed_together(cast):
    report = factories.document("# R\n\nThanks.\n\nWelcome to this page.\n\nSee you.\n")
    left = [sentence.pk for sentence in unread_sentences(report.newest_version)]
    assert left

    cast.rita.press(
        page_of(report), "dismiss", sentences=left, dismiss__reason="transition", dismiss__remark="Courtesy"
    )

    assert Dismissal.objects.filter(remark="Courtesy").count() == len(left)


def test_a_claim_is_added_by_exact_words(cast, document):
    url = page_of(document)
    refused = cast.rita.send(url, act="add", add__quote="no such words", add__statement="Kept")
    assert refused.status_code == 422
    assert "Kept" in refused.content.decode()

    cast.rita.press(url, "add", add__quote="in June 2020", add__statement="It was June.", add__kind="legal")

    made = Claim.objects.get(statement="It was June.")
    assert (made.anchors.get().quote, made.kind) == ("in June 2020", "legal")


def test_a_new_version_is_the_leads(cast, document):
    url = page_of(document)
    body = upload("new.md", b"# Report\n\nThe state passed the law in July 2020.\n")
    refused = cast.rita.client.post(url, {"act": "version", "version-file": body})
    assert refused.status_code == 403

    page = cast.lee.press(url, "version", version__file=upload("new.md", b"# R\n\nThe state passed the law in July.\n"))

    assert document.versions.count() == 2
    assert "version 2" in page.words
    assert cast.lee.send(url, act="version").status_code == 422


def test_a_new_version_is_pasted_as_the_first_was(cast, document):
    url = page_of(document)

    cast.lee.press(url, "version", version__text="# R\n\nIt met in July.\n", version__pasted_as="pasted.md")

    newest = document.versions.get(number=2)
    assert (newest.filename, newest.stored_text.body) == ("pasted.md", "# R\n\nIt met in July.\n")
    both = cast.lee.send(url, act="version", version__text="It met.", version__file=upload("new.md", b"It met.\n"))
    assert both.status_code == 422
    assert "one of the two" in both.content.decode()


def test_an_unreviewed_document_is_deleted_after_asking(cast, document):
    url = page_of(document).replace("change", "delete")
    assert "Delete the document" in cast.lee.get(url).words
    assert Document.objects.exists()

    cast.lee.send(url)

    assert not Document.objects.exists()
    assert Event.objects.filter(act="discard").exists()


def test_a_reviewed_document_stays(cast, document, claim):
    factories.review(claim, cast.rita.person)
    url = page_of(document).replace("change", "delete")

    response = cast.lee.send(url)

    assert response.status_code == 422
    assert "has reviews" in response.content.decode()
    assert Document.objects.exists()


def test_forged_sentences_are_refused(cast, document):
    other = factories.document(TEXT)
    foreign = Sentence.objects.filter(version=other.newest_version).first()

    for act in (
        f"dismiss:{foreign.pk}",
        f"add:{foreign.pk}",
        f"restore:{foreign.pk}",
        "dismiss:999999",
        "discard",
        "x",
    ):
        response = cast.rita.client.post(page_of(document), {"act": act, "dismiss-reason": "other"})
        assert response.status_code == 422, act
    assert not Dismissal.objects.exists()


def section_of(response, name):
    return response.content.decode().split(f'aria-labelledby="{name}-heading"')[1].split("</section>")[0]


@pytest.mark.parametrize(("groups", "is_open"), [(1, True), (6, False)])
def test_what_repeats_itself_is_folded_where_it_is_long(cast, groups, is_open):
    document = factories.document("\n\n".join(f"Town {number} shares its data." for number in range(2 * groups)))
    claims = list(document.claims.order_by("pk"))
    for one, other in zip(claims[::2], claims[1::2], strict=True):
        Match.objects.create(claim=one, other=other, kind="same", score=0.9)

    response = cast.lee.client.get(page_of(document))

    told, html = section_of(response, "groups"), response.content.decode()
    assert f"<summary>{groups} group{'s' if groups > 1 else ''}</summary>" in run_on(told)
    assert ("<details open>" in told) == is_open
    places = [html.index(f'id="{name}-heading"') for name in ("versions", "groups", "about")]
    assert places == sorted(places)


def test_a_description_is_read_before_it_is_changed(cast, document):
    url = page_of(document)
    assert "<details><summary>Change the description" in run_on(section_of(cast.lee.client.get(url), "about"))

    refused = cast.lee.send(url, act="describe", **{"about-url": "no address"})

    assert "<details open><summary>Change the description" in run_on(section_of(refused, "about"))
    assert "no address" in section_of(refused, "about")
