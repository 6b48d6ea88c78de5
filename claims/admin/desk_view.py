"""What the review desk shows of a claim: less than its page, in a bounded number of queries."""

from typing import Any

from django.http import HttpRequest

from claims.admin.citing import first_offers, shown_citations
from claims.admin.claim_forms import ClaimForms
from claims.admin.claim_view import ClaimView
from claims.admin.matching_view import desk_context
from claims.choices import DeskKeys, Role, Verdict
from claims.forms.document import DismissForm
from claims.models import Claim, OutsideCheck, QueueItem
from claims.roles import has_role
from claims.services.desk.adding import sentences_near
from claims.services.desk.claim_reads import citations_of, mentions_of, notes_of
from claims.services.desk.parting import words_to_cut
from claims.services.desk.queue_counts import rows_around, standing_of
from claims.services.desk.queue_places import items_of
from claims.services.desk.redoing import redoable
from claims.services.desk.second_opinion import second_opinion
from claims.services.desk.undoable import undoable
from claims.services.listing.counting import Bounded, First, first_read
from claims.services.telling.naming import letters_of

MAX_ROWS = 50
# Forms that the desk draws, and the acts that need them.
DRAWN = {
    "cite": {"cite"},
    "words": {"amend"},
    "note": {"note"},
    "decision": {"decide"},
    "settle": {"settle"},
    "ask_second": {"ask_second"},
    "reopen": {"reopen"},
}
# What the door refuses for a claim whose words are gone from the newest version.
NEEDS_WORDS = ("decide", "settle", "retrim", "split")
VERDICT_KEYS = {
    Verdict.VERIFIED: "v",
    Verdict.PARTLY_SUPPORTED: "p",
    Verdict.DISPUTED: "d",
    Verdict.UNVERIFIABLE: "u",
    Verdict.NOT_CHECKABLE: "x",
}


