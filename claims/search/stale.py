"""Which claims the index has to read again: triggers write their numbers down, whoever changed what it read.

What a change touches is indexed in its own transaction (`refresh`). What was written round the door waits here, and is
indexed with the next change.
"""

from typing import NamedTuple

STALE = "claims_searchstale"
OPERATIONS = ("INSERT", "UPDATE", "DELETE")


class Watched(NamedTuple):
    """A table, the columns that are read, and SQL of the claims that a row of it touches ({row}: one state of it)."""

    table: str
    columns: tuple[str, ...]
    claims: str
    # What several claims share is never gone before their own rows are.
    operations: tuple[str, ...] = OPERATIONS


OF_CLAIM = "SELECT {row}.claim_id"
WATCHED = (
    Watched(
        "claims_claim",
        ("statement", "status", "round", "opened_round", "second_asked", "document_id"),
        "SELECT {row}.id",
    ),
    Watched("claims_anchor", ("claim_id", "version_id", "quote"), OF_CLAIM),
    Watched(
        "claims_review", ("claim_id", "round", "reviewer_id", "rationale", "correction", "undone_at"), OF_CLAIM
    ),
    Watched("claims_note", ("claim_id", "round", "author_id", "body", "is_public"), OF_CLAIM),
    Watched(
        "claims_citation", ("claim_id", "source_id", "round", "reviewer_id", "pinpoint", "excerpt"), OF_CLAIM
    ),
    Watched(
        "claims_outsidecheck",
        ("claim_id", "said", "rationale", "correction", "note", "source", "pinpoint", "checked_by", "other"),
        OF_CLAIM,
    ),
    Watched("claims_mention", ("claim_id", "authority_id"), OF_CLAIM),
    Watched(
        "claims_source",
        ("title", "publisher", "identifier"),
        "SELECT claim_id FROM claims_citation WHERE source_id = {row}.id",
        ("UPDATE",),
    ),
    Watched(
        "claims_authority",
        ("key",),
        "SELECT claim_id FROM claims_mention WHERE authority_id = {row}.id",
        ("UPDATE",),
    ),
    Watched(
        "claims_document",
        ("reviews_required", "newest_version_id"),
        "SELECT id FROM claims_claim WHERE document_id = {row}.id",
        ("UPDATE",),
    ),
)  # fmt: skip


class Trigger(NamedTuple):
    name: str
    table: str
    statements: tuple[str, ...]


def triggers_of(vendor: str) -> list[Trigger]:
    make = _on_sqlite if vendor == "sqlite" else _on_postgresql
    return [make(watched, operation) for watched in WATCHED for operation in watched.operations]


def _name(watched: Watched, operation: str) -> str:
    return f"claims_search_{watched.table.removeprefix('claims_')}_{operation.lower()}"


def _on_sqlite(watched: Watched, operation: str) -> Trigger:
    """Row by row. A claim stands in the list once: its number is the key."""
    name = _name(watched, operation)
    rows = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}[operation]
    when = operation
    if operation == "UPDATE":
        changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in watched.columns)
        when = f"UPDATE OF {', '.join(watched.columns)}"
    only = f" WHEN {changed}" if operation == "UPDATE" else ""
    body = " ".join(f"INSERT OR IGNORE INTO {STALE} {watched.claims.format(row=row)};" for row in rows)
    return Trigger(
        name, watched.table, (f"CREATE TRIGGER {name} AFTER {when} ON {watched.table}{only} BEGIN {body} END",)
    )


def _on_postgresql(watched: Watched, operation: str) -> Trigger:
    """Once for a whole statement. The list has no key there, so that no writer waits for what another one wrote."""
    name = _name(watched, operation)
    new, old = "NEW TABLE AS new_rows", "OLD TABLE AS old_rows"
    tables = {"INSERT": new, "UPDATE": f"{old} {new}", "DELETE": old}[operation]
    inserts = " ".join(
        f"INSERT INTO {STALE} SELECT DISTINCT found.claim_id FROM {rows} AS changed "
        f"CROSS JOIN LATERAL ({watched.claims.format(row='changed')}) AS found(claim_id);"
        for rows in _changed(watched, operation)
    )
    function = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {inserts} RETURN NULL; END $$"
    )
    trigger = (
        f"CREATE TRIGGER {name} AFTER {operation} ON {watched.table} REFERENCING {tables} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )
    return Trigger(name, watched.table, (function, trigger))


def _changed(watched: Watched, operation: str) -> list[str]:
    """The rows that a statement changed in what is read: as they are now, and as they were where they moved."""
    if operation != "UPDATE":
        return ["new_rows" if operation == "INSERT" else "old_rows"]
    columns = ", ".join(("id", *watched.columns))
    sides = [("new_rows", "old_rows"), ("old_rows", "new_rows")]
    return [f"(SELECT {columns} FROM {one} EXCEPT SELECT {columns} FROM {other})" for one, other in sides]
