"""The sources as CSL-JSON and BibTeX: valid, escaped, under keys that stay."""

import json
from typing import Any

import bibtexparser
import pytest

from claims.models import Source
from claims.workflow import perform
from tests import factories
from tests.exports.exported import exported

pytestmark = pytest.mark.django_db


def cited(**source: Any) -> Source:
    """A source that a settled claim cites."""
    ann = factories.user(f"ann{Source.objects.count()}", "reviewer")
    claim = factories.claim()
    citation = factories.cite(claim, ann, accessed_on="2024-05-01", **{"url": "https://leg.example/act"} | source)
    perform("decide", claim, by=ann, verdict="disputed", rationale="It says otherwise.")
    return citation.source


def csl() -> list[dict[str, Any]]:
    return json.loads(exported(format="csl"))


def bibtex() -> list[dict[str, str]]:
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
    return bibtexparser.loads(exported(format="bibtex").decode(), parser).entries


def test_a_source_is_described_in_both():
    source = cited(title="SB21-131", publisher="General Assembly")
    Source.objects.filter(pk=source.pk).update(kind="report", archive_url="https://archive.example/1")

    [item], [entry] = csl(), bibtex()

    assert item == {
        "id": f"source{source.pk}",
        "type": "report",
        "title": "SB21-131",
        "publisher": "General Assembly",
        "URL": "https://leg.example/act",
        "archive_location": "https://archive.example/1",
        "accessed": {"date-parts": [[2024, 5, 1]]},
    }
    assert (entry["ENTRYTYPE"], entry["ID"], entry["title"]) == ("techreport", f"source{source.pk}", "{SB21-131}")
    assert (entry["institution"], entry["url"]) == ("{General Assembly}", "https://leg.example/act")
    assert entry["urldate"] == "2024-05-01"


HARD_TITLES = [
    "Tom & Jerry’s 100 % #1_hit",
    "a {brace} and a }stray{ one",
    r"back\slash ~tilde^ $5",
    "two\nlines and\n\na blank one",
    'said "so"',
    "Doña Ana: Über §§ 24‑74 שלום",
    "@comment{x",
]


@pytest.mark.parametrize("title", HARD_TITLES)
def test_hard_titles_break_no_entry(title):
    cited(title=title, publisher=title)

    [item], [entry] = csl(), bibtex()

    assert item["title"] == title
    assert entry["url"] == "https://leg.example/act"
    assert plain(entry["title"]) == " ".join(title.split())
    assert "\n" not in entry["title"]


def plain(field: str) -> str:
    """As a TeX engine would set it."""
    words = field.removeprefix("{").removesuffix("}")
    for written, meant in (
        (r"\textbackslash{}", "\0"),
        (r"\{", "{"),
        (r"\}", "}"),
        (r"\textbraceleft{}", "{"),
        (r"\textbraceright{}", "}"),
        (r"\textasciitilde{}", "~"),
        (r"\textasciicircum{}", "^"),
    ):
        words = words.replace(written, meant)
    for mark in "&%$#_":
        words = words.replace(f"\\{mark}", mark)
    return words.replace("\0", "\\")


@pytest.mark.parametrize(
    ("identifier", "name", "value"),
    [
        ("10.1000/xyz(1)", "DOI", "10.1000/xyz(1)"),
        ("https://doi.org/10.1000/abc", "DOI", "10.1000/abc"),
        ("ISBN 978-3-16-148410-0", "ISBN", "978-3-16-148410-0"),
        ("SB21-131", "number", "SB21-131"),
    ],
)
def test_an_identifier_stands_under_the_name_of_what_it_is(identifier, name, value):
    source = cited()
    Source.objects.filter(pk=source.pk).update(identifier=identifier)

    [item] = csl()

    assert item[name] == value
    [entry] = bibtex()
    assert value in (entry[name.lower()] if name != "number" else entry["howpublished"])


def test_what_was_stored_as_csl_describes_the_work_and_nothing_else():
    source = cited()
    stored = {
        "author": [{"family": "Lee", "given": "Ann"}],
        "issued": {"date-parts": [[2021, 6]]},
        "volume": 12,
        "note": "ask Bob",
        "abstract": "private",
        "container-title": ["wrong form"],
    }
    Source.objects.filter(pk=source.pk).update(csl=stored, kind="law")

    [item], [entry] = csl(), bibtex()

    assert (item["author"], item["issued"], item["volume"]) == (stored["author"], stored["issued"], 12)
    assert not {"note", "abstract", "container-title"} & item.keys()
    assert (entry["author"], entry["year"], entry["month"]) == ("Lee, Ann", "2021", "June")


