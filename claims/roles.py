"""Which roles a person has. A role is a group of the same name; a superuser has them all."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from claims.choices import Role

EVERY_ROLE = frozenset(Role)
# Roles that see claims before they are settled.
READING_ROLES = frozenset({Role.REVIEWER, Role.LEAD, Role.ADMINISTRATOR})


@dataclass
class Someone:
    """Whoever has these roles: stands for a person in a query that is put together before it is known who asks."""

    pk: Any
    _claims_roles: frozenset[Role]
    is_authenticated: bool = True
    is_active: bool = True
    is_superuser: bool = False


def roles_of(user: Any) -> frozenset[Role]:
    """Return the roles of `user`; none for anonymous and deactivated people. Asked once per user instance."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    if user.is_superuser:
        return EVERY_ROLE
    if not hasattr(user, "_claims_roles"):
        remember_roles(user, user.groups.values_list("name", flat=True))
    found: frozenset[Role] = user._claims_roles
    return found


def remember_roles(user: Any, groups: Iterable[str | None]) -> None:
    """Keep the roles of this user instance; `groups` are the names of all its groups."""
    names = set(groups)
    user._claims_roles = frozenset(role for role in Role if role.value in names)


def has_role(user: Any, *roles: Role) -> bool:
    return not roles_of(user).isdisjoint(roles)


def reads_everything(user: Any) -> bool:
    """May `user` see claims that are not settled yet?"""
    return has_role(user, *READING_ROLES)


def reads_settled(user: Any) -> bool:
    """May `user` see settled claims, public notes and exports?"""
    return bool(roles_of(user))


def sees_names(user: Any) -> bool:
    """May `user` see who reviewed? The team does; others where the team shows its names."""
    return reads_everything(user) or (reads_settled(user) and settings.FACTCHECK_SHOW_NAMES)


def name_of(user: Any) -> str:
    return str(user.get_full_name() or user.get_username())
