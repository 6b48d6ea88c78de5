"""Holding an export against the store: what has changed since it was written."""

import csv
import zipfile
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from lxml.etree import LxmlError

from claims import history
from claims.choices import Status
from claims.exports.comparing_papers import compare_paper, newer_versions
from claims.exports.comparison import Comparison, Finding
from claims.exports.page_filter import Again, asked_again
from claims.exports.reading import read_claims
from claims.exports.selection import Selection
from claims.exports.told import Told, read_export
from claims.exports.told_paper import read_paper
from claims.models import Claim
from claims.models.numbers import parse_number
from claims.refusal import Refused
from claims.services.telling.lookup import document_numbered

BATCH = 250
# What to say of a part that is another one now.
CHANGED = {
    "statement": _l("its statement was reworded"),
    "grounds": _l("its rationale, reason or correction was reworded"),
    "citations": _l("its citations changed"),
    "quotes": _l("its words in the document changed"),
    "place": _l("it stands under another heading"),
    "kind": _l("its kind or claimant changed"),
    "authorities": _l("the authorities it names changed"),
    "plan": _l("its days, jurisdiction or tags changed"),
    "reviews": _l("who reviewed it, or when, changed"),
}
# They follow from what is told already.
IMPLIED = ("grounds", "citations", "reviews")


def compare(path: Path) -> Comparison:
    """Compare a JSON, JSON Lines, CSV (with its manifest beside it) or XLSX export, a report or a letter with the store
    as it is now.

    Raises Refused for a file that is none of them.
    """
    try:
        if paper := read_paper(path):
            return compare_paper(paper)
        read = read_export(path)
        told = {parse_number(number): one for number, one in read.claims}
        event, filtered = read.manifest["event"], read.manifest["filter"]
        versions = _versions(read.manifest)
        left_out = {parse_number(one["id"]) for one in read.manifest.get("form", {}).get("left_out", ())}
    except (OSError, ValueError, KeyError, TypeError, csv.Error, zipfile.BadZipFile, LxmlError) as error:
        raise Refused(
            _("{path} is no export that can be compared: {problem}.").format(path=path, problem=_problem(error))
        ) from error
    notes = list(read.notes)

    def beside() -> tuple[Added | None, bool, list[str]]:
        if not history.contains(history.Head(event["number"], event["hash"])):
            notes.append(_("The event it tells of is not in this history: it is of another store."))
        added = _added(filtered, told.keys() | left_out, notes)
        return added, history.head().number == event["number"], list(newer_versions(versions))

    with read_claims(sorted(told), read.wanted, beside) as (rows, (added, is_same_moment, newer)):
        stored = {row[0]: read.of_row(row) for row in rows}
    findings = [*_findings(told, stored), *(added.findings if added else ())]
    if findings and is_same_moment:
        notes.append(_("Nothing happened here since it was written, so it is the file that was changed."))
    sealed = added.sealed if added else 0
    return Comparison(event["number"], len(told), findings, notes, added is not None, sealed, len(left_out), newer)


def _versions(manifest: dict[str, Any]) -> dict[int, int]:
    """The newest version of each document that a manifest tells of."""
    found: dict[int, int] = {}
    for one in manifest.get("documents", ()):
        document = parse_number(one["number"])
        found[document] = max(found.get(document, 0), one["version"])
    return found


def _problem(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return _("it lacks {name}").format(name=error) if isinstance(error, KeyError) else str(error)


class Added(NamedTuple):
    findings: list[Finding]
    sealed: int = 0


def _added(filtered: dict[str, Any], known: Container[int], notes: list[str]) -> Added | None:
    """Claims that the same filter would bring now; None where it cannot be asked again."""
    try:
        again = _claims_now(filtered)
    except Refused as refusal:
        notes.append(refusal.reason)
        return Added([])
    if again is None:
        return None
    rows = again.claims.values_list("pk", "status", "verdict").iterator(chunk_size=BATCH)
    findings = [
        Finding(Claim(pk=pk).number, _("new here: {state}").format(state=verdict or status))
        for pk, status, verdict in rows
        if pk not in known
    ]
    return Added(findings, sum(pk not in known for pk in again.sealed.values_list("pk", flat=True)))


def _claims_now(filtered: dict[str, Any]) -> Again | None:
    if filtered.get("page"):
        try:
            return asked_again(filtered["page"])
        except (KeyError, ValueError, IndexError):
            raise Refused(_("The filter it names is none that a page has.")) from None
    if filtered.get("shown"):
        return None  # of before pages said how to ask again
    document = document_numbered(filtered["document"]) if filtered["document"] else None
    asked = Selection(tuple(filtered["verdict"]), tuple(filtered["status"]), document, filtered["text_changed"])
    return Again(asked.claims(), Claim.objects.none())


def _findings(told: dict[int, Told], stored: dict[int, Told]) -> Iterator[Finding]:
    for pk, then in told.items():
        for what in _differences(then, stored.get(pk)):
            yield Finding(Claim(pk=pk).number, what)


def _differences(then: Told, now: Told | None) -> Iterator[str]:
    if now is None:
        yield _("it is gone")
        return
    was, is_ = then.verdict or then.status, now.verdict or now.status
    is_same = (then.status, then.verdict) == (now.status, now.verdict)
    if then.status == Status.SETTLED != now.status:
        yield _("it was reopened ({verdict} then, {status} now)").format(verdict=then.verdict, status=now.status)
    elif not is_same:
        yield _("its verdict changed: {was} then, {is_} now").format(was=was, is_=is_)
    changed = [name for name in then.differing(now) if is_same or name not in IMPLIED]
    if then.is_changed != now.is_changed and "quotes" not in changed:
        changed.append("quotes")
    yield from (str(CHANGED[name]) for name in changed)
