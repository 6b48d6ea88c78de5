"""The claims of a plausible store with what reviewers did to them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from claims.models import Anchor, Citation, Claim, Dismissal, Mention, Note, Review
from claims.models.anchor import digest_of
from tests.benchmarks.store_history import ERASED, Chronicle
from tests.benchmarks.store_tables import Table, stored
from tests.benchmarks.store_texts import Composed, Passage
from tests.benchmarks.store_words import Prose

# What becomes of the hundred claims of a document; nine more are flagged where a new version reworded them, else open.
OPEN, WAITING, CONTESTED, FLAGGED = "unreviewed", "second_review", "contested", "flagged"
SETTLED = (
    ["verified"] * 18 + ["disputed"] * 12 + ["partly_supported"] * 5 + ["unverifiable"] * 3 + ["not_checkable"] * 2
)
STATES = [*SETTLED, *[WAITING] * 4, *[CONTESTED] * 2, *[OPEN] * 45]
REASONS = ("invented", "misattributed", "outdated", "overstated", "missing_context", "contradicted")
KINDS = ("factual", "factual", "factual", "legal", "legal", "procedural", "causal", "opinion", "prediction")
STANCES = {"verified": "supports", "disputed": "refutes", "partly_supported": "refutes"}
CONTEXT_CHARS = 64


class Laid(NamedTuple):
    """A version as it was stored: its number, its text, the numbers of its blocks and sentences."""

    version: int
    composed: Composed
    blocks: list[int]
    sentences: list[int]


class Standing(NamedTuple):
    """A claim while its reviews are written. `round` is the one that counts now."""

    number: int
    document: int
    round: int
    quote_sha256: str
    at: datetime


class Claims:
    def __init__(
        self, prose: Prose, random: Random, people: Mapping[str, int], sources: int, chronicle: Chronicle
    ) -> None:
        self.prose, self.random, self.sources, self.chronicle = prose, random, sources, chronicle
        self.lead = people["bench-lead"]
        self.reviewers = [pk for name, pk in people.items() if name.startswith("bench-reviewer")]
        self.authorities: dict[str, int] = {}
        self.claims = Table(
            Claim, "document_id", "statement", "kind", "claimant", "status", "verdict", "text_changed", "second_asked",
            "round", "opened_round", "assignee_id", "lock_version", "section_id", "place", "worth", "created_at",
            "changed_at", "decided_at",
        )  # fmt: skip
        self.anchors = Table(
            Anchor, "claim_id", "version_id", "block_id", "start", "end", "quote", "prefix", "suffix", "placed"
        )
        self.reviews = Table(
            Review, "claim_id", "round", "reviewer_id", "verdict", "reason", "rationale", "correction", "settles",
            "quote_sha256", "created_at",
        )  # fmt: skip
        self.citations = Table(
            Citation, "claim_id", "source_id", "round", "reviewer_id", "stance", "pinpoint", "excerpt", "excerpt_check",
            "accessed_on", "created_at",
        )  # fmt: skip
        self.notes = Table(Note, "claim_id", "round", "author_id", "body", "is_public", "created_at")
        self.mentions = Table(Mention, "claim_id", "authority_id", "version_id", "start", "end", "found_by")
        self.dismissals = Table(Dismissal, "sentence_id", "reason", "dismissed_by_id", "created_at")
        self.tables = [
            self.claims, self.anchors, self.reviews, self.citations, self.notes, self.mentions, self.dismissals
        ]  # fmt: skip

    def add(
        self, document: int, reviews_required: int, states: Sequence[str], laid: Sequence[Laid], at: datetime
    ) -> list[int]:
        """The claims of a document and the dismissals of its other sentences; return the claims' numbers."""
        found = []
        spare: list[Passage] = []
        for ordinal, passage in enumerate(laid[-1].composed.passages):
            if passage.claim >= 0:
                found.append(self._claim(document, reviews_required, states[passage.claim], laid, ordinal, at))
                continue
            spare.append(passage)
            if len(spare) % 2:
                self.dismissals.add(laid[-1].sentences[ordinal], "lead_in", self._reviewer(), stored(at))
        return found

    def _claim(
        self, document: int, reviews_required: int, state: str, laid: Sequence[Laid], ordinal: int, at: datetime
    ) -> int:
        newest = laid[-1].composed
        passage = newest.passages[ordinal]
        quote = newest.text[passage.start : passage.end]
        bound = laid[0].composed if state == FLAGGED else newest
        then = bound.passages[ordinal]
        chance = self.random.random()
        standing = Standing(
            self.claims.next, document, 2 if chance > 0.97 and state in SETTLED else 1,
            digest_of([bound.text[then.start : then.end]]),
            at + timedelta(minutes=int(30 * 24 * 60 * self.random.random())),
        )  # fmt: skip
        needs_two = reviews_required == 2 or state in (WAITING, CONTESTED)
        verdict, acts, last = self._reviewed(standing, state, needs_two)
        is_settled, is_opened = bool(verdict), state not in (OPEN, WAITING)
        if state == FLAGGED:
            acts, last = acts + 1, at + timedelta(days=40)
            told = {"version": 2, "found": "changed", "status": "settled", "settled": verdict}
            self.chronicle.of_claim(
                last, "text_changed", actor=self.lead, document=document, claim=standing.number, round=standing.round,
                lock_version=acts, payload=told,
            )  # fmt: skip
        self.claims.add(
            document, quote if chance < 0.7 else f"It is said that {quote[0].lower()}{quote[1:]}",
            self.prose.pick(KINDS), "the governor" if chance < 0.05 else "", self._status(state), verdict,
            state == FLAGGED, reviews_required == 1 and needs_two, standing.round, standing.round if is_opened else 0,
            self._reviewer() if chance < 0.1 else None, acts,
            laid[-1].blocks[newest.parts[passage.block].heading or 0], passage.start, round(chance, 4), stored(at),
            stored(last), stored(last) if is_settled else None,
        )  # fmt: skip
        for version, text in enumerate(laid):
            carried = "changed" if state == FLAGGED else "same"
            self._anchor(standing.number, text, ordinal, carried if version else "original")
        self._mention(standing.number, laid[-1], passage)
        if chance < 0.08:
            body = self.prose.paragraph(self.prose.remarks)
            self.notes.add(standing.number, 1, self._reviewer(), body, chance < 0.02, stored(last))
        return standing.number

    @staticmethod
    def _status(state: str) -> str:
        return state if state in (OPEN, WAITING, CONTESTED) else "settled"

    def _reviewed(self, standing: Standing, state: str, needs_two: bool) -> tuple[str, int, datetime]:
        """Write the reviews that lead to `state`; return the verdict, the number of acts and the time of the last."""
        if state == OPEN:
            return "", 0, standing.at
        verdict = state if state in SETTLED else self.prose.pick(("verified", "disputed", "partly_supported"))
        first, second = self.random.sample(self.reviewers, 2)
        acts, last = 0, standing.at
        if standing.round == 2:
            self._review(standing._replace(round=1), first, "unverifiable", 1, ("settled", "unverifiable"))
            last += timedelta(days=2)
            self._event(standing, last, "reopen", 2, {"status": "unreviewed", "settled": ""})
            acts, last = 2, last + timedelta(hours=5)
        given = [(first, verdict)]
        if needs_two and state != WAITING:
            given.append((second, "unverifiable" if state == CONTESTED else verdict))
        for by, found in given:
            acts, last = acts + 1, last + timedelta(hours=3)
            is_last = len(given) == 1 or by == second
            came_to = (self._status(state), "" if state in (WAITING, CONTESTED) else verdict)
            told = came_to if is_last else ("second_review", "")
            self._review(standing._replace(at=last), by, found, acts, told)
        return ("" if state in (WAITING, CONTESTED) else verdict), acts, last

    def _review(self, standing: Standing, by: int, verdict: str, act: int, told: tuple[str, str]) -> None:
        finds_fault = verdict in ("disputed", "partly_supported")
        reason = self.prose.pick(REASONS) if finds_fault else ""
        correction = self.prose.pick(self.prose.corrections) if finds_fault else ""
        review = self.reviews.add(
            standing.number, standing.round, by, verdict, reason, self.prose.paragraph(self.prose.findings), correction,
            False, standing.quote_sha256, stored(standing.at),
        )  # fmt: skip
        for _citation in range(1 + int(3 * self.random.random()) if verdict in STANCES else self.random.random() < 0.2):
            self._cite(standing, by, STANCES.get(verdict, "context"))
        texts = {"rationale": ERASED} | ({"correction": ERASED} if correction else {})
        payload = {"review": review, "verdict": verdict, "reason": reason, "words": standing.quote_sha256}
        payload |= {"status": told[0], "settled": told[1], "texts": texts}
        self._event(standing, standing.at, "decide", act, payload, by)

    def _event(
        self, standing: Standing, at: datetime, act: str, lock_version: int, payload: dict[str, object], by: int = 0
    ) -> None:
        self.chronicle.of_claim(
            at, act, actor=by or self.lead, document=standing.document, claim=standing.number, round=standing.round,
            lock_version=lock_version, payload=payload,
        )  # fmt: skip

    def _cite(self, standing: Standing, by: int, stance: str) -> None:
        chance = self.random.random()
        self.citations.add(
            standing.number, 1 + int(self.sources * self.random.random() ** 3), standing.round, by, stance,
            f"§ {1 + int(chance * 80)}(a)" if chance < 0.8 else "",
            self.prose.paragraph(self.prose.findings) if chance < 0.9 else "",
            self.prose.pick(("found", "found", "not_checked", "differs", "unreachable")),
            standing.at.date().isoformat() if chance < 0.9 else None, stored(standing.at),
        )  # fmt: skip

    def _anchor(self, claim: int, laid: Laid, ordinal: int, placed: str) -> None:
        text, passage = laid.composed.text, laid.composed.passages[ordinal]
        start, end = passage.start, passage.end
        self.anchors.add(
            claim, laid.version, laid.blocks[passage.block], start, end, text[start:end],
            text[max(0, start - CONTEXT_CHARS) : start], text[end : end + CONTEXT_CHARS],
            placed,
        )  # fmt: skip

    def _mention(self, claim: int, laid: Laid, passage: Passage) -> None:
        if passage.statute is None:
            return
        key = passage.statute.key
        start = laid.composed.text.index(key, passage.start, passage.end)
        self.mentions.add(claim, self.authorities[key], laid.version, start, start + len(key), "machine")

    def _reviewer(self) -> int:
        return int(self.reviewers[int(len(self.reviewers) * self.random.random())])
