"""The report as a paper: Markdown and DOCX."""

from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from django.utils.translation import gettext as _

from claims.choices import BlockKind, Stance
from claims.exports.manifest import Manifest
from claims.exports.paper import Block, Heading, Item, Paragraph, Quote, Table, Words, around, bold, plain, titles
from claims.exports.paper_docx import write_docx
from claims.exports.paper_markdown import markdown_of
from claims.exports.reading import Moment
from claims.exports.report import FACT_CHECK, Entry, Report, report_of
from claims.exports.report_evidence import Leaned, Told, cited, is_web_address, said_by, told_once
from claims.exports.report_waiting import waiting_claim, waiting_words
from claims.services.lines import Line
from claims.services.looks import Piece, dressed
from claims.services.nesting import List, lists_of
from claims.services.passages import Run
from claims.services.places import Place
from claims.text import HEADER_ROW
from claims.text.blocks import ADDRESS


def write_report_markdown(moment: Moment, file: IO[bytes]) -> Manifest:
    report = report_of(moment, "report-markdown")
    file.write(markdown_of(list(paper_of(report, moment))).encode())
    return report.manifest


def write_report_docx(moment: Moment, file: IO[bytes]) -> Manifest:
    report = report_of(moment, "report-docx")
    blocks = list(paper_of(report, moment))
    write_docx(blocks, file, title=report.title, language=report.work.language, as_of=moment.as_of)
    return report.manifest


def paper_of(report: Report, moment: Moment) -> Iterator[Block]:
    labels = {verdict: wording.label for verdict, wording in moment.wordings.items()}
    yield Heading(1, around(str(FACT_CHECK), report.work.title))
    yield from _about(report)
    yield Heading(2, [Words(_("Summary"))])
    yield from _summary(report)
    yield Heading(2, [Words(_("The text, claim by claim"))])
    yield from _text(report)
    if report.found:
        yield Heading(2, [Words(_("What was found"))])
    for entry in report.found:
        yield from _entry(entry, labels)
    if report.waiting:
        yield from _waiting(report)
    yield from _closing(report)


def _about(report: Report) -> Iterator[Block]:
    work = report.work
    told = [work.author, work.publisher, work.number, _("version {number}").format(number=report.version)]
    told += [_("published {day}").format(day=work.published_on)] if work.published_on else []
    yield plain(" · ".join(part for part in told if part))
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


def _text(report: Report) -> Iterator[Block]:
    by_claim = report.by_claim
    for section in report.sections:
        if section.heading:
            yield Heading(min(section.heading.level + 1, 6), _line(section.heading, by_claim))
        for group in section.groups:
            if group.kind == "table":
                yield _table(group.lines, by_claim)
            elif group.kind == "list":
                for nested in lists_of(group.lines):
                    yield from _list(nested, by_claim)
            else:
                yield from (Paragraph(_line(line, by_claim)) for line in group.lines)


def _list(nested: List, by_claim: dict[int, Entry], depth: int = 1, column: int = 0) -> Iterator[Block]:
    counts_on = nested.counts_on
    for item in nested.items:
        marker = item.label
        width = len(f"{marker} ") if counts_on else len("- ")
        here = column + (width if marker else 0)
        for part in item.parts:
            if isinstance(part, List):
                yield from _list(part, by_claim, depth + 1, here)
            else:
                yield Item(_line(part, by_claim), marker, depth, counts_on and bool(marker), here)
                marker = ""


def _table(lines: Sequence[Line], by_claim: dict[int, Entry]) -> Table:
    rows = [list(_row(line, by_claim)) for line in lines]
    has_header = lines[0].block.level == HEADER_ROW
    return Table(rows[0], rows[1:]) if has_header else Table([], rows)


def _row(line: Line, by_claim: dict[int, Entry]) -> Iterator[list[Words]]:
    """The cells, with the empty ones between them."""
    assert line.row
    for cell in line.row.cells:
        yield from ([] for _column in range(cell.skipped))
        yield _words(dressed(cell.stretches, cell.start, line.looks), by_claim)
    yield from ([] for _column in range(line.row.rest))


