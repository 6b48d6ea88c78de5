"""Triggers that make the history append-only, on both engines. Installed anew after every migration."""

from django.db.backends.base.base import BaseDatabaseWrapper

EVENTS, TEXTS, HEAD = "claims_event", "claims_eventtext", "claims_chainhead"
# (table, operation). Texts may be erased, never rewritten; the head may move, never vanish.
REFUSED = ((EVENTS, "UPDATE"), (EVENTS, "DELETE"), (TEXTS, "UPDATE"), (HEAD, "DELETE"))
FUNCTION = "claims_refuse_change"


def install_triggers(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers on a database that has the tables; idempotent."""
    _run(connection, drop_statements(connection.vendor) + create_statements(connection.vendor))


def drop_triggers(connection: BaseDatabaseWrapper) -> None:
    _run(connection, drop_statements(connection.vendor))


def make_way(connection: BaseDatabaseWrapper) -> None:
    """Drop every trigger before tables change: SQLite rebuilds no table that a trigger of another one names.

    `prepare_database` builds them anew after the migration, with the indexes that they keep.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        names = [name for (name,) in cursor.fetchall()]
    _run(connection, [f"DROP TRIGGER {name}" for name in names])


def create_statements(vendor: str) -> list[str]:
    """SQL that creates the triggers; `vendor` is Django's name of the engine."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {_name(table, operation)} BEFORE {operation} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'the history is append-only: {operation} on {table} refused'); END"
            for table, operation in REFUSED
        ]
    function = (
        f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'the history is append-only: % on % refused', TG_OP, TG_TABLE_NAME; END $$"
    )
    rows = [
        f"CREATE TRIGGER {_name(table, operation)} BEFORE {operation} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {FUNCTION}()"
        for table, operation in REFUSED
    ]
    truncations = [
        f"CREATE TRIGGER {_name(table, 'TRUNCATE')} BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()"
        for table in (EVENTS, TEXTS, HEAD)
    ]
    return [function, *rows, *truncations]


def drop_statements(vendor: str) -> list[str]:
    names = [(table, _name(table, operation)) for table, operation in REFUSED]
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for _table, name in names]
    names += [(table, _name(table, "TRUNCATE")) for table in (EVENTS, TEXTS, HEAD)]
    return [f"DROP TRIGGER IF EXISTS {name} ON {table}" for table, name in names]


def _name(table: str, operation: str) -> str:
    return f"{table}_no_{operation.lower()}"


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
