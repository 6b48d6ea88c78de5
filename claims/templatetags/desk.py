"""Keys of the review desk, as the person has set them: on the button, beside its label, and for the script."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.choices import DeskKeys
from claims.marks import MARKS

register = template.Library()

# What a key is called in `aria-keyshortcuts`, where that is not the character itself.
NAMES = {"Control+Enter": "Control+Enter", " ": "Space"}


@register.simple_tag(takes_context=True)
def key(context: dict[str, Any], name: str) -> SafeString:
    """Attributes of the button that `name` presses; without keys, none."""
    mode = context.get("keys", DeskKeys.SINGLE)
    if name == "Control+Enter":
        return format_html('data-key="{0}" aria-keyshortcuts="{0}"', name)
    if mode == DeskKeys.OFF:
        return SafeString("")
    return format_html('data-key="{}" aria-keyshortcuts="{}"', name, _spoken(name, mode))


@register.simple_tag(takes_context=True)
def hint(context: dict[str, Any], name: str) -> SafeString:
    """The key printed beside the label of its button."""
    mode = context.get("keys", DeskKeys.SINGLE)
    if mode == DeskKeys.OFF and name != "Control+Enter":
        return SafeString("")
    shown = name.replace("Control", "Ctrl")
    shown = f"Alt+Shift+{shown}" if mode == DeskKeys.MODIFIED and name != "Control+Enter" else shown
    return format_html(' <kbd aria-hidden="true">{}</kbd>', shown)


def _spoken(name: str, mode: str) -> str:
    is_shifted = len(name) == 1 and name.isupper()
    if mode == DeskKeys.MODIFIED:
        return f"Alt+Shift+{name.upper()}"
    return f"Shift+{name}" if is_shifted else name


@register.simple_tag
def verdict_icon(verdict: str) -> SafeString:
    return format_html('<span class="mark-icon" aria-hidden="true">{}</span> ', MARKS[verdict].icon)
