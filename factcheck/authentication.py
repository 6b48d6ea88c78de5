"""Who may do what comes with a person's groups alone, which are the roles; nobody has permissions of their own."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission, User
from django.db.models import F, QuerySet

from claims.prepared import given, prepared
from claims.roles import remember_roles


@prepared
def _with_groups() -> QuerySet[User]:
    return User.objects.filter(pk=given("person")).annotate(group=F("groups__name"))


class RoleBackend(ModelBackend):
    def get_user(self, user_id: int) -> User | None:
        """The person and their roles in one query, since every page asks for both."""
        rows: list[Any] = _with_groups(person=user_id)
        person: User | None = rows[0] if rows else None
        if person is None or not self.user_can_authenticate(person):
            return None
        remember_roles(person, [row.group for row in rows])
        return person

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()

    def _get_user_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        return Permission.objects.none()
