"""What a cell of a spreadsheet holds, and which claims have a text that is more: nothing is cut without a word."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.refusal import Refused

# What Excel states as its limits; longer cells are cut, and further rows dropped, without a word.
MAX_CELL_UTF16_UNITS = 32_767
MAX_CELL_LINE_FEEDS = 253
MAX_SHEET_ROWS = 1_048_576
# Between the quotes of a claim that stands in several places; a line of its own.
OMISSION = "\n[…]\n"
# Others that a refusal names no more.
MISFITS_TOLD = 10


class Misfit(NamedTuple):
    """A text that no cell holds, by its claim; `why` goes on from the claim's number."""

    claim: str
    why: str

    def __str__(self) -> str:
        return f"{self.claim}: {self.why}"


class Unfitting(Refused):
    """No cell holds some texts; without the claims that have them, the rest can be exported.

    `told` are the first of them, `more` how many others there are.
    """

    def __init__(self, misfits: Sequence[Misfit]) -> None:
        self.told, self.more = misfits[:MISFITS_TOLD], len(misfits[MISFITS_TOLD:])
        self.summary = ngettext(
            "One text is too long for a cell of a spreadsheet. JSON and CSV hold it whole.",
            "{number} texts are too long for a cell of a spreadsheet. JSON and CSV hold them whole.",
            len(misfits),
        ).format(number=len(misfits))
        named = [*map(str, self.told), *([_("and {number} more").format(number=self.more)] if self.more else [])]
        super().__init__(f"{self.summary} {'; '.join(named)}.")


class Fitting:
    """Tells claims that a sheet holds from those it does not, of which `misfits` are the texts.

    `room`: characters of each cell that are not for its text.
    """

    def __init__(self, *, leave_out: bool, room: int = 0) -> None:
        self.misfits: list[Misfit] = []
        self._leave_out, self._limit = leave_out, MAX_CELL_UTF16_UNITS - room

    def holds(self, claim: str, texts: Iterable[tuple[Sequence[str], Sequence[str]]]) -> bool:
        """Whether cells hold all `texts` of a claim, which are given as names and the text of each."""
        found = [
            Misfit(claim, _("its {text} {why}").format(text=name, why=why))
            for names, told in texts
            for name, text in zip(names, told, strict=True)
            # Shorter ones reach neither limit.
            if len(text) > MAX_CELL_LINE_FEEDS and (why := too_much(text, self._limit))
        ]
        self.misfits += found
        return not found

    def left_out(self) -> list[dict[str, str]]:
        """The claims without which the file goes out, as a manifest names them; raises Unfitting where it shall not."""
        if self.misfits and not self._leave_out:
            raise Unfitting(self.misfits)
        reasons: dict[str, list[str]] = {}
        for misfit in self.misfits:
            reasons.setdefault(misfit.claim, []).append(misfit.why)
        return [{"id": claim, "reason": "; ".join(why)} for claim, why in reasons.items()]


def too_much(text: str, limit: int = MAX_CELL_UTF16_UNITS) -> str:
    """What of a text is more than a cell holds, in words; empty where a cell holds it."""
    # No character takes more than two units, so that most texts need no second look.
    if len(text) * 2 > limit and (units := len(text.encode("utf-16-le")) // 2) > limit:
        return _("takes {number} characters, and a cell holds {limit}").format(number=units, limit=limit)
    if len(text) > MAX_CELL_LINE_FEEDS and (lines := text.count("\n")) > MAX_CELL_LINE_FEEDS:
        return _("has {number} line ends, and a cell holds {limit}").format(number=lines, limit=MAX_CELL_LINE_FEEDS)
    return ""


def refuse_full(claim: str, row: int) -> None:
    """Raise Refused, naming the claim, where no sheet has such a row."""
    if row > MAX_SHEET_ROWS:
        told = _("{claim} would be row {row}: a spreadsheet holds {limit}. Export it faithfully.")
        raise Refused(told.format(claim=claim, row=row, limit=MAX_SHEET_ROWS))
