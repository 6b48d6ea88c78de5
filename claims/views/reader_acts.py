"""What one does while reading that is no work on a claim: set the keys, take a quote along."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from claims.choices import DeskKeys
from claims.models import Anchor, Citation, Claim, DeskSettings
from claims.views.evidence import citations_of, reviews_of
from claims.views.page import ReadersOnly


class ReaderKeys(ReadersOnly):
    """How this person wants keys to be heard: the one setting that somebody who only reads has, too."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        keys, back = request.POST.get("keys", ""), request.POST.get("back", "")
        if keys in DeskKeys.values:
            DeskSettings.objects.update_or_create(pk=request.user.pk, defaults={"keys": keys})
        is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
        return redirect(back if is_ours else reverse("documents"))


class Quotation(ReadersOnly):
    """A claim's words to paste elsewhere: where they stand, what was found, and the evidence this person may see."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        claim = get_object_or_404(Claim.objects.visible_to(request.user).select_related("document"), pk=pk)
        anchor = Anchor.objects.filter(claim=claim).select_related("version").order_by("-version", "start").first()
        lines = [f"“{anchor.quote}”", f"— {self._source(claim, anchor)}", ""] if anchor else []
        lines += [f"{claim.number}: {self._verdict(claim)}", *self._evidence(claim)]
        return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")

    def _source(self, claim: Claim, anchor: Anchor) -> str:
        path = reverse("document-version", args=[claim.document_id, anchor.version.number])
        address = self.request.build_absolute_uri(f"{path}#{claim.number.lower()}")
        return f"{claim.document.title}, {anchor.version}, {address}"

    def _verdict(self, claim: Claim) -> str:
        if not claim.verdict:
            return _("no verdict yet")
        deciding = reviews_of(claim, self.request.user).deciding
        word = str(claim.get_verdict_display())
        if claim.text_changed:
            word = _("{verdict}, on words that have changed since").format(verdict=word)
        return f"{word}. {deciding.rationale.strip()}".strip() if deciding else word

    def _evidence(self, claim: Claim) -> list[str]:
        return [
            "- " + " · ".join(filter(None, self._told(citation)))
            for citation, _also in citations_of(claim, self.request.user).current
        ]

    def _told(self, citation: Citation) -> list[str]:
        source = citation.source
        return [str(citation.get_stance_display()), source.title or source.identifier, citation.pinpoint, source.url]
