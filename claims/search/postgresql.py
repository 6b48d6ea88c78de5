"""Search on PostgreSQL: vectors of Porter stems with their places, ranked by ts_rank."""

from collections.abc import Collection, Iterable, Sequence

from claims.search.reading import WEIGHTS, OwnText, Reading
from claims.search.scripts import on_postgresqls_line
from claims.search.stale import STALE
from claims.search.stemming import CONFIGURATION, INSTALLED
from claims.statement import Statement
from claims.text.query import Term, folded

EMPTYING = "claims_search_empty"
# By label D, C, B, A; the last two are ours.
_RANKED_BY = f"'{{0, 0, {WEIGHTS[1] / WEIGHTS[0]:.3f}, 1}}'"
# Longer texts count their words a little less.
_BY_LENGTH = 1


class PostgresqlSearch:
    def tables(self) -> list[str]:
        of_all = [
            f"CREATE TABLE IF NOT EXISTS {reading} (claim_id bigint PRIMARY KEY, vector tsvector NOT NULL)"
            for reading in (Reading.TEAM, Reading.PUBLIC)
        ]
        return [
            INSTALLED,
            *of_all,
            f"CREATE TABLE IF NOT EXISTS {Reading.OWN} (claim_id bigint NOT NULL, author_id bigint NOT NULL, "
            "vector tsvector NOT NULL, PRIMARY KEY (claim_id, author_id))",
            f"CREATE INDEX IF NOT EXISTS {Reading.OWN}_author ON {Reading.OWN} (author_id)",
            *(f"CREATE INDEX IF NOT EXISTS {reading}_words ON {reading} USING gin (vector)" for reading in Reading),
            f"CREATE TABLE IF NOT EXISTS {STALE} (claim_id bigint NOT NULL)",
            f"CREATE OR REPLACE FUNCTION {EMPTYING}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {'; '.join(self.emptying())}; RETURN NULL; END $$",
            f"DROP TRIGGER IF EXISTS {EMPTYING} ON claims_claim",
            f"CREATE TRIGGER {EMPTYING} AFTER TRUNCATE ON claims_claim "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {EMPTYING}()",
        ]

    def emptying(self) -> list[str]:
        return [f"TRUNCATE {', '.join((*Reading, STALE))}"]

    def measuring(self, tables: Iterable[str]) -> list[str]:
        # Without it every claim's rows would be looked for in the whole table. By name: the tables that a server's
        # databases share would stay locked until the index is built.
        return [f"ANALYZE {', '.join(tables)}"]

    def installed(self) -> Statement:
        return "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal", []

    def dropping(self, name: str, table: str) -> list[str]:
        return [f"DROP TRIGGER IF EXISTS {name} ON {table}"]

    def taking_out(self, claims: Collection[int]) -> list[Statement]:
        return [(f"DELETE FROM {table} WHERE claim_id = ANY (%s)", [list(claims)]) for table in (*Reading, STALE)]

    def putting_in(self, reading: Reading, texts: Statement) -> Statement:
        sql, values = texts
        vector = f"{_vector('words', 'A')} || {_vector('findings', 'B')}"
        return (
            f"INSERT INTO {reading} (claim_id, vector) "
            f"SELECT claim_id, {vector} FROM ({sql}) AS texts(claim_id, words, findings)",
            values,
        )

    def putting_in_own(self, texts: Iterable[OwnText]) -> list[Statement]:
        vector = f"{_vector('%s', 'A')} || {_vector('%s', 'B')}"
        sql = f"INSERT INTO {Reading.OWN} (claim_id, author_id, vector) SELECT %s, %s, {vector}"
        return [(sql, [claim, author, words, findings]) for claim, author, words, findings in texts]

    def claims_of(self, author: int) -> Statement:
        return f"SELECT claim_id FROM {Reading.OWN} WHERE author_id = %s", [author]

    def matching(self, reading: Reading, terms: Sequence[Term]) -> Statement:
        """SELECT of the claims that have all terms."""
        return f"SELECT claim_id FROM {reading} WHERE vector @@ {_QUERY}", [_expression(terms)]

    def is_matching(self, reading: Reading, terms: Sequence[Term]) -> Statement:
        """SELECT of one claim, {pk}, where it has all terms."""
        sql, values = self.matching(reading, terms)
        return f"{sql} AND claim_id = {{pk}}", values

    def matching_own(self, terms: Sequence[Term], author: int) -> Statement:
        sql, values = self.matching(Reading.OWN, terms)
        return f"{sql} AND author_id = %s", [*values, author]

    def ranked(
        self, reading: Reading, terms: Sequence[Term], claims: Statement, limit: int, *, is_common: bool
    ) -> Statement:
        """(claim, score) of the newest `limit` of `claims` that have all terms; the best have the smallest score.

        Rare words are looked up, and the newest sought among what has them: left alone, the planner walks the claims
        from the newest down until it has met enough.
        """
        sql, values = claims
        score = f"-ts_rank({_RANKED_BY}, vector, {_QUERY}, {_BY_LENGTH})"
        having = f"SELECT claim_id, vector FROM {reading} WHERE vector @@ {_QUERY}"
        kept = "NOT MATERIALIZED" if is_common else "MATERIALIZED"
        newest = (
            f"SELECT found.claim_id, found.vector FROM found JOIN ({sql}) AS chosen ON chosen.id = found.claim_id "
            f"ORDER BY found.claim_id DESC LIMIT {limit}"
        )
        query = _expression(terms)
        return (
            f"WITH found AS {kept} ({having}) SELECT claim_id, {score} FROM ({newest}) AS newest",
            [query, query, *values],
        )

    def counted_and_ranked(
        self, reading: Reading, terms: Sequence[Term], claims: Statement | None, limit: int, common: int
    ) -> Statement:
        """Which claims have the words is asked once for both: that is most of what a search takes. Vectors are wide, so
        that those of the few that are ranked are looked up again."""
        chosen, values = claims or ("", [])
        among = f"JOIN ({chosen}) AS chosen ON chosen.id = found.claim_id " if chosen else ""
        newest = (
            f"SELECT found.claim_id FROM found {among}WHERE (SELECT number FROM counted) <= {common} "
            f"ORDER BY found.claim_id DESC LIMIT {limit}"
        )
        query = _expression(terms)
        return (
            f"WITH found AS MATERIALIZED "
            f"(SELECT claim_id FROM {reading} WHERE vector @@ {_QUERY} LIMIT {common + 1}), "
            f"counted AS MATERIALIZED (SELECT COUNT(*) AS number FROM found), "
            f"newest AS MATERIALIZED ({newest}) "
            f"SELECT best.claim_id, best.score, counted.number FROM counted LEFT JOIN "
            f"(SELECT claim_id, -ts_rank({_RANKED_BY}, vector, {_QUERY}, {_BY_LENGTH}) AS score "
            f"FROM {reading} WHERE claim_id = ANY (ARRAY(SELECT claim_id FROM newest))) AS best ON TRUE",
            [query, *values, query],
        )


