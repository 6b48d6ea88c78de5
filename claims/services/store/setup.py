"""What a migrated database needs besides its tables: roles, triggers, the head of the history, the index."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connections
from django.db.models import Q

from claims import search
from claims.choices import Role
from claims.history import GENESIS
from claims.models import ChainHead, Event
from claims.services.likeness.statement_index import index_of
from claims.services.store.triggers import HEAD, install_triggers

# What the stock admin asks of a role; acts on claims are asked of `claims.permissions`.
VIEW_CLAIMS = Q(content_type__app_label="claims", codename__startswith="view_")
KEEP_SOURCES = Q(content_type__app_label="claims", codename__in=["add_source", "change_source"])
LEAD_DOCUMENTS = Q(
    content_type__app_label="claims", codename__in=["add_document", "change_document", "delete_document"]
)
WORK_ON_CLAIMS = Q(content_type__app_label="claims", codename__in=["change_claim", "change_document", "add_claim"])
MANAGE_USERS = Q(content_type__app_label="auth", codename__in=["add_user", "change_user", "view_user", "view_group"])

PERMISSIONS = {
    Role.VIEWER: None,
    Role.REVIEWER: VIEW_CLAIMS | KEEP_SOURCES | WORK_ON_CLAIMS,
    Role.LEAD: VIEW_CLAIMS | KEEP_SOURCES | WORK_ON_CLAIMS | LEAD_DOCUMENTS,
    Role.ADMINISTRATOR: VIEW_CLAIMS | MANAGE_USERS,
}


def prepare_database(using: str) -> None:
    """Idempotent: runs after every migrate and after every flush of a test."""
    tables = set(connections[using].introspection.table_names())
    if not {HEAD, Group._meta.db_table} <= tables:
        return  # `migrate` was told to stop before our tables
    for label in ("claims", "auth"):
        # Django creates them after this very signal, in an order that INSTALLED_APPS decides.
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    sync_roles(using)
    ensure_head(using)
    install_triggers(connections[using])
    index_of(connections[using]).install()
    search.install(connections[using])


def sync_roles(using: str = "default") -> None:
    """Keep one group per role, with exactly the permissions of its role."""
    for role, wanted in PERMISSIONS.items():
        group, _is_new = Group.objects.using(using).get_or_create(name=role.value)
        permissions = Permission.objects.using(using)
        group.permissions.set(permissions.filter(wanted) if wanted is not None else permissions.none())


def ensure_head(using: str) -> None:
    last = Event.objects.using(using).order_by("-number").first()
    number, digest = (last.number, last.hash) if last else (0, GENESIS)
    ChainHead.objects.using(using).get_or_create(pk=1, defaults={"number": number, "hash": digest})
