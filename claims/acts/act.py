from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _t

from claims.acts.change import Change
from claims.permissions import Question
from claims.refusal import Refused

# What acts need, by the names under which it is given, in words for refusals and for the help page.
NEEDS = {
    "body": _t("the text of the note"),
    "citation": _t("a citation of your own"),
    "copy": _t("a copy of its source"),
    "event": _t("the claim that was taken away"),
    "key": _t("the name or number of the authority"),
    "kind": _t("its kind"),
    "label": _t("the words of the tag"),
    "match": _t("a suggested match"),
    "mention": _t("an authority that the claim names"),
    "note": _t("a public note"),
    "other": _t("another claim of the document"),
    "parts": _t("two different parts of the document, or more"),
    "quote": _t("words of the document"),
    "rationale": _t("a rationale"),
    "reason": _t("a reason"),
    "sentences": _t("sentences of the document"),
    "stance": _t("a stance"),
    "statement": _t("a statement of what was checked"),
    "tag": _t("a tag that the claim has"),
    "verdict": _t("a verdict"),
}


@dataclass(frozen=True)
class Act:
    """One row of the table. `statuses` is empty for acts on a document."""

    name: str
    label: Any
    effect: Callable[[Change], None]
    statuses: Sequence[str]
    leads_to: Any
    who: Sequence[Question]
    needs: Sequence[str] = ()
    # What it needs besides, in words for the help page.
    also: Any = ""
    # Does it raise the claim's lock version, so that older forms are stale?
    counts: bool = True
    # Does it leave an event?
    records: bool = True
    # Does it end the claim? What is kept of that one belongs to the document, which is locked first.
    ends: bool = False
    # Does it make or end other claims of the document?
    spreads: bool = False

    @property
    def needs_in_words(self) -> list[str]:
        return [str(NEEDS[name]) for name in self.needs]

    def refuse_without(self, data: Mapping[str, Any]) -> None:
        """Raises Refused where `data` does not give what the act needs."""
        missing = [name for name in self.needs if data.get(name) in (None, "", []) or not str(data[name]).strip()]
        if missing:
            told = ", ".join(str(NEEDS[name]) for name in missing)
            raise Refused(_("“{act}” needs: {things}.").format(act=self.label, things=told), field=missing[0])
