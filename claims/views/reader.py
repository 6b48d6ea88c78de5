"""The reader: the whole document with every claim in its place, what is left of it, and where to go from there."""

import re
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.choices import DeskKeys, Role
from claims.marks import MARKS, mark_of
from claims.models import Claim, Document, Version, VersionText
from claims.models.queue import settings_of
from claims.roles import has_role, reads_everything
from claims.services.listing.progress import Tally, progress_from
from claims.services.listing.survival import survival_of
from claims.services.reading.coverage import reading_of
from claims.services.reading.minimap import FEW_GROUPS, stops_of
from claims.services.reading.places import beside, places_of
from claims.services.reading.reader import read_version
from claims.services.reading.revision import edits_between
from claims.services.versions.signing import signing_of
from claims.services.versions.tray import lost_verdicts, unplaced
from claims.views.drawing import Drawing
from claims.views.export import OF_DOCUMENT
from claims.views.page import ReadersOnly
from claims.views.page_parts import Parts
from claims.views.redline import Redline

ALL = "all"
UNREAD = "unread"
# `lines=12-14`: these blocks as they are now, with what else an act on them changes in the page.
LINES = re.compile(r"([0-9]{1,9})-([0-9]{1,9})", re.ASCII)
DIGITS = 9
# Beyond this many code points, a browser lays out what is in sight alone.
LONG_CHARS = 60_000


class Entry(NamedTuple):
    """A line of the legend: a mark, its count, whether it is shown, the query that turns that round, and its key."""

    tally: Tally
    is_shown: bool
    query: str
    key: str


class Legend:
    """Which marks are shown. The address says which are not: `hide=open`, several times, or `hide=all`;
    `marks=disputed` shows that one alone."""

    def __init__(self, request: HttpRequest) -> None:
        only = [name for name in MARKS if name in request.GET.getlist("marks")]
        asked = request.GET.getlist("hide")
        self.is_bare, self.since = ALL in asked, request.GET.get("since", "")
        named = [name for name in (*MARKS, UNREAD) if name in asked]
        self.hidden = [name for name in MARKS if name not in only] if only else named

    def entries(self, tallies: list[Tally]) -> list[Entry]:
        keys = [str(number) for number in range(1, DIGITS + 1)]
        return [
            Entry(tally, tally.mark.name not in self.hidden, self.turned(tally.mark.name), key)
            for tally, key in zip(tallies, [*keys, *[""] * len(tallies)], strict=False)
        ]

    def turned(self, name: str) -> str:
        """The query under which `name` is hidden if it is shown now, and the other way round."""
        others = [hidden for hidden in self.hidden if hidden != name]
        return self._query(others if name in self.hidden else [*others, name])

    @property
    def turned_bare(self) -> str:
        return self._query([*self.hidden, *([] if self.is_bare else [ALL])])

    @property
    def unread(self) -> str:
        return self.turned(UNREAD)

    @property
    def classes(self) -> str:
        """Of the text: what its style hides."""
        return " ".join([*(f"hide-{name}" for name in self.hidden), *(["bare"] if self.is_bare else [])])

    def _query(self, hidden: list[str]) -> str:
        kept = [("since", self.since)] if self.since else []
        return urlencode([*kept, *(("hide", name) for name in hidden)])


