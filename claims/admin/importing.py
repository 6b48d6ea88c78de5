"""Importing from a page: at once where it is short, before one's eyes where it is long."""

import logging
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from claims.refusal import Refused
from claims.services.likeness.suggested_matches import suggest_after_import
from claims.services.versions.drafts import Draft, Imported
from claims.services.versions.extraction import Steps
from claims.services.versions.intake import finish, store

log = logging.getLogger(__name__)

# Where the template is cut: what stands before it is sent first.
GOES_HERE = "<!-- what is done -->"
# In the address of the document's page, where a long import ends: its cookies were sent before there was a message.
ARRIVED = "imported"


def import_draft(
    admin: Any,
    request: HttpRequest,
    draft: Draft,
    retry: Callable[[str], str],
    steps: Steps[Imported] | None = None,
) -> HttpResponseBase:
    """Store what was read. A short text leads to its page; a long one answers with a page that grows as it is stored
    and ends there. `retry` renders, for a refusal that comes so late, the form with what was typed. Raises Refused
    for a short text. `steps` store it and do more.
    """
    steps = steps or store(draft)
    if draft.is_long:
        return _watched(admin, request, draft, retry, steps)
    imported = finish(steps)
    if imported.added:
        suggest_after_import(imported.document)
    messages.success(request, str(imported))
    return HttpResponseRedirect(admin.url_of(imported.document))


def _watched(
    admin: Any, request: HttpRequest, draft: Draft, retry: Callable[[str], str], steps: Steps[Imported]
) -> StreamingHttpResponse:
    page = admin.render(request, "claims/document/importing.html", {"title": _("Importing"), "draft": draft})
    before, _cut, after = page.render().content.decode().partition(GOES_HERE)
    response = StreamingHttpResponse(_grow(admin, steps, retry, before, after))
    # A proxy that collects the answer would hide what it is for.
    response["X-Accel-Buffering"] = "no"
    return response


def _grow(admin: Any, steps: Steps[Imported], retry: Callable[[str], str], before: str, after: str) -> Iterator[str]:
    """The page as it comes: everything is stored in one transaction, which ends with the reader's patience: when the
    connection breaks, this is closed where it waits, and nothing is stored."""
    yield f'{before}<ol class="rows">'
    try:
        imported = yield from _told(steps)
        if imported.added:
            # It stands by now, whatever comes of this.
            yield format_html("<li>{}</li>", _("looking for claims that say the same"))
            suggest_after_import(imported.document)
        yield f"</ol>{_arrival(admin, imported)}"
    except Refused as refusal:
        yield f"</ol>{retry(refusal.reason)}"
    except Exception:
        # The answer has begun: the page for errors comes too late.
        log.exception("An import failed.")
        yield f"</ol>{retry(_('Something went wrong, and nothing was imported. It is in the log.'))}"
    yield after


def _told(steps: Steps[Imported]) -> Generator[str, None, Imported]:
    """Each step as an entry of the list; returns what was imported."""
    with closing(steps):
        while True:
            try:
                step = next(steps)
            except StopIteration as done:
                imported: Imported = done.value
                return imported
            yield format_html("<li>{}: {} / {}</li>", step.stage, f"{step.done:,}", f"{step.total:,}")


def _arrival(admin: Any, imported: Imported) -> str:
    """What was done, as a link to the document; where something was added it follows itself."""
    address = admin.url_of(imported.document)
    follow = ""
    if imported.added:
        address += f"?{ARRIVED}"
        follow = format_html('<meta http-equiv="refresh" content="0;url={}">', address)
    said = format_html('<p class="big" role="status"><a href="{}">{}</a></p>', address, str(imported))
    return said + follow
