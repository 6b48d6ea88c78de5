from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.core.checks import register
from django.db.models.signals import post_migrate


class ClaimsConfig(AppConfig):
    default = True
    name = "claims"
    verbose_name = "Fact-check workbench"

    def ready(self) -> None:
        # Permissions do not exist while migrations run, and SQLite drops triggers when it rebuilds a table.
        post_migrate.connect(_prepare_database, sender=self, dispatch_uid="claims.prepare_database")
        register(import_module("claims.checks").check_worth_model)


class WorkbenchAdminConfig(admin_apps.SimpleAdminConfig):
    default = False
    default_site = "claims.admin.site.WorkbenchSite"

    def ready(self) -> None:
        super().ready()
        # Named here instead of discovered: while the site itself is imported, nothing can be registered with it yet.
        import_module("claims.admin.nouns")


def _prepare_database(using: str, **_options: Any) -> None:
    from claims.services.store.setup import prepare_database

    prepare_database(using)
