"""One rule under several names: a person links the authorities that are one and the same, and takes links back."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.choices import Role
from claims.history import Entry, record
from claims.models import Authority, SameRule
from claims.refusal import NotAllowed, Refused
from claims.roles import has_role
from claims.services.likeness.groups import joined


def may_link(user: Any) -> bool:
    return has_role(user, Role.REVIEWER, Role.LEAD)


def link(*, authority: Authority, other: Authority, by: Any) -> SameRule:
    """Say that the two are one rule under two names. Raises NotAllowed or Refused."""
    one, two = _both(authority, other, by)
    with transaction.atomic():
        made, is_new = SameRule.objects.get_or_create(
            one=one, other=two, defaults={"linked_by": by, "linked_at": timezone.now()}
        )
        if not is_new:
            raise Refused(_("{one} and {other} are linked already.").format(one=one, other=two), field="key")
        record([_entry(one, two, by, "linked")])
    return made


def unlink(*, authority: Authority, other: Authority, by: Any) -> None:
    """Take the link back. Raises NotAllowed or Refused."""
    one, two = _both(authority, other, by)
    with transaction.atomic():
        gone, _rows = SameRule.objects.filter(one=one, other=two).delete()
        if not gone:
            raise Refused(_("{one} and {other} are not linked.").format(one=one, other=two))
        record([_entry(one, two, by, "unlinked")])


def names_of(authorities: Iterable[Authority], user: Any) -> dict[int, list[Authority]]:
    """For each authority the others that are the same rule, as far as `user` may see them: linked to it, or to one
    that is linked to it, however far."""
    shown = list(authorities)
    linked = _linked(shown)
    seen = Authority.objects.visible_to(user).in_bulk({pk for group in linked.values() for pk in group})
    return {
        authority.pk: sorted((seen[pk] for pk in linked.get(authority.pk, ()) if pk in seen), key=lambda one: one.key)
        for authority in shown
    }


def _linked(authorities: list[Authority]) -> dict[int, set[int]]:
    """The groups that links make, followed from `authorities` until they bring nothing new."""
    pairs: set[tuple[int, int]] = set()
    reached = {authority.pk for authority in authorities}
    fresh = reached
    while fresh:
        found = set(SameRule.objects.touching(fresh).values_list("one", "other"))
        pairs |= found
        fresh = {pk for pair in found for pk in pair} - reached
        reached |= fresh
    return {pk: group - {pk} for group in joined(sorted(pairs)) for pk in group}


def _both(authority: Authority, other: Authority, by: Any) -> tuple[Authority, Authority]:
    if not may_link(by):
        raise NotAllowed(_("Only reviewers and leads say that two authorities are one rule."))
    if authority.pk == other.pk:
        raise Refused(_("{authority} is the same as itself.").format(authority=authority), field="key")
    return (authority, other) if authority.pk < other.pk else (other, authority)


def _entry(one: Authority, other: Authority, by: Any, how: str) -> Entry:
    payload = {"authorities": [one.pk, other.pk], "keys": [one.key, other.key], how: True}
    return Entry(act="same_rule", at=timezone.now(), actor=by.pk, payload=payload)
