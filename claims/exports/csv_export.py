"""One row per claim (RFC 4180): faithful for programs, or spreadsheet-safe, where no cell starts a formula."""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.utils.translation import gettext as _

from claims.exports.manifest import Manifest, manifest_of, sha256_of
from claims.exports.reading import Moment
from claims.exports.records import standing
from claims.exports.rows import Listed, Row
from claims.models.numbers import claim_number, document_number
from claims.refusal import Refused

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
# Between the quotes of a claim that stands in several places; a line of its own.
OMISSION = "\n[…]\n"
# What spreadsheets take for the start of a formula, also in full width, and our own mark.
GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "'")
# A spreadsheet cuts longer cells, and drops further rows, without a word.
MAX_CELL_UTF16_UNITS = 32_767
MAX_SHEET_ROWS = 1_048_576
# No stored text holds it.
BETWEEN_CELLS = "\0"
# Nor is it in any text as UTF-8.
BETWEEN_LINES = b"\xff"
NO_REVIEW = ("", "", "", "")
# As many fields of a review begin it.
DECISIVE = len(NO_REVIEW)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_csv(moment: Moment, file: IO[bytes]) -> Manifest:
    """Write header and rows only; the manifest goes beside the file."""
    return _write(moment, file, spreadsheet_safe=False)


def write_safe_csv(moment: Moment, file: IO[bytes]) -> Manifest:
    """Raises Refused, naming the claim, where a spreadsheet would cut what it is given."""
    return _write(moment, file, spreadsheet_safe=True)


def _write(moment: Moment, file: IO[bytes], *, spreadsheet_safe: bool) -> Manifest:
    lines = _safe_lines if spreadsheet_safe else _lines
    file.write(BYTE_ORDER_MARK if spreadsheet_safe else b"")
    file.write(",".join(COLUMNS).encode() + b"\r\n")
    row = 2
    for batch in moment.batches():
        file.write(_quoted(lines(batch, row)))
        row += len(batch)
    faithful = _("faithful: header and rows only, UTF-8 without byte-order mark, every text as it is stored")
    safe = _(
        "spreadsheet-safe: UTF-8 with byte-order mark; a cell that could start a formula, or starts with an "
        "apostrophe, has one apostrophe in front. To restore it, take exactly one off every cell that starts with one"
    )
    form = {
        "format": "csv",
        "spreadsheet_safe": spreadsheet_safe,
        "text": safe if spreadsheet_safe else faithful,
        "sha256": sha256_of(file),
    }
    return manifest_of(moment, form)


def guarded(cell: str) -> str:
    """Put an apostrophe before what could start a formula, and before an apostrophe, so that it can be taken back."""
    return f"'{cell}" if cell.startswith(GUARDED) else cell


def unguarded(cell: str) -> str:
    """Give back what `guarded` was given."""
    return cell.removeprefix("'")


def _lines(batch: list[tuple[Any, ...]], _row: int) -> Iterator[bytes]:
    return (_line(cells_of(row)) for row in batch)


def _safe_lines(batch: list[tuple[Any, ...]], first: int) -> Iterator[bytes]:
    for number, row in enumerate(batch, start=first):
        cells = cells_of(row)
        refuse_cut(cells, number)
        yield _line(map(guarded, cells))


def _line(cells: Iterable[str]) -> bytes:
    return BETWEEN_CELLS.join(cells).encode()


def _quoted(lines: Iterable[bytes]) -> bytes:
    """All cells in quotation marks: one look for marks in many lines at once is the quickest there is."""
    whole = BETWEEN_LINES.join(lines).replace(b'"', b'""')
    if not whole:
        return b""
    return b'"' + whole.replace(BETWEEN_CELLS.encode(), b'","').replace(BETWEEN_LINES, b'"\r\n"') + b'"\r\n'


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
    """Version, start of the first and end of the last anchor, and all their quotes."""
    if not anchors:
        return "", "", "", ""
    quote = OMISSION.join([anchor[3] for anchor in anchors])
    return str(anchors[0][0]), str(anchors[0][1]), str(anchors[-1][2]), quote


def refuse_cut(cells: tuple[str, ...], row: int) -> None:
    for name, cell in zip(COLUMNS, cells, strict=True):
        # The guard takes one character more.
        if len(cell) * 2 >= MAX_CELL_UTF16_UNITS and len(cell.encode("utf-16-le")) // 2 >= MAX_CELL_UTF16_UNITS:
            told = _(
                "{claim}: its {column} is too long for a spreadsheet cell ({limit} characters). Export it faithfully."
            )
            raise Refused(told.format(claim=cells[0], column=name, limit=MAX_CELL_UTF16_UNITS))
    if row > MAX_SHEET_ROWS:
        told = _("{claim} would be row {row}: a spreadsheet holds {limit}. Export it faithfully.")
        raise Refused(told.format(claim=cells[0], row=row, limit=MAX_SHEET_ROWS))
