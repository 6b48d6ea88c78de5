"""People: accounts and their roles, kept by administrators through a service."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import get_user_model, update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import REFUSED_STATUS, DoorAdmin
from claims.choices import Role
from claims.forms.base import ActForm
from claims.forms.person import NewPersonForm, PasswordForm, PersonForm
from claims.refusal import NotAllowed, Refused
from claims.services.team.people import NAMED, create_person, save_person, set_password


class PersonAdmin(DoorAdmin):
    list_display = ("named", "full_name", "email", "is_active", "role_names")
    list_display_links = None
    list_caption = gettext_lazy("People")
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("username",)
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        people = get_user_model()._default_manager.prefetch_related("groups").order_by("username")
        return people if self.has_view_permission(request) else people.none()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody but a superuser touches a superuser."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def events_of(self, events: QuerySet[Any], shown: Any) -> QuerySet[Any]:
        return events.filter(act="account", payload__contains=f'"user":{shown.pk}}}')

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        password = path(
            "<path:object_id>/password/", self.admin_site.admin_view(self.password), name="auth_user_password_change"
        )
        return [password, *super().get_urls()]

    def add_page(self, request: HttpRequest) -> HttpResponse:
        form = NewPersonForm(request.POST or None)
        refusal = None
        if form.is_valid():
            given = {name: value for name, value in form.cleaned_data.items() if name != "again"}
            try:
                person = create_person(by=request.user, **given)
                messages.success(request, _("{person} can sign in now.").format(person=person))
                return HttpResponseRedirect(self.url_of(person))
            except Refused as refused:
                refusal = self._refusal(form, refused)
        return self._show(request, None, form, _("Add a person"), refusal)

    def page(self, request: HttpRequest, shown: Any) -> HttpResponse:
        form = PersonForm(request.POST if request.method == "POST" else None, initial=_fields(shown))
        refusal = None
        if form.is_valid():
            try:
                save_person(person=shown, by=request.user, **form.changes)
                messages.success(request, _("{person} saved.").format(person=shown))
                return HttpResponseRedirect(self.url_of(shown))
            except Refused as refused:
                refusal = self._refusal(form, refused)
        return self._show(request, shown, form, str(shown), refusal)

    def password(self, request: HttpRequest, object_id: str) -> HttpResponse:
        person = self.get_or_404(request, object_id)
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        form, refusal = PasswordForm(request.POST or None), None
        if form.is_valid():
            try:
                set_password(person=person, by=request.user, password=form.cleaned_data["password"])
                if person.pk == request.user.pk:
                    update_session_auth_hash(request, person)
                messages.success(request, _("{person} has a new password.").format(person=person))
                return HttpResponseRedirect(self.url_of(person))
            except Refused as refused:
                refusal = self._refusal(form, refused)
        return self._show(request, person, form, _("New password for {person}").format(person=person), refusal)

    @staticmethod
    def _refusal(form: ActForm, refused: Refused) -> str:
        if isinstance(refused, NotAllowed):
            raise PermissionDenied(refused.reason)
        form.refuse(refused)
        return refused.reason

    def _show(self, request: HttpRequest, person: Any, form: ActForm, title: str, refusal: str | None) -> HttpResponse:
        context = {
            "title": title,
            "person": person,
            "form": form,
            "refusal": refusal,
            "refused_field": form.focus(),
            "can_change": person is None or self.has_change_permission(request, person),
            "password_url": reverse("admin:auth_user_password_change", args=[person.pk]) if person else "",
            "is_password": isinstance(form, PasswordForm),
        }
        failed = request.method == "POST"
        return self.render(request, "claims/person/change_form.html", context, status=REFUSED_STATUS if failed else 200)

    @admin.display(description=gettext_lazy("user name"), ordering="username")
    def named(self, person: Any) -> str:
        return format_html('<a href="{}">{}</a>', self.url_of(person), person.get_username())

    @admin.display(description=gettext_lazy("name"))
    def full_name(self, person: Any) -> str:
        return person.get_full_name() or "–"

    @admin.display(description=gettext_lazy("roles"))
    def role_names(self, person: Any) -> str:
        if person.is_superuser:
            return _("superuser")
        return ", ".join(_roles(person)) or "–"


def _roles(person: Any) -> list[str]:
    return [group.name for group in person.groups.all() if group.name in Role.values]


def _fields(person: Any) -> dict[str, Any]:
    return {name: getattr(person, name) for name in NAMED} | {"roles": _roles(person)}