TYPES = [
    ("law", "SB21-131", "The act", "bill", "misc"),
    ("law", "", "HB 24-1001 Concerning data", "bill", "misc"),
    ("law", "8 U.S.C. 1373", "Communication", "legislation", "misc"),
    ("law", "42 CFR 431.301", "State plan", "legislation", "misc"),
    ("law", "", "The act that SB21-131 became", "legislation", "misc"),
    ("court", "", "Doe v. Roe", "legal_case", "misc"),
    # What is cited by its DOI alone comes in as a report.
    ("report", "10.1000/abc", "On data", "article-journal", "article"),
    ("data", "10.1000/abc", "Data", "dataset", "misc"),
    ("report", "", "Audit", "report", "techreport"),
    ("news", "", "ICE got records", "article-newspaper", "article"),
    ("web_page", "", "Page", "webpage", "misc"),
]


@pytest.mark.parametrize(("kind", "identifier", "title", "type_", "entry_type"), TYPES)
def test_a_source_is_of_the_type_that_its_kind_and_identifier_say(kind, identifier, title, type_, entry_type):
    source = cited()
    Source.objects.filter(pk=source.pk).update(kind=kind, identifier=identifier, title=title)

    assert (csl()[0]["type"], bibtex()[0]["ENTRYTYPE"]) == (type_, entry_type)


@pytest.mark.parametrize(
    ("kind", "container", "told"),
    [
        ("news", "", {"container-title": "The Sun"}),
        # Zotero knows the site of a web page, and no publisher.
        ("web_page", "", {"container-title": "The Sun"}),
        ("data", "", {"publisher": "The Sun"}),
        ("web_page", "The Sun", {"container-title": "The Sun"}),
        ("news", "Weekend", {"container-title": "Weekend", "publisher": "The Sun"}),
    ],
)
def test_no_publisher_is_told_twice(kind, container, told):
    source = cited(publisher="The Sun")
    Source.objects.filter(pk=source.pk).update(kind=kind, csl={"container-title": container} if container else {})

    [item], [entry] = csl(), bibtex()

    assert {name: item[name] for name in ("container-title", "publisher") if name in item} == told
    assert str(entry).count("The Sun") == 1


def test_a_bill_is_of_the_body_that_it_lies_before():
    """Zotero takes a bill with a publisher for a hearing."""
    source = cited(publisher="The Assembly", title="Privacy of data", identifier="SB21-131")
    Source.objects.filter(pk=source.pk).update(kind="law")

    [item], [entry] = csl(), bibtex()

    assert (item["type"], item["authority"], "publisher" in item) == ("bill", "The Assembly", False)
    assert entry["howpublished"] == "{SB21-131, The Assembly}"


def test_a_name_has_its_particle_and_its_suffix_in_bibtex():
    source = cited()
    authors = [
        {"family": "Beethoven", "non-dropping-particle": "van", "given": "Ludwig"},
        {"family": "King", "given": "M. L.", "suffix": "Jr."},
    ]
    Source.objects.filter(pk=source.pk).update(csl={"author": authors})

    assert bibtex()[0]["author"] == "van Beethoven, Ludwig and King, Jr., M. L."


def test_names_and_numbers_are_no_lists_in_bibtex():
    agency = "Department of Policy and Financing"
    source = cited(publisher=agency, title="HCPF on SB21-131", identifier="SB21-131")
    authors = [{"literal": agency}, {"family": "Lee", "given": "Ann"}, {"family": "Sand and Co"}]
    Source.objects.filter(pk=source.pk).update(csl={"author": authors, "container-title": "A {b} site"}, kind="law")

    [entry] = bibtex()

    assert entry["author"] == f"{{{agency}}} and Lee, Ann and {{Sand and Co}}"
    # The title says the number already.
    assert entry["howpublished"] == f"{{A \\{{b\\}} site, {agency}}}"
    assert entry["title"] == "{HCPF on SB21-131}"


def test_an_article_has_its_journal_and_where_in_it():
    source = cited(publisher="Press", identifier="10.1000/abc")
    told = {
        "container-title": "The Journal",
        "volume": 12,
        "issue": "3",
        "page": "1-9",
        "issued": {"date-parts": [[2021]]},
    }
    Source.objects.filter(pk=source.pk).update(csl=told, kind="report")

    [entry] = bibtex()

    found = {name: entry[name] for name in ("journal", "publisher", "volume", "number", "pages", "year", "date")}
    assert found == {
        "journal": "{The Journal}",
        "publisher": "{Press}",
        "volume": "12",
        "number": "3",
        "pages": "1-9",
        "year": "2021",
        "date": "2021",
    }
    assert "month" not in entry


def test_a_source_that_only_open_claims_cite_stays_inside():
    factories.cite(factories.claim(), factories.user("ann", "reviewer"))

    assert csl() == []
    assert bibtex() == []


def test_each_source_comes_once_in_the_order_of_its_number():
    first, second = cited(url="https://one.example/"), cited(url="https://two.example/")
    cited(url="https://one.example/")

    assert [item["id"] for item in csl()] == [f"source{first.pk}", f"source{second.pk}"]
