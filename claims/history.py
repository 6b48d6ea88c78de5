"""The history: one chain of events for everything, written in the transaction of the change itself.

Each event carries SHA-256 over its own fields and the hash of the event before it. Whoever keeps a published head
(number and hash) elsewhere can tell that nothing up to it was changed since: tamper-evident, not tamper-proof.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, transaction

from claims import search
from claims.models import ChainHead, Event, EventText

GENESIS = "0" * 64
BATCH = 2000


@dataclass(frozen=True)
class Entry:
    """What is to be written down. `payload` holds ids, values and times; `texts` the free texts, by name."""

    act: str
    at: datetime
    actor: int | None = None
    document: int | None = None
    claim: int | None = None
    round: int | None = None
    lock_version: int | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


class Flaw(NamedTuple):
    """Where the chain is broken: the number of the event, and what is wrong with it."""

    number: int
    problem: str


class Head(NamedTuple):
    number: int
    hash: str


def canonical_json(value: Any) -> str:
    """JSON with sorted keys and no blanks: the same value always gives the same text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def salted_digest(salt: str, body: str) -> str:
    return hashlib.sha256((salt + body).encode()).hexdigest()


def record(entries: Sequence[Entry]) -> Head:
    """Append `entries` to the chain and return the new head. What was changed is found by searches from here on.

    Call it last in the transaction that makes the change: from here to the commit every other writer waits.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An event is recorded in the transaction of its change.")
    search.refresh()
    head = ChainHead.objects.select_for_update().get(pk=1)
    number, previous = head.number, head.hash
    events: list[Event] = []
    texts: list[EventText] = []
    for entry in entries:
        number += 1
        event, event_texts = _event(entry, number, previous)
        previous = event.hash
        events.append(event)
        texts += event_texts
    Event.objects.bulk_create(events, batch_size=BATCH)
    EventText.objects.bulk_create(texts, batch_size=BATCH)
    ChainHead.objects.filter(pk=1).update(number=number, hash=previous)
    return Head(number, previous)


def head(using: str = DEFAULT_DB_ALIAS) -> Head:
    """Return number and hash of the last event; (0, zeros) before the first."""
    row = ChainHead.objects.using(using).filter(pk=1).first()
    return Head(row.number, row.hash) if row else Head(0, GENESIS)


def contains(published: Head) -> bool:
    """Is the event that was the head once still in the chain, with the same hash? Says nothing of the chain itself."""
    if published.number == 0:
        return published.hash == GENESIS
    return Event.objects.filter(number=published.number, hash=published.hash).exists()


def next_number() -> int:
    """The number of the event that this transaction records next; until it ends, nobody else records one."""
    return ChainHead.objects.select_for_update().get(pk=1).number + 1


def first_flaw(using: str = DEFAULT_DB_ALIAS) -> Flaw | None:
    """Walk the whole chain and return the first broken row, or None when all of it holds."""
    end = Head(0, GENESIS)
    while True:
        start = end
        for event, texts in _with_texts(after=start.number, using=using):
            problem = _problem(event, texts, end)
            if problem:
                return Flaw(event.number, problem)
            end = Head(event.number, event.hash)
        stored = head(using)
        if stored == end:
            return None
        # Somebody may have written while we read: go on as long as that gives new events.
        if stored.number <= end.number or end == start:
            return Flaw(end.number, f"the head says event {stored.number}, the chain ends at {end.number}")


def _event(entry: Entry, number: int, previous: str) -> tuple[Event, list[EventText]]:
    texts = [
        EventText(event_number=number, name=name, salt=secrets.token_hex(16), body=body)
        for name, body in sorted(entry.texts.items())
        if body
    ]
    payload = dict(entry.payload)
    if texts:
        payload["texts"] = {text.name: salted_digest(text.salt, text.body) for text in texts}
    event = Event(
        number=number,
        at=entry.at.astimezone(UTC).isoformat(),
        act=entry.act,
        actor_number=entry.actor,
        document_number=entry.document,
        claim_number=entry.claim,
        round=entry.round,
        lock_version=entry.lock_version,
        payload=canonical_json(payload),
        previous_hash=previous,
    )
    event.hash = _hash(event)
    return event, texts


def _hash(event: Event) -> str:
    fields = [
        event.number,
        event.at,
        event.act,
        event.actor_number,
        event.document_number,
        event.claim_number,
        event.round,
        event.lock_version,
        event.payload,
        event.previous_hash,
    ]
    return hashlib.sha256(canonical_json(fields).encode()).hexdigest()


def _with_texts(*, after: int, using: str) -> Iterator[tuple[Event, list[EventText]]]:
    """Yield every later event with its remaining texts, a batch of rows at a time."""
    while events := list(Event.objects.using(using).filter(number__gt=after).order_by("number")[:BATCH]):
        texts: dict[int, list[EventText]] = {}
        last = events[-1].number
        remaining = EventText.objects.using(using).filter(event_number__gt=after, event_number__lte=last)
        for text in remaining:
            texts.setdefault(text.event_number, []).append(text)
        yield from ((event, texts.get(event.number, [])) for event in events)
        after = last


def _problem(event: Event, texts: Iterable[EventText], before: Head) -> str:
    if event.number != before.number + 1:
        return f"event {before.number + 1} is missing"
    if event.previous_hash != before.hash:
        return "it does not follow from the event before it"
    if event.hash != _hash(event):
        return "its own fields were changed"
    digests = json.loads(event.payload).get("texts", {})
    for text in texts:
        if digests.get(text.name) != salted_digest(text.salt, text.body):
            return f"its text “{text.name}” was changed"
    return ""
