"""The sources cited in a selection, as CSL-JSON (citation-style-language/schema, csl-data.json) and as BibTeX."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import IO, Any, NamedTuple

import orjson
from django.db.models import Max
from django.utils.translation import gettext as _

from claims.choices import AuthorityKind, SourceKind
from claims.exports.manifest import Manifest, manifest_of
from claims.exports.reading import Moment
from claims.models import Citation, Source
from claims.text import find_authorities

BATCH = 500
CSL_TYPES = {
    SourceKind.WEB_PAGE: "webpage",
    SourceKind.LAW: "legislation",
    SourceKind.COURT: "legal_case",
    SourceKind.REPORT: "report",
    SourceKind.NEWS: "article-newspaper",
    SourceKind.DATA: "dataset",
    SourceKind.OTHER: "document",
}
# Of which the publisher is the name of what they stand in: a newspaper, or a site, of which Zotero knows no publisher.
SITES = ("article-newspaper", "webpage")
BILLS = (AuthorityKind.BILL, AuthorityKind.RESOLUTION)
# What a source may say of itself beyond its own columns. A note or an abstract is no description and stays inside.
CSL_NAMES = ("author", "editor", "translator", "container-author", "collection-editor")
CSL_DATES = ("issued", "original-date", "submitted", "event-date")
CSL_WORDS = (
    "container-title", "collection-title", "volume", "issue", "page", "number-of-pages", "edition", "publisher-place",
    "section", "chapter-number", "authority", "jurisdiction", "court", "genre", "medium", "version", "language", "ISSN",
    "ISBN", "DOI", "PMID", "PMCID", "title-short", "container-title-short", "event-title", "event-place", "number",
)  # fmt: skip
DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
ISBN = re.compile(r"(?:ISBN[- :]*)?((?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])", re.IGNORECASE)


class Cited(NamedTuple):
    """A source, and the day on which one of the selection's reviewers looked at it last."""

    source: Source
    accessed_on: date | None

    @property
    def key(self) -> str:
        """The same in every export of this workbench."""
        return f"source{self.source.pk}"


def cited_sources(moment: Moment) -> Iterator[Cited]:
    """Every source that the settled claims of the selection cite, once, in the order in which they came in."""
    citations = Citation.objects.published().filter(claim__in=moment.selection.claims().order_by().values("pk"))
    last = dict(citations.order_by().values_list("source").annotate(last=Max("accessed_on")))
    pks = iter(sorted(last))
    while batch := list(islice(pks, BATCH)):
        for source in Source.objects.filter(pk__in=batch).order_by("pk"):
            yield Cited(source, last[source.pk])


def write_csl(moment: Moment, file: IO[bytes]) -> Manifest:
    separator, count = b"[\n", 0
    for cited in cited_sources(moment):
        file.write(separator + orjson.dumps(csl_item(cited)))
        separator, count = b",\n", count + 1
    file.write(b"\n]\n" if count else b"[]\n")
    return manifest_of(moment, {"format": "csl", "sources": count, "text": _("one item per source cited")})


def csl_item(cited: Cited) -> dict[str, Any]:
    """Only what is known: no empty variables."""
    source = cited.source
    item = {
        "id": cited.key,
        "type": _type(source),
        "title": source.title,
        "publisher": source.publisher,
        "URL": source.url,
        "archive_location": source.archive_url,
        **_identified(source),
        **_described(source.csl),
        "accessed": _csl_date(cited.accessed_on),
    }
    if item["type"] in SITES:
        item.setdefault("container-title", source.publisher)
    if item["type"] == "bill":
        # Zotero takes one with a publisher for a hearing.
        item = {"authority": source.publisher} | item | {"publisher": ""}
    if item.get("container-title") == source.publisher:
        # Styles print both.
        item["publisher"] = ""
    return {name: value for name, value in item.items() if value}


def _type(source: Source) -> str:
    """By its kind; a law may be a bill yet, and a DOI that came in as it was typed is one of an article."""
    if source.kind in (SourceKind.REPORT, SourceKind.WEB_PAGE) and DOI.fullmatch(source.identifier.strip()):
        return "article-journal"
    if source.kind == SourceKind.LAW and _is_bill(source.identifier or source.title):
        return "bill"
    return CSL_TYPES[SourceKind(source.kind)]


def _is_bill(named: str) -> bool:
    return any(found.start == 0 and found.kind in BILLS for found in find_authorities(named.strip()))


def _identified(source: Source) -> dict[str, str]:
    """The identifier under the name of what it is."""
    for name, pattern in (("DOI", DOI), ("ISBN", ISBN)):
        if found := pattern.fullmatch(source.identifier.strip()):
            return {name: found[1]}
    return {"number": source.identifier}


def _described(csl: Any) -> dict[str, Any]:
    """Of what somebody stored as CSL, the variables that describe the work and have the form that CSL wants."""
    if not isinstance(csl, dict):
        return {}
    told = {name: csl[name] for name in CSL_WORDS if isinstance(csl.get(name), str | int)}
    told |= {name: csl[name] for name in CSL_NAMES if _is_list_of_names(csl.get(name))}
    return told | {name: csl[name] for name in CSL_DATES if isinstance(csl.get(name), dict)}


def _is_list_of_names(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(name, dict) for name in value)


def _csl_date(day: date | None) -> dict[str, Any] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
