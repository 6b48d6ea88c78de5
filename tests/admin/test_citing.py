"""A citation in one line, without a script: at the desk and on the page of a claim."""

import json

import pytest

from claims.choices import SourceKind, Stance, Weight
from claims.history import first_flaw
from claims.models import Citation, Event, Source
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.desk import open_queue
from tests.admin.visitor import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["desk", "claim page"])
def address(request, cast, claim):
    """Where Rita works on the claim."""
    if request.param == "claim page":
        return page_of(claim)
    return open_queue(cast.rita, filters=f"document={claim.document_id}")


def cite(visitor, address, line, **typed):
    response = visitor.send(address, act="cite", cite__0__url=line, **typed)
    assert response.status_code == 302, Page(response.content.decode()).words
    return response


@pytest.mark.parametrize(
    ("line", "stored"),
    [
        (
            "https://Leg.example/act?utm_source=x#:~:text=so%20it%20says",
            (SourceKind.WEB_PAGE, "https://leg.example/act", "", "https://leg.example/act", "", "so it says"),
        ),
        (
            "45 CFR 164.512(f)",
            (
                SourceKind.LAW,
                "45 CFR 164.512",
                "45 CFR 164.512",
                "https://www.ecfr.gov/current/title-45/section-164.512",
                "(f)",
                "",
            ),
        ),
        ("The clerk, by telephone", (SourceKind.OTHER, "The clerk, by telephone", "", "", "", "")),
    ],
)
def test_a_line_is_saved_at_once(cast, address, line, stored):
    response = cite(cast.rita, address, line)

    made = Citation.objects.select_related("source").get()
    source = made.source
    assert (source.kind, source.title, source.identifier, source.url, made.pinpoint, made.excerpt) == stored
    assert made.stance == Stance.SUPPORTS
    assert made.accessed_on is not None
    assert response.headers["Location"].endswith("#decision-heading")


def test_what_was_typed_into_a_field_holds_over_the_line(cast, address):
    cite(
        cast.rita,
        address,
        "45 CFR 164.512(f)",
        cite__0__pinpoint="(a)",
        cite__0__title="The rule",
        cite__0__stance="refutes",
    )

    made = Citation.objects.select_related("source").get()
    assert (made.pinpoint, made.source.title, made.stance) == ("(a)", "The rule", "refutes")


def test_the_same_words_are_the_same_source(cast, address):
    cite(cast.rita, address, "The clerk, by telephone")
    cite(cast.rita, address, "The clerk, by telephone", cite__0__pinpoint="3 May", cite__0__twice="beside")

    assert Source.objects.count() == 1


def test_a_second_citation_of_one_source_is_asked_about_and_joined(cast, address, claim):
    cite(cast.rita, address, "https://a.example/", cite__0__pinpoint="§ 2", cite__0__excerpt="So it says.")

    response = cast.rita.send(
        address,
        act="cite",
        cite__0__url="a.example",
        cite__0__pinpoint="§ 5",
        cite__0__excerpt="And so.",
        note__0__body="Half",
    )

    page = Page(response.content.decode())
    assert (response.status_code, Citation.objects.count()) == (422, 1)
    assert "Supports: https://a.example/, § 2" in page.words
    assert (page.fields["cite-0-twice"], page.fields["cite-0-pinpoint"]) == (["join"], ["§ 5"])
    assert page.fields["note-0-body"] == ["Half"]
    cast.rita.send(address, page, act="cite")
    made = Citation.objects.get()
    assert (made.pinpoint, made.excerpt) == ("§ 2, § 5", "So it says.\n\nAnd so.")
    assert [event.act for event in Event.objects.of_claim(claim.pk)] == ["cite", "cite", "uncite"]


def test_both_are_kept_where_that_is_meant(cast, address):
    cite(cast.rita, address, "https://a.example/")

    cite(cast.rita, address, "https://a.example/", cite__0__pinpoint="§ 5", cite__0__twice="beside")

    assert sorted(Citation.objects.values_list("pinpoint", flat=True)) == ["", "§ 5"]


def test_what_somebody_else_cites_is_cited_without_a_question(cast, address, claim):
    factories.cite(claim, cast.sam.person, url="https://a.example/")

    cite(cast.rita, address, "https://a.example/")

    assert Citation.objects.count() == 2


