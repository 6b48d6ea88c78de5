"""What forms and filters offer of days, jurisdictions and tags: those in use."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Tag
from claims.models.claim import recheck_due

MAX_OFFERED = 200
# How "soon" a re-check is.
SOON = timedelta(days=30)
RECHECKS = {
    "due": _("due"),
    "soon": _("within 30 days"),
    "planned": _("planned"),
    "none": _("none planned"),
}


def jurisdictions_in_use(user: Any) -> list[str]:
    """In the order of the alphabet, as many as a list of suggestions can show."""
    named = Claim.objects.visible_to(user).exclude(jurisdiction="").order_by("jurisdiction")
    return list(named.values_list("jurisdiction", flat=True).distinct()[:MAX_OFFERED])


def tags_in_use(user: Any) -> list[Tag]:
    return list(Tag.objects.visible_to(user)[:MAX_OFFERED])


def has_recheck(name: str, at: datetime) -> Q:
    """The condition of one word of RECHECKS; raises KeyError for any other."""
    today = timezone.localdate(at)
    return {
        "due": recheck_due(today),
        "soon": Q(recheck_on__gt=today, recheck_on__lte=today + SOON),
        "planned": Q(recheck_on__isnull=False),
        "none": Q(recheck_on__isnull=True),
    }[name]


def is_in(jurisdiction: str) -> Q:
    """The condition that a claim is about this jurisdiction. Those that name none are left out first: the rest have an
    index."""
    return ~Q(jurisdiction="") & Q(jurisdiction__iexact=jurisdiction)


def start_of_day(day: date) -> datetime:
    """By the time of the site."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of_day(day: date) -> datetime:
    """The first moment that is no longer of it."""
    return start_of_day(day + timedelta(days=1))
