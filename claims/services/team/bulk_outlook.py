"""What an act on many claims will not do, and why, told before anything is done. The door decides all the same."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from claims.choices import OPEN_STATUSES, WAITING_STATUSES
from claims.models import Citation, Claim, Note, Review, Tagging
from claims.models.tag import fold_tag


def obstacles(act: str, seen: Mapping[int, int], *, data: dict[str, Any], by: Any, at: datetime) -> dict[int, str]:
    """For each claim that cannot be done, why; `seen` gives the lock version by the claim's number. One query."""
    reasons = dict.fromkeys(seen, _("It is gone."))
    for claim in _looked_at(seen, data, by):
        found = next(_obstacles(act, claim, seen[claim.pk], by, at), "")
        if found:
            reasons[claim.pk] = found
        else:
            del reasons[claim.pk]
    return reasons


def _looked_at(seen: Mapping[int, int], data: dict[str, Any], by: Any) -> QuerySet[Any]:
    here = {"claim": OuterRef("pk")}
    tagged = Tagging.objects.filter(**here)
    tagged = tagged.filter(tag=data["tag"]) if "tag" in data else tagged.filter(
        tag__folded=fold_tag(data.get("label", ""))
    )  # fmt: skip
    claims = Claim.objects.visible_to(by).filter(pk__in=seen).select_related("document")
    return claims.annotate(
        has_tag=Exists(tagged),
        was_reviewed=Exists(Review.objects.filter(**here)),
        # What others wrote in confidence does not count, as it does not for the door: that they did would be told.
        is_others=Exists(Citation.objects.visible_to(by).filter(**here).exclude(reviewer=by.pk))
        | Exists(Note.objects.visible_to(by).filter(**here).exclude(author=by.pk)),
    )


def _obstacles(act: str, claim: Any, seen: int, by: Any, at: datetime) -> Iterator[str]:
    if act in ("tag", "untag"):
        if claim.has_tag == (act == "tag"):
            yield _("It has the tag already.") if claim.has_tag else _("It does not have the tag.")
        return
    if claim.lock_version != seen:
        yield _("Somebody changed it since the list was shown.")
    if claim.status not in (WAITING_STATUSES if act == "ask_second" else OPEN_STATUSES):
        yield _("It is {status}.").format(status=str(claim.get_status_display()).lower())
    if act == "ask_second" and claim.reviews_required > 1:
        yield _("It needs two reviews already.")
    if act == "dismiss":
        yield from _kept(claim, by, at)


def _kept(claim: Any, by: Any, at: datetime) -> Iterator[str]:
    """Why a claim stays that somebody would dismiss."""
    if claim.was_reviewed:
        yield _("It has been reviewed.")
    if claim.is_held(at) and claim.holder_id != by.pk:
        yield _("Somebody else holds it.")
    if claim.is_others:
        yield _("Other people have cited or noted something.")
