"""Accounts of the demo. Their password is printed, so they exist in the local profile only."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from claims.choices import Role

PASSWORD = "demo-colorado-faq"
ROLES = {
    "reviewer": Role.REVIEWER,
    "second": Role.REVIEWER,
    "lead": Role.LEAD,
    "viewer": Role.VIEWER,
    "administrator": Role.ADMINISTRATOR,
}


def demo_accounts() -> dict[str, Any]:
    """Return the demo's accounts by name, made where there are none. One that exists is left as it is."""
    return {name: _account(name, role) for name, role in ROLES.items()}


def _account(name: str, role: Role) -> Any:
    users = get_user_model().objects
    known = users.filter(username=name).first()
    if known:
        return known
    user = users.create_user(name, password=PASSWORD, is_staff=role != Role.VIEWER)
    user.groups.add(Group.objects.get(name=role.value))
    return user
