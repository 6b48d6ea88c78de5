"""Our own workbook: its citations stand on a sheet of their own, and come back to the claims they belong to."""

from collections import defaultdict
from datetime import UTC, datetime

from .rows import Table

CLAIMS, CITATIONS, SOURCES = "claims", "citations", "sources"
NAMED = ("title", "publisher")
# A cell of a time knows no zone; ours are in UTC.
TIMES = ("decided_at",)


def with_citations(tables: list[Table]) -> list[Table]:
    """The sheet of claims of our own workbook alone, each citation a line in its cell; other workbooks as they are."""
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
