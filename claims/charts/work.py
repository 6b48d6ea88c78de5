"""Figures about the work: what is left, how fast it goes, what is stuck."""

from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.charts.drawing import Amount, Bars, bar, columns, lines
from claims.charts.figure import Cell, Figure, Table
from claims.choices import Role
from claims.marks import MARKS
from claims.models.verdict_wording import verdict_label
from claims.roles import has_role, reads_everything
from claims.services.figures.decisions import Durations, decisions_by_day, durations_by_verdict
from claims.services.figures.growth import FORECAST_FROM_DAYS, Pace, growth_of, pace_of
from claims.services.figures.waiting import DocumentProgress, fullest_documents, open_by_age
from claims.services.listing.counting import grouped

# Shorter times are told in seconds.
MINUTES_FROM_SECONDS = 120
AGES = ("0–1", "2–7", "8–30", "> 30")


def documents(user: Any, at: datetime) -> Figure:
    found = fullest_documents(user, at)
    if not found:
        return Figure(_("There is no claim to show yet."))
    least = min(found, key=lambda one: one.progress.percent)
    told = ngettext(
        "{percent} % of the claims of {document}, the one document shown, are settled.",
        "Of the {n} documents shown, {document} is least far: {percent} % of its claims are settled.",
        len(found),
    )
    summary = told.format(n=len(found), document=least.document.number, percent=least.progress.percent)
    marks = list(MARKS.values())
    rows = [
        [Cell(one.document.title, list_of(one)), Cell(f"{one.progress.percent} %")]
        + [Cell(tally.claims, list_of(one, tally.mark.name) if tally.claims else "") for tally in one.progress.tallies]
        for one in found
    ]
    table = Table([_("Document"), _("Settled"), *(mark.label for mark in marks)], rows)
    remark = _("The documents with most open claims first. Settled means on words that stand; percentages are rounded "
               "down.") if reads_everything(user) else _("Settled claims only.")  # fmt: skip
    return Figure(summary, Bars([_document_bar(one) for one in found]), table, remark)


def _document_bar(one: DocumentProgress) -> Any:
    amounts = [
        Amount(tally.mark.label, tally.claims, f"mark-{tally.mark.name}", list_of(one, tally.mark.name))
        for tally in one.progress.found
    ]
    note = _("{percent} % of {n}").format(percent=one.progress.percent, n=grouped(one.progress.total))
    return bar(f"{one.document.number} {one.document.title}", amounts, href=list_of(one), note=note)


def list_of(one: DocumentProgress, mark: str = "") -> str:
    address = f"{reverse('claims')}?document={one.document.pk}"
    return f"{address}&mark={mark}" if mark else address


def growth(user: Any, at: datetime) -> Figure:
    found = growth_of(at)
    if not found.days:
        return Figure(_("There is no claim to show yet."))
    total, settled = found.total[-1], found.settled[-1]
    pace = pace_of(at, left=total - settled)
    summary = _("{settled} of {total} claims are settled ({percent} %).").format(
        settled=grouped(settled), total=grouped(total), percent=100 * settled // total if total else 0
    )
    drawing = lines(
        [(_("Claims"), "line-total", found.total), (_("Settled"), "line-settled", found.settled)],
        [day(one) for one in found.days],
    )
    rows = [
        [Cell(day(when)), Cell(claims), Cell(done)]
        for when, claims, done in zip(found.days, found.total, found.settled, strict=True)
    ]
    table = Table([_("Up to"), _("Claims"), _("Settled")], rows)
    remark = _("Claims as they stand now, by UTC day: one that was reopened counts as open, one that was dismissed not "
               "at all.")  # fmt: skip
    return Figure(f"{summary} {_forecast(pace, at)}", drawing, table, remark)


def _forecast(pace: Pace, at: datetime) -> str:
    if not pace.left:
        return _("Nothing is left to settle.")
    if pace.active_days < FORECAST_FROM_DAYS:
        told = ngettext(
            "No forecast: claims were settled on {n} day of the last 28, and it takes {needed} to say anything.",
            "No forecast: claims were settled on {n} days of the last 28, and it takes {needed} to say anything.",
            pace.active_days,
        )
        return told.format(n=pace.active_days, needed=FORECAST_FROM_DAYS)
    if pace.days_left is None:
        return _("No forecast: on most days nothing was settled.")
    end = at.date() + timedelta(days=min(pace.days_left, 36_500))
    told = _("At the median pace of the last 28 days, {pace:g} a day, the {left} that are left take until about {day}, "
             "if no claims are added.")  # fmt: skip
    return told.format(pace=pace.per_day, left=grouped(pace.left), day=day(end))


