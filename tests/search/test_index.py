"""The index keeps up with what is written, and is built anew where it cannot."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims import search
from claims.models import Claim, Note, Source
from claims.search.index import rebuild
from claims.search.stale import STALE
from claims.services.likeness.statement_index import index_of
from claims.services.sources.keeping import save_source
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.search.searching import TEXT, found, plant

pytestmark = pytest.mark.django_db


def test_every_change_is_found_at_once(cast, claims):
    governor, lead = claims["governor"], cast["lead"]
    perform("amend", governor, by=lead, statement="Five people sit on the council.")
    assert found("council ", lead) == {governor}
    perform("mention", governor, by=lead, kind="bill", key="SB21-131")
    assert found("SB21-131 ", lead) == {governor}
    newer = TEXT.replace("The governor appoints", "The mayor appoints").encode()
    import_document(body=newer, filename="x.md", by=lead, document=governor.document)
    assert governor not in found("governor ", lead)
    assert found("mayor ", lead)


def test_a_source_renamed_is_found_by_its_new_name(cast, claims):
    plant(claims["bill"], cast["author"])
    source = Source.objects.get(title="planttitle")

    save_source(source=source, by=cast["lead"], seen=source.lock_version, title="renamed")

    assert found("renamed ", cast["viewer"]) == {claims["bill"]}
    assert found("planttitle ", cast["viewer"]) == set()


def test_a_claim_that_is_gone_is_found_by_nobody(cast, claims):
    perform("drop", claims["governor"], by=cast["lead"], reason="No claim.")

    assert found("governor ", cast["lead"]) == set()
    assert stale() == 0


def unseen_note(claim, author, body):
    return Note(claim=claim, round=1, author=author, body=body, created_at=timezone.now())


def stale():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {STALE}")
        return cursor.fetchone()[0]


def test_what_is_written_round_the_door_waits_for_the_next_change(cast, claims):
    Note.objects.bulk_create([unseen_note(claims["hipaa"], cast["lead"], "smuggled")])
    assert stale() == 1
    assert found("smuggled ", cast["lead"]) == set()

    perform("note", claims["bill"], by=cast["lead"], body="Another.")

    assert stale() == 0
    assert found("smuggled ", cast["lead"]) == {claims["hipaa"]}


def test_a_rebuilt_index_finds_the_same(cast, claims, sealed):
    words = ["plantrationale ", "agencies ", "medicaid ", "sb19-216 "]
    before = [found(word, user) for word in words for user in cast.values()]

    assert search.rebuild(connection) == Claim.objects.count()

    assert [found(word, user) for word in words for user in cast.values()] == before


@pytest.mark.postgres
def test_tables_are_measured_only_where_there_are_claims():
    def measured() -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            rebuild(connection)
        return [query["sql"] for query in queries if query["sql"].startswith("ANALYZE")]

    Claim.objects.all().delete()
    assert measured() == []
    factories.claim()
    # Ours alone: those that a server's databases share would be locked for as long as the index is built.
    (sql,) = measured()
    assert all(table.startswith("claims_") for table in sql.removeprefix("ANALYZE ").split(", "))


def test_a_lost_trigger_rebuilds_the_index(cast, claims):
    with connection.cursor() as cursor:
        name = "claims_search_note_insert"
        cursor.execute(f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else " ON claims_note"))
    Note.objects.create(
        claim=claims["hipaa"], round=1, author=cast["lead"], body="unseen", created_at="2026-01-01T00:00Z"
    )

    search.install(connection)

    assert found("unseen ", cast["lead"]) == {claims["hipaa"]}


def test_they_are_taken_out_of_the_index_as_they_were_put_in(cast):
    claim = factories.document("# Sums\n\nRye paid $45¹ million in 2019.\n", by=cast["lead"]).claims.get()
    index = index_of(connection)

    def counted(*stems):
        found = index.counts(stems)
        return [found.get(stem, 0) for stem in stems]

    assert counted("45", "451") == [1, 0]

    perform("amend", claim, by=cast["author"], statement="Rye paid CO₂ taxes.")
    assert counted("45", "co2") == [0, 1]
    index.rebuild()
    assert counted("45", "co2") == [0, 1]
    perform("drop", claim, by=cast["author"], reason="None.")
    assert counted("co2") == [0]


def test_triggers_that_an_earlier_release_wrote_are_written_anew(cast):
    index, claim = index_of(connection), factories.document(by=cast["lead"]).claims.first()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER claims_index_update")
            cursor.execute("CREATE TRIGGER claims_index_update AFTER UPDATE ON claims_claim BEGIN SELECT 1; END")
        else:
            cursor.execute(
                "CREATE OR REPLACE FUNCTION claims_index_statement() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RETURN NULL; END $$"
            )

    index.install()

    perform("amend", claim, by=cast["author"], statement="Rye paid CO₂ taxes.")
    assert index.counts(["co2"]) == {"co2": 1}
