import os
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.utils.connection import ConnectionDoesNotExist

from claims.refusal import Refused
from claims.services.store.moving import move_store

TARGET = "target"
VARIABLE = "TARGET_DATABASE_URL"
UNSET = f"Set {VARIABLE} to the empty database that the store moves to."
# Not what it says: there may be a password in it.
UNREADABLE = f"{VARIABLE} names neither a SQLite nor a PostgreSQL database: sqlite:///… or postgres://… does."


class Command(BaseCommand):
    help = (
        "Move the whole store, history included, into the empty database that TARGET_DATABASE_URL names, from SQLite "
        "to PostgreSQL or the other way. What was here stays as it is. Stop the server first."
    )

    def handle(self, **options: Any) -> None:
        try:
            if not connections[TARGET].introspection.table_names():
                call_command("migrate", database=TARGET, verbosity=0)
            moved = move_store(DEFAULT_DB_ALIAS, TARGET, self._tell)
        except ConnectionDoesNotExist as error:
            raise CommandError(UNREADABLE if os.environ.get(VARIABLE) else UNSET) from error
        except Error as error:
            raise CommandError(f"The target cannot be used: {str(error).strip().splitlines()[0]}.") from error
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        self.stdout.write(
            f"Moved {moved.rows:,} rows of {len(moved.tables)} tables, each read back and compared. "
            f"Head {moved.head.number}:{moved.head.hash}"
        )

    def _tell(self, table: str, rows: int) -> None:
        self.stderr.write(f"{table} {rows:,}", str)
