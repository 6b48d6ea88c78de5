"""What was found elsewhere, kept beside the claims that it is about: what a file said before stays, and is told so."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from claims.models import Claim, OutsideCheck
from claims.models.outside_check import OutsideCheckQuerySet
from claims.services.checked.checked_file import CheckedFile
from claims.services.checked.placement import without_place
from claims.services.versions.extraction import BATCH
from claims.text.checked import Row, is_same_value

Pairs = Sequence[tuple[Claim, Row]]
STATEMENT = "statement"
# What is said of a claim; where in which file it stands is not.
SAID = (
    "claim_id", "said", "verdict", "rationale", "correction", "note", "source", "pinpoint", "checked_by", "checked_on",
    "url",
)  # fmt: skip


class Renewal(NamedTuple):
    """What a newer state of a file says: `new`, or `same` as it said; and what it no longer says."""

    new: list[OutsideCheck]
    same: list[OutsideCheck]
    gone: list[OutsideCheck]


def keep(file: CheckedFile, pairs: Pairs, by: Any, at: datetime) -> dict[str, Any]:
    """Store what the rows say beside their claims; return what the event tells of it."""
    return _told(file, _store(_checks(file, pairs, by, at)))


def renewal_of(file: CheckedFile, pairs: Pairs, said_before: OutsideCheckQuerySet, by: Any, at: datetime) -> Renewal:
    """Compare what the rows say of their claims with what was `said_before`; nothing is stored."""
    kept: dict[tuple[Any, ...], list[OutsideCheck]] = {}
    for check in said_before.newest_first().iterator():
        kept.setdefault(_words_of(check), []).append(check)
    other, new, same = list[OutsideCheck](), [], []
    for check in _checks(file, [(claim, _with_statement(claim, row)) for claim, row in pairs], by, at):
        if found := kept.get(_words_of(check)):
            same.append(_said_by(found.pop(0), check))
        else:
            other.append(check)
    left = _by_claim(check for found in kept.values() for check in found if check.superseded_at is None)
    for check in other:
        alike = next((there for there in left[check.claim_id] if _are_alike(there, check)), None)
        if alike is None:
            new.append(check)
        else:
            left[check.claim_id].remove(alike)
            same.append(_said_by(alike, check))
    return Renewal(new, same, [check for found in left.values() for check in found])


def _by_claim(checks: Iterable[OutsideCheck]) -> dict[int, list[OutsideCheck]]:
    found: dict[int, list[OutsideCheck]] = defaultdict(list)
    for check in checks:
        found[check.claim_id].append(check)
    return found


def _are_alike(one: OutsideCheck, other: OutsideCheck) -> bool:
    """Whether two say the same, however a program spells dates and boxes."""
    names = [[name for name, _words in check.other] for check in (one, other)]
    told = [
        [*(getattr(check, name) for name in SAID[1:]), *(words for _name, words in check.other)]
        for check in (one, other)
    ]
    return names[0] == names[1] and all(map(is_same_value, *told))


def renew(renewal: Renewal, file: CheckedFile, at: datetime) -> dict[str, Any]:
    """Store what is new; what is no longer said stays as what was said before, and what still is, or is again, goes on
    as said by this file. Return what the event tells of it."""
    for check in renewal.gone:
        check.superseded_at = at
    OutsideCheck.objects.bulk_update(renewal.gone, ["superseded_at"], batch_size=BATCH)
    OutsideCheck.objects.bulk_update(renewal.same, ["place", "file_sha256", "superseded_at"], batch_size=BATCH)
    return _told(file, _store(renewal.new)) | {"superseded": len(renewal.gone)}


def _store(checks: Iterable[OutsideCheck]) -> int:
    return len(OutsideCheck.objects.bulk_create(checks, batch_size=BATCH))


def _told(file: CheckedFile, count: int) -> dict[str, Any]:
    return {"checked_elsewhere": count, "file": file.sha256, "reading": file.reading_sha256}


def _checks(file: CheckedFile, pairs: Pairs, by: Any, at: datetime) -> list[OutsideCheck]:
    return [
        OutsideCheck(
            claim=claim,
            place=row.place,
            said=row.verdict,
            verdict=file.verdict(row),
            rationale=row.rationale,
            correction=row.correction,
            note=row.note,
            source=row.source,
            pinpoint=row.pinpoint,
            checked_by=row.who,
            checked_on=row.when,
            url=row.url,
            other=[list(pair) for pair in (*row.other, *without_place(claim, row))],
            file_sha256=file.sha256,
            brought_in_by=by,
            created_at=at,
        )
        for claim, row in pairs
        if _says_something(row) or without_place(claim, row)
    ]


def _says_something(row: Row) -> bool:
    told = (row.verdict, row.rationale, row.correction, row.note, row.source, row.who, row.when, row.url, row.other)
    return any(told)


def _with_statement(claim: Claim, row: Row) -> Row:
    """Beside the words of a document a statement may be mended alone: that of a claim is amended here, by people."""
    statement = row.statement.strip()
    if not row.quote.strip() or statement in ("", claim.statement):
        return row
    return row._replace(other=(*row.other, (STATEMENT, statement)))


def _words_of(check: OutsideCheck) -> tuple[Any, ...]:
    return (*(getattr(check, name) for name in SAID), tuple(map(tuple, check.other)))


def _said_by(kept: OutsideCheck, now: OutsideCheck) -> OutsideCheck:
    kept.place, kept.file_sha256, kept.superseded_at = now.place, now.file_sha256, None
    return kept
