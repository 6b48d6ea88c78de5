"""Work on one paragraph from the reader: add a missed claim, dismiss a sentence, trim a quote, take a claim away."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from claims.choices import DismissalReason, Role
from claims.models import Block, Claim, Document, Version
from claims.refusal import Refused
from claims.roles import has_role
from claims.services.desk.paragraph_work import (
    Overlap,
    add,
    bench_of,
    bring_back,
    dismiss,
    read_selection,
    take_away,
    trim,
)
from claims.views.page import ReadersOnly
from claims.workflow import perform

UNPROCESSABLE = 422


class Done(NamedTuple):
    """Where to look for what came of an act, what to say, and the event that can be undone, if one can."""

    place: str
    said: str
    event: int | None = None


class ParagraphPage(ReadersOnly):
    """The block of that ordinal in the document's newest version. After an act, back to the reader, where it stands;
    with `stay` in the post the page again, for whoever has it open in the reader and goes on working."""

    http_method_names = ["get", "post", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not has_role(request.user, Role.REVIEWER, Role.LEAD):
            raise PermissionDenied(_("Only reviewers and leads do this."))
        return super().dispatch(request, *args, **kwargs)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.pk, self.ordinal = kwargs["pk"], kwargs["ordinal"]

    def get(self, request: HttpRequest, pk: int, ordinal: int) -> HttpResponse:
        """`from` and `to` name selected words, with `cut` where further paragraphs have more of them; `claim` the one
        to begin with, `unread` how many unread sentences come before the one to begin with."""
        self._find()
        try:
            selected = read_selection(self.version, self.block, request.GET.dict())
        except Refused as refusal:
            return self._show(refusal)
        return self._show(selected=selected)

    def post(self, request: HttpRequest, pk: int, ordinal: int) -> HttpResponse:
        self._find()
        name, _colon, rest = request.POST.get("act", "").partition(":")
        try:
            self._refuse_other_version()
            done = self._act(name, rest)
        except Refused as refusal:
            return self._show(refusal)
        if "stay" in request.POST:
            return self._show(done=done)
        messages.success(request, done.said)
        return redirect(f"{self.document.get_absolute_url()}#{done.place}")

    def _find(self) -> None:
        documents = Document.objects.visible_to(self.request.user).select_related("newest_version")
        self.document = get_object_or_404(documents, pk=self.pk)
        version = self.document.newest_version
        self.version: Version = get_object_or_404(Version, pk=version.pk if version else None)
        self.block = get_object_or_404(Block, version=self.version, ordinal=self.ordinal)
        self.claims = Claim.objects.visible_to(self.request.user).filter(document=self.document)

    def _refuse_other_version(self) -> None:
        if self.request.POST.get("version", str(self.version.number)) != str(self.version.number):
            raise Refused(
                _("{document} has a new version since: look where the words are now.").format(
                    document=self.document.number
                )
            )

    def _act(self, name: str, rest: str) -> Done:
        sent, by = self.request.POST.dict(), self.request.user
        if name == "add":
            made = add(self.document, self.version, self.block, sent, by=by)
            return Done(made.number.lower(), _("{claim} added.").format(claim=made.number))
        if name == "dismiss":
            dismiss(self.document, sent, by=by)
            return Done(self._here, _("The sentence is dismissed."))
        if name == "restore" and rest.isdecimal():
            perform("restore", self.document, by=by, sentences=[int(rest[:18])])
            return Done(self._here, _("The sentence is unread again."))
        if name == "undo" and rest.isdecimal():
            back = bring_back(int(rest[:18]), self.document, by=by)
            return Done(back.number.lower(), _("{claim} is back.").format(claim=back.number))
        return self._act_on_claim(name, rest, sent, by)

    def _act_on_claim(self, name: str, rest: str, sent: dict[str, str], by: Any) -> Done:
        number, _colon, way = rest.partition(":")
        claim = self._claim(number)
        seen = sent.get(f"seen-{claim.pk}", "")
        version_seen = int(seen) if seen.isdecimal() and len(seen) < len(str(2**31)) else claim.lock_version
        if name == "trim":
            quote = trim(claim, way, by=by, seen=version_seen)
            said = _("{claim} now reads “{quote}”.").format(claim=claim.number, quote=quote)
            return Done(claim.number.lower(), said)
        if name == "away":
            told = claim.number
            event = take_away(claim, sent, by=by, seen=version_seen)
            return Done(self._here, _("{claim}: no claim here.").format(claim=told), event)
        raise Refused(_("Choose what to do."))

    def _claim(self, number: str) -> Claim:
        found = self.claims.filter(pk=number).first() if number.isdecimal() and len(number) < len(str(2**63)) else None
        if found is None:
            raise Refused(_("Choose what to do."))
        return found

    @property
    def _here(self) -> str:
        return f"b-{self.block.ordinal}"

    def _show(
        self, refusal: Refused | None = None, *, done: Done | None = None, selected: dict[str, Any] | None = None
    ) -> HttpResponse:
        sent = self.request.POST if done is None else QueryDict()
        skipped = self.request.GET.get("unread", "")
        passed = int(skipped[:9]) if skipped.isdecimal() else 0
        bench = bench_of(self.version, self.block, self.claims, self.request.user, self.at, passed=passed)
        wanted = self.request.GET.get("claim", "") or (self.request.POST.get("act", "") + "::").split(":")[1]
        at_hand = [one for one in bench.claims if str(one.claim.pk) == wanted]
        context = self.get_context_data(
            document=self.document,
            version=self.version,
            paragraph=self.block,
            bench=bench,
            at_hand=at_hand,
            others=[one for one in bench.claims if one not in at_hand],
            done=done,
            marked=selected,
            is_cut="cut" in self.request.GET,
            reasons=DismissalReason.choices,
            refusal=refusal,
            overlap=refusal if isinstance(refusal, Overlap) else None,
            chosen=sent.get("sentence", ""),
            reason=sent.get("reason", ""),
            remark=sent.get("remark", ""),
            selected=sent.get("selected-quote", ""),
        )
        return render(self.request, "claims/paragraph.html", context, status=UNPROCESSABLE if refusal else 200)