_QUERY = f"to_tsquery('{CONFIGURATION}', %s)"


def _vector(text: str, label: str) -> str:
    """SQL of the stems in `text`, itself SQL: folded first, so that only plain words are left."""
    line = on_postgresqls_line(text)
    folded_text = f"lower(regexp_replace(normalize({line}, NFKD), '[\u0300-\u036f]', '', 'g'))"
    plain = f"regexp_replace({folded_text}, '[^[:alnum:]]+', ' ', 'g')"
    return f"setweight(to_tsvector('{CONFIGURATION}', {plain}), '{label}')"


def _expression(terms: Sequence[Term]) -> str:
    """The engine's own language. Words are letters and digits to begin with, so that nothing ends a quoted string."""
    wanted = [_phrase(term) for term in terms if not term.is_excluded]
    excluded = [_phrase(term) for term in terms if term.is_excluded]
    if not wanted:
        return " | ".join(excluded)
    return " & ".join([*wanted, *(f"!{phrase}" for phrase in excluded)])


def _phrase(term: Term) -> str:
    return f"({' | '.join(map(_way, term.phrases))})" if term.others else _way(term)


def _way(phrase: Term) -> str:
    words = [f"'{word}'" for word in folded(phrase.words)]
    if phrase.is_open:
        words[-1] += ":*"
    return f"({' <-> '.join(words)})" if words else "''"
