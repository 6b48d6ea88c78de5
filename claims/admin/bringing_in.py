"""Bringing claims in that were checked elsewhere: choose a file, see how it is read, then bring it in."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.admin.base import REFUSED_STATUS
from claims.admin.first_rows import first_rows
from claims.admin.importing import import_draft
from claims.forms.checked import ChooseFileForm, ReadingForm, problems_digest
from claims.forms.checked_choices import choices_in, said_in
from claims.forms.document import read_upload
from claims.models import Document, Upload
from claims.refusal import Refused
from claims.services.checked.adopting import adopt, settled_otherwise
from claims.services.checked.bringing_in import draft_of_collection, place_on, seed
from claims.services.checked.checked_file import CheckedFile
from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_changes import Changes, changes_in
from claims.services.checked.file_choices import NO_CHOICES, Choices
from claims.services.checked.file_twins import Likeness, collection_of
from claims.services.checked.new_state import standing_of
from claims.services.checked.placement import Placement
from claims.services.checked.row_problems import tell
from claims.services.telling.lookup import document_numbered
from claims.services.versions import uploads
from claims.services.versions.drafts import Draft, Imported
from claims.services.versions.extraction import Step, Steps
from claims.services.versions.intake import store

SHOWN_PROBLEMS = 50
NAME = "claims_document_bring_in"


class BringIn:
    """The two pages of the documents' admin, for those who may add a document."""

    def __init__(self, admin: Any) -> None:
        self.admin = admin

    @property
    def urls(self) -> list[URLPattern]:
        guarded: Callable[..., Any] = self.admin.admin_site.admin_view
        return [
            path("bring-in/", guarded(self.choose), name=NAME),
            path("bring-in/<int:number>/", guarded(self.look), name=f"{NAME}_file"),
        ]

    def choose(self, request: HttpRequest) -> HttpResponseBase:
        self._refuse_stranger(request)
        form = ChooseFileForm(request.POST or None, request.FILES or None)
        refusal = None
        if request.method == "POST":
            try:
                return HttpResponseRedirect(self._kept(request))
            except Refused as refused:
                refusal = refused.reason
        context = {"title": _("Bring in checked claims"), "form": form, "refusal": refusal}
        status = REFUSED_STATUS if refusal else 200
        response: HttpResponseBase = self.admin.render(request, "claims/document/bring_in.html", context, status=status)
        return response

    def _kept(self, request: HttpRequest) -> str:
        sent = request.FILES.get("file")
        if sent is None or not sent.name:
            raise Refused(_("Choose a file."))
        body = read_upload(sent)
        # What cannot be read at all is told at once, and not kept.
        encoding = request.POST.get("encoding", "")
        open_checked(body, sent.name, Choices(encoding=encoding))
        kept = uploads.keep(owner=request.user, filename=sent.name, body=body, at=timezone.now())
        return reverse(f"admin:{NAME}_file", args=[kept.pk], query={"encoding": encoding} if encoding else None)

    def look(self, request: HttpRequest, number: int) -> HttpResponseBase:
        self._refuse_stranger(request)
        upload = uploads.kept_for(request.user, number)
        if upload is None:
            raise Http404
        said = said_in(request.POST) if request.method == "POST" else None
        try:
            read = _read(upload, said, choices_in(said) if said else Choices(encoding=request.GET.get("encoding", "")))
        except Refused as refused:
            # What was chosen cannot be: as the file would be read without it.
            return self._show(request, _read(upload, said), refused.reason)
        try:
            read = _agreed(_related(read))
            return self._bring(request, read) if request.POST.get("act") == "bring" else self._show(request, read)
        except Refused as refused:
            return self._show(request, read, refused.reason)

    def _refuse_stranger(self, request: HttpRequest) -> None:
        if not self.admin.has_add_permission(request):
            raise PermissionDenied

    def _bring(self, request: HttpRequest, read: "_Read") -> HttpResponseBase:
        form = self._form(request, read)
        if not form.is_valid():
            raise Refused(_("Something typed cannot be read: see below."))
        said, by = form.cleaned_data, request.user
        if read.placement:
            return self._seed(request, read, read.placement.document, adopts=said["adopt"])
        if read.changes:
            draft = draft_of_collection(read.file, by=by, document=read.changes.document)
        else:
            about = {"title": said["title"]} if said["title"] else {}
            draft = draft_of_collection(read.file, by=by, reviews_required=said["reviews_required"], **about)
        steps = self._steps(request, draft, read, adopts=said["adopt"])
        return import_draft(self.admin, request, draft, lambda reason: self._again(request, read, reason), steps)

    def _steps(self, request: HttpRequest, draft: Draft, read: "_Read", *, adopts: bool) -> Steps[Imported]:
        imported = yield from store(draft)
        uploads.forget(read.upload)
        if adopts:
            yield from self._adopt(request, imported.document, read.file)
        if adopts or read.changes:
            self._tell_settled_otherwise(request, imported.document, read.file)
        return imported

    def _adopt(self, request: HttpRequest, document: Document, file: CheckedFile) -> Steps[None]:
        """What a message cannot say any more once a long answer has begun, its steps have said."""
        problems = []
        total = 0
        for step in adopt(document, file, by=request.user, publishes_notes="publish_notes" in request.POST):
            total = step.total
            problems += [step.problem] if step.problem else []
            yield Step(str(step.problem) if step.problem else _("decided in your name"), step.done, step.total)
        told = _("{count} of {total} claims decided in your name.").format(count=total - len(problems), total=total)
        messages.info(
            request, f"{told} {_('Still open: {problems}').format(problems=tell(problems))}" if problems else told
        )

    def _tell_settled_otherwise(self, request: HttpRequest, document: Document, file: CheckedFile) -> None:
        if otherwise := settled_otherwise(document, file):
            messages.warning(request, _("Settled otherwise: {problems}").format(problems=tell(otherwise)))

    def _seed(self, request: HttpRequest, read: "_Read", document: Document, *, adopts: bool) -> HttpResponseBase:
        placement = seed(read.file, document, by=request.user).placement
        uploads.forget(read.upload)
        messages.success(request, str(placement))
        # What is in already was told of when it came in.
        if placement.file.problems and not placement.is_in:
            messages.warning(request, _("Left out: {problems}").format(problems=placement.file.told()))
        if placement.overlaps:
            messages.warning(request, placement.told_overlaps())
        if adopts:
            for _step in self._adopt(request, document, read.file):
                pass
            self._tell_settled_otherwise(request, document, read.file)
        return HttpResponseRedirect(self.admin.url_of(document))

    def _show(self, request: HttpRequest, read: "_Read", refusal: str | None = None) -> HttpResponseBase:
        context = self._context(request, read, refusal)
        status = REFUSED_STATUS if refusal else 200
        template = "claims/document/bring_in_file.html"
        response: HttpResponseBase = self.admin.render(request, template, context, status=status)
        return response

    def _again(self, request: HttpRequest, read: "_Read", reason: str) -> str:
        context = self._context(request, read, reason) | {"list_url": self.admin.list_url}
        return render_to_string("admin/claims/document/_bring_in_form.html", context, request)

    def _context(self, request: HttpRequest, read: "_Read", refusal: str | None) -> dict[str, Any]:
        file, upload = read.file, read.upload
        form = self._form(request, read)
        overlaps = read.placement.overlaps if read.placement else []
        standing = None if read.offered or read.related else standing_of(file)
        is_in = read.related.is_in if read.related else standing is not None
        problems = [] if is_in else file.problems
        return {
            "title": _("Bring in checked claims"),
            "form": form,
            "refusal": refusal,
            "refused_field": form.focus() if form.is_bound and not form.is_valid() else None,
            "upload": upload,
            "file": file,
            "placement": read.placement,
            "changes": read.changes,
            "offered": read.offered,
            "offered_url": self.admin.url_of(read.offered.document) if read.offered else "",
            "adds_versions": self.admin.has_version_permission(request),
            "address": reverse(f"admin:{NAME}_file", args=[upload.pk]),
            "standing": standing,
            "standing_url": self.admin.url_of(standing.document) if standing else "",
            "first_rows": first_rows(file, problems),
            "problems": problems[:SHOWN_PROBLEMS],
            "more_problems": max(0, len(problems) - SHOWN_PROBLEMS),
            "overlaps": overlaps[:SHOWN_PROBLEMS],
            "more_overlaps": max(0, len(overlaps) - SHOWN_PROBLEMS),
            "unknown": file.unknown_words,
        }

    def _form(self, request: HttpRequest, read: "_Read") -> ReadingForm:
        offers = {"new_version"} if self.admin.has_version_permission(request) else set()
        offers |= {"as_new"} if read.offered and read.offered.is_twin else set()
        return ReadingForm(read.file, read.said, offers)


