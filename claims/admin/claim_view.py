"""What the page of a claim shows. Every row on it went through `visible_to`."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from claims.acts.words_before import how_changed, words_before
from claims.admin.citing import first_offers, shown_citations
from claims.admin.claim_forms import ClaimForms
from claims.admin.claim_list import listing_of
from claims.admin.matching_view import matching_context
from claims.admin.neighbours import neighbours
from claims.admin.plan_view import plan_context
from claims.choices import Status
from claims.models import Anchor, Block, Citation, Claim, Event, Mention, Note, Offer, OutsideCheck, Review
from claims.models.anchor import digest_of
from claims.models.verdict_wording import wordings
from claims.permissions import Case
from claims.services.desk.claim_reads import places_of, reviews_of
from claims.services.desk.outcomes import outcome_of
from claims.services.desk.second_opinion import second_opinion
from claims.services.desk.taken_back import review_taken_back, statement_taken_back
from claims.services.listing.counting import Bounded, First, first_read
from claims.services.reading.passages import Passage, passage_of
from claims.services.telling.chronicle import Told, tell
from claims.services.telling.lineage import lineage_of
from claims.services.telling.naming import letters_of, names_holder
from claims.text import restate, word_diff
from claims.workflow import available_in
from claims.worth import worth_of

FILTERS = "_changelist_filters"
DOCUMENT_ORDER = ("document_id", "place", "pk")
MAX_EVENTS = 100
MAX_PASSAGES = 5


class ClaimView:
    def __init__(self, admin: Any, request: HttpRequest, claim: Claim) -> None:
        self.admin, self.request, self.claim = admin, request, claim
        self.user = request.user
        self.at = timezone.now()

    def refresh(self) -> None:
        """Read everything anew: the claim has changed, or the transaction that changed it was rolled back."""
        for name in ("passages", "siblings", "places", "all_reviews"):
            self.__dict__.pop(name, None)
        self.claim = self.admin.get_queryset(self.request).get(pk=self.claim.pk)

    def context(self, forms: ClaimForms) -> dict[str, Any]:
        claim = self.claim
        acts = self.acts()
        before, after = self._in_document()
        mentions = list(Mention.objects.filter(claim=claim).select_related("authority", "named_by"))
        return {
            "is_put_back": self.put_back(forms),
            "title": claim.number,
            "meanings": list(wordings().values()),
            "claim": claim,
            "worth": worth_of(claim.statement),
            "at": self.at,
            "acts": acts,
            "shown": self._shown_forms(forms, acts),
            "forms": forms.forms,
            "passages": self.passages,
            "shown_places": self.shown_places,
            "changes": self._changes_for(forms),
            "path": self._heading_path(),
            "siblings": self.siblings,
            "citations": shown_citations(self._citations(), claim.document),
            "offers": first_offers(self, mentions) if "cite" in acts else [],
            "notes": Note.objects.visible_to(self.user).filter(claim=claim).select_related("author"),
            "reviews": self._reviews(),
            "mentions": mentions,
            "outside_checks": OutsideCheck.objects.visible_to(self.user).filter(claim=claim).newest_first(),
            "happened": self._happened(),
            "lineage": lineage_of(claim, self.user),
            "document_before": before,
            "document_after": after,
            "list_before": self._in_list[0],
            "list_after": self._in_list[1],
            "query": self.request.GET.urlencode(),
            "list_query": self.request.GET.get(FILTERS, ""),
            "holder": self._holder(),
            "letters": letters_of(claim),
            "asked": second_opinion(claim, self.user),
            "outcome": outcome_of(claim, self.user) if claim.status == Status.SETTLED else None,
            **plan_context(claim, self.user, self.at),
        } | matching_context(claim, self.user, self.at)

    @cached_property
    def places(self) -> list[Anchor]:
        """All anchors of the claim, those of the newest version first, each version's in text order."""
        return places_of(self.claim)

    @property
    def anchors(self) -> list[Anchor]:
        """Those in the newest version."""
        return [anchor for anchor in self.places if anchor.version_id == self.claim.document.newest_version_id]

    @cached_property
    def passages(self) -> list[tuple[Anchor, Passage]]:
        """The words in their surroundings; the last known ones where the newest version has none."""
        visible = Claim.objects.visible_to(self.user)
        last = [anchor for anchor in self.places if anchor.version_id == self.places[0].version_id]
        return [(anchor, passage_of(anchor, visible)) for anchor in last[:MAX_PASSAGES]]

    @property
    def shown_places(self) -> First:
        """The passages, of as many places as the claim has in that version."""
        number = sum(anchor.version_id == self.places[0].version_id for anchor in self.places)
        return First(self.passages, Bounded(number))

    @cached_property
    def all_reviews(self) -> list[Any]:
        """Read once for all that is asked of them; `is_seen` says which may be shown."""
        return reviews_of(self.claim, self.user)

    @cached_property
    def siblings(self) -> list[Claim]:
        """Other claims on the same few paragraphs."""
        found = {
            anchor.claim
            for _anchor, passage in self.passages
            for paragraph in passage.paragraphs
            for piece in paragraph.runs
            for anchor in piece.anchors
        }
        return sorted(found - {self.claim}, key=lambda claim: (claim.place, claim.pk))

    def events_since(self, seen: int) -> list[Told]:
        return tell(list(self._events().filter(lock_version__gt=seen).order_by("number")[:MAX_EVENTS]), self.user)

    def next_in_list(self) -> Claim | None:
        """Asked before an act: after it the claim may stand elsewhere in the list."""
        found: Claim | None = self._in_list[1]
        return found

    def link_to(self, claim: Claim) -> str:
        query = self.request.GET.urlencode()
        address = reverse("admin:claims_claim_change", args=[claim.pk])
        return f"{address}?{query}" if query else address

    def _happened(self) -> First:
        found = first_read(list(self._events().order_by("-number")[: MAX_EVENTS + 1]), MAX_EVENTS)
        return found._replace(rows=tell(found.rows, self.user))

    def _events(self) -> QuerySet[Event]:
        return Event.objects.visible_to(self.user).of_claim(self.claim.pk)

    def _shown_forms(self, forms: ClaimForms, acts: dict[str, Any]) -> set[str]:
        """Forms whose act may be done, and any that still holds what somebody typed."""
        wanted = {
            "words": {"amend"},
            "cite": {"cite"},
            "note": {"note"},
            "mention": {"mention"},
            "plan": {"schedule"},
            "decision": {"decide"},
            "place": {"retrim", "place"},
        }
        may = {name for name in forms.forms if wanted.get(name, {name}) & acts.keys()}
        return may | {name for name, form in forms.given().items()}

    def acts(self) -> dict[str, Any]:
        """What may be done, asked of what the page has read already."""
        case = Case(self.user, self.claim, self.at)
        case.anchors = self.anchors
        case.reviews = [review for review in self._standing() if review.round == self.claim.round]
        case.was_reviewed = bool(self.all_reviews)
        return {act.name: act for act in available_in(case)}

    def _standing(self) -> list[Review]:
        return [review for review in self.all_reviews if review.undone_at is None]

    def _reviews(self) -> list[Review]:
        return [review for review in self.all_reviews if review.is_seen]

    def _changes(self) -> dict[str, Any] | None:
        """For a claim whose words changed: the words its verdict was given on, and the new ones where it has any."""
        if not self.claim.text_changed:
            return None
        new = self.anchors
        earlier = [anchor for anchor in self.places if anchor not in new]
        old = words_before(earlier, new, {review.quote_sha256 for review in self._standing()})
        before, after = ("\n".join(anchor.quote for anchor in side) for side in (old, new))
        return {
            "old": old,
            "new": new,
            "how": how_changed(before, after) if new else "gone",
            "stretches": word_diff(before, after) if new else [],
            "restated": self._restated(before, after) if new else "",
            "offers": [] if new else Offer.objects.standing().filter(claim=self.claim),
        }

    def _restated(self, before: str, after: str) -> str:
        """What the statement would say on the new words, where it says what they do not."""
        restated = restate(self.claim.statement, before, after)
        return "" if restated.leaves(self.claim.statement) else restated.statement

    def _changes_for(self, forms: ClaimForms) -> dict[str, Any] | None:
        """The changes, with the statement as it may follow them filled into its form."""
        changes = self._changes()
        if changes and changes["restated"] and not forms["confirm"].is_bound:
            said = statement_taken_back(self.all_reviews, self.claim, self.user)
            forms["confirm"].initial["statement"] = said or changes["restated"]
        return changes

    def put_back(self, forms: ClaimForms) -> bool:
        """Fill in again what the person had given with a review that they took back. Returns whether there is any."""
        words = digest_of(anchor.quote for anchor in self.anchors)
        undone = review_taken_back(self.all_reviews, self.claim, self.user, words=words, at=self.at)
        if undone is None or undone.settles != (self.claim.status == Status.CONTESTED):
            return False
        form = forms["settle" if undone.settles else "decision"]
        form.initial |= form.had(undone)
        return True

    def _heading_path(self) -> Sequence[Block]:
        """The headings above the claim, outermost first."""
        return self.passages[0][1].path if self.passages else []

    def _citations(self) -> QuerySet[Citation]:
        rows = Citation.objects.visible_to(self.user).filter(claim=self.claim)
        return rows.select_related("source", "reviewer")

    def _in_document(self) -> tuple[Any, Any]:
        claims = Claim.objects.visible_to(self.user).filter(document=self.claim.document_id)
        return neighbours(claims, self.claim, DOCUMENT_ORDER)

    @cached_property
    def _in_list(self) -> tuple[Claim | None, Claim | None]:
        """The claims before and after this one on the list that the reviewer came from."""
        return listing_of(self.user, QueryDict(self.request.GET.get(FILTERS, ""))).neighbours(self.claim)

    def _holder(self) -> Any:
        """Who holds the claim, as far as that is told."""
        claim = self.claim
        if not claim.is_held(self.at):
            return None
        mine = claim.holder_id == self.user.pk
        return {"mine": mine, "name": claim.holder if names_holder(claim, self.user) else None}
