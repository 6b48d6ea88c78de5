"""Adopting what was found elsewhere: a reviewer makes it their own decision, in their own name, claim by claim.

The source becomes their citation and the rationale theirs, which says that it was found elsewhere; the event says in
which file, and where in it. A note stays the team's, unless they publish it. Each claim is decided through the door in
a transaction of its own, so that whatever is left when it is cut short can be adopted later.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claims.acts.sources import clean_url, known_source
from claims.choices import VERDICTS_WITH_REASON, WAITING_STATUSES, Reason, Stance, Status, Verdict
from claims.models import Document, OutsideCheck
from claims.models.numbers import claim_number
from claims.models.verdict_wording import verdict_label
from claims.refusal import Refused
from claims.services.checked.checked_file import CheckedFile
from claims.services.checked.row_problems import Problem
from claims.services.desk.bundle import Halted, Step, perform_all
from claims.text.checked import Row, cited_in, correction_in

# More are no list of sources that anybody has read.
MAX_SOURCES = 100
STANCES: dict[str, Stance] = {Verdict.VERIFIED: Stance.SUPPORTS, Verdict.DISPUTED: Stance.REFUTES}
# A line of our own exports begins with its stance and ends with its excerpt.
TOLD_STANCE = re.compile(rf"({'|'.join(Stance.values)}) — ")
TOLD_EXCERPT = re.compile(r": “(.+)”$", re.DOTALL)
OPENED, CLOSED = ": “", "”"


class Adoption(NamedTuple):
    """How far it is: claims looked at, of how many; the reason where this one was not decided."""

    done: int
    total: int
    problem: Problem | None


def adopt(document: Document, file: CheckedFile, *, by: Any, publishes_notes: bool = False) -> Iterator[Adoption]:
    """Decide every claim of `document` that waits for a review and was checked in `file`, with verdict, rationale,
    source and, where the verdict takes one, correction, by what was found there last; tell of each whether it was
    decided. What other files say of its claims is left alone, as is a row that was brought in by another reading of the
    file than `by` sees now. A rationale is for everybody to read: a note, which was written for the team, takes its
    place only where `publishes_notes` says so."""
    in_file = OutsideCheck.objects.current().filter(claim__document=document, file_sha256=file.sha256)
    waiting = in_file.filter(claim__status__in=WAITING_STATUSES).exclude(claim__reviews__reviewer=by.pk)
    last = dict(waiting.order_by("claim__place", "pk").values_list("claim", "pk"))
    seen = {_said(row.place, file.verdict(row), row) for row in file.rows}
    for done, pk in enumerate(last.values(), start=1):
        check = OutsideCheck.objects.select_related("claim__document").get(pk=pk)
        reason = "" if _said(check.place, check.verdict, check) in seen else _("it was read otherwise when it came in")
        if publishes_notes and not check.rationale.strip():
            check.rationale = check.note
        reason = reason or lack_of(check) or _decide(check, by)
        problem = Problem(f"{check.claim.number}, {check.place}", reason) if reason else None
        yield Adoption(done, len(last), problem)


def settled_otherwise(document: Document, file: CheckedFile) -> list[Problem]:
    """The claims of `document` that are settled with another verdict than `file` gives them last: of a file that was
    mended since, nobody else would tell."""
    told = (
        OutsideCheck.objects.current()
        .filter(claim__document=document, claim__status=Status.SETTLED, file_sha256=file.sha256)
        .exclude(verdict="")
    )
    rows = told.order_by("claim__place", "pk").values_list("claim", "place", "verdict", "claim__verdict")
    last = {claim: told for claim, *told in rows}
    words = _("it is {here} here, and the file says {there}")
    return [
        Problem(f"{claim_number(claim)}, {place}", words.format(here=verdict_label(here), there=verdict_label(there)))
        for claim, (place, there, here) in last.items()
        if here != there
    ]


def _said(place: str, verdict: str, told: Row | OutsideCheck) -> tuple[str, ...]:
    """What a decision takes from a row, to know it by."""
    return place, verdict, told.rationale, told.correction, told.note, told.source, told.pinpoint


def lack_of(check: OutsideCheck) -> str:
    """What is missing for a reviewer to adopt it; "" where nothing is."""
    cited = citations_of(check)
    lacking = [
        name
        for name, has in (
            (_("verdict"), check.verdict),
            (_("rationale"), check.rationale.strip()),
            (_("source"), cited),
        )
        if not has
    ]
    if lacking and check.said.strip() and not check.verdict:
        lacking[0] = _("verdict of ours (“{said}”)").format(said=check.said)
    if lacking:
        told = _("it has no {things}").format(things=_(" and no ").join(lacking))
        kept = check.note.strip() and not check.rationale.strip()
        return f"{told} ({_('its note is the team’s alone')})" if kept else told
    if len(cited) > MAX_SOURCES:
        return _("it has {count} sources, and the limit is {limit}").format(count=len(cited), limit=MAX_SOURCES)
    return ""


def _decide(check: OutsideCheck, by: Any) -> str:
    try:
        steps = [Step("cite", citation) for citation in _with_every_word(citations_of(check), by)]
    except Refused as refusal:
        return refusal.reason
    steps.append(Step("decide", _decision(check)))
    try:
        perform_all(steps, check.claim, by=by, seen=check.claim.lock_version)
    except Halted as halted:
        return halted.refusal.reason
    except Refused as refusal:
        return refusal.reason
    return ""


def _decision(check: OutsideCheck) -> dict[str, Any]:
    # Everybody reads the rationale: the row of a file that nobody else has means nothing there, and its name may be
    # private. The event keeps them for the team.
    told = _("Adopted from a check made elsewhere.")
    decision = {"verdict": check.verdict, "rationale": f"{check.rationale}\n\n{told}", "adopted": check}
    if check.verdict in VERDICTS_WITH_REASON:
        other = {name.casefold(): words for name, words in check.other}
        reason = other.get("reason", "")
        decision |= {
            "reason": reason if reason in Reason.values else "",
            "correction": correction_in(check.correction),
        }
    return decision


def citations_of(check: OutsideCheck) -> list[dict[str, str]]:
    """A citation for each address in what is given as the source, or for each line without one."""
    stance = STANCES.get(check.verdict, Stance.CONTEXT)
    found: list[dict[str, str]] = []
    for line in _lines_of(check.source):
        told = TOLD_STANCE.match(line)
        rest = line[told.end() :] if told else line
        excerpt = TOLD_EXCERPT.search(rest)
        for work in cited_in(rest[: excerpt.start()] if excerpt else rest):
            found.append(
                {
                    "stance": told.group(1) if told else str(stance),
                    "excerpt": excerpt.group(1) if excerpt else "",
                    "title": work.title,
                    "pinpoint": _listed(work.page, check.pinpoint),
                    "url": work.url,
                }
            )
    return found


def _lines_of(source: str) -> Iterator[str]:
    """The lines that say something. An excerpt of our own exports may have several, and ends its own."""
    lines = source.split("\n")
    while lines:
        line = lines.pop(0).strip()
        if TOLD_STANCE.match(line) and OPENED in line and not line.endswith(CLOSED):
            end = next((at for at, later in enumerate(lines, start=1) if later.rstrip().endswith(CLOSED)), 0)
            line = "\n".join([line, *lines[:end]]).strip()
            lines = lines[end:]
        if line:
            yield line


def _with_every_word(citations: Sequence[dict[str, str]], by: Any) -> Iterator[dict[str, str]]:
    """What a line says beyond the title of a source that is known already by its address goes into the pinpoint:
    the page that another claim cites stays that claim's."""
    titles: dict[str, str] = {}
    for citation in citations:
        url, title = clean_url(citation["url"]), citation["title"]
        if url and url not in titles:
            known = known_source(by, url=url, identifier="", title="")
            titles[url] = known.title if known else title
        beyond = "" if not url or title in titles[url] else title.removeprefix(titles[url]).strip(" ,;:")
        yield citation | {"pinpoint": _listed(beyond, citation["pinpoint"])}


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, dict.fromkeys(parts)))
