"""What tests write need not outlive the machine, only their processes: their databases do not wait for the disk."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


def without_waiting(connection: BaseDatabaseWrapper) -> None:
    """For connections that are opened from now on."""
    options: dict[str, Any] = connection.settings_dict["OPTIONS"]
    if connection.vendor == "sqlite":
        more = {"init_command": f"{options['init_command']}; PRAGMA synchronous=OFF"}
    else:
        more = {"options": f"{options['options']} -c synchronous_commit=off"}
    connection.settings_dict["OPTIONS"] = options | more