def decisions(user: Any, at: datetime) -> Figure:
    found = decisions_by_day(at, with_people=has_role(user, Role.LEAD))
    labels = [day(one) for one in found.days]
    summary = ngettext(
        "{n} review was given in the last 28 days.", "{n} reviews were given in the last 28 days.", sum(found.total)
    ).format(n=grouped(sum(found.total)))
    drawing = columns([(_("Everybody"), found.total), *found.people], labels) if sum(found.total) else None
    headings = [_("Day"), _("Everybody"), *(name for name, _values in found.people)]
    rows = [
        [Cell(label), Cell(found.total[index]), *(Cell(values[index]) for _name, values in found.people)]
        for index, label in enumerate(labels)
    ]
    remark = _("Reviews that stand, by UTC day. A review of a blind round counts once the round is open; so a day may "
               "still grow.")  # fmt: skip
    if found.people:
        remark += " " + _("Names are in the order of the alphabet and seen by leads alone: this is about load.")
    return Figure(summary, drawing, Table(headings, rows), remark)


def durations(user: Any, at: datetime) -> Figure:
    found = durations_by_verdict(at)
    remark = _("Measured from the person's decision before to this one, where a second to half an hour lies between: "
               "reading, citing and deciding together. Taking a claim leaves no trace in the history, so the time from "
               "taking is not known. The last 28 days, 10,000 decisions at most.")  # fmt: skip
    if not found:
        return Figure(_("No two decisions of one person lie a second to half an hour apart yet."), None,
                      None, remark)  # fmt: skip
    slowest = max(found, key=lambda one: one.median)
    summary = _("Half of the decisions for “{verdict}”, the slowest, took {seconds} or less.").format(
        verdict=verdict_label(slowest.verdict), seconds=seconds(slowest.median)
    )
    rows = [
        [Cell(verdict_label(one.verdict)), Cell(one.n), Cell(seconds(one.median)), Cell(seconds(one.ninetieth))]
        for one in found
    ]
    table = Table([_("Verdict"), _("Decisions"), _("Median"), _("90th percentile")], rows)
    return Figure(summary, Bars(_duration_bars(found)), table, remark)


def _duration_bars(found: list[Durations]) -> list[Any]:
    longest = max(one.ninetieth for one in found) or 1
    return [
        bar(
            verdict_label(one.verdict),
            [
                Amount(_("median, seconds"), one.median, f"mark-{one.verdict}"),
                Amount(_("to the 90th percentile, seconds"), one.ninetieth - one.median, "tone-light"),
                Amount("", longest - one.ninetieth, "tone-none"),
            ],
            note=_("median {median}, 90th percentile {ninetieth}, n = {n}").format(
                median=seconds(one.median), ninetieth=seconds(one.ninetieth), n=one.n
            ),
        )
        for one in found
    ]


def ages(user: Any, at: datetime) -> Figure:
    counts = open_by_age(at)
    total, old = sum(counts), counts[-1]
    if not total:
        return Figure(_("No claim is open."))
    summary = _("{old} of {total} open claims are older than 30 days ({percent} %).").format(
        old=grouped(old), total=grouped(total), percent=100 * old // total
    )
    table = Table(
        [_("Days old"), _("Open claims")], [[Cell(age), Cell(n)] for age, n in zip(AGES, counts, strict=True)]
    )
    remark = _("Counted from the import, or from the moment somebody added the claim.")
    return Figure(summary, columns([("", counts)], AGES, labelled=True), table, remark)


def day(when: date) -> str:
    return date_format(when)


def seconds(n: int) -> str:
    if n < MINUTES_FROM_SECONDS:
        return _("{n} s").format(n=n)
    return _("{minutes} min {seconds} s").format(minutes=n // 60, seconds=n % 60)
