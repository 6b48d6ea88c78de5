"""The lines of a faithful CSV as SQLite itself writes them from the copies: no cell becomes a text of Python's.

What `cells_of` says of a row is said here once more, in SQL, since hundreds of thousands of claims are written sooner
that way. A test holds the two together.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from claims.exports.cells import OMISSION
from claims.exports.kept import Kept
from claims.statement import fetch

AT_ONCE = 250
# Bytes that are in no text stand between cells and between lines, so that marks are doubled in many lines at once.
BETWEEN_CELLS, BETWEEN_LINES = b"\xfe", b"\xff"
PLACE_CELLS, REVIEW_CELLS = 6, 3
CELLS = ("C-%04d", "D-%d", *["%s"] * 15)
# Versions are asked by `number`: the standing places of a claim are those in the last.
LINE = """printf({cells}, own.pk, own.document_id,
    (SELECT printf({place}, max(number), own.section_title, own.statement, group_concat(quote, '{omission}'),
            min(start), max("end"))
        FROM (SELECT * FROM {anchors} WHERE claim_id = own.pk AND number =
            (SELECT max(number) FROM {anchors} WHERE claim_id = own.pk) ORDER BY start, "end")),
    own.kind, own.claimant, own.status, own.verdict,
    coalesce((SELECT printf({review}, reason, rationale, correction)
        FROM {reviews} WHERE claim_id = own.pk ORDER BY pk DESC LIMIT 1), {no_review}),
    (SELECT group_concat(key, '; ')
        FROM (SELECT key FROM {authorities} WHERE claim_id = own.pk ORDER BY kind, key)),
    (SELECT group_concat(line, char(10)) FROM (SELECT line FROM {citations} told WHERE claim_id = own.pk
        AND NOT EXISTS (SELECT 1 FROM {citations} earlier WHERE earlier.claim_id = own.pk AND earlier.pk < told.pk
            AND earlier.stance = told.stance AND earlier.excerpt = told.excerpt AND earlier.line = told.line)
        ORDER BY pk)),
    (SELECT count(*) FROM {reviews} WHERE claim_id = own.pk),
    own.decided, CASE WHEN own.has_changed THEN 'true' ELSE 'false' END,
    own.as_of_day, own.jurisdiction, own.recheck_day,
    (SELECT group_concat(name, '; ') FROM (SELECT name FROM {tags} WHERE claim_id = own.pk ORDER BY folded)))"""
# The order of the join is written down: those found lead.
LINES = """SELECT CAST(group_concat(line, {between}) AS BLOB) FROM (SELECT {line} AS line
    FROM {found} found CROSS JOIN {claims} own ON own.pk = found.pk
    WHERE found.rowid BETWEEN %s AND %s ORDER BY found.rowid)"""


def csv_lines(kept: Kept) -> Iterator[bytes]:
    """Many at once, each with its end, in document order; of a claim with citations in lines."""
    tables = {name: kept.table(name) for name in ("found", *kept.parts)}
    texts = {
        "cells": _text(CELLS),
        "place": _text(["%s"] * PLACE_CELLS),
        "review": _text(["%s"] * REVIEW_CELLS),
        "no_review": _text([""] * REVIEW_CELLS),
    }
    line = LINE.format(omission=OMISSION, **texts, **tables)
    sql = LINES.format(line=line, between=_text(["", ""], BETWEEN_LINES), **tables)
    for first in count(1, AT_ONCE):
        ((lines,),) = fetch(kept.connection, (sql, [first, first + AT_ONCE - 1]))
        if lines is None:
            return
        yield quoted(lines, BETWEEN_CELLS, BETWEEN_LINES)


def quoted(lines: bytes, between_cells: bytes, between_lines: bytes) -> bytes:
    """All cells in quotation marks, each line with its end."""
    doubled = lines.replace(b'"', b'""')
    return b'"' + doubled.replace(between_cells, b'","').replace(between_lines, b'"\r\n"') + b'"\r\n'


def _text(cells: Sequence[str], between: bytes = BETWEEN_CELLS) -> str:
    """SQL of a text with such bytes, which no literal can hold."""
    return f"CAST(x'{between.join(cell.encode() for cell in cells).hex()}' AS TEXT)"
