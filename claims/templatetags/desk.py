"""Keys of the review desk, as the person has set them: on the button, beside its label, and for the script."""

from datetime import datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.choices import DeskKeys
from claims.marks import MARKS, mark_of
from claims.models import Claim
from claims.templatetags.site import marked
from claims.text.hits import containing

register = template.Library()

# What a row of the queue shows of a claim that was searched for, and how much of it before the hit.
ROW_CHARS, AROUND_CHARS = 120, 24
SAVE = "Control+Enter"
# Keys that are typed with Shift, by what they are called without it. With Alt and Shift they cannot be told apart.
SHIFTED = {"Z": "z", "N": "n", "?": "/", "{": "[", "}": "]"}


@register.simple_tag(takes_context=True)
def key(context: dict[str, Any], name: str) -> SafeString:
    """Attributes of the button that `name` presses; without keys, none."""
    mode = _mode(context, name)
    if mode == DeskKeys.OFF:
        return SafeString("")
    return format_html('data-key="{}" aria-keyshortcuts="{}"', name, _spoken(name, mode))


@register.simple_tag(takes_context=True)
def hint(context: dict[str, Any], name: str) -> SafeString:
    """The key printed beside the label of its button."""
    mode = _mode(context, name)
    if mode == DeskKeys.OFF:
        return SafeString("")
    shown = _spoken(name, mode) if mode == DeskKeys.MODIFIED or name in ("Z", "N", SAVE) else name
    return format_html(' <kbd aria-hidden="true">{}</kbd>', shown.replace("Control", "Ctrl"))


@register.simple_tag
def verdict_icon(verdict: str) -> SafeString:
    return format_html('<span class="mark-icon" aria-hidden="true">{}</span> ', MARKS[verdict].icon)


@register.simple_tag
def mark_icon(claim: Claim, at: datetime) -> SafeString:
    """The mark of a claim where there is room for its icon alone; its word is told to a screen reader."""
    shown = mark_of(claim, at)
    return format_html(
        '<span class="mark mark-{}"><span class="mark-icon" aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span> ',
        shown.name,
        shown.icon,
        shown.words,
    )


@register.filter
def with_found(statement: str, words: str) -> SafeString:
    """The statement of a row with what was searched for in it marked, so much of it that rows can be told apart."""
    return marked(containing(statement, words, around=AROUND_CHARS, limit=ROW_CHARS))


def _mode(context: dict[str, Any], name: str) -> str:
    """How this one key is heard: saving from within a field always works, and types nothing."""
    mode = str(context.get("keys", DeskKeys.SINGLE))
    if name == SAVE:
        return DeskKeys.SINGLE
    return DeskKeys.OFF if mode == DeskKeys.MODIFIED and name in SHIFTED else mode


def _spoken(name: str, mode: str) -> str:
    if mode == DeskKeys.MODIFIED:
        return f"Alt+Shift+{name.upper()}"
    return f"Shift+{SHIFTED[name]}" if name in SHIFTED else name