class DocumentPage(ReadersOnly):
    """A version of a document: the newest, or the one whose number stands in the address."""

    template_name = "claims/document.html"

    def get(self, request: HttpRequest, pk: int, number: int | None = None) -> HttpResponseBase:
        """The page; with `?version=2`, as addresses were once, the way to where that version is now."""
        documents = Document.objects.visible_to(request.user).select_related("newest_version")
        self.document = get_object_or_404(documents, pk=pk)
        seen = Version.objects.visible_to(request.user).filter(document=self.document)
        self.versions = list(seen.select_related("document").order_by("-number"))
        if wanted := request.GET.get("version"):
            return self._to_version(self._numbered(wanted))
        version = next(iter(self.versions), None) if number is None else self._numbered(str(number))
        return self._answer(self.get_context_data(version=version))

    @property
    def _asked_lines(self) -> tuple[int, int] | None:
        found = LINES.fullmatch(self.request.GET.get("lines", ""))
        return (int(found[1]), int(found[2])) if found else None

    def _answer(self, context: dict[str, Any]) -> HttpResponseBase:
        """A long text is sent while it is drawn, so that its beginning can be read at once."""
        if self._asked_lines and "parts" in context:
            lines, entries = context["parts"].among(*self._asked_lines)
            return render(self.request, "claims/reader/anew.html", context | {"lines": lines, "claims_there": entries})
        if not context.get("is_long"):
            return render(self.request, self.template_name, context)
        html = render_to_string(self.template_name, context, request=self.request)
        return StreamingHttpResponse(context["parts"].in_turn(html))

    def _numbered(self, wanted: str) -> Version:
        for version in self.versions:
            if str(version.number) == wanted:
                return version
        raise Http404(_("This document has no version {number}.").format(number=wanted))

    def _to_version(self, version: Version) -> HttpResponse:
        rest = self.request.GET.copy()
        del rest["version"]
        query = f"?{rest.urlencode()}" if rest else ""
        return redirect(reverse("document-version", args=[version.document_id, version.number]) + query)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version: Version | None = kwargs["version"]
        return super().get_context_data(
            document=self.document,
            versions=self.versions,
            is_newest=version is not None and version.pk == self.document.newest_version_id,
            keys=settings_of(self.request.user).keys,
            exports=OF_DOCUMENT,
            key_choices=DeskKeys.choices,
            **(self._text(version) if version else {}),
            **kwargs,
        )

    def _text(self, version: Version) -> dict[str, Any]:
        """The words of the version with the claims that this person may see."""
        user = self.request.user
        claims = Claim.objects.visible_to(user).filter(document=version.document_id)
        places = places_of(version, claims, self.at)
        coverage, unread = reading_of(version) if reads_everything(user) else (None, [])
        missing = list(unplaced(version, claims))
        marks = [mark_of(claim, self.at).name for claim in missing]
        progress = progress_from([*(place.mark for place in places if place.is_first), *marks])
        legend, is_long = Legend(self.request), version.chars > LONG_CHARS and not self._asked_lines
        body = _body(version)
        sections = read_version(list(version.blocks.order_by("ordinal")), places, body, unread=unread)
        since, work = self._since(version), self._work(version)
        edits = edits_between(_body(since), body, _blocks(since)) if since else []
        found = beside(claims, user)
        drawing = Redline(found, edits) if since else Drawing(found, work)
        return {
            "parts": Parts(sections, drawing, team=reads_everything(user), is_long=is_long),
            "is_long": is_long,
            "work": "" if since else work,
            "since": since,
            "edits": len(edits),
            "progress": progress,
            "legend": legend,
            "entries": legend.entries(progress.found),
            "coverage": coverage,
            "stops": stops_of(places, version.chars),
            "few_stops": stops_of(places, version.chars, FEW_GROUPS),
            "unplaced": missing,
        } | self._versions(version, claims)

    def _versions(self, version: Version, claims: Any) -> dict[str, Any]:
        """What became of claims in this version."""
        is_newest = version.pk == version.document.newest_version_id
        return {
            "signed": signing_of(version, self.request.user),
            "lost": lost_verdicts(version, claims, self.request.user),
            "survival": survival_of(version, claims) if is_newest else [],
        }

    def _since(self, version: Version) -> Version | None:
        """The earlier version that this one is to be read against, if the address names one."""
        wanted = self.request.GET.get("since", "")
        since = self._numbered(wanted) if wanted else None
        return since if since and since.number < version.number else None

    def _work(self, version: Version) -> str:
        """The address below which paragraphs can be worked on: of the newest version, by whoever may."""
        if version.pk != self.document.newest_version_id or not has_role(self.request.user, Role.REVIEWER, Role.LEAD):
            return ""
        return reverse("paragraph", args=[self.document.pk, 0]).removesuffix("0/")


def _blocks(version: Version) -> list[tuple[int, int]]:
    return list(version.blocks.order_by("start").values_list("start", "end"))


def _body(version: Version) -> str:
    return VersionText.objects.get(pk=version.pk).body
