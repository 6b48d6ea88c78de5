"""Values of JSON as people publish them: a text may be a number, a list, or an object with a name."""

from collections.abc import Callable, Iterator
from typing import Any

NAMES = ("name", "@value", "value", "text", "headline", "title", "url", "@id", "id")
# Deeper than any feed; what is below it is looked at no more.
MAX_DEPTH = 40


def texts_of(value: Any, *, depth: int = 0) -> list[str]:
    """The texts that a value stands for, in order; none for what says nothing."""
    if isinstance(value, bool) or value is None or depth > MAX_DEPTH:
        return []
    if isinstance(value, str | int | float):
        text = str(value).strip()
        return [text] if text else []
    if isinstance(value, list):
        return [text for part in value for text in texts_of(part, depth=depth + 1)]
    if isinstance(value, dict):
        named = (texts_of(value.get(name), depth=depth + 1) for name in NAMES)
        return next(filter(None, named), [])
    return []


def text_of(*values: Any) -> str:
    """The first of these that says something, several texts of one joined."""
    for value in values:
        found = texts_of(value)
        if found:
            return "; ".join(dict.fromkeys(found))
    return ""


def dict_of(value: Any) -> dict[str, Any]:
    """The object itself, or the first one of a list; an empty one where there is none."""
    if isinstance(value, list):
        return next((part for part in value if isinstance(part, dict)), {})
    return value if isinstance(value, dict) else {}


def list_of(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def types_of(value: dict[str, Any]) -> set[str]:
    """The names of its types, without the vocabulary: "schema:ClaimReview" is "ClaimReview"."""
    told = [name for name in list_of(value.get("@type", value.get("type"))) if isinstance(name, str)]
    return {name.rsplit("/", 1)[-1].rsplit("#", 1)[-1].rsplit(":", 1)[-1] for name in told}


def objects_in(value: Any, is_whole: Callable[[dict[str, Any]], bool]) -> Iterator[dict[str, Any]]:
    """Every object in a value, the outer before the inner, in the order of the file; nothing inside a whole one."""
    waiting: list[tuple[Any, int]] = [(value, 0)]
    while waiting:
        found, depth = waiting.pop()
        if isinstance(found, dict):
            yield found
            inner: list[Any] = [] if is_whole(found) else list(found.values())
        else:
            inner = found if isinstance(found, list) else []
        if depth < MAX_DEPTH:
            waiting += [(part, depth + 1) for part in reversed(inner)]
