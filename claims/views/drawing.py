"""Drawing a document for reading. Thousands of marks and cards are put together as strings, each value escaped once.

Between the words of the document nothing else stands as text: what is told at the edges of a mark, numbers and icons
are attributes that `marks.css` shows. So a selection, a search and a link to a fragment of text find the document's
own words in a row, and a copy has nothing else in it. What the file has between the cells of a table, and its signs of
markup, are there and not shown, so that the words of a block stand whole in its element.
"""

from collections.abc import Iterable, Sequence
from html import escape

from django.utils.translation import gettext as _

from claims.choices import BlockKind
from claims.services.reading.dress import dressed_words
from claims.services.reading.lines import Line, Stretch
from claims.services.reading.nesting import Item, List, lists_of
from claims.services.reading.passages import Run
from claims.services.reading.places import Beside, Place
from claims.services.reading.reader import Group, Section
from claims.services.reading.section_names import NO_SECTION
from claims.text import HEADER_ROW, Look
from claims.views.cards import Cards, card_id, place_id

# Lines of more claims than this on the same words are drawn one over the other.
MAX_LANE = 3
# Beyond this many rows the place that is kept free for a paragraph is that of the longest.
MAX_ROWS = 20
# A row of a table whose cells are not known, and one that names the columns.
ROW_CLASSES: dict[tuple[str, int], str] = {
    (BlockKind.TABLE_CELL, 0): " doc-row",
    (BlockKind.TABLE_CELL, HEADER_ROW): " doc-row doc-row-head",
}


