"""Whose reviews somebody may ask for by name."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db.models import OuterRef, Q, QuerySet

from claims.models import Review
from claims.models.fields import has_one
from claims.models.review import ReviewQuerySet
from claims.models.sealing import nameless

# How long the list of people to choose from stands.
OFFERED_SECONDS = 60


def named_reviews(user: Any) -> ReviewQuerySet:
    """To ask after somebody is no way to learn who it was."""
    return Review.objects.visible_to(user).standing().filter(~nameless("claim__") | Q(reviewer=user.pk))


def reviewers_named_to(user: Any) -> QuerySet[Any]:
    """The people who gave these reviews.

    Kept for a minute: to find out that somebody gave none takes a look at every review there is.
    """
    people = get_user_model()._default_manager.order_by("username")
    key = f"reviewers-{user.pk}"
    found: list[int] | None = cache.get(key)
    if found is None:
        given = has_one(named_reviews(user).filter(reviewer=OuterRef("pk")))
        found = list(people.filter(given).values_list("pk", flat=True))
        cache.set(key, found, OFFERED_SECONDS)
    return people.filter(pk__in=found)
