"""What a file would change as the new state of a collection, told row by row before anything is stored."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Claim, Document, Version, VersionText
from claims.services.checked.checked_file import CheckedFile
from claims.services.checked.kept_checks import STATEMENT, Renewal, renewal_of
from claims.services.checked.new_state import is_read_so, refuse_no_collection, said_before
from claims.services.checked.row_problems import TOLD_PROBLEMS, quoted, tell_some
from claims.services.reading.among import Among
from claims.services.versions.collection_rows import Words, claims_of_rows, rows_of_version
from claims.text import Span, fold, reanchor
from claims.text.checked import Row, collect, words_of


class Mended(NamedTuple):
    """A row whose words, or whose statement beside the same words (`keeps_words`), were others before."""

    row: Row
    before: str
    keeps_words: bool = False

    def __str__(self) -> str:
        now = self.row.statement if self.keeps_words else words_of(self.row)
        return f"{self.row.place} ({quoted(self.before)} → {quoted(now)})"


class Changes(NamedTuple):
    """What a file would change as the new state of a collection, row by row: its words alone say which row is which.
    `same` rows have the words of a row there, of which something new is said of `renewed`; `mended` ones the words of a
    row there in part, or a new statement beside the same words."""

    document: Document
    version: int
    same: int
    renewed: int
    mended: list[Mended]
    new: list[Row]
    gone: list[Words]
    is_in: bool

    def __str__(self) -> str:
        where = f"{self.document.number} version {self.version}"
        if self.is_in:
            return _("already {where}, nothing would be added").format(where=where)
        same = ngettext("{count} row as it was", "{count} rows as they were", self.same).format(count=self.same)
        if self.renewed:
            same += " " + _("({count} with something new beside it)").format(count=self.renewed)
        told = [same]
        told += [_("{count} mended").format(count=len(self.mended))] if self.mended else []
        told.append(_("{count} new").format(count=len(self.new)))
        told.append(_("{count} no longer there").format(count=len(self.gone)))
        return f"{where}: {', '.join(told)}"

    def told_rows(self) -> list[str]:
        """The rows that are mended, new or gone, by their places and first words."""
        reworded = [str(one) for one in self.mended if not one.keeps_words]
        restated = [str(one) for one in self.mended if one.keeps_words]
        named = (
            (_("Mended, so that their claims wait until somebody has looked at the new words: {rows}"), reworded),
            (_("Statement mended beside the same words, which the claim keeps its own beside: {rows}"), restated),
            (_("New: {rows}"), [_placed(row.place, words_of(row)) for row in self.new]),
            (
                _("No longer there, as version {before} had them: {rows}"),
                [_placed(row.place, row.words) for row in self.gone],
            ),
        )
        return [told.format(before=self.version - 1, rows=_named(rows)) for told, rows in named if rows]


def _placed(place: str, words: str) -> str:
    return f"{place} ({quoted(words)})"


def _named(rows: list[str]) -> str:
    return tell_some(rows[:TOLD_PROBLEMS], len(rows), ", ")


def changes_in(file: CheckedFile, document: Document) -> Changes:
    """What `file` would change in `document`; nothing is stored. Raises Refused where that is no collection."""
    version = refuse_no_collection(document)
    if is_read_so(file, version):
        return Changes(document, version.number, 0, 0, [], [], [], is_in=True)
    kept, new, gone = _paired(file.good_rows, rows_of_version(version))
    claims = claims_of_rows([there.span for _row, there in kept], version)
    pairs = [(claim, row) for claim, (row, _there) in zip(claims, kept, strict=True) if claim]
    renewal = renewal_of(file, pairs, said_before(document), None, timezone.now())
    restated = _restated(pairs, renewal)
    reworded = _reworded(file.good_rows, new, gone, version) if new and gone else {}
    renewed = {check.claim_id for check in renewal.new} - restated.keys()
    mended = [*reworded.values(), *restated.values()]
    mended_places = {one.row.place for one in reworded.values()}
    return Changes(
        document,
        version.number + 1,
        len(kept) - len(restated),
        len(renewed),
        mended,
        [row for row in new if row.place not in mended_places],
        [words for words in gone if words not in reworded],
        is_in=False,
    )


def _paired(rows: Iterable[Row], before: Iterable[Words]) -> tuple[list[tuple[Row, Words]], list[Row], list[Words]]:
    """The rows that have the words of one there, the others, and those there that no row has the words of."""
    there: dict[str, list[Words]] = defaultdict(list)
    for words in before:
        there[fold(words.words)].append(words)
    kept, new = [], []
    for row in rows:
        if found := there.get(fold(words_of(row))):
            kept.append((row, found.pop(0)))
        else:
            new.append(row)
    return kept, new, [words for found in there.values() for words in found]


def _reworded(rows: Sequence[Row], new: Sequence[Row], gone: Sequence[Words], version: Version) -> dict[Words, Mended]:
    """The new rows that stand where the import will look for the words of one that is gone, by these."""
    text, _blocks, spans = collect(rows)
    fresh = {row.place for row in new}
    among = Among((span, row) for span, row in zip(spans, rows, strict=True) if row.place in fresh)
    before = VersionText.objects.get(pk=version.pk).body
    found: dict[Words, Mended] = {}
    taken = set[str]()
    for words, placement in zip(gone, reanchor(before, text, [words.span for words in gone]), strict=True):
        offered = [Span(offer.start, offer.end) for offer in placement.offers[:1]]
        places = offered if placement.start is None or placement.end is None else [Span(placement.start, placement.end)]
        rows_there = (row for place in places for _span, row in among.at(place) if row.place not in taken)
        if (row := next(rows_there, None)) is not None:
            found[words] = Mended(row, words.words)
            taken.add(row.place)
    return found


def _restated(pairs: Sequence[tuple[Claim, Row]], renewal: Renewal) -> dict[int, Mended]:
    """The rows, by their claims, whose statement is another than the file said before, beside the same words."""
    said = {check.claim_id for check in renewal.gone for name, _words in check.other if name == STATEMENT}
    told = {check.claim_id for check in renewal.new for name, _words in check.other if name == STATEMENT}
    return {claim.pk: Mended(row, claim.statement, True) for claim, row in pairs if claim.pk in told - said}
