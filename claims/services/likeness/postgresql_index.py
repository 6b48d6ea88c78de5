"""The index of statements on PostgreSQL: a row per stem and claim, kept by triggers.

Its own text search does not know how rare a word is, and ranks by how often words stand in one row alone.
"""

from collections.abc import Mapping, Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

from claims.search.scripts import on_postgresqls_line
from claims.search.stemming import CONFIGURATION, INSTALLED
from claims.text.likeness import LENGTH_WEIGHT, SATURATION
from claims.text.stems import Word

TABLE, FUNCTION, EMPTYING = "claims_statementword", "claims_index_statement", "claims_empty_statement_index"
# A text vector holds 1 MB at most.
MAX_INDEXED_CHARS = 100_000
# Beyond this a word tells statements apart so little that counting on is not worth the time.
MAX_COUNTED = 50_000
# For the choice of candidates alone; the ranking that follows measures it.
USUAL_STATEMENT_WORDS = 20

TABLES = f"""CREATE TABLE IF NOT EXISTS {TABLE} (
    stem text COLLATE "C" NOT NULL, claim_id bigint NOT NULL, times integer NOT NULL, words integer NOT NULL,
    PRIMARY KEY (stem, claim_id) INCLUDE (times, words)
)"""


def _vector(statement: str) -> str:
    """SQL of the stems in `statement`, itself SQL: folded first, so that only plain words are left."""
    line = on_postgresqls_line(f"left({statement}, {MAX_INDEXED_CHARS})")
    folded = f"regexp_replace(normalize({line}, NFKD), '[\u0300-\u036f]', '', 'g')"
    return f"to_tsvector('{CONFIGURATION}', regexp_replace(lower({folded}), '[^[:alnum:]]+', ' ', 'g'))"


def _insert(claims: str, claim: str, statement: str) -> str:
    return f"""INSERT INTO {TABLE} (stem, claim_id, times, words)
        SELECT lexeme, {claim}, cardinality(positions), sum(cardinality(positions)) OVER (PARTITION BY {claim})
        FROM {claims} unnest({_vector(statement)}) AS found(lexeme, positions, weights)"""


FUNCTIONS = [
    f"""CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM {TABLE} WHERE claim_id = OLD.id AND stem = ANY (tsvector_to_array({_vector("OLD.statement")}));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        {_insert("", "NEW.id", "NEW.statement")};
    END IF;
    RETURN NULL;
END $$""",
    f"""CREATE OR REPLACE FUNCTION {EMPTYING}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM {TABLE};
    RETURN NULL;
END $$""",
]
_EACH = f"FOR EACH ROW EXECUTE FUNCTION {FUNCTION}()"
TRIGGERS = {
    "claims_index_insert": f"AFTER INSERT OR DELETE ON claims_claim {_EACH}",
    "claims_index_update": "AFTER UPDATE OF id, statement ON claims_claim FOR EACH ROW "
    f"WHEN (NEW.statement IS DISTINCT FROM OLD.statement OR NEW.id <> OLD.id) EXECUTE FUNCTION {FUNCTION}()",
    "claims_index_truncate": f"AFTER TRUNCATE ON claims_claim FOR EACH STATEMENT EXECUTE FUNCTION {EMPTYING}()",
}


class PostgresqlIndex:
    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def install(self) -> None:
        """Create what is missing."""
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'claims_claim'::regclass")
            is_whole = TRIGGERS.keys() <= {name for (name,) in cursor.fetchall()}
            # One that an earlier release wrote reads statements otherwise.
            cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [FUNCTION])
            is_whole = is_whole and any(body.strip() in FUNCTIONS[0] for (body,) in cursor.fetchall())
        if not is_whole:
            self.rebuild()

    def rebuild(self) -> None:
        with self.connection.cursor() as cursor:
            for statement in (INSTALLED, TABLES, *FUNCTIONS):
                cursor.execute(statement)
            for name, body in TRIGGERS.items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON claims_claim")
                cursor.execute(f"CREATE TRIGGER {name} {body}")
            cursor.execute(f"DELETE FROM {TABLE}")
            cursor.execute(_insert("claims_claim AS claim CROSS JOIN LATERAL", "claim.id", "claim.statement"))

    def counts(self, stems: Sequence[str]) -> dict[str, int]:
        """How many statements have each of these stems, counted up to MAX_COUNTED."""
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"""SELECT stem, (SELECT count(*) FROM (
                        SELECT 1 FROM {TABLE} AS held WHERE held.stem = asked.stem LIMIT {MAX_COUNTED}
                    ) AS counted) FROM unnest(%s::text[]) AS asked(stem)""",
                [list(stems)],
            )
            return dict(cursor.fetchall())

    def nearest(self, words: Mapping[str, Word], weights: Mapping[str, float], limit: int) -> list[int]:
        """Claims with any of these words (by stem), by BM25, best first; none where there is no word."""
        if not words:
            return []
        length = f"{1 - LENGTH_WEIGHT:.3f} + {LENGTH_WEIGHT} * words / {USUAL_STATEMENT_WORDS}.0"
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"""SELECT claim_id FROM {TABLE}
                    JOIN unnest(%s::text[], %s::float8[]) AS asked(stem, weight) USING (stem)
                    GROUP BY claim_id
                    ORDER BY sum(weight * times / (times + {SATURATION} * ({length}))) DESC, claim_id LIMIT %s""",
                [list(words), [weights[stem] for stem in words], limit],
            )
            return [pk for (pk,) in cursor.fetchall()]
