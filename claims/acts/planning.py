"""Acts that place a claim in time, in a jurisdiction, and under the team's own words."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.models import Tag, Tagging
from claims.models.claim import MAX_JURISDICTION_CHARS
from claims.models.tag import MAX_TAG_CHARS, fold_tag
from claims.refusal import Refused

PLANNED = ("as_of", "jurisdiction", "recheck_on")
# They say what is judged, so they stand still with the statement.
FROZEN = ("as_of", "jurisdiction")


def schedule(change: Change) -> None:
    """Set what is given of the day a claim is judged at, the jurisdiction it is about, the day of its next check."""
    planned = {name: PLANS[name](change, name) for name in PLANNED if name in change.data}
    values = {name: value for name, value in planned.items() if value != getattr(change.claim, name)}
    if not values:
        raise Refused(_("Nothing to change: these days and this jurisdiction are set already."))
    if change.case.reviews and (frozen := [name for name in FROZEN if name in values]):
        raise Refused(_("Day and jurisdiction are frozen: the claim has a review in this round."), field=frozen[0])
    change.values |= values
    change.payload |= {name: _told(value) for name, value in values.items()}


def recheck(change: Change) -> None:
    """Somebody looked again and the verdict still holds: the day of the next check, or none."""
    claim = change.claim
    change.values["recheck_on"] = _ahead(change, "recheck_on")
    change.payload |= {"was_due": _told(claim.recheck_on), "recheck_on": _told(change.values["recheck_on"])}


def tag(change: Change) -> None:
    """Put the tag named `label` on the claim; it is made where there is none yet."""
    name = " ".join(change.words("label").split())
    if not name or len(name) > MAX_TAG_CHARS:
        told = _("A tag has one to {n} characters.").format(n=MAX_TAG_CHARS)
        raise Refused(told, field="label")
    found, _is_new = Tag.objects.get_or_create(folded=fold_tag(name), defaults={"name": name})
    change.made, is_new = Tagging.objects.get_or_create(
        claim=change.claim, tag=found, defaults={"tagged_by": change.by, "created_at": change.at}
    )
    if not is_new:
        told = _("{claim} has the tag “{tag}” already.").format(claim=change.claim.number, tag=found.name)
        raise Refused(told, field="label")
    change.payload["tag"] = found.pk
    change.texts["tag"] = found.name


def untag(change: Change) -> None:
    found = Tagging.objects.filter(claim=change.claim, tag=change.row("tag")).select_related("tag").first()
    if found is None:
        raise Refused(_("{claim} has no such tag.").format(claim=change.claim.number))
    change.payload["tag"] = found.tag_id
    change.texts["tag"] = found.tag.name
    found.delete()


def _day(change: Change, name: str) -> date | None:
    """The day given as `name`, itself or as 2026-01-31; None for none. Raises Refused for anything else."""
    given: Any = change.data.get(name)
    if given in (None, ""):
        return None
    try:
        return given if isinstance(given, date) else date.fromisoformat(str(given))
    except ValueError:
        raise Refused(_("“{value}” is no day, such as 2026-01-31.").format(value=given), field=name) from None


def _ahead(change: Change, name: str) -> date | None:
    found = _day(change, name)
    if found is not None and found <= timezone.localdate(change.at):
        raise Refused(_("{day} is not ahead: a re-check is planned for a day to come.").format(day=found), field=name)
    return found


def _place(change: Change, name: str) -> str:
    found = change.line(name)
    if len(found) > MAX_JURISDICTION_CHARS:
        told = _("A jurisdiction has at most {n} characters, such as US-CO.").format(n=MAX_JURISDICTION_CHARS)
        raise Refused(told, field=name)
    return found


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


PLANS = {"as_of": _day, "jurisdiction": _place, "recheck_on": _ahead}
