"""What the forms of one page share: whether anything was typed, and whom to tell when somebody was faster."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorList
from django.http import QueryDict
from django.utils.safestring import SafeString

from claims.refusal import Refused
from claims.services.desk.bundle import Step


class Difference(NamedTuple):
    """A field that two people set differently: as it is now, and as it was typed."""

    label: Any
    theirs: Any
    mine: Any


class Errors(ErrorList):
    """Drawn only where there are some: most lists of a page are empty, and each takes two templates."""

    def __str__(self) -> SafeString:
        return super().__str__() if self else SafeString("")

    __html__ = __str__


class ActForm(forms.Form):
    """A part of a page that asks for an act. `typed` names the fields that show somebody meant it."""

    use_required_attribute = False
    typed: Sequence[str] = ()
    # Fields whose names the door uses, where they are called otherwise here.
    aliases: Mapping[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("error_class", Errors)
        super().__init__(*args, **kwargs)

    @property
    def is_given(self) -> bool:
        """Did somebody type into this form?"""
        return self.is_bound and any(str(self[name].value() or "").strip() for name in self.typed)

    def steps(self, act: str) -> list[Step]:
        return [Step(act, self.cleaned_data, origin=self)]

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal at the field it is about."""
        name = self.aliases.get(refusal.field, refusal.field)
        self.add_error(name if name in self.fields else None, refusal.reason)

    def focus(self) -> BoundField | None:
        """Put the cursor into the first field with an error, and return it."""
        wrong = next((field for field in self if field.errors), None)
        found = wrong or (next(iter(self.visible_fields()), None) if self.errors else None)
        if found is not None:
            found.field.widget.attrs["autofocus"] = True
        return found

    def typed_words(self) -> Iterator[str]:
        yield from (str(self[name].value()).strip() for name in self.typed if str(self[name].value() or "").strip())


class ChangeForm(ActForm):
    """A form over fields that have values: three-way, since it remembers the values it was made from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    @property
    def is_given(self) -> bool:
        return self.is_bound and self.has_changed()

    @property
    def changes(self) -> dict[str, Any]:
        """What was changed by the person who typed; nothing else may be written."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in self.cleaned_data}

    def steps(self, act: str) -> list[Step]:
        return [Step(act, self.changes, origin=self)] if self.changes else []

    def differences(self, theirs: Mapping[str, Any]) -> list[Difference]:
        """Fields that were typed here and are something else now, in words."""
        return [
            Difference(
                self.fields[name].label, self._worded(name, theirs[name]), self._worded(name, self[name].value())
            )
            for name in self.changed_data
            if str(theirs[name] if theirs[name] is not None else "") != str(self[name].value() or "")
        ]

    def rebased(self, theirs: Mapping[str, Any]) -> QueryDict:
        """What the form sent, with untouched fields and the remembered values brought up to date."""
        data = QueryDict(mutable=True)
        for name, bound in ((name, self[name]) for name in self.fields):
            shown = "" if theirs[name] is None else str(theirs[name])
            data[bound.html_initial_name] = shown
            data[bound.html_name] = str(bound.value() or "") if name in self.changed_data else shown
        return data

    def _worded(self, name: str, value: Any) -> Any:
        choices = dict(getattr(self.fields[name], "choices", []))
        return choices.get(value, choices.get(str(value), value))
