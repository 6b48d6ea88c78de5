"""The parts of the reader that grow with the document: its text, and the lists of its sections, gaps and claims."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import takewhile
from secrets import token_hex

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.services.reading.lines import Line
from claims.services.reading.reader import Section
from claims.views.drawing import Drawing


class Parts:
    """Puts what grows in the page. With `is_long` it is drawn later, while the page is sent: see `in_turn`."""

    def __init__(self, sections: list[Section], drawing: Drawing, *, team: bool, is_long: bool) -> None:
        self.sections, self.drawing = sections, drawing
        self.team, self.is_long = team, is_long
        self.later: dict[str, Iterable[str]] = {}

    @property
    def text(self) -> SafeString:
        return self._put(self._drawn())

    @property
    def claims(self) -> SafeString:
        """A list item for each claim, in text order."""
        entry = self.drawing.entry
        return self._put(entry(line, place) for line in self._lines for place in line.places if place.is_first)

    @property
    def headings(self) -> SafeString:
        """A list item for each heading, with how far its section is."""
        return self._put(map(self._heading, self.sections))

    @property
    def gaps(self) -> SafeString:
        """A list item for each unread sentence: where it stands."""
        return self._put(_gap(line, number) for line in self._lines for number in line.unread)

    @property
    def first_gap(self) -> int:
        """The first unread sentence; 0 where there is none."""
        return next((number for line in self._lines for number in line.unread), 0)

    def among(self, first: int, last: int) -> tuple[SafeString, SafeString]:
        """The lines from one block to another, as far as the claims there reach, and the list items of their claims."""
        asked = [line for line in self._lines if first <= line.block.ordinal <= last]
        spans = [(place.start, place.end) for line in asked for one in line.stretches for place in one.run.anchors]
        spans += [(line.block.start, line.block.end) for line in asked]
        start, end = min((span[0] for span in spans), default=0), max((span[1] for span in spans), default=0)
        lines = [line for line in self._lines if line.block.start < end and line.block.end > start]
        for line in takewhile(lambda line: line.block.end <= start, self._lines):
            # Told before, where they begin.
            self.drawing.told.update(line.unread)
        entries = (self.drawing.entry(line, place) for line in lines for place in line.places if place.is_first)
        return SafeString("".join(map(self.drawing.alone, lines))), SafeString("".join(entries))

    def in_turn(self, html: str) -> Iterator[str]:
        """The page in the order it is sent in, each part drawn when its turn comes."""
        for token, parts in self.later.items():
            before, _token, html = html.partition(token)
            yield before
            yield from parts
        yield html

    def _drawn(self) -> Iterator[str]:
        yield from map(self.drawing.section, self.sections)
        yield self.drawing.rest()

    @property
    def _lines(self) -> Iterator[Line]:
        return (line for section in self.sections for line in section.every_line)

    def _put(self, parts: Iterable[str]) -> SafeString:
        if not self.is_long:
            return SafeString("".join(parts))
        token = f"<!--{token_hex(16)}-->"
        self.later[token] = parts
        return SafeString(token)

    def _heading(self, section: Section) -> str:
        if section.heading is None:
            return ""
        # A number of the document's own stands in the title.
        is_ours = bool(section.name.number) and not section.name.is_own
        number = f'<span class="nav-number">{section.name.number}</span> ' if is_ours else ""
        link = f'<a href="#{section.heading.id}">{number}<bdi>{escape(section.heading.block.title)}</bdi></a>'
        done = f' <span class="muted small">{escape(self._how_far(section))}</span>' if section.claims else ""
        unread = ngettext("{n} unread", "{n} unread", section.unread).format(n=section.unread)
        left = f' <span class="unread-count small">{escape(unread)}</span>' if section.unread else ""
        return f"<li>{link}{done}{left}</li>\n"

    def _how_far(self, section: Section) -> str:
        if not self.team:
            return ngettext("{n} settled", "{n} settled", section.claims).format(n=section.claims)
        return _("{settled} of {claims} settled").format(settled=section.settled, claims=section.claims)


def _gap(line: Line, number: int) -> str:
    return f'<li><a href="#u-{number}">{escape(line.where)}</a></li>\n'
