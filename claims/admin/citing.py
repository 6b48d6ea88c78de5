"""Citing on the page of a claim and at the desk: one line, offers that fill it, saved at once."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.acts.sources import is_circular
from claims.admin.claim_forms import ClaimForms, Pressed
from claims.choices import Role
from claims.forms.evidence import CitationForm
from claims.models import Citation, Claim, Document, Mention, Source
from claims.roles import has_role
from claims.services.desk.bundle import Step
from claims.services.reading.passages import Passage
from claims.services.sources import citing
from claims.services.sources.merging import near_sources

# A button of an offer has this name, and the line that it fills in as its value.
PICK = "pick"
CITE = "cite"
SAVED = "saved"
FIRST_LINE = "cite-0-url"
# Where the work goes on once a citation is saved.
DECISION = "#decision-heading"


class Citing:
    """What a page of a claim does with its citation box."""

    request: HttpRequest
    context: dict[str, Any]
    forms: ClaimForms
    view: Any
    changes: list[Any]
    claim: Claim
    _show: Callable[..., HttpResponse]
    _seen: Callable[[], int]

    @property
    def is_quick(self) -> bool:
        """Whether a script asked, which takes any answer without going elsewhere."""
        return False

    def pick(self) -> HttpResponse:
        """An offer was pressed: its line is filled in and the cursor put where the place in it goes. Nothing is saved,
        and nothing typed is lost. The script does the same without asking."""
        data = self.request.POST.copy()
        data[FIRST_LINE] = data.get(PICK, "")
        self.forms.data = data
        for form in self.forms["cite"].forms[:1]:
            form["pinpoint"].field.widget.attrs["autofocus"] = True
        self.context["citing_open"] = True
        return self._show()

    def tell(self, said: Any) -> None:
        """What was done: `drafts.js` forgets what was sent once it reads that it is in."""
        messages.success(self.request, said, extra_tags=SAVED if self.changes else "")

    def is_cited_twice(self, pressed: Pressed) -> bool:
        """Whether somebody has to say what a second citation of one source is; the form then shows the first one."""
        if self._seen() != self.claim.lock_version:
            # Stale: the door says so, and shows both sides.
            return False
        rows = self.forms.asked(pressed).get("cite")
        given = rows.given if rows else []
        for form in given:
            form.twin = citing.own_citation(self.claim, self.request.user, form.named())
        return any(form.twin and not form.cleaned_data["twice"] for form in given)

    def cited(self, pressed: Pressed, *, goes_on: bool) -> HttpResponse:
        """The citation shows at once; what is typed for other buttons stays, and the work goes on at the decision, or
        where there is something to be read first, at the top."""
        left = self.forms.left_over(pressed)
        self.view.refresh()
        for said in self.said_of_citations():
            self.tell(said)
        if not left and not self.is_quick:
            return HttpResponseRedirect(f"{self.request.get_full_path()}{DECISION if goes_on else ''}")
        self.forms.claim = self.view.claim
        self.forms.renew(left)
        self.context["cited"] = True
        return self._show()

    def said_of_citations(self) -> list[str]:
        made = [change.made for change in self.changes if isinstance(change.made, Citation)]
        document, user = self.view.claim.document, self.request.user
        return [said for citation in made for said in (*_said(citation, document), *_near(citation, user))]


def told_otherwise(steps: Sequence[Step], changes: Sequence[Any]) -> list[str]:
    """What was typed of a source that was known already, where it says something else of itself: nothing of it is
    kept."""
    found = []
    for step, change in zip(steps, changes, strict=True):
        if not isinstance(change.made, Citation) or not isinstance(step.origin, CitationForm):
            continue
        source = change.made.source
        if typed := step.origin.otherwise(source):
            found.append(_not_kept(source, typed))
    return found


def _not_kept(source: Source, typed: list[tuple[Any, str]]) -> str:
    named = ", ".join(f"{label} “{words}”" for label, words in typed)
    said = _("The source was known as “{source}”. What you typed is not kept: {typed}.")
    link = reverse("admin:claims_source_change", args=[source.pk])
    told = said.format(source=source, typed=named)
    return format_html('{} <a href="{}">{}</a>', told, link, _("Change it on its page"))


def _said(citation: Citation, document: Document) -> list[str]:
    told = [_("Cited: {source}.").format(source=citation.source.title)]
    if is_circular(citation.source, document):
        told.append(_("It is on the document’s own site, so it counts as circular until somebody weighs it otherwise."))
    return told


def _near(citation: Citation, user: Any) -> list[str]:
    """That a source which has just come in is much like one that was there."""
    is_new = citation.source.created_at >= citation.created_at
    near = near_sources(citation.source, user) if is_new else []
    if not near:
        return []
    link = reverse("admin:claims_source_change", args=[citation.source_id])
    words = _("It is much like “{source}”.").format(source=near[0].title)
    return [format_html('{} <a href="{}">{}</a>', words, link, _("Is it the same work?"))]


def shown_citations(rows: Any, document: Document) -> list[Any]:
    """Citations with what this document makes of them: `is_circular`."""
    found = list(rows)
    for citation in found:
        citation.is_circular = is_circular(citation.source, document)
    return found


def first_offers(view: Any, mentions: list[Mention]) -> list[citing.Offer]:
    """The offers for the empty line of the page that `view` shows."""
    named = [mention.authority.key for mention in mentions]
    words = ["".join(run.text for run in part.runs) for part in _paragraphs(view.passages)]
    return citing.offers_for(view.claim, view.user, view.at, named=named, passage=words)


def _paragraphs(passages: list[tuple[Any, Passage]]) -> list[Any]:
    return [paragraph for _anchor, passage in passages for paragraph in passage.paragraphs]


class CitingRoutes:
    """Part of the admin site: what the citation line asks while one types."""

    def __init__(self, site: Any) -> None:
        self.site = site

    @property
    def urls(self) -> list[URLPattern]:
        view = self.site.admin_view(require_safe(self.offers))
        return [path("citing/<int:claim>/", view, name="citing")]

    def offers(self, request: HttpRequest, claim: int) -> HttpResponse:
        """What the line under way means, and the offers that match it."""
        if not has_role(request.user, Role.REVIEWER, Role.LEAD):
            raise PermissionDenied
        found = get_object_or_404(Claim.objects.visible_to(request.user).select_related("document"), pk=claim)
        line = next((request.GET.get(name, "") for name in request.GET if name.endswith("-url")), "")
        named = Mention.objects.filter(claim=found).values_list("authority__key", flat=True)
        at = timezone.now()
        if line.strip():
            offers = citing.search(line, found, request.user, at, named=named)
        else:
            offers = citing.offers_for(found, request.user, at, named=named, passage=())
        context = {"offers": offers, "line": line, "read": citing.meaning_of(line)}
        return TemplateResponse(request, "admin/claims/claim/_offers.html", context)
