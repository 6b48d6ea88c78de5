"""Drawing a document for reading. Thousands of marks and cards are put together as strings, each value escaped once.

Between the words of the document nothing else stands as text: what is told at the edges of a mark, numbers and icons
are attributes that `marks.css` shows. So a selection, a search and a link to a fragment of text find the document's
own words in a row, and a copy has nothing else in it.
"""

from html import escape

from django.urls import reverse
from django.utils.translation import gettext as _

from claims.choices import BlockKind
from claims.marks import MARKS
from claims.services.passages import Run
from claims.services.places import Beside, Place
from claims.services.reader import Group, Line, Section
from claims.services.section_names import NO_SECTION
from claims.text import HEADER_ROW

# Lines of more claims than this on the same words are drawn one over the other.
MAX_LANE = 3
# Beyond this many rows the place that is kept free for a paragraph is that of the longest.
MAX_ROWS = 20
# A row of a table, and one that names the columns.
ROW_CLASSES: dict[tuple[str, int], str] = {
    (BlockKind.TABLE_CELL, 0): " doc-row",
    (BlockKind.TABLE_CELL, HEADER_ROW): " doc-row doc-row-head",
}


def claim_id(number: str) -> str:
    """Where the claim's first place is, in the text of a version."""
    return number.lower()


def place_id(place: Place) -> str:
    return claim_id(place.number) if place.is_first else f"{claim_id(place.number)}-{place.start}"


def card_id(number: str) -> str:
    return f"card-{number.removeprefix('C-')}"


class Drawing:
    """Turns the layout of a version into HTML. `work`: where paragraphs can be worked on, by whoever may."""

    def __init__(self, beside: Beside, work: str = "") -> None:
        self.beside, self.work = beside, work
        self.labels = {name: escape(str(mark.label)) for name, mark in MARKS.items()}
        self.icons = {name: escape(mark.icon) for name, mark in MARKS.items()}
        self.end = escape(_("end, to its card"))
        self.unread = escape(_("unread sentence"))
        self.earlier = f'<span class="muted">{escape(_("On the words before:"))}</span> '
        # What is counted, of one and of more.
        self.citations, self.notes = (_("citation"), _("citations")), (_("note"), _("notes"))
        self.told: set[int] = set()
        self.claims = reverse("claims")
        self.to_section, self.more, self.all = escape(_("Section")), escape(_("more")), escape(_("claims"))
        self.to_work = escape(_("Add, trim or dismiss here"))

    # Words.

    def words(self, line: Line) -> str:
        parts, start = [], line.block.start
        for stretch in line.stretches:
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
        html = self.plain(run.text, start)
        for place in reversed(run.anchors):
            html = f"{self.mark(place, begins=place in run.begins)}{html}</mark>"
        return html + "".join(map(self.number, run.ends))

    def plain(self, text: str, _start: int) -> str:
        return escape(text, quote=False)

    def label(self, place: Place) -> str:
        label = self.labels[place.mark]
        return f"{label}, {escape(str(place.also))}" if place.also else label

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

    # Cards.

    def card(self, place: Place) -> str:
        number = place.number
        own = f' id="{card_id(number)}"' if place.is_first else ""
        return (
            f'<li class="mark-{place.mark}"><a class="margin-card"{own} tabindex="-1"'
            f' href="{self.claims}{place.claim}/"><b data-icon="{self.icons[place.mark]}">{number}</b>'
            f" {self.label(place)}{self.counts(place.claim)}</a></li>"
        )

    def counts(self, claim: int) -> str:
        counted = (("citations", self.beside.citations, self.citations), ("notes", self.beside.notes, self.notes))
        return "".join(
            f'<span class="visually-hidden">,</span> <span class="n-{name}">{found[claim]}'
            f'<span class="visually-hidden"> {escape(words[found[claim] > 1])}</span></span>'
            for name, found, words in counted
            if claim in found
        )

    def cards(self, line: Line) -> str:
        """A row each, beside the words; those that have no room there are folded.

        They say again what is told at the marks, so nobody hears or tabs through them in the flow: whoever wants one
        goes there from its mark.
        """
        room = max(line.rows, 1)
        fits = len(line.places) <= room
        shown = line.places if fits else line.places[: room - 1]
        folded = line.places[len(shown) :]
        html = "".join(map(self.card, shown))
        if folded:
            icons = "".join(self.icons[place.mark] for place in folded[:9])
            html += (
                f'<li><details class="more-cards"><summary tabindex="-1">{len(folded)}'
                f" {self.more if shown else self.all}"
                f' <span class="mark-icons" aria-hidden="true">{icons}</span></summary>'
                f"<ul>{''.join(map(self.card, folded))}</ul></details></li>"
            )
        return f'<ul class="margin-cards" aria-hidden="true">{html}</ul>' if html else ""

    # The list of all.

    def entry(self, line: Line, place: Place) -> str:
        """Whole, since a page that is printed cannot be unfolded; on a screen the style folds what is long."""
        why = self.beside.rationales.get(place.claim, "").strip()
        # What was said and found of words that have changed since is not told as if it were of these.
        earlier = self.earlier if place.mark == "text_changed" else ""
        headline = f' <span class="why">{earlier}{escape(why)}</span>' if why else ""
        return (
            f'<li class="mark-{place.mark}"><a href="#{place_id(place)}">{place.number}</a> '
            f'<b data-icon="{self.icons[place.mark]}">{self.label(place)}</b> {escape(line.where)} '
            f"{earlier}{escape(place.statement)}{headline}</li>\n"
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
        is_item = line.block.kind == BlockKind.LIST_ITEM
        return self.line(line, "li", "div") if is_item else self.line(line, "div", "p")

    def group(self, group: Group) -> str:
        if not group.is_list:
            return "".join(self.line(line, "div", "p") for line in group.lines)
        return f'<ul class="doc-list">{"".join(self.line(line, "li", "div") for line in group.lines)}</ul>\n'

    def line(self, line: Line, outer: str, inner: str) -> str:
        row = ROW_CLASSES.get((line.block.kind, line.block.level), "")
        return (
            f'<{outer} class="doc-line{row} rows-{min(line.rows, MAX_ROWS)}" id="{line.id}">'
            f'<a class="para-number" href="#{line.id}" data-number="¶ {line.number}"'
            f' aria-label="{escape(line.where)}"></a>'
            f'<{inner} class="said">{self.said(line)}{self.work_link(line)}</{inner}>{self.cards(line)}</{outer}>\n'
        )

    def said(self, line: Line) -> str:
        label = f'<span class="block-label">{escape(line.block.label)}</span> ' if line.block.label else ""
        return f'{label}<span class="words" id="b-{line.block.ordinal}">{self.words(line)}</span>'

    def work_link(self, line: Line) -> str:
        """Shown where the paragraph is the target of the address, or the script's current one."""
        return f'<a class="work-link" href="{self.work}{line.block.ordinal}/">{self.to_work}</a>' if self.work else ""
