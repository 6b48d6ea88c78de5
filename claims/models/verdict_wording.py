"""What a team calls its verdicts, and what it says they mean. The stored values stay as they are."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Q
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from claims.choices import VERDICT_MEANINGS, Verdict
from claims.models.fields import one_of, words


class VerdictWording(models.Model):
    """The team's own words for one verdict; where there is no row, or a text is empty, ours stand."""

    verdict = models.CharField(max_length=20, choices=Verdict.choices, unique=True)
    label = models.CharField(
        max_length=60, blank=True, help_text=_("On marks, pages and exports; empty: the word that came with it")
    )
    meaning = words(help_text=_("One sentence for readers of a list or an export; empty: the one that came with it"))
    lock_version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=one_of("verdict", Verdict), name="worded_verdict_is_known")]

    def __str__(self) -> str:
        return self.label or str(Verdict(self.verdict).label)


class Wording(NamedTuple):
    label: str
    meaning: str


# Filled at the first question of a request, and forgotten with it; None where nobody remembers.
_remembered: ContextVar[dict[str, Wording] | None] = ContextVar("wordings", default=None)


@contextmanager
def remembering_wordings() -> Iterator[None]:
    """Within the block the wordings are looked up once at most."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def wordings() -> dict[str, Wording]:
    """What each verdict is called here and what it means, by its stored value, in the order of the verdicts."""
    remembered = _remembered.get()
    if remembered:
        return remembered
    rows = {row.verdict: row for row in VerdictWording.objects.exclude(Q(label="") & Q(meaning=""))}
    found = {verdict.value: _wording(verdict, rows.get(verdict)) for verdict in Verdict}
    if remembered is not None:
        remembered.update(found)
    return found


def _wording(verdict: Verdict, row: VerdictWording | None) -> Wording:
    label, meaning = (row.label, row.meaning) if row else ("", "")
    return Wording(label or str(verdict.label), meaning or str(VERDICT_MEANINGS[verdict]))


def verdict_label(verdict: str) -> str:
    """What the team calls it; empty for no verdict."""
    return wordings()[verdict].label if verdict else ""


# A label that is looked up when it is shown, so that marks and lists of choices can be built beforehand.
lazy_label: Any = lazy(verdict_label, str)
WORDED_VERDICTS: list[tuple[str, Any]] = [(verdict.value, lazy_label(verdict.value)) for verdict in Verdict]
