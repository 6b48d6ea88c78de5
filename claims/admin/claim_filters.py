"""The filters of the claim list. Each is one parameter of the address, so that a list can be kept and shared."""

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.admin.base import Pick
from claims.choices import Kind, Status
from claims.forms.fields import reviewers
from claims.marks import MARKS, has_mark
from claims.models import Authority, Claim, Document, Mention, Tagging
from claims.models.numbers import parse_number
from claims.models.sealing import nameless
from claims.services.planning import RECHECKS, has_recheck, jurisdictions_in_use, tags_in_use
from claims.services.survival import FOUND, is_found
from claims.services.work import piles_of

Claims = QuerySet[Claim]
MAX_DOCUMENTS_OFFERED = 500
MAX_AUTHORITIES_OFFERED = 200


class WorkFilter(Pick):
    title = _("work")
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(pile.name, pile.label) for pile in piles_of(request.user, timezone.now())]

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        if not self.value():
            return queryset
        piles = {pile.name: pile for pile in piles_of(request.user, timezone.now())}
        if self.value() not in piles:
            raise IncorrectLookupParameters
        return queryset.filter(pk__in=piles[str(self.value())].claims.order_by().values("pk"))


class MarkFilter(Pick):
    title = _("mark")
    parameter_name = "mark"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(mark.name, mark.label) for mark in MARKS.values()]

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        if not self.value():
            return queryset
        if self.value() not in MARKS:
            raise IncorrectLookupParameters
        return queryset.filter(has_mark(str(self.value()), timezone.now()))


class KindFilter(Pick):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Kind.choices)

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class DocumentFilter(Pick):
    title = _("document")
    parameter_name = "document"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        documents = Document.objects.visible_to(request.user).order_by("-pk")[:MAX_DOCUMENTS_OFFERED]
        return [(str(document.pk), str(document)) for document in documents]

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        return queryset.filter(document=_number(self.value())) if self.value() else queryset


class AssigneeFilter(Pick):
    title = _("assignee")
    parameter_name = "assignee"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        people = [(str(person.pk), person.get_full_name() or person.get_username()) for person in reviewers()]
        return [("me", _("me")), ("none", _("nobody")), *people]

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        if not self.value():
            return queryset
        if self.value() == "none":
            return queryset.filter(assignee=None)
        who = request.user.pk if self.value() == "me" else _number(self.value())
        hidden = nameless() & ~Q(status=Status.UNREVIEWED) & ~Q(assignee=request.user.pk)
        return queryset.exclude(hidden).filter(assignee=who)


class TextChangedFilter(Pick):
    title = _("words")
    parameter_name = "text_changed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("changed in a new version")), ("no", _("unchanged"))]

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        return queryset.filter(text_changed=self.value() == "yes") if self.value() else queryset


class FoundFilter(Pick):
    title = _("in the newest version")
    parameter_name = "found"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(FOUND.items())

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        if not self.value():
            return queryset
        if self.value() not in FOUND:
            raise IncorrectLookupParameters
        return queryset.filter(is_found(str(self.value())))


class AuthorityFilter(Pick):
    title = _("authority")
    parameter_name = "authority"
    free = True

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        keys = Authority.objects.order_by("key").values_list("key", flat=True).distinct()
        return [(key, key) for key in keys[:MAX_AUTHORITIES_OFFERED]]

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        if not self.value():
            return queryset
        named = Q(authority__key__iexact=self.value()) | Q(authority__work__iexact=self.value())
        return queryset.filter(pk__in=Mention.objects.filter(named).values("claim"))


class TagFilter(Pick):
    title = _("tag")
    parameter_name = "tag"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(str(tag.pk), tag.name) for tag in tags_in_use(request.user)]

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        if not self.value():
            return queryset
        return queryset.filter(pk__in=Tagging.objects.filter(tag=_number(self.value())).values("claim"))


class RecheckFilter(Pick):
    title = _("re-check")
    parameter_name = "recheck"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(RECHECKS.items())

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        if not self.value():
            return queryset
        if self.value() not in RECHECKS:
            raise IncorrectLookupParameters
        return queryset.filter(has_recheck(str(self.value()), timezone.now()))


class JurisdictionFilter(Pick):
    title = _("jurisdiction")
    parameter_name = "jurisdiction"
    free = True

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(name, name) for name in jurisdictions_in_use(request.user)]

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        return queryset.filter(jurisdiction__iexact=self.value()) if self.value() else queryset


def _number(value: str | None) -> int:
    try:
        return parse_number(value or "")
    except ValueError:
        raise IncorrectLookupParameters from None
