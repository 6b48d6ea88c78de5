"""Our own workbook: its citations stand on a sheet of their own, and come back to the claims they belong to."""

from collections import defaultdict
from datetime import UTC, datetime

from .rows import Table

CLAIMS, CITATIONS, SOURCES, SUMMARY = "claims", "citations", "sources", "summary"
# Under such names a summary tells the headings of the columns; labels are for people.
COLUMN, LABEL = "column.", "_label"
NAMED = ("title", "publisher")
# A cell of a time knows no zone; ours are in UTC.
TIMES = ("decided_at",)


def with_citations(tables: list[Table]) -> list[Table]:
    """The sheet of claims of our own workbook alone, each citation a line in its cell; other workbooks as they are."""
    tables = _with_stored_headings(tables)
    sheets = {table.name: _records(table) for table in tables}
    if not {CLAIMS, CITATIONS, SOURCES} <= sheets.keys() or not all("id" in row for row in sheets[CLAIMS]):
        return tables
    sources = {row.get("source", ""): row for row in sheets[SOURCES]}
    lines: dict[str, list[str]] = defaultdict(list)
    for row in sheets[CITATIONS]:
        lines[row.get("claim", "")].append(_line(row, sources.get(row.get("source", ""), {})))
    claims = next(table for table in tables if table.name == CLAIMS)
    headings = claims.rows[0][1]
    rows = [claims.rows[0]]
    for (number, cells), row in zip(claims.rows[1:], sheets[CLAIMS], strict=True):
        cited = {CITATIONS: "\n".join(lines[row["id"]])}
        told = [cited.get(name, _in_utc(name, cell)) for name, cell in zip(headings, cells, strict=False)]
        rows.append((number, told))
    return [claims._replace(rows=rows)]


def _with_stored_headings(tables: list[Table]) -> list[Table]:
    """The stored columns of our own sheets under the names that they have in other forms, in the order of these; what
    people are shown beside them is left out."""
    summary = [row for table in tables if table.name == SUMMARY for _number, row in table.rows]
    columns = (row for row in summary if len(row) > 1 and row[0].startswith(COLUMN) and not row[0].endswith(LABEL))
    told = {row[0]: row[1] for row in columns}
    return [_stored(table, told) for table in tables]


def _stored(table: Table, told: dict[str, str]) -> Table:
    start = f"{COLUMN}{table.name}."
    names = {name.removeprefix(start): heading for name, heading in told.items() if name.startswith(start)}
    if not names or not table.rows:
        return table
    places = {heading: place for place, heading in enumerate(table.rows[0][1])}
    wanted = [(name, places[heading]) for name, heading in names.items() if heading in places]
    rows = [(number, [cells[at] if at < len(cells) else "" for _name, at in wanted]) for number, cells in table.rows]
    rows[0] = (table.rows[0][0], [name for name, _at in wanted])
    return table._replace(rows=rows)


def _records(table: Table) -> list[dict[str, str]]:
    if not table.rows:
        return []
    headings = table.rows[0][1]
    return [dict(zip(headings, cells, strict=False)) for _number, cells in table.rows[1:]]


def _in_utc(heading: str, cell: str) -> str:
    """A time as the other exports write it; what somebody else put there stays."""
    if heading not in TIMES:
        return cell
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        return cell
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


def _line(citation: dict[str, str], source: dict[str, str]) -> str:
    """As the CSV of the same claim has it: refutes — SB19-216, title line, https://…: “Concerning …”"""
    parts = [source.get(name, "") for name in NAMED]
    parts += [citation.get("pinpoint", ""), source.get("url", "") or source.get("identifier", "")]
    line = f"{citation.get('stance', '')} — {', '.join(filter(None, parts))}"
    excerpt = citation.get("excerpt", "")
    return f"{line}: “{excerpt}”" if excerpt else line
