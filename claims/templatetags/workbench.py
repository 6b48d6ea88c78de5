"""Drawing the field's things the same way on every page: marks, passages, progress, links that lead outside."""

import re
from datetime import datetime
from functools import lru_cache
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
from claims.services.listing.counting import grouped
from claims.services.listing.progress import Progress
from claims.services.reading.dress import dressed_words
from claims.services.reading.passages import Paragraph, Run
from claims.text import looks_in
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


register.filter("grouped", grouped)


def draw(shown: Mark) -> SafeString:
    return _drawn(shown.name, shown.icon, shown.words)


@lru_cache(maxsize=200)
def _drawn(name: str, icon: str, words: str) -> SafeString:
    """A page has many of few marks."""
    html = '<span class="mark mark-{}"><span class="mark-icon" aria-hidden="true">{}</span> {}</span>'
    return format_html(html, name, icon, words)


@register.simple_tag(takes_context=True)
def words(context: dict[str, Any], paragraph: Paragraph[Anchor], current: Claim | None = None) -> SafeString:
    """The words of a paragraph in the looks that the document gives them, inside one <mark> per claim that covers them.

    A screen reader is told where the current claim begins and ends; the others are plain words to it where the page
    lists them below, and named like it where the page says `names_all`.
    """
    at, names_all = context.get("at") or timezone.now(), bool(context.get("names_all"))
    start, looks = paragraph.block.start, looks_in(paragraph.block.looks, paragraph.block.start)
    parts = []
    for piece in paragraph.runs:
        # What dresses words escapes them.
        html = SafeString(dressed_words(piece.text, start, looks, begins=bool(piece.begins)))
        for anchor in reversed(piece.anchors):
            is_current = current is not None and anchor.claim_id == current.pk
            html = _mark(html, anchor, piece, mark_of(anchor.claim, at), is_current=is_current, names_all=names_all)
        parts.append(html)
        start += len(piece.text)
    return SafeString("".join(parts))


def _mark(
    html: SafeString, anchor: Anchor, piece: Run[Anchor], shown: Mark, *, is_current: bool, names_all: bool
) -> SafeString:
    begins, ends = anchor in piece.begins, anchor in piece.ends
    is_named = is_current or names_all
    return format_html(
        '<mark class="claim mark-{}{}"{}{}>{}{}{}</mark>',
        shown.name,
        " current" if is_current else "",
        "" if is_current else format_html(' role="{}"', "none"),
        format_html(' id="{}"', anchor_id(anchor)) if begins else "",
        _edge(f"{anchor.claim.number}, {shown.words}") if is_named and begins else "",
        html,
        _edge(f"{anchor.claim.number}, {_('end')}") if is_named and ends else "",
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
