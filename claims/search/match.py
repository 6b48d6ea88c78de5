"""The claims that somebody's search finds, and the best of them."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import BooleanField, F, Func, Q

from claims.models.claim import ClaimQuerySet
from claims.search.engine import engine_of
from claims.search.reading import Reading, reading_of
from claims.statement import Statement, fetch, statement_of
from claims.text.query import Query, Term

# Words that more claims have are common: claims are then asked one by one in their order, and counts look no further.
COMMON = 10_000
# How many claims are ranked, and how many the ranking shows; of common words the counts look at as many.
MAX_RANKED = 1_000


class Holds(Func):
    """A condition in SQL of an engine's own; {pk} is the claim's number."""

    output_field = BooleanField()

    def __init__(self, condition: Statement) -> None:
        super().__init__(F("pk"))
        self.condition = condition

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_context: Any) -> Any:
        column, _none = compiler.compile(self.source_expressions[0])
        sql, values = self.condition
        return sql.replace("{pk}", column), list(values)


class Ranked(NamedTuple):
    """The best claims first. `is_all`: every claim found was ranked, and not the newest MAX_RANKED alone. `found`: how
    many claims the index has the words of, as `Match.found`."""

    keys: list[int]
    is_all: bool
    found: int


class Match:
    """What `query` finds among the claims that `user` may see, in the words that `user` may read."""

    def __init__(self, query: Query, user: Any, using: str = "default") -> None:
        self.query, self.user = query, user
        self.connection = connections[using]
        self.engine = engine_of(self.connection)
        self.reading = reading_of(user)

    @cached_property
    def is_common(self) -> bool:
        return not self.query.wanted or self.found > COMMON

    @cached_property
    def found(self) -> int:
        """How many claims the index has the words of, counted no further than they are common."""
        sql, values = self.engine.matching(self.reading, self.query.terms)
        counted = f"SELECT COUNT(*) FROM (SELECT 1 FROM ({sql}) AS found LIMIT {COMMON + 1}) AS counted"
        return int(fetch(self.connection, (counted, values))[0][0])

    def narrow(self, claims: ClaimQuerySet) -> ClaimQuerySet:
        """All of `claims` that the query finds."""
        found = self._condition(self.query.terms)
        for number in self._numbers():
            found |= number
        return claims.filter(found)

    def sample(self, claims: ClaimQuerySet) -> ClaimQuerySet:
        """Where the words are common those among the newest MAX_RANKED that have them, to count by; else all found."""
        if not self.is_common or not self.query.wanted:
            return self.narrow(claims)
        sql, values = self.engine.matching(self.reading, self.query.terms)
        newest = f"SELECT claim_id FROM ({sql}) AS found ORDER BY claim_id DESC LIMIT {MAX_RANKED}"
        return claims.filter(Holds((f"{{pk}} IN ({newest})", values)))

    def count_in(self, claims: ClaimQuerySet) -> int | None:
        """How many of `claims` the query finds, where the index alone can tell: rare words, among all there are."""
        if self.is_common or not _is_all(claims) or self._has_own or self._numbers():
            return None
        return self.found

    def ranked(self, claims: ClaimQuerySet) -> Ranked:
        """The claims found in the order of how well they fit, by BM25 (SQLite) or ts_rank (PostgreSQL).

        The newest MAX_RANKED of them are ranked, so that a common word costs no more than a rare one. A claim whose
        number was typed comes first.
        """
        if not self.query.wanted:
            return Ranked([], False, 0)
        shared = claims.exclude(Holds(self._mine())) if self._has_own else claims
        scored = self._scored(shared)
        if self._has_own:
            own = self.narrow(claims).filter(Holds(self._own(self.query.terms)))
            scored += [(key, float("-inf")) for key in own.values_list("pk", flat=True)[:MAX_RANKED]]
        first = [
            key for number in self._numbers() for key in claims.filter(number).values_list("pk", flat=True)[:MAX_RANKED]
        ]
        best = [key for key, _score in sorted(scored, key=lambda row: (row[1], row[0]))]
        return Ranked(list(dict.fromkeys([*first, *best]))[:MAX_RANKED], len(scored) <= MAX_RANKED, self.found)

    def _scored(self, claims: ClaimQuerySet) -> list[tuple[Any, ...]]:
        """(claim, score), the best with the smallest. Where nothing was counted yet, rare words are on the way."""
        chosen, terms, limit = statement_of(claims.order_by().values("id")), self.query.terms, MAX_RANKED + 1
        if "found" not in self.__dict__:
            among = None if _is_all(claims) else chosen
            both = self.engine.counted_and_ranked(self.reading, terms, among, limit, COMMON)
            if both is not None:
                rows = fetch(self.connection, both)
                self.found = int(rows[0][2])
                if not self.is_common:
                    return [(key, score) for key, score, _number in rows if key is not None]
        asked = self.engine.ranked(self.reading, terms, chosen, limit, is_common=self.is_common)
        return fetch(self.connection, asked)

    def _condition(self, terms: Sequence[Term]) -> Q:
        if not any(not term.is_excluded for term in terms):
            return ~Q(self._holds(terms)) if terms else Q()
        return Q(self._holds(terms))

    def _holds(self, terms: Sequence[Term]) -> Holds:
        """Rare words: the few claims that have them. Common ones: each claim is asked, in the order of the list."""
        if self.is_common:
            sql, values = self.engine.is_matching(self.reading, terms)
            found: Statement = (f"EXISTS ({sql})", values)
        else:
            sql, values = self.engine.matching(self.reading, terms)
            found = (f"{{pk}} IN ({sql})", values)
        if not self._has_own:
            return Holds(found)
        own, own_values = self._own(terms)
        mine, mine_values = self._mine()
        return Holds((f"(({found[0]} AND NOT {mine}) OR {own})", [*found[1], *mine_values, *own_values]))

    def _own(self, terms: Sequence[Term]) -> Statement:
        sql, values = self.engine.matching_own(terms, self.user.pk)
        return f"{{pk}} IN ({sql})", values

    def _mine(self) -> Statement:
        sql, values = self.engine.claims_of(self.user.pk)
        return f"{{pk}} IN ({sql})", values

    @cached_property
    def _has_own(self) -> bool:
        """Has the reader written into a sealed round? Then those claims are searched in the reader's own words too."""
        if self.reading != Reading.TEAM:
            return False
        sql, values = self.engine.claims_of(self.user.pk)
        return bool(fetch(self.connection, (f"{sql} LIMIT 1", values)))

    def _numbers(self) -> list[Q]:
        """Claims named by number: C-0142 itself, the claims of D-3; where they have the rest of the query as well."""
        named = [("pk", "c", self.query.claim), ("document", "d", self.query.document)]
        found = []
        for column, letter, number in named:
            if number is not None:
                rest = [term for term in self.query.terms if not _is_number(term, letter, number)]
                found.append(Q(**{column: number}) & self._condition(rest))
        return found


def _is_all(claims: ClaimQuerySet) -> bool:
    return not claims.query.where and not claims.query.is_sliced


def _is_number(term: Term, letter: str, number: int) -> bool:
    written = "".join(term.words)
    return written[:1] == letter and written[1:].isdecimal() and int(written[1:]) == number
