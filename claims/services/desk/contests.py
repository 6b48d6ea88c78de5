"""Two reviews that differ, side by side: what each says that the other does not."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from claims.choices import Reason
from claims.models import Anchor, Citation, Claim, Review
from claims.models.anchor import digest_of
from claims.models.verdict_wording import WORDED_VERDICTS
from claims.services.telling.naming import in_no_order

A = "a"
B = "b"
FIELDS: dict[str, Any] = {
    "verdict": _("Verdict"),
    "reason": _("What is wrong"),
    "rationale": _("Rationale"),
    "correction": _("Correction"),
}
# Shown even where both say the same: a settlement needs them.
NEEDED = ("verdict", "rationale")
WORDED: dict[str, Any] = dict(WORDED_VERDICTS) | dict(Reason.choices)


class Cited(NamedTuple):
    """A citation of the contest, and by which sides it was given."""

    citation: Citation
    sides: frozenset[str]

    @property
    def is_of_both(self) -> bool:
        return len(self.sides) > 1


class Difference(NamedTuple):
    """A field as each side gave it, and in the words of the page."""

    name: str
    label: Any
    a: str
    b: str

    @property
    def shown(self) -> dict[str, str]:
        return {side: str(WORDED.get(value, value)) for side, value in ((A, self.a), (B, self.b))}


class Contest(NamedTuple):
    """The two reviews of a round, in an order that tells nothing, with the citations of both."""

    sides: dict[str, Review]
    citations: list[Cited]

    def differences(self) -> list[Difference]:
        rows = [Difference(name, label, *self.values(name)) for name, label in FIELDS.items()]
        return [row for row in rows if row.a != row.b or row.name in NEEDED]

    def values(self, name: str) -> tuple[str, str]:
        return getattr(self.sides[A], name), getattr(self.sides[B], name)


def contest_of(claim: Claim, user: Any) -> Contest | None:
    """The two sides of the claim's round as far as `user` may see them; None where there are not two, in two queries.

    Whoever settles sees both: a contested round is open.
    """
    visible = Review.objects.visible_to(user).standing().filter(claim=claim, round=claim.round, settles=False)
    reviews = {review.reviewer_id: review for review in visible.select_related("reviewer")}
    if len(reviews) != len((A, B)):
        return None
    order = dict(zip(in_no_order(claim, reviews), (A, B), strict=True))
    cited = Citation.objects.visible_to(user).filter(claim=claim, round=claim.round, reviewer__in=reviews)
    return Contest({side: reviews[pk] for pk, side in order.items()}, _merged(cited.select_related("source"), order))


def _merged(citations: Any, order: dict[int, str]) -> list[Cited]:
    """The same citation of both sides once."""
    found: dict[Any, Cited] = {}
    for citation in citations.order_by("pk"):
        before = found.get(key_of(citation), Cited(citation, frozenset()))
        found[key_of(citation)] = before._replace(sides=before.sides | {order[citation.reviewer_id]})
    return sorted(found.values(), key=lambda cited: (sorted(cited.sides), cited.citation.source.title))


def key_of(citation: Citation) -> tuple[Any, ...]:
    """What makes two citations say the same."""
    return (citation.source_id, citation.stance, citation.pinpoint, citation.excerpt)


def judged_words(claim: Claim, contest: Contest) -> dict[str, str] | None:
    """The words that each side judged, where they are not the same; with no query where they are."""
    digests = {side: review.quote_sha256 for side, review in contest.sides.items()}
    if len(set(digests.values())) == 1:
        return None
    versions: dict[int, list[str]] = {}
    for version, quote in Anchor.objects.filter(claim=claim).order_by("start").values_list("version_id", "quote"):
        versions.setdefault(version, []).append(quote)
    words = {digest_of(quotes): "\n".join(quotes) for quotes in versions.values()}
    return {side: words.get(digest, "") for side, digest in digests.items()}
