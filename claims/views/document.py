"""Documents: the list with their progress, and the reader with every claim in its place."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.generic import DetailView, RedirectView, TemplateView

from claims.marks import MARKS, mark_of
from claims.models import Anchor, Claim, Document, Version, VersionText
from claims.models.claim import ClaimQuerySet
from claims.roles import reads_everything
from claims.services.coverage import coverage_of, unread_sentences
from claims.services.progress import NOTHING, Progress, Tally, progress_by, progress_from
from claims.services.reader import read_version
from claims.services.signing import signing_of
from claims.services.survival import survival_of
from claims.views.page import ReadersOnly

DOCUMENTS_PER_PAGE = 20


class DocumentProgress(NamedTuple):
    document: Document
    progress: Progress


def with_progress(documents: Iterable[Document], user: Any, at: datetime) -> list[DocumentProgress]:
    """Count the claims that `user` may see, for all of `documents` in one query."""
    listed = list(documents)
    claims = Claim.objects.visible_to(user).filter(document__in=[document.pk for document in listed])
    found = progress_by(claims, "document_id", at)
    return [DocumentProgress(document, found.get(document.pk, NOTHING)) for document in listed]


class DocumentList(ReadersOnly, TemplateView):
    template_name = "claims/document_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        documents = Document.objects.visible_to(user).select_related("newest_version").order_by("-pk")
        page = Paginator(documents, DOCUMENTS_PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, documents=with_progress(page, user, self.at), **kwargs)


class DocumentByNumber(ReadersOnly, RedirectView):
    """The page of D-3, from its public number."""

    pattern_name = "document"
    query_string = True


class Entry(NamedTuple):
    """A line of the legend: a mark, its count, whether it was chosen, and the query that chooses it or not."""

    tally: Tally
    is_on: bool
    query: str


class DocumentPage(ReadersOnly, DetailView):
    template_name = "claims/document.html"
    context_object_name = "document"

    def get_queryset(self) -> QuerySet[Document]:
        return Document.objects.visible_to(self.request.user).select_related("newest_version")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        document: Document = self.object
        seen = Version.objects.visible_to(self.request.user).filter(document=document)
        versions = list(seen.select_related("document").order_by("-number"))
        version = self._chosen(versions)
        return super().get_context_data(
            versions=versions,
            version=version,
            is_newest=version is not None and version.pk == document.newest_version_id,
            **(self._text(version) if version else {}),
            **kwargs,
        )

    def _chosen(self, versions: list[Version]) -> Version | None:
        wanted = self.request.GET.get("version")
        if not versions or not wanted:
            return versions[0] if versions else None
        for version in versions:
            if str(version.number) == wanted:
                return version
        raise Http404(_("This document has no version {number}.").format(number=wanted))

    def _text(self, version: Version) -> dict[str, Any]:
        """The words of the version with the claims that this person may see."""
        user = self.request.user
        claims = Claim.objects.visible_to(user).filter(document=version.document_id)
        anchors = list(Anchor.objects.filter(version=version, claim__in=claims).select_related("claim"))
        marks = {anchor.claim_id: mark_of(anchor.claim, self.at).name for anchor in anchors}
        chosen = [name for name in MARKS if name in self.request.GET.getlist("marks")]
        team = reads_everything(user)
        progress = progress_from(marks.values())
        return {
            "sections": read_version(
                list(version.blocks.order_by("ordinal")),
                anchors,
                VersionText.objects.get(pk=version.pk).body,
                unread=unread_sentences(version) if team else (),
                shown=[anchor for anchor in anchors if not chosen or marks[anchor.claim_id] in chosen],
            ),
            "progress": progress,
            "legend": [self._entry(tally, chosen) for tally in progress.found],
            "chosen": chosen,
            "every_mark": self._query([]),
            "coverage": coverage_of(version) if team else None,
            "unplaced": _unplaced(claims, version),
            "signed": signing_of(version, user),
            "survival": survival_of(version, claims) if version.pk == version.document.newest_version_id else [],
        }

    def _entry(self, tally: Tally, chosen: list[str]) -> Entry:
        name = tally.mark.name
        is_on = name in chosen
        return Entry(
            tally, is_on, self._query([*chosen, name] if not is_on else [one for one in chosen if one != name])
        )

    def _query(self, marks: list[str]) -> str:
        version = self.request.GET.get("version")
        pairs = [("version", version)] if version else []
        return urlencode([*pairs, *(("marks", name) for name in marks)])


def _unplaced(claims: ClaimQuerySet, version: Version) -> QuerySet[Claim]:
    """Claims whose words are gone from the newest version, with the places they had; an older one misses none."""
    if version.pk != version.document.newest_version_id:
        return claims.none()
    places = Anchor.objects.select_related("version").order_by("-version__number", "start")
    gone = claims.exclude(pk__in=Anchor.objects.filter(version=version).values("claim"))
    return gone.in_document_order().prefetch_related(Prefetch("anchors", places, to_attr="last_places"))
