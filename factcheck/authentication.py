"""Who may do what comes with a person's groups alone, which are the roles; nobody has permissions of their own."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission, User
from django.db.models import F, QuerySet

from claims.roles import remember_roles


class RoleBackend(ModelBackend):
    def get_user(self, user_id: int) -> User | None:
        """The person and their roles in one query, since every page asks for both."""
        rows = list(User.objects.filter(pk=user_id).annotate(group=F("groups__name")))
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        remember_roles(rows[0], [row.group for row in rows])
        return rows[0]

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()

    def _get_user_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        return Permission.objects.none()
