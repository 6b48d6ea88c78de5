"""The report as a paper: Markdown and DOCX."""

from collections.abc import Iterator, Mapping, Sequence
from typing import IO, NamedTuple

from django.utils.translation import gettext as _

from claims.choices import Stance
from claims.exports.manifest import Manifest
from claims.exports.paper import (
    Block,
    Heading,
    Paragraph,
    Quote,
    Table,
    Words,
    announcing,
    around,
    between,
    bold,
    plain,
    titles,
)
from claims.exports.paper_docx import write_docx
from claims.exports.paper_markdown import markdown_of
from claims.exports.reading import Moment
from claims.exports.records import Record
from claims.exports.report import FACT_CHECK, Entry, Report, foot_of, report_of
from claims.exports.report_evidence import Leaned, Told, cited, is_web_address, said_by, told_once
from claims.exports.report_text import IN_BRACKETS, UNDERLINED, text_of
from claims.exports.report_waiting import waiting_claim, waiting_words
from claims.text import runs_right_to_left


def write_report_markdown(moment: Moment, file: IO[bytes]) -> Manifest:
    report = report_of(moment, "report-markdown")
    file.write(markdown_of(list(paper_of(report, moment, str(IN_BRACKETS)))).encode())
    return report.manifest


def write_report_docx(moment: Moment, file: IO[bytes]) -> Manifest:
    report = report_of(moment, "report-docx")
    blocks = list(paper_of(report, moment, str(UNDERLINED)))
    about = {"title": report.title, "foot": foot_of(report), "language": report.work.language}
    write_docx(blocks, file, **about, dated=moment.dated)
    return report.manifest


def paper_of(report: Report, moment: Moment, legend: str) -> Iterator[Block]:
    """`legend` says how the form marks the claims in the text."""
    labels = {verdict: wording.label for verdict, wording in moment.wordings.items()}
    yield Heading(1, around(str(FACT_CHECK), report.work.title))
    yield from _about(report)
    yield Heading(2, [Words(_("Summary"))])
    yield from _summary(report)
    yield Heading(2, [Words(_("The text, claim by claim"))])
    yield announcing(Words(legend))
    yield from text_of(report)
    if report.found:
        yield Heading(2, [Words(_("What was found"))])
    for entry in report.found:
        yield from _entry(entry, labels, report.work.language)
    if report.waiting:
        yield from _waiting(report)
    yield from _closing(report)


def _about(report: Report) -> Iterator[Block]:
    work = report.work
    # Our own words first: the line runs in their direction, whatever the names are written in.
    told = [f"{work.number}, {_('version {number}').format(number=report.version)}", work.author, work.publisher]
    told += [_("published {day}").format(day=work.published_on)] if work.published_on else []
    told += [_("captured {day}").format(day=work.captured_on)] if work.captured_on else []
    yield Paragraph([Words(part) for part in between(" · ", filter(None, told))])
    for address in (work.url, work.archive_url):
        if address:
            yield Paragraph([linked(address)])


def _summary(report: Report) -> Iterator[Block]:
    yield from map(plain, report.summary)
    rows = [
        [[Words(f"{tally.icon} {tally.label}", is_bold=True, mark=tally.mark)], [Words(str(tally.claims))],
         [Words(tally.meaning)]]
        for tally in report.tallies
    ]  # fmt: skip
    yield Table(titles(_("Verdict"), _("Claims"), _("Meaning")), rows, (5, 2, 9))
    for tally in report.tallies:
        if tally.standing:
            yield Paragraph([bold(f"{tally.icon} {tally.label}:"), Words(" "), *_numbers(tally.standing)])


def _entry(entry: Entry, labels: dict[str, str], language: str) -> Iterator[Block]:
    claim = entry.claim
    reason = f" · {entry.reason}" if entry.reason else ""
    yield Heading(3, [Words(f"{entry.number} · "), _label(entry), Words(reason)], entry.anchor)
    if not entry.repeats:
        yield plain(claim["statement"])
    yield from (Quote(quote, language=language) for quote in entry.quotes)
    if claim["claimant"]:
        yield Paragraph([bold(_("Claimed by:")), Words(" "), Words(claim["claimant"])])
    yield from grounds(claim, report_labels())
    for review in claim["reviews"]:
        yield plain(said_by(review, labels[review["verdict"]]))


