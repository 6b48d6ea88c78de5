"""Sources and authorities: only as far as claims and citations show."""

import re

import pytest

from claims.choices import Verdict
from claims.models import Authority, Source
from claims.services.likeness.same_rules import link
from tests import factories
from tests.views.oracle import read, said, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sources(newsroom):
    return {
        name: Source.objects.get(url=url)
        for name, url in {
            "act": "https://leg.example/act",
            "hipaa": "https://law.example/hipaa",
            "sealed": "https://sealed.example/",
        }.items()
    }


def test_sources_are_listed_with_what_they_say(sources, cast, page_of):
    html = page_of(cast.viewer, "/sources/")

    assert "2 sources" in said(html)
    assert "The HIPAA rule" in html
    assert "1 / 0 / 0" in said(html, "col-stances")


@pytest.mark.parametrize("person", ["second", "lead", "administrator", "viewer"])
def test_a_source_of_a_sealed_citation_shows_to_its_author_alone(sources, cast, get, page_of, person):
    assert "sealed" not in page_of(getattr(cast, person), "/sources/")
    get(getattr(cast, person), sources["sealed"].get_absolute_url(), status=404)

    assert "A sealed source" in page_of(cast.author, "/sources/")
    get(cast.author, sources["sealed"].get_absolute_url())


def test_a_source_tells_the_claims_that_rest_on_it(newsroom, sources, cast, page_of):
    html = page_of(cast.viewer, sources["act"].get_absolute_url())

    assert newsroom.disputed.number in html
    assert "Refutes" in said(html, "stance")
    assert newsroom.verified.number not in html


def test_a_source_does_not_tell_of_sealed_citations(newsroom, sources, cast, page_of):
    factories.cite(newsroom.sealed, cast.author, source=sources["act"].pk, pinpoint="a telling pin")

    seen, own = (page_of(one, sources["act"].get_absolute_url()) for one in (cast.second, cast.author))

    assert "a telling pin" not in seen and newsroom.sealed.number not in seen
    assert "1 citation" in said(seen)
    assert "a telling pin" in own


def test_an_address_that_is_none_stays_text(newsroom, cast, page_of):
    Source.objects.filter(url="https://leg.example/act").update(url="javascript:alert(1)")

    html = page_of(cast.viewer, Source.objects.get(url="javascript:alert(1)").get_absolute_url())

    assert "javascript:alert(1)" in text_of(html)
    assert not [one for one in read(html).elements if one.attributes.get("href", "").startswith("javascript")]


def test_authorities_are_listed_with_what_was_found(newsroom, cast, page_of):
    viewer, team = (page_of(one, "/authorities/") for one in (cast.viewer, cast.second))

    assert "SB19-216" in viewer and "HIPAA" in viewer
    assert "SB20-083" not in viewer
    assert "SB20-083" in team
    assert "1 Disputed" in said(viewer, "col-verdicts")
    assert "Open" not in said(viewer, "col-verdicts")


def test_an_authority_tells_its_claims(newsroom, cast, page_of, get):
    bill = Authority.objects.get(key="SB19-216")

    html = page_of(cast.viewer, bill.get_absolute_url())

    assert newsroom.disputed.number in html
    assert "1 claim names it" in said(html)
    # The blind document names it too; that claim is not settled.
    assert "2 claims name it" in said(page_of(cast.second, bill.get_absolute_url()))
    get(cast.viewer, Authority.objects.get(key="SB20-083").get_absolute_url(), status=404)


def test_authorities_of_one_work_are_linked(cast, page_of):
    document = factories.document("45 CFR 164.512(f) allows it.\n\n45 CFR 164.512(a) requires it.", by=cast.lead)
    for claim in document.claims.all():
        factories.review(claim, cast.author, Verdict.VERIFIED)
    one, other = Authority.objects.order_by("key")

    assert one.work == other.work
    assert f'href="{other.get_absolute_url()}"' in page_of(cast.viewer, one.get_absolute_url())


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/sources/", "No settled claim cites a source yet."),
        ("/authorities/", "No settled claim names an authority yet."),
    ],
)
def test_empty_lists_tell_the_truth(cast, page_of, address, sentence):
    assert sentence in page_of(cast.viewer, address)


def test_one_rule_under_two_names_shows_in_the_table_and_on_the_page(newsroom, cast, page_of):
    one, other = Authority.objects.get(key="SB19-216"), Authority.objects.get(key="HIPAA")
    link(authority=one, other=other, by=cast.author)

    assert "HIPAA" in said(page_of(cast.viewer, "/authorities/"), "col-same")
    assert "The same rule as: HIPAA" in said(page_of(cast.viewer, one.get_absolute_url()))


def test_a_name_of_unsettled_claims_is_not_told_to_viewers(newsroom, cast, page_of):
    one, open_only = Authority.objects.get(key="SB19-216"), Authority.objects.get(key="SB20-083")
    link(authority=one, other=open_only, by=cast.author)

    assert "SB20-083" not in page_of(cast.viewer, "/authorities/")
    assert "SB20-083" not in page_of(cast.viewer, one.get_absolute_url())
    assert "SB20-083" in page_of(cast.second, one.get_absolute_url())


@pytest.mark.parametrize("address", ["/sources/", "/authorities/"])
def test_rows_are_sorted_by_the_claims_that_their_reader_sees(newsroom, sources, cast, page_of, address):
    def counts(sort):
        found = re.findall(r'<td class="col-claims"[^>]*>\s*(\d+)', page_of(cast.author, f"{address}?sort={sort}"))
        return [int(number) for number in found]

    factories.cite(newsroom.sealed, cast.author, source=sources["act"].pk)
    rising, falling = counts("claims"), counts("-claims")

    assert rising == sorted(rising) and falling == rising[::-1]
    assert len(set(rising)) > 1