def _line(line: Line, by_claim: dict[int, Entry]) -> list[Words]:
    # A list shows those of its items.
    label = "" if line.block.kind == BlockKind.LIST_ITEM else line.block.label
    told = _words(dressed(line.stretches, line.block.start, line.looks), by_claim)
    return [Words(f"{label} "), *told] if label else told


def _words(runs: Iterable[tuple[Run[Place], list[Piece]]], by_claim: dict[int, Entry]) -> list[Words]:
    return [words for run, pieces in runs for words in _run(run, pieces, by_claim)]


def _run(run: Run[Place], pieces: Iterable[Piece], by_claim: dict[int, Entry]) -> Iterator[Words]:
    """The words under the line of the shortest claim on them, then the numbers of those that end here."""
    inner = run.anchors[-1] if run.anchors else None
    for piece in pieces:
        gap = " " if ADDRESS in piece.looks else ""
        mark = inner.mark if inner else ""
        yield Words(gap + piece.text, mark=mark, target=piece.target, looks=piece.looks)
    for place in run.ends:
        entry = by_claim[place.claim]
        yield Words(f" {entry.icon}\u2060{entry.number}", is_raised=True, mark=entry.mark, target=f"#{entry.anchor}")


def _entry(entry: Entry, labels: dict[str, str]) -> Iterator[Block]:
    claim = entry.claim
    reason = f" · {entry.reason}" if entry.reason else ""
    yield Heading(3, [Words(f"{entry.number} · "), _label(entry), Words(reason)], entry.anchor)
    if not entry.repeats:
        yield plain(claim["statement"])
    yield from map(Quote, entry.quotes)
    if claim["claimant"]:
        yield Paragraph([bold(_("Claimed by:")), Words(f" {claim['claimant']}")])
    yield from grounds(claim)
    for review in claim["reviews"]:
        yield plain(said_by(review, labels[review["verdict"]]))


def _label(entry: Entry) -> Words:
    return Words(f"{entry.icon} {entry.label}", is_bold=True, mark=entry.mark)


def _waiting(report: Report) -> Iterator[Block]:
    """One row for each: most of a document may be open, and nothing is known of it but its words."""
    yield Heading(2, [Words(_("Without a verdict"))])
    yield plain(waiting_words())
    rows = [
        [[Words(entry.number, name=entry.anchor)], [Words(waiting_claim(entry, report.version))], [_label(entry)]]
        for entry in report.waiting
    ]  # fmt: skip
    yield Table(titles(_("No."), _("Claim"), _("State")), rows, (3, 13, 4))


def grounds(claim: dict[str, object]) -> Iterator[Block]:
    """Rationale, correction and citations of a settled claim."""
    if claim["rationale"]:
        yield plain(str(claim["rationale"]))
    if claim["correction"]:
        yield Paragraph([bold(_("Correction:")), Words(f" {claim['correction']}")])
    for citation in told_once(claim["citations"]):  # type: ignore[arg-type]
        stance, line, address = cited(citation)
        named = [Words(f" {line}")] if line else []
        link = [Words(" "), linked(address)] if address else []
        says = [Words(f"\n{_('The source says:')}")] if citation["excerpt"] else []
        yield Paragraph([bold(f"{stance}:"), *named, *link, *says], is_item=True)
        if citation["excerpt"]:
            yield Quote(citation["excerpt"], is_item=True)


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
    yield plain(f"SHA-256 {report.text_sha256}")
    yield Heading(2, [Words(_("Corrections"))])
    yield from (Paragraph([Words(words)], is_item=True) for words in report.corrections)
    if not report.corrections:
        yield plain(_("None so far."))


def _source(one: Leaned) -> list[list[Words]]:
    """The two cells of a source."""
    told: list[Words] = []
    for stance, entries in one.by_stance.items():
        if entries:
            told += [Words("; ")] if told else []
            told += [Words(f"{Stance(stance).label}: "), *_numbers(entries)]
    address = [linked(one.address)] if one.address else []
    return [[*([Words(f"{one.line} ")] if one.line else []), *address], told]


def _numbers(entries: Sequence[Told]) -> list[Words]:
    found: list[Words] = []
    for entry in entries:
        found += [Words(", ")] if found else []
        found.append(Words(entry.number, target=f"#{entry.anchor}"))
    return found
