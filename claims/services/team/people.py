"""Accounts of the people of a team, kept by administrators. Accounts are deactivated, never deleted."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.choices import Role
from claims.history import Entry, record
from claims.refusal import NotAllowed, Refused
from claims.roles import has_role

NAMED = ("username", "first_name", "last_name", "email", "is_active")


def create_person(*, by: Any, password: str, roles: Iterable[str] = (), **fields: Any) -> Any:
    """Make an account with these roles. Raises NotAllowed or Refused."""
    _refuse_stranger(by, None)
    person = get_user_model()(**_known(fields))
    with transaction.atomic():
        person.set_password(password)
        _save(person)
        _set_roles(person, roles)
        _tell(person, by, "created", [])
    return person


def save_person(*, person: Any, by: Any, roles: Iterable[str] | None = None, **fields: Any) -> Any:
    """Set what is given of an account; what is not given stays. Raises NotAllowed or Refused."""
    _refuse_stranger(by, person)
    if person.pk == by.pk and fields.get("is_active") is False:
        raise Refused(_("Nobody deactivates their own account."), field="is_active")
    with transaction.atomic():
        # Two administrators who take the role from one another at once ask one after the other who remains.
        list(Group.objects.select_for_update(no_key=True).filter(name=Role.ADMINISTRATOR))
        stored = get_user_model()._default_manager.select_for_update().get(pk=person.pk)
        changed = {name: value for name, value in _known(fields).items() if value != getattr(stored, name)}
        for name, value in changed.items():
            setattr(stored, name, value)
        if changed:
            _save(stored, update_fields=list(changed))
        told = sorted(changed) + (["roles"] if roles is not None and _set_roles(stored, roles) else [])
        if not told:
            raise Refused(_("Nothing to save: the account is the same."))
        if not _has_administrator():
            field = "roles" if "roles" in told else "is_active"
            raise Refused(_("This is the last active administrator: nobody could keep accounts any more."), field=field)
        _tell(stored, by, "changed", told)
    return stored


def set_password(*, person: Any, by: Any, password: str) -> None:
    """Give the account a new password, which ends its sessions. The event says that, never what."""
    _refuse_stranger(by, person)
    with transaction.atomic():
        person.set_password(password)
        person.save(update_fields=["password"])
        _tell(person, by, "changed", ["password"])


def _refuse_stranger(by: Any, person: Any) -> None:
    if not has_role(by, Role.ADMINISTRATOR):
        raise NotAllowed(_("Only administrators keep accounts."))
    if person is not None and person.is_superuser and not by.is_superuser:
        raise NotAllowed(_("Only a superuser changes the account of a superuser."))


def _has_administrator() -> bool:
    keeps_accounts = Q(is_superuser=True) | Q(groups__name=Role.ADMINISTRATOR)
    return get_user_model()._default_manager.filter(keeps_accounts, is_active=True).exists()


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    unknown = fields.keys() - set(NAMED)
    if unknown:
        raise TypeError(f"{', '.join(sorted(unknown))} is not set here.")
    return fields


def _save(person: Any, **options: Any) -> None:
    try:
        person.full_clean(exclude=["password"])
    except ValidationError as error:
        name, problems = next(iter(error.message_dict.items()))
        raise Refused(" ".join(problems), field=name) from None
    person.save(**options)


def _set_roles(person: Any, roles: Iterable[str]) -> bool:
    """Give exactly these roles; other groups stay. Return whether that changed anything."""
    wanted = {Role(role).value for role in roles}
    held = set(person.groups.filter(name__in=Role.values).values_list("name", flat=True))
    person.groups.remove(*Group.objects.filter(name__in=held - wanted))
    person.groups.add(*Group.objects.filter(name__in=wanted - held))
    return wanted != held


def _tell(person: Any, by: Any, how: str, changed: list[str]) -> None:
    roles = sorted(person.groups.filter(name__in=Role.values).values_list("name", flat=True))
    payload = {"user": person.pk, how: changed or True, "roles": roles, "active": person.is_active}
    record([Entry(act="account", at=timezone.now(), actor=by.pk, payload=payload)])
