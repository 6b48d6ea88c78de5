"""The form that holds an excerpt against a copy of its source."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.forms.base import ActForm
from claims.forms.document import ACCEPTED, read_upload
from claims.forms.fields import Words

PASTED = "pasted.txt"


class CopyForm(ActForm):
    """A file, or pasted words."""

    typed = ("text",)
    aliases = {"excerpt": "text", "copy": "text"}

    text = Words(label=_("Paste the source’s text"), rows=8, required=False)
    file = forms.FileField(
        label=_("Or choose a file"),
        required=False,
        help_text=_("Word (.docx), PDF, HTML, Markdown or plain text, as you saved it"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if bool(data.get("file")) == bool(data.get("text", "").strip()) and not self.errors:
            self.add_error("text", _("Paste the text or choose a file: one of the two."))
        return data

    @property
    def filename(self) -> str:
        upload = self.cleaned_data["file"]
        return str(upload.name) if upload else PASTED

    def read(self) -> bytes:
        upload = self.cleaned_data["file"]
        return read_upload(upload) if upload else self.cleaned_data["text"].encode("utf-8", "surrogatepass")
