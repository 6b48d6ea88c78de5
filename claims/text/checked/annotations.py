"""Annotations (W3C Web Annotation Data Model), in the form that Hypothesis exports them too."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .rows import Row
from .values import dict_of, list_of, objects_in, text_of, types_of
from .verdict_words import meaning_of

VERDICTS = ("assessing",)
TAGS = ("tagging", "classifying")
LINKS = ("linking", "identifying")
REPLIES, NO_WORDS = "replies to other annotations", "annotations that mark no words"
# As our own exports give a claim's statement.
RESTATED = "describing"


def is_annotation(value: dict[str, Any]) -> bool:
    if "Annotation" in types_of(value):
        return True
    return "target" in value and bool({"uri", "user", "text", "body", "bodyValue"} & value.keys())


def annotation_rows(value: Any) -> tuple[list[Row], list[str]]:
    """A row for each annotation of words of a text; replies and notes on a whole page are left out, by a remark."""
    rows: list[Row] = []
    left_out: Counter[str] = Counter()
    found = (one for one in objects_in(value, is_annotation) if is_annotation(one))
    for number, annotation in enumerate(found, start=1):
        row = _row(annotation, f"annotation {number}")
        if list_of(annotation.get("references")):
            left_out[REPLIES] += 1
        elif not row.quote:
            left_out[NO_WORDS] += 1
        else:
            rows.append(row)
    return rows, told_left_out(left_out)


def told_left_out(left_out: Mapping[str, int]) -> list[str]:
    return [f"{count} {what} were left out" for what, count in left_out.items()]


def verdict_among(tags: Sequence[str]) -> str:
    """The first tag that is a verdict's word; "" where none is."""
    return next((tag for tag in tags if tag and meaning_of(tag) is not None), "")


def _row(annotation: dict[str, Any], place: str) -> Row:
    target = dict_of(annotation.get("target"))
    selectors = list(objects_in(target.get("selector", target.get("hasSelector")), lambda _one: False))
    quoted = next((one for one in selectors if isinstance(one.get("exact"), str)), {})
    position = next((one for one in selectors if "TextPositionSelector" in types_of(one)), {})
    said = _Said(annotation)
    start = position.get("start")
    address = text_of(target.get("source"), annotation.get("uri"))
    return Row(
        place,
        statement=said.statement,
        quote=str(quoted.get("exact", "")),
        prefix=_string(quoted.get("prefix")),
        suffix=_string(quoted.get("suffix")),
        start=start if isinstance(start, int) and not isinstance(start, bool) and start >= 0 else None,
        verdict=said.verdict,
        rationale=said.comment if said.is_assessed else "",
        note="" if said.is_assessed else said.comment,
        source=said.source,
        who=_person(annotation),
        when=text_of(annotation.get("updated"), annotation.get("modified"), annotation.get("created")),
        url=text_of(dict_of(annotation.get("links")).get("html"), annotation.get("id")),
        other=tuple((name, text) for name, text in (("tags", ", ".join(said.tags)), ("page", address)) if text),
    )


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _person(annotation: dict[str, Any]) -> str:
    """The name that somebody shows, or else their account ("acct:ann@hypothes.is" is "ann")."""
    shown = text_of(dict_of(annotation.get("user_info")).get("display_name"), annotation.get("creator"))
    return shown or text_of(annotation.get("user")).removeprefix("acct:").split("@")[0]


class _Said:
    """What the body of an annotation says, by the purpose of each part of it."""

    def __init__(self, annotation: dict[str, Any]) -> None:
        self.tags = [text for text in (text_of(tag) for tag in list_of(annotation.get("tags"))) if text]
        self.verdict, self.statement = "", ""
        self.sources: list[str] = []
        notes = [text_of(annotation.get("text")), text_of(annotation.get("bodyValue"))]
        for body in list_of(annotation.get("body", annotation.get("hasBody"))):
            notes += self._take(body, dict_of(body))
        # Who rates in so many words, as our own exports do, gives the grounds beside it; else it is a remark.
        self.is_assessed = bool(self.verdict)
        self.comment = "\n\n".join(dict.fromkeys(filter(None, notes)))
        self.source = "\n".join(dict.fromkeys(self.sources))
        self.verdict = self.verdict or verdict_among(self.tags)

    def _take(self, body: Any, found: dict[str, Any]) -> Iterator[str]:
        purposes = {text.rsplit("/", 1)[-1] for text in map(text_of, list_of(found.get("purpose")))}
        text = text_of(found.get("value"), found.get("source"), body)
        if purposes & {*VERDICTS}:
            self.verdict = self.verdict or text
        elif purposes & {*TAGS}:
            self.tags.append(text)
        elif purposes & {*LINKS}:
            self.sources.append(text)
        elif RESTATED in purposes and not self.statement:
            self.statement = text
        else:
            yield text
