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
    assert (entry["institution"], entry["url"]) == ("General Assembly", "https://leg.example/act")
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
    assert bibtex()[0][name.lower()].replace("\\", "") == value


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
    assert (entry["author"], entry["year"]) == ("Lee, Ann", "2021")


def test_a_source_that_only_open_claims_cite_stays_inside():
    factories.cite(factories.claim(), factories.user("ann", "reviewer"))

    assert csl() == []
    assert bibtex() == []


def test_each_source_comes_once_in_the_order_of_its_number():
    first, second = cited(url="https://one.example/"), cited(url="https://two.example/")
    cited(url="https://one.example/")

    assert [item["id"] for item in csl()] == [f"source{first.pk}", f"source{second.pk}"]