class DeskView(ClaimView):
    def __init__(self, admin: Any, request: HttpRequest, claim: Claim, item: QueueItem) -> None:
        super().__init__(admin, request, claim)
        self.item, self.queue = item, item.queue
        self.is_adding = "add" in request.GET and request.method == "GET"

    def refresh(self) -> None:
        super().refresh()
        self.item = items_of(self.queue).get(pk=self.item.pk)

    def next_in_list(self) -> Claim | None:
        """The queue says what follows, not the list."""
        return None

    @property
    def is_gone(self) -> bool:
        """Are the claim's words gone from the newest version, so that it has to be placed anew?"""
        return self.claim.text_changed and not self.anchors

    @property
    def is_fragment(self) -> bool:
        """Does the claim say no more than words from within a sentence, as a part that was split off does?"""
        words = self.anchors[0].quote.strip() if len(self.anchors) == 1 else ""
        return words[:1].islower() and words == self.claim.statement

    def acts(self) -> dict[str, Any]:
        return {name: act for name, act in super().acts().items() if not (self.is_gone and name in NEEDS_WORDS)}

    def context(self, forms: ClaimForms) -> dict[str, Any]:
        acts = self.acts()
        is_parting = "parts" in self.request.GET or bool({"split", "merge"} & forms.given().keys())
        cutting = words_to_cut(self.claim) if is_parting and acts.get("split") else []
        if "parts" in self.request.GET and not forms.given() and not cutting:
            # Opened a moment ago: the work goes on there.
            forms["split"].forms[0].fields["quote"].widget.attrs["autofocus"] = True
        is_put_back = self.put_back(forms)
        return self._about_claim(acts, forms) | self._about_queue() | {
            "acts": acts,
            "may_add": has_role(self.user, Role.REVIEWER, Role.LEAD),
            "key_choices": DeskKeys.choices,
            "shown": self._shown_forms(forms, acts),
            "forms": forms,
            "is_put_back": is_put_back,
            "away": DismissForm(prefix="away"),
            "is_gone": self.is_gone,
            "is_fragment": self.is_fragment,
            "is_parting": is_parting,
            "cutting": cutting,
            "cuts": self.request.POST.getlist("cut"),
            "adding": self._sentences() if self.is_adding else None,
            "comparing": desk_context(self.claim, self.user, self.at) if "similar" in self.request.GET else None,
            "chosen_verdict": forms["decision"]["verdict"].value() or "",
            "verdicts": [(verdict, VERDICT_KEYS[verdict]) for verdict in Verdict],
        }  # fmt: skip

    def _about_claim(self, acts: dict[str, Any], forms: ClaimForms) -> dict[str, Any]:
        claim, mine = self.claim, self.user
        mentions = first_read(mentions_of(claim, MAX_ROWS + 1), MAX_ROWS)
        citations = first_read(citations_of(claim, mine, MAX_ROWS + 1), MAX_ROWS)
        notes = first_read(notes_of(claim, mine, MAX_ROWS + 1), MAX_ROWS)
        checks = first_read(self._outside_checks(), MAX_ROWS)
        reviews = self._reviews()
        return {
            "title": claim.number,
            "claim": claim,
            "at": self.at,
            "passages": self.passages,
            "shown_places": self.shown_places,
            "changes": self._changes_for(forms),
            "path": self._heading_path(),
            "siblings": self.siblings,
            "citations": shown_citations(citations.rows, claim.document),
            # A claim without words is placed first; what is typed to be cited is looked for all the same.
            "offers": first_offers(self, mentions.rows) if "cite" in acts and not self.is_gone else [],
            "notes": notes.rows,
            "reviews": reviews[:MAX_ROWS],
            "cut": {
                "citations": citations,
                "notes": notes,
                "reviews": First(reviews[:MAX_ROWS], Bounded(len(reviews))),
                "checks": checks,
                "mentions": mentions,
            },
            "mentions": mentions.rows,
            "holder": self._holder(),
            "letters": letters_of(claim),
            "asked": second_opinion(claim, self.user),
            "outside_checks": checks.rows,
            "seconds": int((claim.held_until - self.at).total_seconds()) if claim.held_until else 0,
        }

    def _outside_checks(self) -> Any:
        """Of claims that came in as a collection; elsewhere they are few, and the full page has them."""
        version = self.claim.document.newest_version
        if version is None or not version.is_collection:
            return []
        return OutsideCheck.objects.visible_to(self.user).filter(claim=self.claim).newest_first()[: MAX_ROWS + 1]

    def _about_queue(self) -> dict[str, Any]:
        words = self.request.GET.get("find", "")
        return {
            "queue": self.queue,
            "item": self.item,
            "standing": standing_of(self.queue, self.item),
            "queue_rows": rows_around(self.queue, self.item, words, self.user),
            "find": words,
            "undoable": undoable(self.user, at=self.at),
            "redoable": redoable(self.user, at=self.at),
        }

    def _sentences(self) -> dict[str, Any]:
        """Sentences to choose from. The cursor begins at the first one from the claim on that nobody has claimed,
        or at the last one before it."""
        if not self.anchors:
            return {"sentences": [], "first": None}
        anchor, passage = self.passages[0]
        found = sentences_near(anchor.version, [paragraph.block for paragraph in passage.paragraphs])
        later = [near for near in found if near.sentence.end > anchor.start]
        free = [near for near in [*later, *reversed(found)] if not near.is_claimed]
        first = next(iter(free or later or found), None)
        return {"sentences": found, "first": first.sentence.pk if first else None}

    def _shown_forms(self, forms: ClaimForms, acts: dict[str, Any]) -> set[str]:
        """Only what the desk draws is made, and what somebody typed into."""
        may = {name for name, wanted in DRAWN.items() if wanted & acts.keys()}
        may |= {"place"} if self.is_gone and "place" in acts else set()
        return may | set(forms.given())
