"""From what people write to the row they mean."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from claims.models import Document
from claims.models.numbers import parse_number
from claims.refusal import Refused


def document_numbered(written: str) -> Document:
    """Return the document behind "D-3" or "3"; raises Refused when there is none, or `written` is no such number."""
    try:
        pk = None if written.strip()[:1] in "Cc" else parse_number(written)
    except ValueError:
        pk = None
    if pk is None:
        raise Refused(_("“{written}” is no document number; those look like D-3.").format(written=written))
    document = Document.objects.filter(pk=pk).first()
    if document is None:
        raise Refused(_("There is no document {written}.").format(written=written.strip()))
    return document


def account_named(username: str) -> Any:
    """Return the active account of that name; raises Refused when there is none."""
    account = get_user_model().objects.filter(username=username, is_active=True).first()
    if account is None:
        raise Refused(_("There is no active account “{username}”.").format(username=username))
    return account
