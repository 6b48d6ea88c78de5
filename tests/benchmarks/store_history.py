"""The history of a plausible store: one chain in order of time, whole to its verifier."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from claims.history import GENESIS, Entry, _event
from claims.models import ChainHead, Event
from claims.text.characters import digest
from tests.benchmarks.store_tables import Table

AT_ONCE = 20_000
# The digest of a text that was erased: nobody can say which text it was.
ERASED = "0" * 64


class Chronicle:
    def __init__(self) -> None:
        self.entries: list[tuple[datetime, int, dict[str, Any]]] = []
        self.events = Table(
            Event, "number", "at", "act", "actor_number", "document_number", "claim_number", "round", "lock_version",
            "payload", "previous_hash", "hash",
        )  # fmt: skip

    def imported(self, at: datetime, by: int, document: int, texts: Sequence[str], claims: Sequence[int]) -> None:
        for version, text in enumerate(texts, start=1):
            payload = {
                "version": version, "original": digest(text), "text": digest(text), "outcomes": {},
                "claims": list(claims) if version == 1 else [], "texts": {"title": ERASED},
            }  # fmt: skip
            when = at + timedelta(days=40 * (version - 1))
            self._add(when, act="import", actor=by, document=document, payload=payload)

    def of_claim(self, at: datetime, act: str, **fields: Any) -> None:
        self._add(at, act=act, **fields)

    def _add(self, at: datetime, **fields: Any) -> None:
        self.entries.append((at, len(self.entries), fields))

    def write(self) -> None:
        self.entries.sort(key=lambda entry: entry[:2])
        number, previous = 0, GENESIS
        for at, _order, fields in self.entries:
            number += 1
            event, _texts = _event(Entry(at=at, **fields), number, previous)
            previous = event.hash
            self.events.add(
                number, event.at, event.act, event.actor_number, event.document_number, event.claim_number, event.round,
                event.lock_version, event.payload, event.previous_hash, event.hash,
            )  # fmt: skip
            if number % AT_ONCE == 0:
                self.events.write()
        self.events.write()
        ChainHead.objects.filter(pk=1).update(number=number, hash=previous)
