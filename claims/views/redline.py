"""A version drawn with what changed since an earlier one: added words underlined, removed ones struck."""

from collections.abc import Sequence
from html import escape

from django.utils.translation import gettext as _

from claims.services.reading.lines import Line
from claims.services.reading.places import Beside
from claims.services.reading.revision import Edit
from claims.text import Stretch
from claims.views.drawing import Drawing


class Redline(Drawing):
    """Asked for block after block, in text order. No claim can be added here: removed words stand between."""

    def __init__(self, beside: Beside, edits: Sequence[Edit]) -> None:
        super().__init__(beside)
        self.edits, self.next = edits, 0
        self.last: Edit | None = None
        # Of the table whose row is drawn.
        self.columns = 1
        self.added, self.removed = escape(_("added")), escape(_("removed"))

    def heading(self, line: Line) -> str:
        return self.gone_before(line, "div") + super().heading(line)

    def line(self, line: Line) -> str:
        return self.gone_before(line, "div") + super().line(line)

    def row(self, line: Line) -> str:
        assert line.row
        self.columns = sum(cell.skipped + 1 for cell in line.row.cells) + line.row.rest
        gone = self.gone_before(line, "tbody")
        here = self.edits[self.next] if self.next < len(self.edits) else None
        if here and here.start == here.end == line.block.start and "\n" in here.words_removed:
            # Whole rows that stood before this one; they would be struck in its first cell.
            gone, self.next = gone + self.gone(here, "tbody"), self.next + 1
        return gone + super().row(line)

    def behind(self, line: Line) -> str:
        """What was removed right behind the words of the block, in the same paragraph."""
        here = self.edits[self.next] if self.next < len(self.edits) else None
        is_near = here and here.start == line.block.end and "\n" not in here.words_removed.rstrip("\n")
        return self.struck(here) if here and is_near else ""

    def gone_before(self, line: Line, element: str) -> str:
        """What was removed between the blocks, as a paragraph of its own: often one that is gone."""
        html = ""
        while self.next < len(self.edits) and self.edits[self.next].start < line.block.start:
            html += self.gone(self.edits[self.next], element)
            if self.edits[self.next].end > line.block.start:
                break
            self.next += 1
        return html

    def rest(self) -> str:
        return "".join(self.gone(edit, "div") for edit in self.edits[self.next :])

    def gone(self, edit: Edit, element: str) -> str:
        struck = self.struck(edit)
        if struck and element == "tbody":
            cell = f'<td class="words" colspan="{self.columns}">{struck}</td>'
            return f'<tbody class="doc-line gone"><tr><td class="beside"></td>{cell}</tr></tbody>\n'
        return f'<{element} class="doc-line gone"><p class="said words">{struck}</p></{element}>\n' if struck else ""

    def plain(self, text: str, start: int, *, begins: bool = False) -> str:
        """Words of the version that begin at `start`, cut where something was added or removed."""
        parts, at, end = [], start, start + len(text)
        while self.next < len(self.edits) and self.edits[self.next].start < end:
            edit = self.edits[self.next]
            parts.append(super().plain(text[at - start : max(edit.start, at) - start], at, begins=begins))
            if edit.start >= at:
                parts.append(self.struck(edit))
            at = max(edit.start, at)
            parts += self.inserted(edit, at, min(edit.end, end))
            at = min(edit.end, end)
            if edit.end > end:
                break
            self.next += 1
        return "".join(parts) + super().plain(text[at - start :], at, begins=begins)

    def inserted(self, edit: Edit, start: int, end: int) -> list[str]:
        """The added words from `start` to `end`, in the stretches that turn a meaning and those that do not."""
        parts, at = [], edit.start
        for stretch in edit.added:
            first, last = max(at, start), min(at + len(stretch.words), end)
            if first < last:
                parts.append(self.changed("ins", self.added, stretch, stretch.words[first - at : last - at]))
            at += len(stretch.words)
        return parts

    def struck(self, edit: Edit) -> str:
        """The removed words, once, with the blanks that part them; nothing where all of them were blank."""
        if edit is self.last:
            return ""
        self.last = edit
        told = edit.removed if edit.words_removed.strip() else ()
        return "".join(self.changed("del", self.removed, stretch, stretch.words) for stretch in told)

    def changed(self, element: str, told: str, stretch: Stretch, words: str) -> str:
        turns = ' class="turns"' if stretch.mark else ""
        return f'<{element}{turns} data-told="{told}">{escape(words, quote=False)}</{element}>'
