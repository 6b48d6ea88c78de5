"""Answering a claim at the desk as its reviewer has answered one that says the same."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from claims.admin.desk_base import DeskBase
from claims.models import Claim
from claims.refusal import Refused
from claims.services.desk.answering import answer_alike
from claims.services.desk.queue_places import items_of


class SimilarActs(DeskBase):
    def alike(self, rest: str) -> HttpResponse:
        """Give the review that this person gave to a repetition, with copies of their citations, and go on."""
        rows = Claim.objects.visible_to(self.request.user).select_related("document__newest_version")
        other = rows.filter(pk=int(rest[:18])).first() if rest.isdecimal() else None
        try:
            if other is None:
                raise Refused(_("There is no such claim to answer alike."))
            answered = answer_alike(other, by=self.request.user, accepted={self.claim.pk: self._seen()})
        except Refused as refusal:
            return self._refuse(refusal.reason)
        for _claim, reason in answered.refused:
            self.view.refresh()
            return self._refuse(reason)
        self.item = items_of(self.queue).get(pk=self.item.pk)
        messages.success(
            self.request,
            _("{claim}: answered as {other}.").format(claim=self.claim.number, other=other.number),
        )
        if not self.settings.moves_on:
            return self.turn_to(self.item)
        return self.next(after=self.item.ordinal, leaving=self.item)
