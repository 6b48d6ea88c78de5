"""Drawing the field's things the same way on every page: marks, passages, progress, links that lead outside."""

import re
from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.marks import MARKS, Mark, mark_of
from claims.models import Anchor, Citation, Claim
from claims.models.numbers import claim_number
from claims.models.verdict_wording import verdict_label
from claims.services.passages import Run
from claims.services.progress import Progress
from claims.text.urls import landing_url

register = template.Library()

WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@register.simple_tag
def mark(claim: Claim, at: datetime | None = None) -> SafeString:
    """The mark of a claim: icon and word, styled by name."""
    return draw(mark_of(claim, at or timezone.now()))


@register.simple_tag
def mark_named(name: str) -> SafeString:
    return draw(MARKS[name])


@register.simple_tag
def word_of(name: str) -> str:
    """The word of the mark of that name."""
    return str(MARKS[name].label)


@register.filter
def worded(verdict: str) -> str:
    """What the team calls the verdict."""
    return verdict_label(verdict)


def draw(shown: Mark) -> SafeString:
    return format_html(
        '<span class="mark mark-{}"><span class="mark-icon" aria-hidden="true">{}</span> {}</span>',
        shown.name,
        shown.icon,
        shown.words,
    )


@register.simple_tag(takes_context=True)
def run(context: dict[str, Any], piece: Run[Anchor], current: Claim | None = None) -> SafeString:
    """Words of a passage inside one <mark> per claim that covers them.

    A screen reader is told where the current claim begins and ends; the others are plain words to it where the page
    lists them below, and named like it where the page says `names_all`.
    """
    at = context.get("at") or timezone.now()
    html = format_html("{}", piece.text)
    for anchor in reversed(piece.anchors):
        shown = mark_of(anchor.claim, at)
        is_current = current is not None and anchor.claim_id == current.pk
        is_named = is_current or context.get("names_all", False)
        html = format_html(
            '<mark class="claim mark-{}{}"{}{}>{}{}{}</mark>',
            shown.name,
            " current" if is_current else "",
            "" if is_current else format_html(' role="{}"', "none"),
            format_html(' id="{}"', anchor_id(anchor)) if anchor in piece.begins else "",
            _edge(f"{anchor.claim.number}, {shown.words}") if is_named and anchor in piece.begins else "",
            html,
            _edge(f"{anchor.claim.number}, {_('end')}") if is_named and anchor in piece.ends else "",
        )
    return html


@register.simple_tag(takes_context=True)
def numbers(context: dict[str, Any], piece: Run[Anchor]) -> SafeString:
    """Links to the claims that end here, as small numbers in the text."""
    at = context.get("at") or timezone.now()
    return format_html_join(
        "",
        '<a class="claim-number mark-{}" href="{}"><span aria-hidden="true">{}</span>{}</a>',
        (
            (shown.name, anchor.claim.get_absolute_url(), shown.icon, anchor.claim.number)
            for anchor in piece.ends
            if (shown := mark_of(anchor.claim, at))
        ),
    )


@register.filter
def claim_id(claim: Claim) -> str:
    """Where the claim stands first in the text of a version."""
    return claim.number.lower()


@register.filter
def anchor_id(anchor: Anchor) -> str:
    """Where the claim stands again."""
    return f"{claim_number(anchor.claim_id).lower()}-{anchor.start}"


def _edge(told: str) -> SafeString:
    return format_html('<span class="visually-hidden edge"> [{}] </span>', told)


@register.simple_tag
def bar(progress: Progress) -> SafeString:
    """Shares as a stacked bar. The same numbers stand beside it as text, so that it is hidden from screen readers."""
    parts, left = [], 0
    for tally in progress.found:
        parts.append((tally.mark.name, left, tally.claims))
        left += tally.claims
    return format_html(
        '<svg class="bar" viewBox="0 0 {} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">{}</svg>',
        max(progress.total, 1),
        format_html_join("", '<rect class="mark-{}" x="{}" width="{}" height="1"/>', parts),
    )


@register.simple_tag
def landing(citation: Citation) -> str:
    """The address of a cited source, on the words that are cited where the browser can find them."""
    return landing_url(citation.source.url, citation.excerpt)


@register.simple_tag
def outgoing(url: str, words: str = "") -> SafeString:
    """A link that tells its target nothing of where it came from; anything but an address of the web stays text."""
    if not WEB_ADDRESS.match(url):
        return format_html('<span class="address">{}</span>', url)
    return format_html('<a class="outgoing" href="{}" rel="noreferrer noopener">{}</a>', url, words or url)
