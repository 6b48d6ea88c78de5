"""Figures about what the verdicts stand on: how people agree, what is cited, what a new version did."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.charts.drawing import Amount, Bars, bar
from claims.charts.figure import Cell, Figure, Table
from claims.choices import Role
from claims.roles import has_role
from claims.services.figures.agreement import MIN_DOUBLE_REVIEWS, Agreement, Pair, agreement_of
from claims.services.figures.evidence import (
    Leaning,
    authorities_leaned_on,
    quality_of_citations,
    sources_leaned_on,
)
from claims.services.listing.survival import FOUND, Survival, last_survivals

SOURCES_DRAWN = 8
# Colour and pattern of what a new version did to words.
FOUND_STYLES = {
    "same": "mark-verified",
    "moved": "mark-second",
    "cosmetic": "mark-unverifiable",
    "changed": "mark-text_changed",
    "ambiguous": "mark-contested",
    "gone": "mark-disputed",
    "manual": "mark-held",
    "original": "mark-open",
}


def agreement(user: Any, at: datetime) -> Figure:
    found = agreement_of(with_people=has_role(user, Role.LEAD))
    remark = _("Two reviews of one claim in one round, given without seeing each other, once the round is open; "
               "settlements and reviews taken back are left out. The last 10,000 reviews at most. α: Krippendorff, "
               "nominal, with a 95 % interval of 1,000 resamples; κ: Cohen.")  # fmt: skip
    if not found.is_enough:
        refusal = ngettext(
            "{n} claim has two blind reviews. Below {needed} a coefficient would tell more of chance than of you.",
            "{n} claims have two blind reviews. Below {needed} a coefficient would tell more of chance than of you.",
            found.n,
        )
        return Figure(refusal.format(n=found.n, needed=MIN_DOUBLE_REVIEWS), remark=remark)
    equal = found.n * found.percent // 100
    summary = _("The two verdicts are equal on {percent} % of {n} claims; {alpha}.").format(
        percent=found.percent, n=found.n, alpha=_alpha(found)
    )
    drawing = Bars([bar(_("Verdicts"), [Amount(_("equal"), equal, "mark-verified"),
                                        Amount(_("different"), found.n - equal, "mark-contested")])])  # fmt: skip
    rows = [
        [Cell(_("Claims with two blind reviews")), Cell(found.n)],
        [Cell(_("Equal verdicts")), Cell(f"{found.percent} %")],
        [Cell(_("Krippendorff’s α")), Cell(_alpha(found))],
    ]
    table = Table([_("Measure"), _("Value")], rows)
    more = ((_("Cohen’s κ of each pair of people"), _kappas(found.pairs)),) if found.pairs else ()
    return Figure(summary, drawing, table, remark, more)


def _alpha(found: Agreement) -> str:
    if found.alpha is None or found.interval is None:
        return _("α is undefined, since everybody gave the same verdict")
    return _("α = {alpha:.2f}, 95 % interval {low:.2f} to {high:.2f}").format(
        alpha=found.alpha, low=found.interval.low, high=found.interval.high
    )


def _kappas(pairs: tuple[Pair, ...]) -> Table:
    too_few = _("too few (under {n})").format(n=MIN_DOUBLE_REVIEWS)
    rows = [
        [
            Cell(f"{pair.first} · {pair.second}"),
            Cell(pair.n),
            Cell(f"{pair.kappa:.2f}" if pair.kappa is not None else too_few if pair.n < MIN_DOUBLE_REVIEWS else "–"),
        ]
        for pair in pairs
    ]
    return Table([_("People"), _("Claims of both"), "κ"], rows)


def citations(user: Any, at: datetime) -> Figure:
    found = quality_of_citations()
    if not found.verified:
        return Figure(_("No claim is verified yet."))
    summary = _("{more} of {n} verified claims have two supporting citations or more ({percent} %), {none} have none.")
    summary = summary.format(
        more=found.more, n=found.verified, percent=100 * found.more // found.verified, none=found.none
    )
    supports = bar(_("Verified claims by supporting citations"), [
        Amount(_("none"), found.none, "mark-disputed"),
        Amount(_("one"), found.one, "mark-partly_supported"),
        Amount(_("two or more"), found.more, "mark-verified"),
    ])  # fmt: skip
    faults = [
        (_("Citations of weak sources"), found.weak, "weak"),
        (_("Citations of the document itself or a copy"), found.circular, "circular"),
        (_("Excerpts not looked up in their source"), found.unchecked, "unchecked"),
    ]
    supported = [
        (_("Verified claims, no support"), found.none, "unsupported"),
        (_("Verified claims, one"), found.one, "one"),
        (_("Verified claims, two or more"), found.more, "more"),
    ]
    rows = [
        [Cell(label, _resting(backing)), Cell(n), Cell(_share(n, whole))]
        for several, whole in ((supported, found.verified), (faults, found.citations))
        for label, n, backing in several
    ]
    bars = [supports] + [
        bar(label, [Amount(label, n, "mark-contested"), Amount(_("others"), found.citations - n, "tone-light")],
            note=_("{n} of {total} citations").format(n=n, total=found.citations))
        for label, n, _backing in faults
    ]  # fmt: skip
    table = Table([_("What"), _("Number"), _("Share")], rows)
    remark = _("The verified list, and the citations of the round that settled each claim.")
    return Figure(summary, Bars(bars), table, remark)


def _resting(backing: str) -> str:
    return f"{reverse('claims')}?mark=verified&backing={backing}"


def _share(n: int, total: int) -> str:
    return f"{100 * n // total if total else 0} %"


def leaning(user: Any, at: datetime) -> Figure:
    sources, authorities = sources_leaned_on(), authorities_leaned_on()
    if not sources:
        return Figure(_("No source supports a verified claim yet."))
    summary = _falling(sources[0])
    table = Table(
        [_("Source"), _("Verified claims it supports"), _("Lose their last support with it")], _leaned(sources)
    )
    named = Table([_("Authority"), _("Verified claims that name it"), _("Name no other")], _leaned(authorities))
    more = ((_("Authorities that verified claims name"), named),) if authorities else ()
    most = max(one.claims for one in sources)
    remark = _(
        "The picture has the first {n} sources, the table has those that most rest on, and those that most fall with."
    ).format(n=SOURCES_DRAWN)
    return Figure(summary, Bars([_leaning_bar(one, most) for one in sources[:SOURCES_DRAWN]]), table,
                  remark, more)  # fmt: skip


def _falling(most: Leaning) -> str:
    if not most.alone:
        return _("No verified claim rests on one source alone.")
    told = ngettext(
        "If “{source}” were wrong, {n} verified claim would lose its last support.",
        "If “{source}” were wrong, {n} verified claims would lose their last support.",
        most.alone,
    )
    return told.format(source=_name(most), n=most.alone)


def _leaning_bar(one: Leaning, most: int) -> Any:
    amounts = [
        Amount(_("lose their last support"), one.alone, "mark-disputed"),
        Amount(_("have another"), one.claims - one.alone, "mark-verified"),
        Amount("", most - one.claims, "tone-none"),
    ]
    told = ngettext("{n} claim, {alone} on nothing else", "{n} claims, {alone} on nothing else", one.claims)
    note = told.format(n=one.claims, alone=one.alone)
    return bar(_name(one), amounts, href=one.on.get_absolute_url(), note=note)


def _leaned(found: list[Leaning]) -> list[list[Cell]]:
    return [[Cell(_name(one), one.on.get_absolute_url()), Cell(one.claims), Cell(one.alone)] for one in found]


def _name(one: Leaning) -> str:
    return str(getattr(one.on, "title", "") or getattr(one.on, "key", ""))


def versions(user: Any, at: datetime) -> Figure:
    found = last_survivals(user)
    if not found:
        return Figure(_("No document has a second version yet."))
    kept, doubt = sum(one.standing for one in found), sum(one.in_doubt for one in found)
    summary = ngettext(
        "In the last new version {kept} verdicts stand and {doubt} wait for somebody to confirm them.",
        "In the last {n} new versions {kept} verdicts stand and {doubt} wait for somebody to confirm them.",
        len(found),
    )
    rows = [
        [Cell(_version_name(one), _list(one)), Cell(one.standing), Cell(one.in_doubt, _list(one, mark="text_changed"))]
        + [Cell(outcome.claims, _list(one, found=outcome.name) if outcome.claims else "") for outcome in one.outcomes]
        for one in found
    ]
    table = Table([_("Version"), _("Verdicts that stand"), _("Verdicts in doubt"), *FOUND.values()], rows)
    return Figure(
        summary.format(n=len(found), kept=kept, doubt=doubt),
        Bars([_version_bar(one) for one in found]),
        table,
        _("Claims by how their words were found in the version; counted as they stand today."),
    )


def _version_bar(one: Survival) -> Any:
    amounts = [
        Amount(outcome.label, outcome.claims, FOUND_STYLES[outcome.name], _list(one, found=outcome.name))
        for outcome in one.outcomes
    ]
    note = _("{kept} verdicts stand, {doubt} in doubt").format(kept=one.standing, doubt=one.in_doubt)
    return bar(_version_name(one), amounts, href=_list(one), note=note)


def _version_name(one: Survival) -> str:
    return f"{one.version.document.number} {one.version.document.title}, {one.version}"


def _list(one: Survival, **filters: str) -> str:
    extra = "".join(f"&{name}={value}" for name, value in filters.items())
    return f"{reverse('claims')}?document={one.version.document_id}{extra}"
