"""Our own JSON: what an export says of each claim. It has no history, so it comes in as checked elsewhere."""

from collections.abc import Iterator
from typing import Any

from .rows import Row, Table
from .values import dict_of, list_of, text_of

# As `Contents` names it.
OWN_JSON = "export"
REMARK = (
    "it is an export of ours: claims, verdicts and citations come in as checked elsewhere. It holds no history; to "
    "move a whole store with its history, use backup_store and restore_store, or move_store"
)


# The first columns of our own CSV, and of the sheet of claims of our own workbook.
OWN_COLUMNS = ["id", "document", "version"]


def is_own(table: Table) -> bool:
    return bool(table.rows) and table.rows[0][1][: len(OWN_COLUMNS)] == OWN_COLUMNS


def remarks_of(tables: list[Table]) -> list[str]:
    return [REMARK] if any(map(is_own, tables)) else []


def documents_of_table(table: Table) -> list[str]:
    """The numbers of the documents that the rows of our own table are of, each once; none of another's table."""
    at = OWN_COLUMNS.index("document")
    told = (cells[at] for _number, cells in table.rows[1:] if len(cells) > at) if is_own(table) else ()
    return list(dict.fromkeys(filter(None, told)))


def documents_of(claims: list[Any]) -> list[str]:
    """The same, of our own JSON."""
    told = (text_of(dict_of(claim).get("document")) for claim in claims)
    return list(dict.fromkeys(filter(None, told)))


def is_export(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("manifest"), dict) and isinstance(value.get("claims"), list)


def is_record(value: Any) -> bool:
    """A claim as the exports write it, in a file of one a line."""
    return isinstance(value, dict) and {"id", "statement", "anchors", "verdict"} <= value.keys()


def own_rows(claims: list[Any]) -> Iterator[Row]:
    for number, claim in enumerate(claims, start=1):
        found = dict_of(claim)
        yield _row(found, text_of(found.get("id")) or f"claim {number}")


def _row(claim: dict[str, Any], place: str) -> Row:
    quotes = [anchor.get("quote") for anchor in map(dict_of, list_of(claim.get("anchors")))]
    reviews = [dict_of(review) for review in list_of(claim.get("reviews"))]
    # The last one decided.
    last = reviews[-1] if reviews else {}
    other = {
        "document": text_of(dict_of(claim.get("document")).get("title"), claim.get("document")),
        "status": text_of(claim.get("status")),
        "reason": text_of(last.get("reason")),
        "further places": "\n".join(text for text in map(text_of, quotes[1:]) if text),
    }
    return Row(
        place,
        statement=text_of(claim.get("statement")),
        quote=quotes[0] if quotes and isinstance(quotes[0], str) else "",
        verdict=text_of(claim.get("verdict")),
        rationale=_words(last.get("rationale")),
        correction=_words(last.get("correction")),
        source="\n".join(filter(None, map(_citation, list_of(claim.get("citations"))))),
        who=text_of(last.get("reviewer")),
        when=text_of(last.get("decided_at"), claim.get("decided_at")),
        claimant=text_of(claim.get("claimant")),
        section=text_of(claim.get("section")),
        kind=text_of(claim.get("kind")),
        other=tuple((name, text) for name, text in other.items() if text),
    )


def _words(value: Any) -> str:
    """As they were typed, outer blanks and all."""
    return value if isinstance(value, str) else ""


def _citation(citation: Any) -> str:
    """As the CSV of the same claim has it: refutes — SB19-216, title line, https://…: “Concerning …”"""
    found = dict_of(citation)
    source = dict_of(found.get("source"))
    named = [source.get("title"), source.get("publisher"), found.get("pinpoint")]
    parts = [text_of(part) for part in [*named, source.get("url") or source.get("identifier")]]
    line = f"{text_of(found.get('stance'))} — {', '.join(filter(None, parts))}"
    excerpt = text_of(found.get("excerpt"))
    return f"{line}: “{excerpt}”" if excerpt else line
