"""Finding claims that say the same: by their words, over everything that is stored."""

from typing import NamedTuple

from django.db import connection

from claims.models import Claim
from claims.models.claim import ClaimQuerySet
from claims.services.likeness.statement_index import index_of
from claims.text.likeness import rank, rarity_of
from claims.text.stems import Word, words_of

# Of the statements that share words with the query, those that are compared closely.
CANDIDATES = 60
# Places of words that are looked up for one query. The commonest words are left out beyond it.
MAX_LOOKED_UP = 20_000
# A longer text is a document, not a claim.
MAX_QUERY_WORDS = 300


class Similar(NamedTuple):
    """A stored claim, and the chance between 0 and 1 that it says what was asked for. Comparable across queries."""

    claim: Claim
    score: float

    @property
    def pk(self) -> int:
        return self.claim.pk

    @property
    def claim_id(self) -> int:
        return self.claim.pk


def similar_claims(text: str, limit: int = 5, *, among: ClaimQuerySet | None = None) -> list[Similar]:
    """Return up to `limit` stored claims whose statements are most like `text`, best first.

    `among` narrows what is returned, to what somebody may see for instance; by default every claim can be found.
    """
    index = index_of(connection)
    words = {word.stem: word for word in words_of(text)[:MAX_QUERY_WORDS] if not word.is_stop}
    if not words:
        return []
    counts = index.counts(list(words))
    total = _claims_ever()
    rarity = {stem: rarity_of(counts.get(stem, 0), total) for stem in words}
    found = index.nearest(_rarest(words, counts), rarity, CANDIDATES)
    claims = Claim.objects.all() if among is None else among
    statements = claims.filter(pk__in=found).values_list("pk", "statement")
    best = rank(text, statements, rarity)[:limit]
    rows = claims.in_bulk([ranked.pk for ranked in best])
    return [Similar(rows[pk], score) for pk, score in best if pk in rows]


def _rarest(words: dict[str, Word], counts: dict[str, int]) -> dict[str, Word]:
    """The words to look up: from the rarest on, until there are too many places to read. At least one."""
    chosen: dict[str, Word] = {}
    places = 0
    for stem in sorted(counts.keys() & words.keys(), key=lambda stem: (counts[stem], stem)):
        places += counts[stem]
        if chosen and places > MAX_LOOKED_UP:
            break
        chosen[stem] = words[stem]
    return chosen


def _claims_ever() -> int:
    """How many numbers were given to claims: about as many as there are, without counting them."""
    # Two queries: asked for both ends in one, SQLite walks the whole table.
    numbers = Claim.objects.values_list("pk", flat=True)
    first, last = numbers.order_by("pk").first(), numbers.order_by("-pk").first()
    return last - first + 1 if first is not None and last is not None else 0
