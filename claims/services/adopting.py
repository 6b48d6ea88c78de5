"""Adopting what was found elsewhere: a reviewer makes it their own decision, in their own name, claim by claim.

The source becomes their citation and the note their rationale, which says where it comes from. Each claim is decided
through the door in a transaction of its own, so that whatever is left when it is cut short can be adopted later.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claims.choices import VERDICTS_WITH_REASON, WAITING_STATUSES, Reason, Stance, Verdict
from claims.models import Document, OutsideCheck
from claims.refusal import Refused
from claims.services.bundle import Halted, Step, perform_all
from claims.services.row_problems import Problem

MAX_SOURCES = 10
STANCES = {Verdict.VERIFIED: Stance.SUPPORTS, Verdict.DISPUTED: Stance.REFUTES}
# A line of our own exports begins with its stance and ends with its excerpt.
TOLD_STANCE = re.compile(rf"({'|'.join(Stance.values)}) — ")
TOLD_EXCERPT = re.compile(r": “(.+)”$", re.DOTALL)
ADDRESS = re.compile(r"https?://[^\s<>\"”]+")
AROUND = " \t,;:–—-()[]"


class Adoption(NamedTuple):
    """How far it is: claims looked at, of how many; the reason where this one was not decided."""

    done: int
    total: int
    problem: Problem | None


def adopt(document: Document, *, by: Any) -> Iterator[Adoption]:
    """Decide every claim of `document` that waits for a review and was checked elsewhere, with verdict, note and
    source, by what was found there last; tell of each whether it was decided."""
    waiting = OutsideCheck.objects.filter(claim__document=document, claim__status__in=WAITING_STATUSES)
    found = waiting.exclude(claim__reviews__reviewer=by.pk).order_by("claim__place", "pk").values_list("claim", "pk")
    last = dict(found)
    for done, pk in enumerate(last.values(), start=1):
        check = OutsideCheck.objects.select_related("claim__document").get(pk=pk)
        reason = lack_of(check) or _decide(check, by)
        problem = Problem(f"{check.claim.number}, {check.place}", reason) if reason else None
        yield Adoption(done, len(last), problem)


def lack_of(check: OutsideCheck) -> str:
    """What is missing for a reviewer to adopt it; "" where nothing is."""
    lacking = [
        name
        for name, words in ((_("verdict"), check.verdict), (_("note"), check.note), (_("source"), check.source))
        if not words.strip()
    ]
    if lacking and check.said.strip() and not check.verdict:
        lacking[0] = _("verdict of ours (“{said}”)").format(said=check.said)
    return _("it has no {things}").format(things=_(" and no ").join(lacking)) if lacking else ""


def _decide(check: OutsideCheck, by: Any) -> str:
    steps = [Step("cite", citation) for citation in citations_of(check)]
    steps.append(Step("decide", _decision(check)))
    try:
        perform_all(steps, check.claim, by=by, seen=check.claim.lock_version)
    except Halted as halted:
        return halted.refusal.reason
    except Refused as refusal:
        return refusal.reason
    return ""


def _decision(check: OutsideCheck) -> dict[str, str]:
    origin = _("Adopted from a check made elsewhere ({document}, {place}).")
    told = origin.format(document=check.claim.document.number, place=check.place)
    decision = {"verdict": check.verdict, "rationale": f"{check.note}\n\n{told}"}
    if check.verdict in VERDICTS_WITH_REASON:
        other = {name.casefold(): words for name, words in check.other}
        reason = other.get("reason", "")
        decision |= {"reason": reason if reason in Reason.values else "", "correction": other.get("correction", "")}
    return decision


def citations_of(check: OutsideCheck) -> list[dict[str, str]]:
    """A citation for each address in what is given as the source, or for each line without one."""
    stance = STANCES.get(Verdict(check.verdict), Stance.CONTEXT)
    found: list[dict[str, str]] = []
    for line in filter(str.strip, check.source.split("\n")):
        told = TOLD_STANCE.match(line)
        rest = line[told.end() :] if told else line.strip()
        excerpt = TOLD_EXCERPT.search(rest)
        rest = rest[: excerpt.start()] if excerpt else rest
        addresses = [address.rstrip(".,;:)") for address in ADDRESS.findall(rest)]
        title = ADDRESS.sub("", rest).strip(AROUND) if len(addresses) <= 1 else ""
        common = {
            "stance": told.group(1) if told else str(stance),
            "excerpt": excerpt.group(1) if excerpt else "",
            "title": title,
            "pinpoint": check.pinpoint,
        }
        found += [common | {"url": address} for address in dict.fromkeys(addresses)] or [common]
    return found[:MAX_SOURCES]
