"""Keeping the index: built once, kept by every change in the change's own transaction, built anew by one call."""

from collections.abc import Collection, Iterator

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from claims.models import Claim
from claims.search.engine import engine_of
from claims.search.reading import OwnText, Reading
from claims.search.stale import STALE, triggers_of
from claims.search.texts import SEAM, public_texts, sealed_texts, team_texts
from claims.statement import about, fetch, run

# Claims read in one go.
BATCH = 2_000
# What one change indexes at most. More is stale only after a bulk load round the door, which calls `rebuild`.
MAX_REFRESHED = 50_000


def install(connection: BaseDatabaseWrapper) -> None:
    """Build what is missing. A rebuilt table has lost its triggers, and rows may have changed unseen since."""
    installed = {name for (name,) in fetch(connection, engine_of(connection).installed())}
    if {trigger.name for trigger in triggers_of(connection.vendor)} <= installed:
        refresh(connection.alias)
    else:
        rebuild(connection)


def rebuild(connection: BaseDatabaseWrapper) -> int:
    """Index every claim anew and return how many there are. Idempotent."""
    engine = engine_of(connection)
    for sql in engine.tables():
        run(connection, (sql, []))
    for trigger in triggers_of(connection.vendor):
        for sql in (*engine.dropping(trigger.name, trigger.table), *trigger.statements):
            run(connection, (sql, []))
    with transaction.atomic(using=connection.alias):
        # Measured while empty, tables count as empty: until the next measuring, each key would be sought row by row.
        has_claims = Claim.objects.using(connection.alias).exists()
        for sql in (*(engine.measuring(_tables()) if has_claims else []), *engine.emptying()):
            run(connection, (sql, []))
        for claims in _batches(connection.alias):
            _put_in(connection, claims)
        return Claim.objects.using(connection.alias).count()


def refresh(using: str = "default", limit: int = MAX_REFRESHED) -> int:
    """Index anew what changed since the last time; part of the transaction that changed it. Return how many claims."""
    connection, done = connections[using], 0
    keys: list[int] = []
    while done == 0 or (len(keys) == BATCH and done < limit):
        # The newest first: what is left from before is not what this change wrote.
        found = fetch(connection, (f"SELECT DISTINCT claim_id FROM {STALE} ORDER BY claim_id DESC LIMIT {BATCH}", []))
        if not found:
            break
        keys = [key for (key,) in found]
        if connection.features.has_select_for_update and connection.in_atomic_block:
            # Of two changes that touch one claim, the later one reads what the earlier one wrote.
            claims = Claim.objects.using(using).filter(pk__in=keys).order_by("pk")
            list(claims.select_for_update(no_key=True).values_list("pk"))
        run(connection, *engine_of(connection).taking_out(keys))
        _put_in(connection, keys)
        done += len(keys)
    return done


def _put_in(connection: BaseDatabaseWrapper, claims: Collection[int]) -> None:
    engine = engine_of(connection)
    run(connection, engine.putting_in(Reading.TEAM, about(team_texts, connection, claims)))
    run(connection, engine.putting_in(Reading.PUBLIC, about(public_texts, connection, claims)))
    run(connection, *engine.putting_in_own(_own_texts(connection, claims)))


def _own_texts(connection: BaseDatabaseWrapper, claims: Collection[int]) -> list[OwnText]:
    """For each author with words in a sealed round of a claim: those, beside what the whole team reads of it."""
    own: dict[tuple[int, int], list[str]] = {}
    for claim, author, text in fetch(connection, about(sealed_texts, connection, claims)):
        own.setdefault((claim, author), []).append(text)
    if not own:
        return []
    hidden = {claim for claim, _author in own}
    shared = {
        claim: (words, findings) for claim, words, findings in fetch(connection, about(team_texts, connection, hidden))
    }
    return [
        OwnText(claim, author, shared[claim][0], SEAM.join([shared[claim][1], *texts]))
        for (claim, author), texts in own.items()
    ]


def _tables() -> list[str]:
    return [model._meta.db_table for model in apps.get_app_config(Claim._meta.app_label).get_models()]


def _batches(using: str) -> Iterator[list[int]]:
    claims = Claim.objects.using(using).order_by("pk")
    last = 0
    while keys := list(claims.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        yield keys
        last = keys[-1]