def test_what_is_typed_of_a_known_source_fills_what_it_lacks(cast, address, claim):
    source = factories.cite(claim, cast.sam.person, url="https://a.example/?a=1&b=2").source

    cite(
        cast.rita,
        address,
        "https://a.example/?a=1&b=2",
        cite__0__title="Statistics 2022",
        cite__0__publisher="The office",
        cite__0__weight="weak",
    )

    source = Source.objects.get()
    assert (source.title, source.publisher, source.weight, source.lock_version) == (
        "Statistics 2022",
        "The office",
        "weak",
        1,
    )
    event = Event.objects.get(act="source")
    assert json.loads(event.payload)["changed"] == ["publisher", "title", "weight"]
    assert first_flaw() is None
    assert "not kept" not in cast.rita.get(address).words


@pytest.mark.parametrize("act", ["cite", "save"])
def test_what_is_typed_otherwise_of_a_known_source_is_named(cast, address, claim, act):
    known = {"title": "Statistics", "publisher": "The office", "weight": "reliable"}
    factories.cite(claim, cast.sam.person, url="https://a.example/", **known)

    response = cast.rita.send(
        address,
        act=act,
        cite__0__url="https://a.example/",
        cite__0__title="Statistics 2022",
        cite__0__publisher="The office",
        cite__0__weight="weak",
    )
    # Not at the decision, with the message out of sight above it.
    assert "#" not in response.headers["Location"]
    page = cast.rita.get(response.headers["Location"])

    assert Source.objects.values("title", "publisher", "weight").get() == known
    assert "The source was known as “Statistics (The office)”." in page.words
    weak = Weight.WEAK.label
    assert f"What you typed is not kept: Title “Statistics 2022”, Weight “{weak}”. Change it on its page" in page.words


def test_what_a_sealed_citation_says_of_a_source_that_others_see_is_not_kept(cast, blind, claim):
    factories.cite(claim, cast.sam.person, url="https://a.example/")

    page = cast.rita.press(page_of(blind), "cite", cite__0__url="https://a.example/", cite__0__publisher="The office")

    assert Source.objects.get().publisher == ""
    assert "What you typed is not kept: Publisher “The office”." in page.words
    assert not Event.objects.filter(act="source").exists()


def test_a_line_that_reads_as_a_title_differs_from_none(cast, address, claim):
    factories.cite(claim, cast.sam.person, identifier="45 CFR 164.512", title="The privacy rule")

    page = cast.rita.press(address, "cite", cite__0__url="45 CFR 164.512(f)")

    assert (Source.objects.count(), "not kept" in page.words) == (1, False)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("javascript:alert(1)", "“javascript:”"),
        ("data:text/html,x", "“data:”"),
        ("https://name:secret@a.example/", "user name or password"),
        ("https://a b.example/x y", "not a web address"),
        ("a\x00b", "NUL"),
    ],
)
def test_a_refusal_names_what_is_wrong_and_keeps_what_was_typed(cast, address, line, named):
    response = cast.rita.send(
        address, act="cite", cite__0__url=line, cite__0__pinpoint="§ 2", note__0__body="Half a no"
    )

    page = Page(response.content.decode())
    assert response.status_code == 422
    assert named.lower() in page.words.lower()
    assert page.fields["cite-0-pinpoint"] == ["§ 2"]
    assert page.fields["note-0-body"] == ["Half a no"]
    assert not Source.objects.exists()


def test_a_citation_saves_nothing_else_and_loses_nothing(cast, address):
    response = cast.rita.send(
        address,
        act="cite",
        cite__0__url="https://a.example/",
        note__0__body="Half a no",
        decision__rationale="Half a thou",
    )

    page = Page(response.content.decode())
    assert (response.status_code, Citation.objects.count()) == (200, 1)
    assert page.fields["note-0-body"] == ["Half a no"]
    assert page.fields["decision-rationale"] == ["Half a thou"]
    assert page.fields["cite-0-url"] == [""]
    assert any(given.get("id") == "decision-heading" and "autofocus" in given for given in page.attributes)


