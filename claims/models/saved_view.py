from typing import Any

from django.db import models
from django.db.models import Case, Q, Value, When

from claims.choices import ViewList, ViewScope
from claims.models.fields import one_of, person, words
from claims.roles import reads_everything, reads_settled

MAX_VIEW_NAME_CHARS = 60
# Filters whose value is a person.
PEOPLE_FILTERS = ("reviewer", "assignee", "holder")


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, user: Any) -> "SavedViewQuerySet":
        """One's own, and the team's: on the site for everybody who reads, in the admin for the team."""
        if not reads_settled(user):
            return self.none()
        found = self.filter(Q(owner=user.pk) | Q(scope=ViewScope.TEAM))
        if reads_everything(user):
            return found
        # Whose work a view of the team is about is the team's own business.
        about_people = Q(query__regex=rf"(^|&)({'|'.join(PEOPLE_FILTERS)})")
        return found.filter(list_name=ViewList.SITE).exclude(about_people & ~Q(owner=user.pk))

    def in_tab_order(self) -> "SavedViewQuerySet":
        """The team's first, each sort by name."""
        is_team = Case(When(scope=ViewScope.TEAM, then=Value(0)), default=Value(1))
        return self.order_by(is_team, "name", "pk")


class SavedView(models.Model):
    """A list of claims under a name: the query of its address, kept as it is, so that it says what it asked for.

    Columns and the size of a page are part of it where they are not the usual ones.
    """

    owner = person("saved_views")
    name = words(blank=False)
    list_name = models.CharField(max_length=10, choices=ViewList.choices)
    query = words()
    scope = models.CharField(max_length=10, choices=ViewScope.choices, default=ViewScope.PRIVATE)
    is_start = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["scope", "name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_view_has_a_name"),
            models.CheckConstraint(condition=one_of("scope", ViewScope), name="view_scope_is_known"),
            models.CheckConstraint(condition=one_of("list_name", ViewList), name="view_list_is_known"),
            models.UniqueConstraint(fields=["owner"], condition=Q(is_start=True), name="one_start_page_per_person"),
        ]

    def __str__(self) -> str:
        return self.name
