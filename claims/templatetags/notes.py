"""Notes as their authors meant them, on every page by this one filter. What is stored and exported is the source."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claims.models import Note
from claims.permissions import is_author_or_lead
from claims.templatetags.workbench import WEB_ADDRESS

register = template.Library()

# Every HTML is text, and there are no pictures, which would tell their host who reads. A line ends where it was ended.
MARKDOWN = MarkdownIt("js-default", {"breaks": True}).disable("image")
MARKDOWN.validateLink = lambda url: WEB_ADDRESS.match(url) is not None  # type: ignore[method-assign]
REL = "noreferrer noopener nofollow"
# Notes stand under a heading of the second level.
FIRST_HEADING, LAST_HEADING = 3, 6


@register.filter
def markdown(body: str) -> SafeString:
    """A note as HTML. Only addresses of the web become links; headings go below those of the page, without gaps."""
    tokens = MARKDOWN.parse(body)
    _lower_headings(tokens)
    for token in tokens:
        # Columns of a table would be aligned by a style attribute, which no page here has.
        token.attrs.pop("style", None)
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("rel", REL)
    html: SafeString = mark_safe(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}))
    return html


def _lower_headings(tokens: Iterable[Token]) -> None:
    above: list[str] = []
    for token in tokens:
        if token.type == "heading_open":
            above = [tag for tag in above if tag < token.tag] + [token.tag]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(FIRST_HEADING + len(above) - 1, LAST_HEADING)}"


@register.filter
def may_unpublish(user: Any, note: Note) -> bool:
    return is_author_or_lead(user, note)