def _label(entry: Entry) -> Words:
    return Words(f"{entry.icon} {entry.label}", is_bold=True, mark=entry.mark)


def _waiting(report: Report) -> Iterator[Block]:
    """One row for each: most of a document may be open, and nothing is known of it but its words."""
    yield Heading(2, [Words(_("Without a verdict"))])
    yield announcing(Words(waiting_words()))
    rows = [
        [[Words(entry.number, name=entry.anchor)], [Words(waiting_claim(entry, report.version))], [_label(entry)]]
        for entry in report.waiting
    ]  # fmt: skip
    yield Table(titles(_("No."), _("Claim"), _("State")), rows, (3, 13, 4))


class Labels(NamedTuple):
    """What stands before the grounds of a verdict; nothing before a rationale that needs none."""

    rationale: str
    correction: str
    stances: Mapping[str, str]


def report_labels() -> Labels:
    return Labels("", _("Correction:"), {stance: f"{Stance(stance).label}:" for stance in Stance.values})


def grounds(claim: Record, labels: Labels) -> Iterator[Block]:
    """Rationale, correction and citations of a settled claim."""
    for label, text in ((labels.rationale, claim["rationale"]), (labels.correction, claim["correction"])):
        if text:
            yield from labelled(label, text)
    for citation in told_once(claim["citations"]):
        _stance, line, accessed, address = cited(citation)
        named = [Words(" "), Words(line), Words(accessed)] if line or accessed else []
        link = [Words(" "), linked(address)] if address else []
        says = [Words(f"\n{_('The source says:')}")] if citation["excerpt"] else []
        told = [bold(labels.stances[citation["stance"]]), *named, *link, *says]
        yield Paragraph(told, is_item=True, announces=bool(says))
        if citation["excerpt"]:
            yield Quote(citation["excerpt"], is_item=True)


def labelled(label: str, text: str) -> Iterator[Block]:
    """What runs in the other direction is a paragraph by itself."""
    if label and not runs_right_to_left(text):
        yield Paragraph([bold(label), Words(" "), Words(text)])
        return
    if label:
        yield announcing(bold(label))
    yield plain(text)


def linked(address: str) -> Words:
    return Words(address, target=address if is_web_address(address) else "")


def _closing(report: Report) -> Iterator[Block]:
    if report.authorities:
        yield Heading(2, [Words(_("Table of authorities"))])
        rows = [
            [[Words(one.key)], [Words(one.kind)], _numbers(one.named), _numbers(one.cited)]
            for one in report.authorities
        ]
        yield Table(titles(_("Authority"), _("Kind"), _("Named in"), _("Cited for")), rows, (3, 2, 2, 2))
    if report.sources:
        yield Heading(2, [Words(_("Sources"))])
        yield Table(titles(_("Source"), _("Cited for")), [_source(one) for one in report.sources], (2, 1))
    yield Heading(2, [Words(_("Method"))])
    yield from map(plain, report.method)
    yield Heading(2, [Words(_("Corrections"))])
    yield from (Paragraph([Words(words)], is_item=True) for words in report.corrections)
    if not report.corrections:
        yield plain(_("None so far."))
    if report.contact:
        yield Paragraph([Words(_("Tell us of an error:")), Words(" "), linked(report.contact)])


def _source(one: Leaned) -> list[list[Words]]:
    """The two cells of a source."""
    told: list[Words] = []
    for stance, entries in one.by_stance.items():
        if entries:
            told += [Words("; ")] if told else []
            told += [Words(f"{Stance(stance).label}: "), *_numbers(entries)]
    named = [Words(one.line)] if one.line else []
    address = [*([Words(" ")] if named else []), linked(one.address)] if one.address else []
    return [[*named, *address], told]


def _numbers(entries: Sequence[Told]) -> list[Words]:
    found: list[Words] = []
    for entry in entries:
        found += [Words(", ")] if found else []
        found.append(Words(entry.number, target=f"#{entry.anchor}"))
    return found
