"""Finding stored claims by what they say, on both engines, however the claims got in."""

import pytest
from django.db import connection

from claims.models import Claim, Document
from claims.services.likeness.matching import similar_claims
from claims.services.store.setup import prepare_database
from tests import factories

pytestmark = pytest.mark.django_db

SAID = [
    "Agencies may not share benefits data with immigration officers.",
    "The city planted 4,000 oak trees along the river in 2019.",
    "The mayor of Springfield owns a vineyard in France.",
]


@pytest.fixture
def said():
    document = Document.objects.create(title="Said before")
    return Claim.objects.bulk_create(Claim(document=document, statement=statement) for statement in SAID)


def found(text, **options):
    return [similar.pk for similar in similar_claims(text, **options)]


def test_claims_inserted_in_bulk_are_found(said):
    assert found("Planting oaks by the river")[0] == said[1].pk


def test_claims_of_an_import_are_found():
    claim = factories.claim()

    best = similar_claims(claim.statement)[0]

    assert best.claim == claim
    assert 0 < best.score <= 1


def test_claims_inserted_in_sql_are_found(said):
    copied = "INSERT INTO claims_claim ({0}) SELECT {0} FROM claims_claim WHERE id = %s"
    columns = [field.column for field in Claim._meta.concrete_fields if field.name != "id"]
    with connection.cursor() as cursor:
        cursor.execute(copied.format(", ".join(columns)), [said[2].pk])

    assert found("A vineyard in France") == [said[2].pk, Claim.objects.latest("pk").pk]


def test_a_changed_statement_is_found_by_its_new_words_alone(said):
    Claim.objects.filter(pk=said[1].pk).update(statement="Nobody planted cedars.")

    assert found("cedars") == [said[1].pk]
    assert found("oak trees") == []


def test_a_claim_that_is_gone_is_not_found(said):
    Claim.objects.filter(pk=said[1].pk).delete()

    assert found("oak trees along the river") == []


def test_limit_and_choice_are_kept(said):
    for_all = "share data, oak trees, a vineyard"

    assert len(found(for_all)) == 3
    assert len(found(for_all, limit=2)) == 2
    assert found(for_all, among=Claim.objects.filter(pk=said[2].pk)) == [said[2].pk]


@pytest.mark.parametrize(
    "text",
    ["", " ", "the of and", "😀", '"', "oak*", "NEAR(oak trees)", "oak AND OR NOT", "statement:oak", "{oak}",
     "' OR 1=1", "%s", "\\", "oak" * 10_000, "oak\x00tree", "\ud800"],
)  # fmt: skip
def test_no_text_is_taken_for_a_query_language(said, text):
    assert set(found(text)) <= {said[1].pk}


def test_a_very_long_statement_is_stored_and_found():
    Claim.objects.create(document=Document.objects.create(title="Long"), statement="cedar " * 300_000)

    assert len(found("cedar")) == 1


def test_accents_and_forms_of_letters_do_not_matter(said):
    Claim.objects.filter(pk=said[0].pk).update(statement="A CAFÉ in Besançon, naïve")

    assert found("cafe") == found("besancon") == found("naïve") == [said[0].pk]


def test_preparing_again_restores_a_lost_trigger_and_what_it_missed(said):
    with connection.cursor() as cursor:
        table = "" if connection.vendor == "sqlite" else " ON claims_claim"
        cursor.execute(f"DROP TRIGGER claims_index_update{table}")
    Claim.objects.filter(pk=said[1].pk).update(statement="Nobody planted cedars.")

    prepare_database("default")
    prepare_database("default")

    assert found("cedars") == [said[1].pk]
    assert found("oak trees") == []
