"""What the site's own frame needs: where one is, and who one is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.contrib import admin
from django.core.paginator import Page
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.choices import Role, Stance, Status
from claims.models import Citation
from claims.roles import name_of, reads_settled, roles_of
from claims.text.hits import Marked, pieces_of
from claims.text.query import Query

register = template.Library()


@register.simple_tag(takes_context=True)
def nav(context: dict[str, Any], name: str, words: str) -> SafeString:
    """A link of the main navigation, told as current on its page and on the pages below it."""
    address, request = reverse(name), context.get("request")
    is_current = request is not None and request.path.startswith(address)
    return format_html(
        '<a href="{}"{}>{}</a>', address, SafeString(' aria-current="page"') if is_current else "", words
    )


@register.filter
def may_read(user: Any) -> bool:
    return reads_settled(user)


@register.simple_tag(takes_context=True)
def may_enter_admin(context: dict[str, Any]) -> bool:
    request = context.get("request")
    return request is not None and admin.site.has_permission(request)


@register.filter
def role_labels(user: Any) -> list[str]:
    found = roles_of(user)
    return [str(role.label) for role in Role if role in found]


@register.filter
def person(user: Any) -> str:
    """The name by which the team knows somebody."""
    return name_of(user)


@register.filter
def status_labels(statuses: Sequence[str]) -> str:
    if set(statuses) == set(Status.values):
        return _("any status")
    return ", ".join(str(Status(status).label) for status in statuses)


@register.filter
def of(found: Mapping[Any, Any], key: Any) -> Any:
    """What `found` has under `key`, or nothing."""
    return found.get(key)


@register.filter
def by_stance(citations: Iterable[Citation]) -> list[int]:
    """How many support, refute and give context."""
    counts = Counter(citation.stance for citation in citations)
    return [counts[stance] for stance in Stance.values]


@register.filter
def says_more_than(quote: str, statement: str) -> bool:
    """Is the beginning of a quote in other words than the statement, so that showing both says more?"""
    return quote.rstrip(" .").casefold() not in statement.casefold()


@register.simple_tag
def hits(text: str, query: Query | None) -> SafeString:
    """A text with what a search found in it marked."""
    return marked(pieces_of(text, query)) if query else escape(text)


@register.filter
def marked(pieces: Iterable[Marked]) -> SafeString:
    return format_html_join("", "{}", ((_drawn(piece),) for piece in pieces))


def _drawn(piece: Marked) -> SafeString:
    return format_html("<mark>{}</mark>" if piece.is_hit else "{}", piece.text)


@register.filter
def near(page: Page[Any]) -> list[int | str]:
    """The numbers of the first, the last and the neighbouring pages, with "…" for those between."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))
