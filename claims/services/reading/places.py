"""Where claims stand in a version, with what a reader is told of them: rows and no models, so that thousands are cheap.

Whoever asks passes the claims that may be seen.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count

from claims.choices import Status
from claims.marks import CONTESTED, IN_REVIEW, mark_name
from claims.models import Anchor, Citation, Note, Review, Version
from claims.models.claim import ClaimQuerySet
from claims.models.numbers import claim_number
from claims.roles import reads_everything

COLUMNS = (
    "start", "end", "claim", "claim__statement", "claim__status", "claim__verdict", "claim__text_changed",
    "claim__held_until",
)  # fmt: skip


class Place(NamedTuple):
    """A claim at one place: `text[start:end]` in code points.

    `mark` is the name of a mark. `lane`: claims on the same words have different ones, from 0, so that their lines
    can be drawn apart. `is_first`: of its claim in this version; a link to the claim leads there. `also`: what is true
    besides the mark.
    """

    start: int
    end: int
    claim: int
    mark: str
    statement: str = ""
    lane: int = 0
    is_first: bool = True
    also: Any = ""

    @property
    def number(self) -> str:
        return claim_number(self.claim)


class Beside(NamedTuple):
    """What stands beside claims, as far as one person may see it: counts, and why they were decided so."""

    citations: dict[int, int]
    notes: dict[int, int]
    rationales: dict[int, str]


def places_of(version: Version, claims: ClaimQuerySet, at: datetime) -> list[Place]:
    """The places of `claims` in the version, in text order, longer before shorter. One query."""
    anchors = Anchor.objects.filter(version=version, claim__in=claims).order_by("start", "-end", "pk")
    return laid_out(_place(row, at) for row in anchors.values_list(*COLUMNS))


def _place(row: tuple[Any, ...], at: datetime) -> Place:
    start, end, claim, words, status, verdict, changed, until = row
    held = is_held(status, until, at)
    mark = mark_name(status, verdict, changed=changed, held=held)
    return Place(start, end, claim, mark, words, also=IN_REVIEW if held and mark == CONTESTED else "")


def is_held(status: str, until: datetime | None, at: datetime) -> bool:
    return until is not None and until > at and status != Status.SETTLED


def laid_out(places: Iterable[Place]) -> list[Place]:
    """Give each of `places`, which come in text order, its lane, and say which is its claim's first."""
    free_from: list[int] = []
    seen: set[int] = set()
    found = []
    for place in places:
        lane = next((lane for lane, end in enumerate(free_from) if end <= place.start), len(free_from))
        free_from[lane : lane + 1] = [place.end]
        found.append(place._replace(lane=lane, is_first=place.claim not in seen))
        seen.add(place.claim)
    return found


def beside(claims: ClaimQuerySet, user: Any) -> Beside:
    """Count citations and notes that `user` may see, and give the rationales of settled claims. Three queries."""
    # Outside the team, the evidence of the round that settled a claim, as its page has it.
    cited = Citation.objects.visible_to(user) if reads_everything(user) else Citation.objects.published()
    deciding = Review.objects.visible_to(user).standing().of_current_round()
    rationales = deciding.filter(claim__in=claims.settled()).order_by("pk").values_list("claim", "rationale")
    return Beside(
        _counted(cited.filter(claim__in=claims)),
        _counted(Note.objects.visible_to(user).filter(claim__in=claims)),
        dict(rationales),
    )


def _counted(rows: Any) -> dict[int, int]:
    return dict(rows.order_by().values("claim").annotate(n=Count("pk")).values_list("claim", "n"))
