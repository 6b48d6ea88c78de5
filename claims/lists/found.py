"""Where a search found its words, for the claims of one page: only in what the reader may see."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from claims.models import Citation, Claim, Mention, Note, OutsideCheck, Review
from claims.search.texts import FOUND_ELSEWHERE
from claims.text.hits import Marked, snippet_of
from claims.text.query import Query

MAX_SNIPPETS = 2
CITED = ("source__title", "source__publisher", "source__identifier", "pinpoint", "excerpt")


class Snippet(NamedTuple):
    """The words round a hit, and what sort of text they are from."""

    label: Any
    pieces: list[Marked]


def snippets_of(claims: Sequence[Claim], query: Query, user: Any) -> dict[int, list[Snippet]]:
    """By claim: where beside statement and quote the words were found. Five queries, however many claims."""
    found: dict[int, list[Snippet]] = {claim.pk: [] for claim in claims}
    for claim, label, text in _texts(list(found), user):
        if len(found[claim]) < MAX_SNIPPETS and (pieces := snippet_of(text, query)):
            found[claim].append(Snippet(label, pieces))
    return found


def _texts(claims: list[int], user: Any) -> Iterator[tuple[int, Any, str]]:
    of_page = {"claim__in": claims}
    # Who sees a claim sees what it names.
    mentions = Mention.objects.filter(**of_page).order_by("pk")
    for claim, key in mentions.values_list("claim_id", "authority__key"):
        yield claim, _("Authority"), key
    reviews = Review.objects.visible_to(user).standing().filter(**of_page)
    for claim, rationale, correction in reviews.values_list("claim_id", "rationale", "correction"):
        yield claim, _("Rationale"), rationale
        yield claim, _("Correction"), correction
    for claim, body in Note.objects.visible_to(user).filter(**of_page).values_list("claim_id", "body"):
        yield claim, _("Note"), body
    citations = Citation.objects.visible_to(user).filter(**of_page)
    for claim, *cited in citations.values_list("claim_id", *CITED):
        for text in cited:
            yield claim, _("Citation"), text
    elsewhere = OutsideCheck.objects.visible_to(user).filter(**of_page)
    for claim, other, *found in elsewhere.values_list("claim_id", "other", *FOUND_ELSEWHERE):
        for text in (*found, *(words for _heading, words in other)):
            yield claim, _("Checked elsewhere"), text
