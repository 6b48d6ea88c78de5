"""Copies of sources: what a check finds in them, who sees them, and what is kept."""

import json
from hashlib import sha256

import pytest

from claims.choices import ExcerptCheck, Verdict
from claims.history import first_flaw
from claims.models import Citation, CopyBody, Event, Source, SourceCopy
from claims.refusal import NotAllowed, Refused
from claims.services.sources.copies import check_citation, copies_of, download_name, read_copy, result_of
from claims.workflow import perform
from tests import factories
from tests.text.importers.word_files import docx, p, run

pytestmark = pytest.mark.django_db
TEXT = "# The act\n\n## Section 3\n\nAgencies  shall not “share” the ﬁles.\n\nA state may opt out.\n"


@pytest.fixture
def people(db):
    roles = {"rita": "reviewer", "sam": "reviewer", "vic": "viewer", "stranger": ""}
    return {name: factories.user(name, *filter(None, [role])) for name, role in roles.items()}


@pytest.fixture
def claim(people):
    return factories.claim()


def checked(citation, by, text=TEXT, filename="act.md"):
    return check_citation(citation, by=by, copy=read_copy(text.encode(), filename))


@pytest.mark.parametrize(
    ("excerpt", "check", "exact", "heading", "words"),
    [
        ("A state may opt out.", "found", True, "Section 3", ["A state may opt out."]),
        ('shall not "share" the files', "found", False, "Section 3", ["shall not “share” the ﬁles"]),
        ("Agencies … opt out", "found", True, "Section 3", ["Agencies", "opt out"]),
        ("A state must opt out.", "differs", False, "Section 3", ["A state may opt out."]),
        ("Bananas ripen early.", "differs", False, "", []),
    ],
)
def test_an_excerpt_is_found_or_differs(people, claim, excerpt, check, exact, heading, words):
    citation = factories.cite(claim, people["rita"], excerpt=excerpt)

    checked(citation, people["sam"])

    citation.refresh_from_db()
    result = result_of(citation, copies_of(citation.source_id, people["rita"]))
    assert citation.excerpt_check == check
    assert result is not None
    assert (result.is_found, result.is_exact) == (check == "found", exact)
    assert [place.words for place in result.places] == words
    assert {place.heading for place in result.places} <= {heading}
    for place in result.places:
        assert TEXT[place.character - 1 :].startswith(place.words)
    changed = {(stretch.kind, stretch.words) for stretch in result.stretches if stretch.kind != "kept"}
    assert changed == ({("removed", "must"), ("added", "may")} if "must" in excerpt else set())


def test_the_event_has_ids_and_digests_and_no_words(people, claim):
    citation = factories.cite(claim, people["rita"], excerpt="A state may opt out.")
    before = claim.lock_version

    checked(citation, people["rita"], filename="secret-client.md")

    copy = SourceCopy.objects.get()
    told = json.loads(Event.objects.get(act="check_excerpt").payload)
    assert told["check"] == "found"
    assert (told["citation"], told["source"], told["copy"]) == (citation.pk, citation.source_id, copy.pk)
    assert told["sha256"] == copy.sha256 == sha256(TEXT.encode()).hexdigest()
    assert TEXT[slice(*told["places"][0])] == "A state may opt out."
    assert "texts" not in told
    assert not Event.objects.filter(payload__contains="secret").exists()
    assert "secret" not in download_name(copy)
    claim.refresh_from_db()
    assert claim.lock_version == before
    assert first_flaw() is None


def test_the_copy_is_kept_as_it_came(people, claim):
    body = docx(p(run("A state may opt out.")))
    citation = factories.cite(claim, people["rita"], excerpt="A state may opt out.")

    check_citation(citation, by=people["rita"], copy=read_copy(body, "C:\\x/act.docx"))

    copy = SourceCopy.objects.get()
    stored = CopyBody.objects.get(pk=copy.pk)
    assert (bytes(stored.body), stored.text) == (body, "A state may opt out.")
    assert (copy.importer, copy.size, copy.chars, copy.added_by) == ("docx", len(body), 20, people["rita"])
    assert copy.media_type.endswith("wordprocessingml.document")


def test_checking_again_takes_another_copy_or_the_same(people, claim):
    rita = people["rita"]
    citation = factories.cite(claim, rita, excerpt="A state may opt out.")
    checked(citation, rita, "Nothing of the kind.")
    checked(citation, rita)
    checked(citation, rita)
    first, second = SourceCopy.objects.order_by("pk")

    assert Citation.objects.get().excerpt_check == ExcerptCheck.FOUND
    check_citation(citation, by=rita, copy=first.pk)
    found = Citation.objects.get()
    assert (found.excerpt_check, found.checked_copy) == (ExcerptCheck.DIFFERS, first)
    assert second.sha256 != first.sha256


