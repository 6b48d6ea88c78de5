"""What must hold, computed here from plain rows, apart from the code under test."""

import hashlib
import json
from collections import Counter
from typing import Any

from django.db import connection

from claims.models import Anchor, Block, ChainHead, Claim, Document, Event, Original, Review, Sentence, SignOff, Version
from tests.kept import tables


def rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def everything() -> dict[str, dict[Any, tuple[Any, ...]]]:
    """Every row of every table of ours."""
    ours = {table.name.strip('"'): table for table in tables()}
    return {name: table.rows() for name, table in ours.items() if name.startswith("claims_")}


def broken_link() -> int | None:
    """The number of the first event that does not follow from the one before it; None when all do."""
    number, previous = 0, "0" * 64
    events = rows(
        "SELECT number, at, act, actor_number, document_number, claim_number, round, lock_version, payload,"
        " previous_hash, hash FROM claims_event ORDER BY number"
    )
    for *fields, digest in events:
        text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        follows = fields[0] == number + 1 and fields[-1] == previous
        if not follows or hashlib.sha256(text.encode()).hexdigest() != digest:
            return int(fields[0])
        number, previous = fields[0], digest
    head = ChainHead.objects.get()
    return None if (head.number, head.hash) == (number, previous) else number


def assert_history_is_whole() -> None:
    """The chain holds, and each claim's events carry 1 … n, n being its lock version."""
    assert broken_link() is None
    raised: dict[int, list[int]] = {}
    for event in Event.objects.exclude(lock_version=None).order_by("number"):
        raised.setdefault(event.claim_number, []).append(event.lock_version)
    for claim in Claim.objects.all():
        assert raised.get(claim.pk, []) == list(range(1, claim.lock_version + 1)), claim.number


def assert_rounds_hold() -> None:
    """No round has more standing reviews than it needs, a person two, or a claim another status than its reviews."""
    for claim in Claim.objects.select_related("document"):
        needed = 2 if claim.second_asked else claim.document.reviews_required
        standing = Review.objects.filter(claim=claim, undone_at=None)
        counts = Counter(standing.filter(settles=False).values_list("round", flat=True))
        assert all(count <= 2 for count in counts.values()), claim.number
        assert counts[claim.round] <= needed, claim.number
        people = Counter(standing.values_list("round", "reviewer"))
        assert all(count == 1 for count in people.values()), claim.number
        assert claim.status == _status(list(standing.filter(round=claim.round)), needed), claim.number


def _status(reviews: list[Review], needed: int) -> str:
    if any(review.settles for review in reviews):
        return "settled"
    if len(reviews) < needed:
        return "second_review" if reviews else "unreviewed"
    return "settled" if len({review.verdict for review in reviews}) == 1 else "contested"


def assert_quotes_are_the_text() -> None:
    texts = dict(rows("SELECT version_id, body FROM claims_versiontext"))
    for anchor in Anchor.objects.all():
        assert texts[anchor.version_id][anchor.start : anchor.end] == anchor.quote


def assert_verdicts_belong_to_words() -> None:
    """Unflagged: placed in the newest version, and every standing review of the round given on exactly those words."""
    for claim in Claim.objects.filter(text_changed=False).select_related("document"):
        anchors = Anchor.objects.filter(claim=claim, version=claim.document.newest_version_id)
        quotes = list(anchors.order_by("start", "end").values_list("quote", flat=True))
        assert quotes, f"{claim.number} has no place, and no flag"
        digest = hashlib.sha256(json.dumps(quotes, ensure_ascii=False).encode()).hexdigest()
        for review in Review.objects.filter(claim=claim, round=claim.round, undone_at=None):
            assert review.quote_sha256 == digest, f"{claim.number}: a verdict on other words"


def assert_imports_are_whole() -> None:
    """Every document has its version, text, blocks, sentences and the very claims that its event names."""
    texts = dict(rows("SELECT version_id, body FROM claims_versiontext"))
    imports = {(event.document_number, event.at): event for event in Event.objects.filter(act="import")}
    versions = list(Version.objects.select_related("document"))
    assert len(versions) == len(texts) == len(imports) == Original.objects.count()
    assert {version.document_id for version in versions} == set(Document.objects.values_list("pk", flat=True))
    for event in imports.values():
        told = json.loads(event.payload)
        version = Version.objects.get(document=event.document_number, number=told["version"])
        assert hashlib.sha256(texts[version.pk].encode()).hexdigest() == version.text_sha256 == told["text"]
        assert Block.objects.filter(version=version).exists() and Sentence.objects.filter(version=version).exists()
        assert set(version.document.claims.values_list("pk", flat=True)) == set(told["claims"])
        assert set(version.anchors.values_list("claim", flat=True)) == set(told["claims"])
    assert_quotes_are_the_text()


def assert_database_is_sound() -> None:
    if connection.vendor == "sqlite":
        assert rows("PRAGMA integrity_check") == [("ok",)]
        assert rows("PRAGMA foreign_key_check") == []


def assert_sign_offs_are_true() -> None:
    """Where a sign-off says that it holds, no claim of its document is open."""
    for sign_off in SignOff.objects.standing().with_changes_since().select_related("version"):
        is_open = Claim.objects.filter(document=sign_off.version.document_id).exclude(status="settled")
        assert not (sign_off.holds and is_open.exists()), sign_off.event_number
