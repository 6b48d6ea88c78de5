"""Forms over accounts. Neither superusers nor single permissions can be made here."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.choices import Role
from claims.forms.base import ActForm, ChangeForm
from claims.forms.fields import Line

USER_NAME = gettext_lazy("User name")


class SignInForm(AuthenticationForm):
    """On the site and in the admin."""

    username = UsernameField(label=USER_NAME, widget=forms.TextInput(attrs={"autofocus": True}))
    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": gettext_lazy("This user name and password do not go together. Both are case-sensitive.")
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)


class PersonFields(forms.Form):
    username = Line(label=USER_NAME)
    first_name = Line(label=gettext_lazy("First name"), required=False)
    last_name = Line(label=gettext_lazy("Last name"), required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    is_active = forms.BooleanField(
        label=gettext_lazy("Active"), required=False, initial=True, help_text=gettext_lazy("May sign in")
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"), choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class PasswordFields(forms.Form):
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validation.password_validators_help_text_html(),
    )
    again = forms.CharField(
        label=gettext_lazy("Password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        password, again = data.get("password"), data.get("again")
        if password and again and password != again:
            self.add_error("again", _("The two passwords differ."))
        if password:
            try:
                password_validation.validate_password(password)
            except ValidationError as error:
                self.add_error("password", error)
        return data


class PersonForm(ChangeForm, PersonFields):
    """An account that is there."""


class NewPersonForm(ActForm, PasswordFields, PersonFields):
    field_order = (*PersonFields.base_fields, "password", "again")


class PasswordForm(ActForm, PasswordFields):
    pass
