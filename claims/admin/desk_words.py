"""What the desk does with the words of a document: trims a quote, adds a claim, dismisses what is none."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from claims.admin.claim_forms import Pressed
from claims.admin.desk_base import DeskBase
from claims.forms.document import DismissForm
from claims.models import Claim, Document, Version
from claims.refusal import Refused
from claims.services.desk.adding import of_selection, of_sentence, shares
from claims.services.desk.bundle import Halted, Step, perform_all
from claims.services.desk.dismissing import dismiss_claim
from claims.services.desk.parting import cut_parts
from claims.services.desk.queues import insert
from claims.services.desk.trimming import Trim, trimmed
from claims.text import Span
from claims.workflow import perform

MAX_DIGITS = 12


class WordActs(DeskBase):
    def trim(self, rest: str) -> HttpResponse:
        """Move an edge of the quote; what is typed elsewhere on the page stays."""
        step = Step("retrim")
        try:
            step = Step("retrim", trimmed(self.claim, Trim.read(rest)))
            perform_all([step], self.claim, by=self.request.user, seen=self._seen())
        except Halted as halted:
            return self._halted(halted, Pressed("retrim"))
        except Refused as refusal:
            return self._halted(Halted(step, refusal), Pressed("retrim"))
        return self.stay_put(
            _("{claim} now reads “{quote}”.").format(claim=self.claim.number, quote=step.data["quote"])
        )

    def cut(self, _rest: str) -> HttpResponse:
        """Part the claim where words are ticked; the other parts come next in the queue."""
        step = Step("split")
        try:
            step = Step("split", {"parts": cut_parts(self.claim, self.request.POST.getlist("cut"))})
            self.changes = perform_all([step], self.claim, by=self.request.user, seen=self._seen())
        except Halted as halted:
            return self._halted(halted, Pressed("split"))
        except Refused as refusal:
            return self._halted(Halted(step, refusal), Pressed("split"))
        for part in reversed(self._parts()):
            insert(self.queue, part, after=self.item.ordinal)
        return self.stay_put(self._said(Pressed("split")))

    def add(self, rest: str) -> HttpResponse:
        """A missed claim: the sentence that was chosen, or the words that were selected. It comes next in the queue."""
        document = self.claim.document
        try:
            version = _newest(document)
            data = _selected(self.request.POST, version) if rest == "selection" else _chosen(self.request.POST, version)
            span = Span(data["start"], data["start"] + len(data["quote"]))
            taken = shares(version, span)
            if taken and "anyway" not in self.request.POST:
                return self._ask_about_overlap(taken, data)
            made = perform("add", document, by=self.request.user, **data).made
        except Refused as refusal:
            return self._halted(Halted(Step("add"), refusal), Pressed("add"))
        insert(self.queue, made, after=self.item.ordinal)
        told = _("{claim} added; it comes next.").format(claim=made.number)
        if rest == "selection" and self.request.POST.get("selected-cut"):
            told = f"{told} {_('Of what you selected it has the words of the first paragraph: a claim stands in one.')}"
        return self.stay_put(told)

    def away(self, _rest: str) -> HttpResponse:
        """No claim here: the record ends, its sentence is dismissed, and the next claim comes up."""
        form = DismissForm(self.request.POST, prefix="away")
        number = self.claim.number
        try:
            if not form.is_valid():
                raise Refused(_("Choose why there is no claim here."))
            dismiss_claim(self.claim, by=self.request.user, seen=self._seen(), **form.cleaned_data)
        except Refused as refusal:
            self.context["away"] = form
            return self._halted(Halted(Step("drop"), refusal), Pressed("drop"))
        messages.success(self.request, _("{claim}: no claim here.").format(claim=number))
        return self.next(after=self.item.ordinal)

    def _ask_about_overlap(self, taken: list[tuple[Claim, int]], data: dict[str, Any]) -> HttpResponse:
        self.context |= {"taken": taken, "overlapping": data}
        self.view.is_adding = True
        return self._refuse(_("There is a claim on these words already."))


def _chosen(data: QueryDict, version: Version) -> dict[str, Any]:
    quote, start = data.get("add-quote", ""), data.get("add-start", "")
    if quote and start.isdecimal():
        return {"quote": quote.replace("\r\n", "\n"), "start": int(start[:MAX_DIGITS])}
    number = data.get("add-sentence", "")
    if not number.isdecimal():
        raise Refused(_("Choose the sentence that carries the claim."))
    return of_sentence(version, int(number[:18]))


def _selected(data: QueryDict, version: Version) -> dict[str, Any]:
    """The browser says where it saw which words; the text itself says whether they are there."""
    sent = [data.get(name, "") for name in ("selected-block", "selected-from", "selected-to")]
    if not all(value.isdecimal() and len(value) <= MAX_DIGITS for value in sent):
        raise Refused(_("Select words of the passage first."))
    block, first, last = map(int, sent)
    quote = data.get("selected-quote", "").replace("\r\n", "\n")
    return of_selection(version, block=block, units=(first, last), quote=quote)


def _newest(document: Document) -> Version:
    if document.newest_version is None:
        raise Refused(_("{document} has no text yet.").format(document=document.number))
    return document.newest_version
