"""Forms over a document: bringing it in, describing it, and reading what is left of it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.choices import DismissalReason, Kind, ReviewsRequired
from claims.forms.base import ActForm, ChangeForm
from claims.forms.fields import Day, Line, Words, choices_of
from claims.text import IMPORTERS

ACCEPTED = ",".join(suffix for importer in IMPORTERS for suffix in importer.suffixes if suffix)
PASTED_NAMES = {"pasted.txt": gettext_lazy("Plain text"), "pasted.md": gettext_lazy("Markdown")}


class DescriptionFields(forms.Form):
    """What is known about a document, apart from its text."""

    title = Line(label=gettext_lazy("Title"))
    author = Line(label=gettext_lazy("Author"), required=False)
    publisher = Line(label=gettext_lazy("Publisher"), required=False)
    url = Line(label=gettext_lazy("URL"), required=False)
    archive_url = Line(label=gettext_lazy("Archive URL"), required=False)
    language = Line(label=gettext_lazy("Language"), initial="en", help_text=gettext_lazy("Such as en or es-MX"))
    published_on = Day(label=gettext_lazy("Published on"), required=False)
    captured_on = Day(label=gettext_lazy("Captured on"), required=False)
    reviews_required = forms.TypedChoiceField(
        label=gettext_lazy("Reviews required"),
        choices=ReviewsRequired.choices,
        initial=ReviewsRequired.ONE,
        coerce=int,
        help_text=gettext_lazy("Two blind reviews: neither reviewer sees the other’s work before both are in"),
    )


class DescribeForm(ChangeForm, DescriptionFields):
    hides_names = forms.BooleanField(
        label=gettext_lazy("Names hidden until settled"),
        required=False,
        help_text=gettext_lazy("Of two reviewers nobody is told who wrote what before their claim is settled"),
    )


class BroughtForm(ActForm):
    """A file, or pasted text."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("Word (.docx), PDF, HTML, Markdown or plain text"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    text = Words(label=gettext_lazy("Or paste the text"), rows=10, required=False)
    pasted_as = forms.ChoiceField(
        label=gettext_lazy("Pasted text is"), choices=list(PASTED_NAMES.items()), required=False
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if bool(data.get("file")) == self.is_pasted:
            self.add_error("file", _("Choose a file or paste a text: one of the two."))
        return data

    @property
    def is_pasted(self) -> bool:
        return bool(self.cleaned_data.get("text", "").strip())

    @property
    def filename(self) -> str:
        upload = self.cleaned_data["file"]
        return str(upload.name) if upload else self.cleaned_data["pasted_as"] or next(iter(PASTED_NAMES))

    def read(self) -> bytes:
        """The bytes to import: no more of an upload than what shows that it is too long."""
        upload = self.cleaned_data["file"]
        return read_upload(upload) if upload else self.cleaned_data["text"].encode("utf-8", "surrogatepass")


class ImportForm(BroughtForm, DescriptionFields):
    """A first version, with what is known about the document."""

    field_order = ("file", "text", "pasted_as", "title")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["title"].help_text = _("Needed with pasted text; a file’s first heading is taken otherwise")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.is_pasted and not data.get("title"):
            self.add_error("title", _("Give the pasted text a title."))
        return data

    @property
    def description(self) -> dict[str, Any]:
        named = {name: self.cleaned_data[name] for name in DescriptionFields.base_fields}
        return {name: value for name, value in named.items() if value not in ("", None)}


class VersionForm(BroughtForm):
    """The next version of a document."""


class AddClaimForm(ActForm):
    typed = ("quote", "statement")

    quote = Words(label=gettext_lazy("Exact words of the document"), rows=2, required=False)
    start = forms.IntegerField(
        label=gettext_lazy("First character"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("Only where the words stand in the text more than once"),
    )
    statement = Words(
        label=gettext_lazy("Statement"),
        rows=2,
        required=False,
        strip=True,
        help_text=gettext_lazy("Restated so that it can stand alone; empty takes the words as they are"),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Kind.choices, required=False)


class SignOffForm(ActForm):
    typed = ("statement",)

    statement = Words(
        label=gettext_lazy("Statement"),
        rows=2,
        required=False,
        help_text=gettext_lazy("What you stand for, in your words; readers see it, and exports carry it"),
    )


class DismissForm(ActForm):
    typed = ("remark",)

    reason = forms.ChoiceField(
        label=gettext_lazy("Why they carry no claim"),
        # None is chosen beforehand: a press too many would record a reason that nobody gave.
        choices=choices_of(DismissalReason, empty=gettext_lazy("choose a reason")),
        error_messages={"required": gettext_lazy("Choose a reason.")},
    )
    remark = Line(label=gettext_lazy("Remark"), required=False)


def read_upload(upload: Any) -> bytes:
    most = max(settings.FACTCHECK_MAX_DOCUMENT_BYTES, settings.FACTCHECK_MAX_FILE_BYTES)
    body: bytes = upload.read(most + 1)
    return body