def test_an_offer_fills_the_line_and_saves_nothing(cast, address, claim):
    factories.cite(claim, cast.sam.person, identifier="SB19-216", title="The pilot")
    offered = next(value for name, value in cast.rita.get(address).buttons if name == "pick" and "216" in value)

    page = Page(cast.rita.send(address, pick=offered, note__0__body="Half a no").content.decode())

    assert page.fields["cite-0-url"] == [offered]
    assert page.fields["note-0-body"] == ["Half a no"]
    assert [field["name"] for field in page.attributes if "autofocus" in field] == ["cite-0-pinpoint"]
    assert Citation.objects.count() == 1
    cast.rita.send(address, page, act="cite", cite__0__pinpoint="s 3")
    assert Citation.objects.filter(pinpoint="s 3", source__title="The pilot").count() == 1


@pytest.mark.parametrize("pick", ["", "#999999", "javascript:alert(1)", "x" * 5000])
def test_a_forged_offer_is_only_a_line(cast, address, pick):
    page = Page(cast.rita.send(address, pick=pick).content.decode())

    assert page.fields["cite-0-url"] == [pick]
    assert not Citation.objects.exists()


def test_the_line_under_way_says_what_it_is_read_as(cast, claim):
    address = f"/admin/citing/{claim.pk}/"

    assert "Read as: 45 CFR 164.512 · (f)" in cast.rita.get(f"{address}?cite-0-url=45+CFR+164.512(f)").words
    assert "Cannot be cited" in cast.rita.get(f"{address}?cite-0-url=javascript:x").words
    assert "SB19-216" in cast.rita.get(f"{address}?cite-0-url=").words


@pytest.mark.parametrize(
    ("line", "typed", "weight"),
    [
        ("https://blog.agency.example/post", {}, Weight.CIRCULAR),
        ("https://web.archive.org/web/2024/https://agency.example/faq", {}, Weight.CIRCULAR),
        ("https://blog.agency.example/post", {"cite__0__weight": "reliable"}, Weight.RELIABLE),
        ("https://other.example/", {}, ""),
        ("The clerk, by telephone", {}, ""),
    ],
)
def test_the_documents_own_site_is_circular(cast, line, typed, weight):
    claim = factories.claim(factories.document(url="https://www.agency.example/faq"))

    cite(cast.rita, page_of(claim), line, **typed)

    assert Source.objects.get().weight == weight
    page = cast.rita.get(page_of(claim))
    assert ("Circular: the document’s own site" in page.words) == (weight == Weight.CIRCULAR)
    assert ("counts as circular" in page.words) == (weight == Weight.CIRCULAR)


def test_a_law_on_the_documents_own_site_is_no_copy_of_it(cast):
    claim = factories.claim(factories.document(url="https://cdhs.colorado.gov/faq"))

    cite(cast.rita, page_of(claim), "SB21-131")

    assert Source.objects.get().weight == ""
    assert "Circular:" not in cast.rita.get(page_of(claim)).words


def test_a_shared_source_is_circular_for_one_document_alone(cast, claim):
    own = factories.claim(factories.document(url="https://agency.example/faq"))
    factories.cite(claim, cast.rita.person, url="https://agency.example/law")
    factories.cite(own, cast.rita.person, url="https://agency.example/law")

    assert Source.objects.get().weight == ""
    assert "Circular:" in cast.sam.get(page_of(own)).words
    assert "Circular:" not in cast.sam.get(page_of(claim)).words


def test_a_citation_shows_all_there_is_to_it(cast, claim):
    factories.cite(
        claim,
        cast.rita.person,
        title="The act",
        publisher="The press",
        pinpoint="s 3",
        excerpt="It is so.",
        weight="reliable",
        archive_url="https://archive.example/1",
        url="https://a.example/act",
    )

    for address in (page_of(claim), open_queue(cast.sam, filters=f"document={claim.document_id}")):
        page = cast.sam.get(address)
        shown = page.words
        for told in ("Supports", "Refutes", "The act, The press, s 3", "It is so.", "Not checked", "Reliable"):
            assert told in shown, told
        links = {link["href"]: link for link in page.attributes if link.get("class") == "outside"}
        assert set(links) == {"https://a.example/act#:~:text=It%20is%20so.", "https://archive.example/1"}
        assert {link["rel"] for link in links.values()} == {"noreferrer noopener"}
