"""What the team calls its verdicts: kept by leads and administrators, each change an event."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.choices import Role, Verdict
from claims.history import Entry, record
from claims.models import VerdictWording
from claims.models.verdict_wording import Wording
from claims.refusal import NotAllowed, Refused, Stale
from claims.roles import has_role

MAX_LABEL_CHARS = 60


def may_word(user: Any) -> bool:
    return has_role(user, Role.LEAD, Role.ADMINISTRATOR)


def stored_wordings() -> tuple[dict[str, Wording], int]:
    """The team's own words of each verdict, empty where there are none, and the number of changes so far."""
    rows = {row.verdict: row for row in VerdictWording.objects.all()}
    found = {
        verdict: Wording(rows[verdict].label, rows[verdict].meaning) if verdict in rows else Wording("", "")
        for verdict in Verdict.values
    }
    return found, sum(row.lock_version for row in rows.values())


def word_verdicts(words: Mapping[str, Wording], *, by: Any, seen: int) -> None:
    """Call verdicts so from now on; `seen` is the number of changes that the asker knew of.

    Raises NotAllowed, Stale or Refused, and changes nothing then.
    """
    if not may_word(by):
        raise NotAllowed(_("Only leads and administrators say what verdicts are called."))
    _refuse_unclear(words)
    with transaction.atomic():
        # Whoever comes second waits here, and sees what the first one did.
        list(VerdictWording.objects.select_for_update().order_by("pk"))
        stored, changes = stored_wordings()
        if changes != seen:
            raise Stale(_("Somebody changed these words meanwhile; below is what they are now."), None)
        changed = {verdict: told for verdict, told in words.items() if told != stored[verdict]}
        if not changed:
            raise Refused(_("Nothing to save: the words are the same."))
        for verdict, told in changed.items():
            row, _is_new = VerdictWording.objects.get_or_create(verdict=verdict)
            VerdictWording.objects.filter(pk=row.pk).update(
                label=told.label, meaning=told.meaning, lock_version=row.lock_version + 1
            )
        record([_entry(verdict, told, by) for verdict, told in changed.items()])


def _refuse_unclear(words: Mapping[str, Wording]) -> None:
    shown = [told.label.strip() or str(Verdict(verdict).label) for verdict, told in words.items()]
    for verdict, told in words.items():
        if len(told.label) > MAX_LABEL_CHARS:
            told_why = _("A label has at most {limit} characters.").format(limit=MAX_LABEL_CHARS)
            raise Refused(told_why, field=f"{verdict}_label")
        label = told.label.strip() or str(Verdict(verdict).label)
        if [one.casefold() for one in shown].count(label.casefold()) > 1:
            raise Refused(_("Two verdicts may not be called the same."), field=f"{verdict}_label")


def _entry(verdict: str, told: Wording, by: Any) -> Entry:
    return Entry(
        act="word_verdict",
        at=timezone.now(),
        actor=by.pk,
        payload={"worded": verdict},
        texts={"label": told.label, "meaning": told.meaning},
    )
