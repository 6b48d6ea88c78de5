"""The report as one HTML file by itself: it prints, follows the light, and runs nothing."""

from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.choices import BlockKind, Stance
from claims.exports.manifest import Manifest
from claims.exports.paper import around
from claims.exports.reading import Moment
from claims.exports.report import FACT_CHECK, Entry, Report, foot_of, report_of
from claims.exports.report_evidence import Leaned, Told, cited, is_web_address, said_by, told_once
from claims.exports.report_text import UNDERLINED
from claims.exports.report_waiting import waiting_claim, waiting_words
from claims.models.numbers import parse_number
from claims.services.reading.lines import Line
from claims.services.reading.looks import Piece, dressed
from claims.services.reading.nesting import Item, List, lists_of
from claims.services.reading.passages import Run
from claims.services.reading.places import Place
from claims.services.reading.reader import Group
from claims.text import HEADER_ROW
from claims.text.blocks import ADDRESS, BOLD, CODE, ITALIC, LINK, STRUCK


def write_report_html(moment: Moment, file: IO[bytes]) -> Manifest:
    report = report_of(moment, "report-html")
    shown = Shown(report)
    labels = {verdict: wording.label for verdict, wording in moment.wordings.items()}
    context = {
        "report": report,
        "shown": shown,
        "found": [shown.entry(entry, labels) for entry in report.found],
        "waiting": [(shown.number(entry), entry, waiting_claim(entry, report.version)) for entry in report.waiting],
        "waiting_words": waiting_words(),
        "legend": UNDERLINED,
        "title": [words.text for words in around(str(FACT_CHECK), report.work.title)],
        "foot": css_string(foot_of(report)),
        "manifest": report.manifest,
    }
    file.write(render_to_string("exports/report.html", context).encode())
    return report.manifest


ELEMENTS = {BOLD: "strong", ITALIC: "em", CODE: "code", STRUCK: "s"}
# What stands for itself in a string of CSS.
PLAIN_IN_CSS = frozenset(" ,.-:")


def css_string(words: str) -> SafeString:
    """The words as a string of CSS, whatever is in them."""
    told = (mark if mark.isalnum() or mark in PLAIN_IN_CSS else f"\\{ord(mark):x} " for mark in words)
    return SafeString(f'"{"".join(told)}"')


class ShownGroup(NamedTuple):
    kind: str
    lines: list[SafeString]


