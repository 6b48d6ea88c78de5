"""Lists under a name: who may keep, share, rename and drop them, and which one somebody starts with."""

from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.db import transaction
from django.utils.translation import gettext as _

from claims.choices import Role, ViewList, ViewScope
from claims.models import SavedView
from claims.models.saved_view import MAX_VIEW_NAME_CHARS
from claims.refusal import NotAllowed, Refused
from claims.roles import has_role, reads_everything
from claims.text import unstorable

MAX_QUERY_CHARS = 2000
MAX_VIEWS = 50


def may_share(user: Any) -> bool:
    """Views of the team are made and changed by leads."""
    return has_role(user, Role.LEAD)


def save_view(*, owner: Any, name: str, list_name: str, query: str, scope: str, at: datetime) -> SavedView:
    """Keep the query of a list's address under a name. Raises Refused for a name that is taken or cannot be."""
    if list_name not in ViewList.values or (list_name == ViewList.ADMIN and not reads_everything(owner)):
        raise NotAllowed(_("There is no such list for you."))
    if scope not in ViewScope.values:
        raise Refused(_("A view is for you or for the team."))
    _refuse_strangers(owner, scope)
    if len(query) > MAX_QUERY_CHARS or unstorable(query):
        raise Refused(_("This list's filter is too long to be kept."))
    with transaction.atomic():
        mine = SavedView.objects.filter(owner=owner.pk)
        if mine.count() >= MAX_VIEWS:
            raise Refused(_("You have {n} views: delete one first.").format(n=MAX_VIEWS))
        return SavedView.objects.create(
            owner=owner,
            name=_free(name, owner, list_name, scope),
            list_name=list_name,
            # Names spelt out, so that what a view asks for can be told from it.
            query=urlencode(parse_qsl(query)),
            scope=scope,
            created_at=at,
        )


def rename(view: SavedView, *, by: Any, name: str) -> None:
    _refuse_others(view, by)
    view.name = _free(name, view.owner, view.list_name, view.scope, but=view.pk)
    view.save(update_fields=["name"])


def delete(view: SavedView, *, by: Any) -> None:
    _refuse_others(view, by)
    view.delete()


def start_with(view: SavedView | None, *, owner: Any) -> None:
    """Make one of one's own views the page that one starts with; None: none of them."""
    if view is not None and view.owner_id != owner.pk:
        raise Refused(_("Only a view of your own can be your start page: save it under a name first."))
    with transaction.atomic():
        SavedView.objects.filter(owner=owner.pk, is_start=True).update(is_start=False)
        if view is not None:
            SavedView.objects.filter(pk=view.pk).update(is_start=True)


def start_of(user: Any) -> SavedView | None:
    return SavedView.objects.visible_to(user).filter(owner=user.pk, is_start=True).first()


def _refuse_strangers(user: Any, scope: str) -> None:
    if scope == ViewScope.TEAM and not may_share(user):
        raise NotAllowed(_("Views of the team are made by leads."))


def _refuse_others(view: SavedView, user: Any) -> None:
    if view.scope == ViewScope.TEAM:
        _refuse_strangers(user, view.scope)
    elif view.owner_id != user.pk:
        raise NotAllowed(_("This view is somebody else's."))


def _free(name: str, owner: Any, list_name: str, scope: str, *, but: int = 0) -> str:
    """The name as it is kept; one that somebody has among their tabs already would name two things."""
    found = " ".join(name.split())
    if not found or len(found) > MAX_VIEW_NAME_CHARS or unstorable(found):
        raise Refused(_("A view has a name of one to {n} characters.").format(n=MAX_VIEW_NAME_CHARS), field="name")
    alike = SavedView.objects.visible_to(owner).filter(list_name=list_name, scope=scope).exclude(pk=but)
    if found.casefold() in {one.casefold() for one in alike.values_list("name", flat=True)}:
        raise Refused(_("There is a view “{name}” already.").format(name=found), field="name")
    return found
