"""Playing a written review on a document: every step is an act of somebody, through the door, in the history."""

import re
from collections.abc import Mapping
from typing import Any

from claims.choices import DismissalReason, SourceKind, Stance, Status, Verdict
from claims.models import Anchor, Claim, Document
from claims.services.reading.coverage import suggested_dismissals
from claims.text import Span
from claims.text.spans import overlap
from claims.workflow import perform

Row = Mapping[str, Any]

# A source whose title begins so is a law, a bill or a rule; everything else the written review cites is a web page.
LAW = re.compile(r"C\.R\.S\. |\d+ (?:U\.S\.C\.|CFR|CCR) |[HS]B\d{2}-\d+|Senate Bill ")
BILL = re.compile(r"/bills/([hs]b\d{2}-\d+)$", re.IGNORECASE)
GIVEN = ("verdict", "reason", "rationale", "correction")


class Replay:
    """`references` are settled with their own verdict and citations; `review` says who took part and what stays open.

    Rows name their place by `quote` and `start` (code points).
    """

    def __init__(
        self, document: Document, people: Mapping[str, Any], references: list[Any], wanted: list[Any], review: Row
    ) -> None:
        self.document = document
        self.people = people
        self.references = references
        self.review = review
        self.rows: dict[str, Row] = {row["id"]: row for row in [*wanted, *references]}
        # Claims that stand exactly on the words of another row are left to that row.
        self.reserved = {_span(self.rows[key]) for key in [row["id"] for row in references] + list(review["open"])}
        self.claims: dict[str, Claim] = {}

    def play(self) -> None:
        for row in self.references:
            self._settle(self._claim(row), row)
        for key, plan in self.review["open"].items():
            self._leave_open(self._claim(self.rows[key]), plan)
        for note in self.review["notes"]:
            self._do("note", self.claims[note["id"]], note["by"], body=note["body"], is_public=note.get("is_public"))
        self._dismiss_lead_ins(self.review["dismissed_lead_ins"])

    def _do(self, act: str, target: Claim | Document, who: str, **data: Any) -> Any:
        return perform(act, target, by=self.people[who], **data).made

    def _claim(self, row: Row) -> Claim:
        """The claim on the row's exact words, re-trimmed or added where the machine has cut elsewhere."""
        wanted = _span(row)
        places = self._places()
        claim = next((claim for claim, spans in places.items() if spans == [wanted]), None)
        if claim is None:
            claim = self._nearest(wanted, places)
            if claim is None:
                claim = self._do("add", self.document, "reviewer", quote=row["quote"], start=row["start"])
                claim.refresh_from_db()
            else:
                self._do("retrim", claim, "reviewer", quote=row["quote"], start=row["start"])
        words = {name: row[name] for name in ("statement", "kind") if name in row}
        if any(getattr(claim, name) != value for name, value in words.items()):
            self._do("amend", claim, "reviewer", **words)
        self.claims[row["id"]] = claim
        return claim

    def _places(self) -> dict[Claim, list[Span]]:
        places: dict[Claim, list[Span]] = {}
        rows = Anchor.objects.in_newest_version().filter(claim__document=self.document).select_related("claim")
        for anchor in rows.order_by("start", "end"):
            places.setdefault(anchor.claim, []).append(Span(anchor.start, anchor.end))
        return places

    def _nearest(self, wanted: Span, places: Mapping[Claim, list[Span]]) -> Claim | None:
        """The untouched claim that overlaps the words best, unless its own are those of another row."""
        taken = {claim.pk for claim in self.claims.values()}
        free = [
            (max(overlap(span, wanted) for span in spans), -claim.pk, claim)
            for claim, spans in places.items()
            if claim.status == Status.UNREVIEWED and claim.pk not in taken and not self.reserved.intersection(spans)
        ]
        shared, _order, claim = max(free, default=(0, 0, None))
        return claim if shared else None

    def _settle(self, claim: Claim, row: Row) -> None:
        plan = self.review["rounds"].get(row["id"], {})
        self._ask_and_give(claim, plan)
        decider = plan.get("by", "reviewer")
        for position in range(len(row["citations"])):
            self._cite(claim, decider, f"{row['id']}/{position}")
        given = {"verdict": row["verdict"], "rationale": row["rationale"]} | self.review["faults"].get(row["id"], {})
        self._do("settle" if decider == "lead" else "decide", claim, decider, **given)

    def _leave_open(self, claim: Claim, plan: Row) -> None:
        self._ask_and_give(claim, plan)
        if "held_by" in plan:
            self._do("take", claim, plan["held_by"])
        if "assigned_to" in plan:
            self._do("assign", claim, "lead", assignee=self.people[plan["assigned_to"]])

    def _ask_and_give(self, claim: Claim, plan: Row) -> None:
        if "asked" in plan:
            self._do("ask_second", claim, "reviewer", reason=plan["asked"])
        for review in plan.get("before", []):
            # Who was overruled had taken the source to be on their side.
            read_as = {"stance": Stance.SUPPORTS} if review["verdict"] == Verdict.VERIFIED else {}
            for name in review["citations"]:
                self._cite(claim, review["by"], name, **read_as)
            self._do("decide", claim, review["by"], **{name: review.get(name, "") for name in GIVEN})

    def _cite(self, claim: Claim, who: str, name: str, **otherwise: str) -> None:
        key, position = name.split("/")
        self._do("cite", claim, who, **_with_source_kind(self.rows[key]["citations"][int(position)]) | otherwise)

    def _dismiss_lead_ins(self, count: int) -> None:
        version = self.document.newest_version
        assert version is not None, "an imported document has a version"
        lead_ins = [sentence.pk for sentence in suggested_dismissals(version)[:count]]
        if lead_ins:
            self._do("dismiss", self.document, "reviewer", sentences=lead_ins, reason=DismissalReason.LEAD_IN)


def _span(row: Row) -> Span:
    return Span(row["start"], row["start"] + len(row["quote"]))


def _with_source_kind(citation: Row) -> dict[str, Any]:
    bill = BILL.search(citation["url"])
    return {
        "source_kind": SourceKind.LAW if LAW.match(citation["title"]) else SourceKind.WEB_PAGE,
        "identifier": bill[1].upper() if bill else "",
        **citation,
    }
