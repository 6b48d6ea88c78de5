"""The lines of a faithful CSV as SQLite itself writes them from the copies: no cell becomes a text of Python's.

What `cells_of` says of a row is said here once more, in SQL, since hundreds of thousands of claims are written sooner
that way. A test holds the two together.
"""

from collections.abc import Iterator
from itertools import count

from claims.exports.cells import OMISSION
from claims.exports.kept import Kept
from claims.statement import fetch

AT_ONCE = 250
# `%w` doubles quotation marks, and says "(NULL)" of what is not there; `%s` puts in what is quoted already, or has no
# mark. Versions are asked by `number`: the standing places of a claim are those in the last.
LINE = """printf('"C-%04d","D-%d",%s,"%w","%w","%w","%w",%s,"%w","%w","%d","%s","%s","%s","%w","%s","%w"',
    own.pk, own.document_id,
    (SELECT printf('"%s","%w","%w","%w","%s","%s"', max(number), own.section_title, own.statement,
            coalesce(group_concat(quote, '{omission}'), ''), min(start), max("end"))
        FROM (SELECT * FROM {anchors} WHERE claim_id = own.pk AND number =
            (SELECT max(number) FROM {anchors} WHERE claim_id = own.pk) ORDER BY start, "end")),
    own.kind, own.claimant, own.status, own.verdict,
    coalesce((SELECT printf('"%w","%w","%w"', reason, rationale, correction)
        FROM {reviews} WHERE claim_id = own.pk ORDER BY pk DESC LIMIT 1), '"","",""'),
    coalesce((SELECT group_concat(key, '; ')
        FROM (SELECT key FROM {authorities} WHERE claim_id = own.pk ORDER BY kind, key)), ''),
    coalesce((SELECT group_concat(line, char(10)) FROM (SELECT line FROM {citations} told WHERE claim_id = own.pk
        AND NOT EXISTS (SELECT 1 FROM {citations} earlier WHERE earlier.claim_id = own.pk AND earlier.pk < told.pk
            AND earlier.stance = told.stance AND earlier.excerpt = told.excerpt AND earlier.line = told.line)
        ORDER BY pk)), ''),
    (SELECT count(*) FROM {reviews} WHERE claim_id = own.pk),
    own.decided, CASE WHEN own.has_changed THEN 'true' ELSE 'false' END,
    own.as_of_day, own.jurisdiction, own.recheck_day,
    coalesce((SELECT group_concat(name, '; ')
        FROM (SELECT name FROM {tags} WHERE claim_id = own.pk ORDER BY folded)), ''))"""
# The order of the join is written down: those found lead.
LINES = """SELECT CAST(group_concat(line, char(13, 10)) || char(13, 10) AS BLOB) FROM (SELECT {line} AS line
    FROM {found} found CROSS JOIN {claims} own ON own.pk = found.pk
    WHERE found.rowid BETWEEN %s AND %s ORDER BY found.rowid)"""


def csv_lines(kept: Kept) -> Iterator[bytes]:
    """Many at once, each with its end, in document order; of a claim with citations in lines."""
    tables = {name: kept.table(name) for name in ("found", *kept.parts)}
    # What stands in the SQL as it is takes a sign for itself.
    line = LINE.format(omission=OMISSION, **tables).replace("%", "%%")
    sql = LINES.format(line=line, **tables)
    for first in count(1, AT_ONCE):
        ((lines,),) = fetch(kept.connection, (sql, [first, first + AT_ONCE - 1]))
        if lines is None:
            return
        yield lines
