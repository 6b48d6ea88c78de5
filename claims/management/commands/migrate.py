"""Django's own migrate, with the triggers out of its way where there is something to migrate."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from claims.services.store.triggers import make_way

ONLY_ASKS = ("plan", "check_unapplied")


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if not any(options[name] for name in ONLY_ASKS) and _is_behind(connection, options):
            make_way(connection)
        super().handle(*args, **options)


def _is_behind(connection: Any, options: dict[str, Any]) -> bool:
    """Does any table change? Where none does, the triggers stay, and nothing has to be indexed anew."""
    executor = MigrationExecutor(connection)
    return bool(options["app_label"] or executor.migration_plan(executor.loader.graph.leaf_nodes()))