@pytest.mark.parametrize(
    ("body", "filename", "named"),
    [
        (b"", "a.txt", "empty"),
        (b"x" * 101, "a.txt", "limit is 100"),
        (b"PK\x03\x04", "a.docx", "cannot be read"),
        (b"a\x00b", "a.txt", "NUL"),
        (b"MZ", "a.exe", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_and_nothing_is_kept(people, claim, settings, body, filename, named):
    settings.FACTCHECK_MAX_DOCUMENT_BYTES = 100
    factories.cite(claim, people["rita"], excerpt="So.")

    with pytest.raises(Refused, match=named):
        read_copy(body, filename)
    assert not SourceCopy.objects.exists()


def test_forged_numbers_are_refused(people, claim):
    rita, sam = people["rita"], people["sam"]
    citation = factories.cite(claim, rita, excerpt="So.")
    bare = factories.cite(claim, rita, url="https://bare.example/")
    other = factories.cite(factories.claim(), rita, url="https://other.example/", excerpt="So.")
    foreign = factories.copy(other, rita)

    for data, named in (
        ({"citation": citation.pk, "copy": foreign.pk}, "no such copy"),
        ({"citation": citation.pk, "copy": 10**15}, "no such copy"),
        ({"citation": citation.pk, "copy": "x"}, "is no copy"),
        ({"citation": other.pk, "copy": foreign.pk}, "no such citation"),
        ({"citation": bare.pk, "copy": foreign.pk}, "no excerpt"),
    ):
        with pytest.raises(Refused, match=named):
            perform("check_excerpt", claim, by=sam, **data)
    with pytest.raises(NotAllowed):
        check_citation(citation, by=people["vic"], copy=foreign.pk)


@pytest.fixture
def sealed(people):
    """A citation of a blind round, checked against a copy by its author."""
    blind = factories.claim(factories.document(reviews_required=2))
    citation = factories.cite(blind, people["rita"], excerpt="So.")
    factories.copy(citation, people["rita"])
    citation.refresh_from_db()
    return citation


def seen_by(people):
    return {name for name, person in people.items() if SourceCopy.objects.visible_to(person).exists()}


def test_a_copy_of_a_sealed_round_is_its_authors_alone_until_the_round_opens(people, sealed):
    sam = people["sam"]
    # The source itself is no secret: it is cited in the open too.
    factories.cite(factories.claim(), people["rita"], source=sealed.source)

    assert seen_by(people) == {"rita"}
    assert not Event.objects.visible_to(sam).filter(act="check_excerpt").exists()
    with pytest.raises(Refused, match="no such citation"):
        check_citation(sealed, by=sam, copy=sealed.checked_copy_id)

    perform("decide", sealed.claim, by=people["rita"], verdict=Verdict.DISPUTED, rationale="So.")
    assert seen_by(people) == {"rita"}
    factories.review(sealed.claim, sam)
    assert seen_by(people) == {"rita", "sam", "vic"}
    assert Event.objects.visible_to(sam).filter(act="check_excerpt").exists()


def test_a_copy_goes_with_the_citations_of_its_source(people, claim):
    citation = factories.cite(claim, people["rita"], excerpt="So.")
    factories.copy(citation, people["rita"])

    assert seen_by(people) == {"rita", "sam"}
    perform("uncite", claim, by=people["rita"], citation=citation.pk)
    assert seen_by(people) == {"rita"}


@pytest.mark.parametrize(("reviews_required", "seen"), [(1, {"rita", "sam"}), (2, {"rita"})])
def test_a_claim_that_ends_opens_no_sealed_copy(people, reviews_required, seen):
    claim = factories.claim(factories.document(reviews_required=reviews_required))
    citation = factories.cite(claim, people["rita"], excerpt="So.")
    factories.cite(factories.claim(), people["rita"], source=citation.source)
    factories.copy(citation, people["rita"])

    perform("drop", claim, by=people["rita"], reason="None.")

    assert SourceCopy.objects.count() == 1
    assert seen_by(people) == seen


@pytest.mark.parametrize(("reviews_required", "left"), [(1, 1), (2, 0)])
def test_a_document_that_ends_opens_no_sealed_copy(people, reviews_required, left):
    lead = factories.user("lea", "lead")
    document = factories.document(reviews_required=reviews_required)
    factories.copy(factories.cite(factories.claim(document), people["rita"], excerpt="So."), people["rita"])

    perform("discard", document, by=lead)

    assert SourceCopy.objects.count() == left


def test_merged_claims_keep_their_copies(people):
    claim, other = factories.document().claims.in_document_order()[:2]
    copy = factories.copy(factories.cite(other, people["rita"], excerpt="So."), people["rita"])

    perform("merge", claim, by=people["rita"], other=other.pk)

    copy.refresh_from_db()
    assert copy.claim == claim
    assert Source.objects.count() == 1