class _Read(NamedTuple):
    """A file as it is read, by what a form `said`; the places or changes of its rows in a document named."""

    upload: Upload
    file: CheckedFile
    said: QueryDict | None = None
    placement: Placement | None = None
    changes: Changes | None = None
    offered: Likeness | None = None

    @property
    def related(self) -> Placement | Changes | None:
        return self.placement or self.changes


def _read(upload: Upload, said: QueryDict | None, choices: Choices = NO_CHOICES) -> _Read:
    file = open_checked(bytes(upload.body), upload.filename, choices)
    return _Read(upload, file, said, offered=collection_of(file))


def _related(read: _Read) -> _Read:
    """The file beside the document that is named: as its new state, or on its words."""
    said = read.said or QueryDict()
    named = said.get("document", "").strip()
    if "new_version" in said:
        if not named:
            raise Refused(_("Say which document this file is the new state of."), field="document")
        return read._replace(changes=changes_in(read.file, document_numbered(named)), offered=None)
    if named:
        placement = place_on(read.file, document_numbered(named))
        return read._replace(file=placement.file, placement=placement)
    return read


def _agreed(read: _Read) -> _Read:
    """Rows are left out by who has seen which."""
    agreed = read.said is not None and read.said.get("problems_shown") == problems_digest(read.file)
    return read if agreed else read._replace(file=replace(read.file, leave_out=False))