class Shown:
    """The parts of a report as markup."""

    def __init__(self, report: Report) -> None:
        self.report, self.by_claim = report, report.by_claim
        lines = (line for section in report.sections for line in section.every_line)
        self._marked = {place.claim for line in lines for place in line.places}
        self._begun: set[int] = set()

    @property
    def sections(self) -> list[tuple[int, SafeString | None, list[ShownGroup]]]:
        """Level and words of the heading, then what follows it: paragraphs, lists and tables."""
        return [
            (
                section.heading.level if section.heading else 0,
                self._line(section.heading) if section.heading else None,
                list(map(self._group, section.groups)),
            )
            for section in self.report.sections
        ]

    @property
    def addresses(self) -> list[tuple[str, str, bool]]:
        """Where the document is found, what to say before each address, and whether that may be a link."""
        work = self.report.work
        told = [("", work.url), (_("archived copy:"), work.archive_url)]
        return [(words, address, is_web_address(address)) for words, address in told if address]

    @property
    def is_contact_linked(self) -> bool:
        return is_web_address(self.report.contact)

    @property
    def sources(self) -> list[tuple[str, str, bool, list[tuple[str, list[Told]]]]]:
        """Line and address of each source, whether that may be a link, and the claims by what it does for them."""
        return [(one.line, one.address, is_web_address(one.address), _by_stance(one)) for one in self.report.sources]

    def _group(self, group: Group) -> ShownGroup:
        if group.kind == "table":
            return ShownGroup(group.kind, [SafeString("".join(self._row(line))) for line in group.lines])
        if group.kind == "list":
            return ShownGroup(group.kind, [self._list(one) for one in lists_of(group.lines)])
        return ShownGroup(group.kind, [self._line(line) for line in group.lines])

    def _list(self, nested: List) -> SafeString:
        items = format_html_join("", "<li>{}</li>", ((self._item(item),) for item in nested.items))
        element = "ol" if nested.is_numbered else "ul"
        return format_html('<{0} class="own" role="list" dir="auto">{1}</{0}>', element, items)

    def _item(self, item: Item) -> SafeString:
        """With its marker as it stands in the document: nobody counts anew."""
        label = format_html('<span class="label">{}</span> ', item.label) if item.label else ""
        parts = (self._list(part) if isinstance(part, List) else self._line(part) for part in item.parts)
        return format_html("{}{}", label, format_html_join("", "<div>{}</div>", ((part,) for part in parts)))

    def _row(self, line: Line) -> Iterator[SafeString]:
        """The cells; an empty one for the columns without words between them."""
        assert line.row
        is_header = line.block.level == HEADER_ROW
        element, scope = ("th", SafeString(' scope="col"')) if is_header else ("td", "")
        for cell in line.row.cells:
            yield _empty(cell.skipped)
            words = self._words(dressed(cell.stretches, cell.start, line.looks))
            prose = SafeString(' class="prose"') if cell.is_prose else ""
            yield format_html("<{}{}{}>{}</{}>", element, scope, prose, words, element)
        yield _empty(line.row.rest)

    def _line(self, line: Line) -> SafeString:
        # A list shows those of its items.
        label = f"{line.block.label} " if line.block.kind != BlockKind.LIST_ITEM and line.block.label else ""
        return format_html("{}{}", label, self._words(dressed(line.stretches, line.block.start, line.looks)))

    def _words(self, runs: Iterable[tuple[Run[Place], list[Piece]]]) -> SafeString:
        return format_html_join("", "{}", ((self._run(run, pieces),) for run, pieces in runs))

    def _run(self, run: Run[Place], pieces: Iterable[Piece]) -> SafeString:
        html = format_html_join("", "{}", ((_dressed(piece),) for piece in pieces))
        for place in reversed(run.anchors):
            name = self._begin(place) if place in run.begins else ""
            html = format_html('<mark{} class="mark-{} lane-{}">{}</mark>', name, place.mark, place.lane, html)
        ends = ((self.by_claim[place.claim],) for place in run.ends)
        return format_html("{}{}", html, format_html_join("", "{}", ((self._number(entry),) for (entry,) in ends)))

    def _begin(self, place: Place) -> SafeString:
        """The name of the first place of its claim; none for the others."""
        if place.claim in self._begun:
            return SafeString("")
        self._begun.add(place.claim)
        return format_html(' id="in-text-{}"', self.by_claim[place.claim].anchor)

    def number(self, entry: Entry) -> SafeString:
        """The number of a claim where it is told of, which leads back to its words in the text, where they stand."""
        if parse_number(entry.number) not in self._marked:
            return format_html('<span class="id">{}</span>', entry.number)
        return format_html('<a class="id" href="#in-text-{}">{}</a>', entry.anchor, entry.number)

    @staticmethod
    def _number(entry: Entry) -> SafeString:
        return format_html(
            '<a class="number mark-{}" href="#{}"><span aria-hidden="true">{}</span>{}'
            '<span class="quiet-words"> {}</span></a>',
            entry.mark, entry.anchor, entry.icon, entry.number, entry.label,
        )  # fmt: skip

    def entry(self, entry: Entry, labels: dict[str, str]) -> dict[str, object]:
        """What the template shows of a claim."""
        claim = entry.claim
        return {
            "entry": entry,
            "number": self.number(entry),
            # A statement that only repeats its words would stand there twice.
            "statement": "" if entry.repeats else claim["statement"],
            "reviews": [said_by(review, labels[review["verdict"]]) for review in claim["reviews"]],
            "citations": [(*_linked(citation), citation["excerpt"]) for citation in told_once(claim["citations"])],
        }


def _dressed(piece: Piece) -> SafeString:
    html = format_html("{}", piece.text)
    for look in piece.looks:
        if look in ELEMENTS:
            html = format_html("<{0}>{1}</{0}>", ELEMENTS[look], html)
    if piece.target:
        html = format_html('<a href="{}" rel="noreferrer">{}</a>', piece.target, html)
    if ADDRESS not in piece.looks:
        return html
    # On a screen the link itself leads there.
    return format_html('<span class="address{}"> {}</span>', " on-paper" if LINK in piece.looks else "", html)


def _empty(columns: int) -> SafeString:
    return format_html('<td colspan="{}"></td>', columns) if columns else SafeString("")


def _by_stance(one: Leaned) -> list[tuple[str, list[Told]]]:
    return [(str(Stance(stance).label), entries) for stance, entries in one.by_stance.items()]


def _linked(citation: dict[str, object]) -> tuple[str, str, str, str, bool]:
    """Only addresses of the web are links; others are words."""
    told = cited(citation)
    return *told, is_web_address(told.address)