class Drawing(Cards):
    """Turns the layout of a version into HTML. `work`: where paragraphs can be worked on, by whoever may."""

    def __init__(self, beside: Beside, work: str = "") -> None:
        super().__init__(beside)
        self.work = work
        self.end = escape(_("end, to its card"))
        self.unread = escape(_("unread sentence"))
        self.told: set[int] = set()
        # Of the line that is drawn.
        self.looks: Sequence[Look] = ()
        self.to_section = escape(_("Section"))
        self.to_work = escape(_("Add, trim or dismiss here"))
        self.table_of = escape(_("Table"))

    # Words.

    def words(self, stretches: Iterable[Stretch], start: int) -> str:
        parts = []
        for stretch in stretches:
            html = self.run(stretch.run, start)
            parts.append(self.left(stretch.unread, html) if stretch.unread else html)
            start += len(stretch.run.text)
        return "".join(parts)

    def left(self, number: int, html: str) -> str:
        """Words of an unread sentence, which is told once, wherever it goes on."""
        first = "" if number in self.told else f' id="u-{number}" data-told="{self.unread}"'
        self.told.add(number)
        return f'<span class="unread"{first}>{html}</span>'

    def run(self, run: Run[Place], start: int) -> str:
        """The words inside one mark per claim that covers them, and the numbers of the claims that end here."""
        html = self.plain(run.text, start, begins=bool(run.begins))
        for place in reversed(run.anchors):
            html = f"{self.mark(place, begins=place in run.begins)}{html}</mark>"
        return html + "".join(map(self.number, run.ends))

    def plain(self, text: str, start: int, *, begins: bool = False) -> str:
        """Words that begin at `start`; with `begins` a mark begins with them, which must be seen."""
        return dressed_words(text, start, self.looks, begins=begins)

    def mark(self, place: Place, *, begins: bool) -> str:
        edge = f' id="{place_id(place)}" data-told="{place.number}, {self.label(place)}"'
        lane = f" lane-{min(place.lane, MAX_LANE)}" if place.lane else ""
        return (
            f'<mark class="claim mark-{place.mark}{lane}"{edge if begins else ""} data-card="{card_id(place.number)}">'
        )

    def number(self, place: Place) -> str:
        """Where a claim ends: its icon, its number, and the way to its page; the script's, by its card."""
        number = place.number
        return (
            f'<a class="claim-number mark-{place.mark}" href="{self.claims}{place.claim}/"'
            f' data-card="{card_id(number)}" data-icon="{self.icons[place.mark]}"'
            f' data-number="{number}" aria-label="{number}, {self.end}"></a>'
        )

    # Blocks.

    def section(self, section: Section) -> str:
        heading = self.heading(section.heading) if section.heading else ""
        return f'<section class="doc-section">{heading}{"".join(map(self.group, section.groups))}</section>\n'

    def rest(self) -> str:
        """What stands after all sections."""
        return ""

    def heading(self, line: Line) -> str:
        number = (
            f'<a class="para-number" href="#{line.id}" data-number="{escape(line.section.number or "§")}"'
            f' aria-label="{self.to_section}: {escape(line.where)}"></a>'
        )
        level = f"h{line.level}"
        return (
            f'<div class="doc-line doc-head">{number if line.section.key != NO_SECTION.key else ""}'
            f'<{level} class="doc-heading" id="{line.id}">{self.said(line)}</{level}>{self.cards(line)}</div>\n'
        )

    def alone(self, line: Line) -> str:
        """The line as it stands among the others."""
        if not line.number:
            return self.heading(line)
        if line.row:
            # Outside a table no browser reads a row.
            return f"<table>{self.row(line)}</table>"
        return self.line(line)

    def group(self, group: Group) -> str:
        if group.kind == "table":
            return self.table(group.lines)
        if group.kind == "text":
            return "".join(map(self.line, group.lines))
        return "".join(map(self.nested, lists_of(group.lines)))

    def nested(self, nested: List) -> str:
        """Markers are the document's own, as text; so the role, which browsers drop with the marker of the style."""
        element = "ol" if nested.is_numbered else "ul"
        return f'<{element} class="doc-list" role="list">{"".join(map(self.item, nested.items))}</{element}>\n'

    def item(self, item: Item) -> str:
        parts = (self.nested(part) if isinstance(part, List) else self.line(part) for part in item.parts)
        return f"<li>{''.join(parts)}</li>"

    def line(self, line: Line) -> str:
        row = ROW_CLASSES.get((line.block.kind, line.block.level), "")
        return (
            f'<div class="doc-line{row} rows-{min(line.rows, MAX_ROWS)}" id="{line.id}">'
            f"{self.para_number(line)}"
            f'<p class="said">{self.said(line)}{self.work_link(line)}</p>{self.cards(line)}</div>\n'
        )

    def para_number(self, line: Line) -> str:
        where = escape(line.where)
        return f'<a class="para-number" href="#{line.id}" data-number="¶ {line.number}" aria-label="{where}"></a>'

    # Tables: each row is a body of its own, so that what is numbered and worked on is one element.

    def table(self, lines: list[Line]) -> str:
        rows = min(sum(line.rows + 1 for line in lines), MAX_ROWS)
        return (
            f'<div class="doc-table rows-{rows}" role="group" tabindex="0" aria-label="{self.table_of}"><table>\n'
            f"{''.join(map(self.row, lines))}</table></div>\n"
        )

    def row(self, line: Line) -> str:
        cards = f'<td class="beside">{self.work_link(line)}{self.cards(line)}</td>'
        return (
            f'<tbody class="doc-line" id="{line.id}"><tr class="words" id="b-{line.block.ordinal}">'
            f'<td class="beside">{self.para_number(line)}</td>{self.cells(line)}{cards}</tr></tbody>\n'
        )

    def cells(self, line: Line) -> str:
        """The cells, with the empty ones between them in one each."""
        assert line.row
        self.looks = line.looks
        is_header, parts, start = line.block.level == HEADER_ROW, [], line.block.start
        for number, cell in enumerate(line.row.cells, start=1):
            html = self.gap(cell.between, start)
            start += len(cell.between)
            html += self.words(cell.stretches, start)
            start += cell.chars
            if number == len(line.row.cells):
                html += self.gap(line.row.behind, start) + self.behind(line)
            parts.append(_empty(cell.skipped))
            prose = ' class="prose"' if cell.is_prose else ""
            parts.append(f'<th scope="col"{prose}>{html}</th>' if is_header else f"<td{prose}>{html}</td>")
        return f"{''.join(parts)}{_empty(line.row.rest)}"

    def gap(self, between: str, start: int) -> str:
        """What the file has between two cells, hidden unless it tells of a change."""
        html = self.plain(between, start) if between else ""
        return html if "<del" in html or "<ins" in html else f'<span class="gap">{html}</span>' if html else ""

    def said(self, line: Line) -> str:
        label = f'<span class="block-label">{escape(line.block.label)}</span> ' if line.block.label else ""
        self.looks = line.looks
        words = self.words(line.stretches, line.block.start)
        return f'{label}<span class="words" id="b-{line.block.ordinal}">{words}</span>{self.behind(line)}'

    def behind(self, _line: Line) -> str:
        """What is shown right behind the words of the block."""
        return ""

    def work_link(self, line: Line) -> str:
        """Shown where the paragraph is the target of the address, or the script's current one."""
        return f'<a class="work-link" href="{self.work}{line.block.ordinal}/">{self.to_work}</a>' if self.work else ""


def _empty(columns: int) -> str:
    return "" if not columns else "<td></td>" if columns == 1 else f'<td colspan="{columns}"></td>'
