"""A fact-check report: one document's text with every claim marked by its number, and what was found of each.

What it says is put together here; `report_html.py` and `report_paper.py` give it a form.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.choices import Reason, Verdict
from claims.exports.manifest import Manifest, manifest_of
from claims.exports.reading import Moment
from claims.exports.records import Record
from claims.exports.report_basis import Basis
from claims.exports.report_evidence import Leaned, Ruled, authorities_of, sources_of
from claims.exports.works import Work
from claims.marks import MARKS, mark_name
from claims.models import Document
from claims.models.numbers import claim_number, parse_number
from claims.services.reading.places import Place, laid_out
from claims.services.reading.reader import Section, read_version

FACT_CHECK = gettext_lazy("Fact-check: {title}")
STATE_OF_REPORT = gettext_lazy(
    "This report is about {document}, version {version}, in the state of {at} (event {number}, {hash})."
)


class Entry(NamedTuple):
    """A claim in the report: its public number, since a second one would be read as it; its record, and the name of its
    mark."""

    number: str
    claim: Record
    mark: str
    label: str
    icon: str

    @property
    def is_settled(self) -> bool:
        return bool(self.claim["verdict"])

    @property
    def stands(self) -> bool:
        """Whether its verdict does, on the words as they are."""
        return self.is_settled and not self.claim["text_changed"]

    @property
    def quotes(self) -> list[str]:
        return [anchor["quote"] for anchor in self.claim["anchors"]]

    @property
    def repeats(self) -> bool:
        """Whether its statement only says again what it quotes."""
        return self.claim["statement"] in (quote.strip() for quote in self.quotes)

    @property
    def anchor(self) -> str:
        return str(self.claim["id"]).lower()

    @property
    def reason(self) -> str:
        return str(Reason(self.claim["reason"]).label) if self.claim["reason"] else ""


class Tally(NamedTuple):
    label: str
    icon: str
    mark: str
    claims: int
    meaning: str
    # Those whose verdict it is.
    standing: list[Entry]


class Report(NamedTuple):
    work: Work
    version: int
    sections: list[Section]
    entries: list[Entry]
    tallies: list[Tally]
    authorities: list[Ruled]
    sources: list[Leaned]
    summary: list[str]
    method: list[str]
    corrections: list[str]
    # Where to say that something is wrong.
    contact: str
    manifest: Manifest

    @property
    def title(self) -> str:
        return str(FACT_CHECK).format(title=self.work.title)

    @property
    def found(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.stands]

    @property
    def waiting(self) -> list[Entry]:
        return [entry for entry in self.entries if not entry.stands]

    @property
    def by_claim(self) -> dict[int, Entry]:
        return {parse_number(entry.claim["id"]): entry for entry in self.entries}


def foot_of(report: Report) -> str:
    """What each printed page says, since pages part from each other."""
    return _("{document}, version {version}, event {event}").format(
        document=report.work.number, version=report.version, event=report.manifest["event"]["number"]
    )


def report_of(moment: Moment, form: str) -> Report:
    basis: Basis = moment.also
    document = moment.selection.document
    assert document is not None
    entries = [_entry(claim, moment) for claim in moment.claims()]
    version = basis.version.number if basis.version else 0
    return Report(
        moment.works[document.pk],
        version,
        read_version(basis.blocks, _places(entries, version), basis.text),
        entries,
        _tallies(entries, moment),
        authorities_of(entries),
        sources_of(entries),
        list(_summary(basis, entries)),
        list(_method(moment, basis, document)),
        list(_corrections(basis, entries)),
        settings.FACTCHECK_SITE_URL or settings.FACTCHECK_TEAM_NAME,
        manifest_of(moment, {"format": form, "text": _("every claim of the document; quotes as they stand in it")}),
    )


def _entry(claim: Record, moment: Moment) -> Entry:
    name = mark_name(claim["status"], claim["verdict"], changed=claim["text_changed"], held=False)
    label = moment.wordings[name].label if name in Verdict.values else str(MARKS[name].label)
    return Entry(str(claim["id"]), claim, name, label, MARKS[name].icon)


def _places(entries: list[Entry], version: int) -> list[Place]:
    places = [
        Place(place["start"], place["end"], parse_number(entry.claim["id"]), entry.mark)
        for entry in entries
        for place in entry.claim["anchors"]
        if place["version"] == version
    ]
    return laid_out(sorted(places, key=lambda place: (place.start, -place.end, place.claim)))


def _tallies(entries: list[Entry], moment: Moment) -> list[Tally]:
    """How many claims show each mark: the verdicts, also those that none has, and then what is still to do."""
    counts = dict.fromkeys([*Verdict.values, *MARKS], 0)
    for entry in entries:
        counts[entry.mark] += 1
    found = []
    for name, claims in counts.items():
        worded = moment.wordings.get(name)
        if claims or worded:
            label, meaning = worded or (str(MARKS[name].label), "")
            standing = [entry for entry in entries if entry.stands and entry.mark == name]
            found.append(Tally(label, MARKS[name].icon, name, claims, meaning, standing))
    return found


def _summary(basis: Basis, entries: list[Entry]) -> Iterator[str]:
    """How far the document is checked; what this report leaves out is never left unsaid."""
    settled = ngettext(
        "{settled} of {total} claim settled.", "{settled} of {total} claims settled.", basis.claims
    ).format(settled=basis.settled, total=basis.claims)
    yield settled
    if len(entries) < basis.claims:
        yield ngettext(
            "This report tells of {shown} of these claims; {left} other is neither told nor marked in the text.",
            "This report tells of {shown} of these claims; {left} others are neither told nor marked in the text.",
            basis.claims - len(entries),
        ).format(shown=len(entries), left=basis.claims - len(entries))


def _method(moment: Moment, basis: Basis, document: Document) -> Iterator[str]:
    yield _("Each assertion of the text was recorded as a claim, anchored to its exact words, and reviewed by itself.")
    yield ngettext(
        "A claim of this document is settled by one reviewer, or by two where somebody asked for a second review.",
        "Claims of this document are settled by two reviewers; neither sees the other's review until both are in.",
        document.reviews_required,
    )
    yield _(
        "“{verified}”, “{partly_supported}” and “{disputed}” need a rationale and a citation. A verdict belongs to the "
        "words it was given on: where a new version changed them, the claim is marked until somebody confirms it."
    ).format(**{verdict: wording.label for verdict, wording in moment.wordings.items()})
    if basis.version:
        yield str(STATE_OF_REPORT).format(
            document=document.number, version=basis.version.number, at=_moment(moment.as_of),
            number=moment.head.number, hash=moment.head.hash[:16],
        )  # fmt: skip
        yield _("The SHA-256 of this text is {digest}.").format(digest=basis.version.text_sha256)


def _moment(as_of: str | None) -> str:
    """Such as: 2024-05-03, 14:05 UTC."""
    return f"{datetime.fromisoformat(as_of).astimezone(UTC):%Y-%m-%d, %H:%M} UTC" if as_of else "–"


def _corrections(basis: Basis, entries: list[Entry]) -> Iterator[str]:
    """What changed since it was first told."""
    told = {parse_number(entry.claim["id"]): entry for entry in entries}
    for claim, day in basis.reopened:
        if entry := told.get(claim):
            now = entry.claim["decided_at"]
            again = (
                _("settled again on {day}: {verdict}").format(day=now[:10], verdict=entry.label) if now else entry.label
            )
            yield _("{claim} was reopened on {day}; {now}.").format(claim=claim_number(claim), day=day, now=again)
    for number, day in basis.versions[1:]:
        yield _("Version {number} of the text was read on {day}.").format(number=number, day=day)
    for entry in entries:
        if entry.claim["text_changed"] and entry.claim["verdict"]:
            yield _("{claim}: its words changed since it was reviewed.").format(claim=entry.claim["id"])
