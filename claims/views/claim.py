"""The page of one claim."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.generic import DetailView, RedirectView

from claims.choices import Status
from claims.models import Anchor, Claim, Mention, OutsideCheck, Tagging
from claims.models.claim import ClaimQuerySet
from claims.models.verdict_wording import wordings
from claims.services.reading.passages import passage_of
from claims.services.telling.lineage import end_of, lineage_of, successor_of
from claims.services.telling.naming import letters_of
from claims.views.evidence import citations_of, notes_of, reviews_of
from claims.views.history import history_of
from claims.views.page import ReadersOnly


class ClaimByNumber(ReadersOnly, RedirectView):
    """The page of C-0142, from its public number."""

    pattern_name = "claim"


class ClaimPage(ReadersOnly, DetailView):
    template_name = "claims/claim.html"
    context_object_name = "claim"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; of a claim that another took in, the way to that one; of one that was taken away, when."""
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            successor = successor_of(kwargs["pk"], request.user)
            if successor is not None:
                return redirect("claim", pk=successor)
            ended = end_of(kwargs["pk"], request.user)
            if ended is None:
                raise
            return render(request, "404.html", {"ended": ended}, status=404)

    def get_queryset(self) -> QuerySet[Claim]:
        claims = Claim.objects.visible_to(self.request.user)
        return claims.select_related("document", "section", "assignee", "holder")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        claim: Claim = self.object
        user = self.request.user
        claims = Claim.objects.visible_to(user).filter(document=claim.document_id)
        places = list(
            Anchor.objects.filter(claim=claim)
            .select_related("version", "block__section")
            .defer("block__looks", "block__section__looks")
            .order_by("-version__number", "start")
        )
        newest = [place for place in places if place.version_id == claim.document.newest_version_id]
        reviews = reviews_of(claim, user)
        return super().get_context_data(
            places=places,
            newest=newest,
            passage=passage_of(newest[0], claims) if newest else None,
            verdict_meaning=wordings()[claim.verdict].meaning if claim.verdict else "",
            deciding=reviews.deciding,
            reviews=reviews,
            citations=citations_of(claim, user),
            notes=notes_of(claim, user),
            outside_checks=OutsideCheck.objects.visible_to(user).filter(claim=claim).newest_first(),
            mentions=Mention.objects.visible_to(user).filter(claim=claim).select_related("authority"),
            letters=letters_of(claim),
            taggings=Tagging.objects.visible_to(user).filter(claim=claim).select_related("tag"),
            history=history_of(claim, user),
            lineage=lineage_of(claim, user),
            is_held=claim.is_held(self.at),
            is_blind=claim.status != Status.SETTLED and Claim.objects.blind().filter(pk=claim.pk).exists(),
            previous=_neighbour(claims, claim, forward=False),
            next=_neighbour(claims, claim, forward=True),
            **kwargs,
        )


def _neighbour(claims: ClaimQuerySet, claim: Claim, *, forward: bool) -> Claim | None:
    """The claim after or before this one in document order, of those that may be seen."""
    if forward:
        later = Q(place__gt=claim.place) | Q(place=claim.place, pk__gt=claim.pk)
        return claims.filter(later).order_by("place", "pk").first()
    earlier = Q(place__lt=claim.place) | Q(place=claim.place, pk__lt=claim.pk)
    return claims.filter(earlier).order_by("-place", "-pk").first()
