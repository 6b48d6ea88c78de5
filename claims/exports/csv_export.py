"""One row per claim (RFC 4180): faithful for programs, or spreadsheet-safe, where no cell starts a formula."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import IO, Any

from django.utils.translation import gettext as _

from claims.exports.cells import OMISSION, Fitting, refuse_full
from claims.exports.hashed import HashedFile
from claims.exports.kept_csv import BETWEEN_LINES, csv_lines, quoted
from claims.exports.manifest import Manifest, manifest_of
from claims.exports.reading import Moment
from claims.exports.records import standing
from claims.exports.rows import Listed, Row
from claims.models.numbers import claim_number, document_number

COLUMNS = (
    "id",
    "document",
    "version",
    "section",
    "statement",
    "quote",
    "start",
    "end",
    "kind",
    "claimant",
    "status",
    "verdict",
    "reason",
    "rationale",
    "correction",
    "authorities",
    "citations",
    "reviews",
    "decided_at",
    "text_changed",
    "as_of",
    "jurisdiction",
    "recheck_on",
    "tags",
)
# What spreadsheets take for the start of a formula, also in full width, and our own mark.
GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "'")
# No stored text holds it.
BETWEEN_CELLS = "\0"
NO_REVIEW = ("", "", "", "")
# As many fields of a review begin it.
DECISIVE = len(NO_REVIEW)
HEADER = ",".join(COLUMNS).encode() + b"\r\n"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_csv(moment: Moment, file: IO[bytes]) -> Manifest:
    """Write header and rows only; the manifest goes beside the file."""
    with HashedFile(file) as hashed:
        hashed.write(HEADER)
        for lines in csv_lines(moment.kept) if moment.kept else lines_of(moment):
            hashed.write(lines)
        sha256 = hashed.sha256()
    text = _("faithful: header and rows only, UTF-8 without byte-order mark, every text as it is stored")
    return manifest_of(moment, _form(sha256, text))


def write_safe_csv(moment: Moment, file: IO[bytes], *, leave_out: bool = False) -> Manifest:
    """The same for spreadsheets: with `leave_out` without the claims that they would cut.

    Raises Unfitting, naming them, where these shall not be left out, and Refused for more rows than a sheet has.
    """
    # The guard takes one character.
    fitting, numbers = Fitting(leave_out=leave_out, room=1), count(2)
    text = _(
        "spreadsheet-safe: UTF-8 with byte-order mark; a cell that could start a formula, or starts with an "
        "apostrophe, has one apostrophe in front. To restore it, take exactly one off every cell that starts with one"
    )
    with HashedFile(file) as hashed:
        hashed.write(BYTE_ORDER_MARK + HEADER)
        for batch in moment.batches():
            hashed.write(_quoted(_safe_lines(batch, fitting, numbers)))
        form = _form(hashed.sha256(), text, spreadsheet_safe=True, left_out=fitting.left_out())
    return manifest_of(moment, form)


def _form(
    sha256: str, text: str, *, spreadsheet_safe: bool = False, left_out: Sequence[dict[str, str]] = ()
) -> dict[str, Any]:
    form = {"format": "csv", "spreadsheet_safe": spreadsheet_safe, "text": text, "sha256": sha256}
    return form | ({"left_out": left_out} if left_out else {})


def guarded(cell: str) -> str:
    """Put an apostrophe before what could start a formula, and before an apostrophe, so that it can be taken back."""
    return f"'{cell}" if cell.startswith(GUARDED) else cell


def unguarded(cell: str) -> str:
    """Give back what `guarded` was given."""
    return cell.removeprefix("'")


def _safe_lines(batch: list[tuple[Any, ...]], fitting: Fitting, numbers: Iterator[int]) -> Iterator[bytes]:
    for row in batch:
        cells = cells_of(row)
        if fitting.holds(cells[0], [(COLUMNS, cells)]):
            refuse_full(cells[0], next(numbers))
            yield _line(map(guarded, cells))


def lines_of(moment: Moment) -> Iterator[bytes]:
    """The lines of the rows, many at once, each with its end."""
    return (_quoted(_line(cells_of(row)) for row in batch) for batch in moment.batches())


def _line(cells: Iterable[str]) -> bytes:
    return BETWEEN_CELLS.join(cells).encode()


def _quoted(lines: Iterable[bytes]) -> bytes:
    """One look for marks in many lines at once is the quickest there is."""
    whole = BETWEEN_LINES.join(lines)
    return quoted(whole, BETWEEN_CELLS.encode(), BETWEEN_LINES) if whole else b""


def cells_of(row: tuple[Any, ...]) -> tuple[str, ...]:
    """The cells of `COLUMNS`, each a text, of a row whose citations were read in lines."""
    claim = Row._make(row)
    version, start, end, quote = _place(standing(claim.anchors))
    _verdict, reason, rationale, correction = claim.reviews[-1][:DECISIVE] if claim.reviews else NO_REVIEW
    return (
        claim_number(claim.pk),
        document_number(claim.document),
        version,
        claim.section,
        claim.statement,
        quote,
        start,
        end,
        claim.kind,
        claim.claimant,
        claim.status,
        claim.verdict,
        reason,
        rationale,
        correction,
        "; ".join([key for _kind, key in claim.authorities]),
        # Once each: a lead settles a contest with a side's own citation.
        "\n".join({line: None for (line,) in claim.citations}),
        str(len(claim.reviews)),
        claim.decided_at or "",
        "true" if claim.text_changed else "false",
        claim.as_of or "",
        claim.jurisdiction,
        claim.recheck_on or "",
        "; ".join([name for (name,) in claim.tags]),
    )


def _place(anchors: Listed) -> tuple[str, str, str, str]:
    """Version, where the first anchor starts and where the last one ends, and all their quotes."""
    if not anchors:
        return "", "", "", ""
    if len(anchors) == 1:
        version, start, end, quote, *_context = anchors[0]
        return str(version), str(start), str(end), quote
    quote = OMISSION.join([anchor[3] for anchor in anchors])
    return str(anchors[0][0]), str(anchors[0][1]), str(max(anchor[2] for anchor in anchors)), quote
