"""What a search finds: words, phrases, numbers, and whatever somebody types; the same on both engines."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Claim
from claims.search import Match, match
from claims.text.hits import hits_in
from claims.text.query import parse_query
from claims.workflow import perform
from tests import factories
from tests.search.searching import found, keys_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("medicaid ", ["hipaa"]),
        ("MEDICAID records", ["hipaa"]),
        ("records governor ", []),
        ("agency ", ["governor"]),
        ("govern", ["governor"]),
        ('"five members"', ["governor"]),
        ('"members five"', []),
        ('"bars sharing"', ["bill"]),
        ("in -medicaid ", []),
        ("five -medicaid ", ["governor"]),
        ("-medicaid ", ["bill", "governor"]),
        ("sb19-216 ", ["bill"]),
        # The words of two texts of a claim are no phrase.
        ('"sharing senate"', []),
        ("nothing such ", []),
    ],
)
def test_words_phrases_and_exclusions(cast, claims, any_number, text, names):
    assert found(text, cast["second"]) == {claims[name] for name in names}


def test_numbers_find_claims_and_documents(cast, claims, any_number):
    hipaa = claims["hipaa"]

    assert found(hipaa.number, cast["second"]) == {hipaa}
    assert found(f"{hipaa.number} governor ", cast["second"]) == set()
    assert found(f"D-{hipaa.document_id} governor ", cast["second"]) == {claims["governor"]}
    assert found(f"D-{hipaa.document_id}", cast["second"]) == set(claims.values())
    assert found(hipaa.number, cast["viewer"]) == set()


def test_the_number_typed_comes_first(cast, claims):
    perform("note", claims["bill"], by=cast["lead"], body=f"See {claims['governor'].number}.")

    ranked = Match(parse_query(claims["governor"].number), cast["lead"]).ranked(Claim.objects.all())

    assert ranked.keys == [claims["governor"].pk, claims["bill"].pk]


def test_what_a_claim_says_counts_more_than_what_was_found(cast, claims):
    perform("note", claims["bill"], by=cast["lead"], body="The governor, again the governor.")

    ranked = Match(parse_query("governor "), cast["lead"]).ranked(Claim.objects.all())

    assert ranked.keys == [claims["governor"].pk, claims["bill"].pk]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40))
def test_any_text_can_be_searched_for(cast, claims, text):
    query = parse_query(text)

    for user in (cast["lead"], cast["viewer"]):
        assert Match(query, user).ranked(Claim.objects.visible_to(user)).keys is not None
        list(Match(query, user).narrow(Claim.objects.visible_to(user)))


WORDS = ["senate", "bill", "216", "hipaa", "covers", "records", "record", "governor", "agencies", "five", "the", "of"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), is_phrase=st.booleans(), is_open=st.booleans())
def test_both_engines_find_what_marking_finds(cast, claims, words, is_phrase, is_open):
    """Statement and quote alone: each engine, and the marking in Python, agree on what has all the words."""
    text = f'"{" ".join(words)}"' if is_phrase else " ".join(words)
    query = parse_query(text if is_open else f"{text} ")

    def has(claim):
        texts = [claim.statement, *(anchor.quote for anchor in claim.anchors.all()), *keys_of(claim)]
        return all(any(hits_in(one, query._replace(terms=(term,))) for one in texts) for term in query.terms)

    assert found(text if is_open else f"{text} ", cast["lead"]) == {claim for claim in claims.values() if has(claim)}


@pytest.mark.postgres
def test_rare_words_are_counted_and_ranked_in_one_go(claims, cast):
    asked = Match(parse_query("medicaid "), cast["lead"])
    with CaptureQueriesContext(connection) as queries:
        ranked = asked.ranked(Claim.objects.all())

        assert ranked.keys == [claims["hipaa"].pk]
        assert asked.count_in(Claim.objects.all()) == 1

    # The other one asks whether there are words of one's own.
    assert len(queries) == 2


@pytest.mark.postgres
def test_common_words_are_only_counted_on_the_way(monkeypatch, claims, cast):
    monkeypatch.setattr(match, "COMMON", 1)
    asked = Match(parse_query("of "), cast["lead"])

    ranked = asked.ranked(Claim.objects.all())

    assert set(ranked.keys) == {claims["bill"].pk, claims["governor"].pk}
    assert asked.is_common


def test_raised_and_lowered_digits_are_found_as_people_type_them(cast):
    body = "# Sums\n\nRye paid $45¹ million in 2019. Troy let out 12 t of CO₂ in 2020. Utica sold 7 km² to the state.\n"
    rye, troy, utica = factories.document(body, by=cast["lead"]).claims.in_document_order()

    for typed, claim in {
        "45 ": rye, '"45¹ million"': rye, "45¹ ": rye,
        "CO2 ": troy, "co₂ ": troy, "co2": troy,
        "km2 ": utica, "km² ": utica, '"7 km"': utica,
    }.items():  # fmt: skip
        assert found(typed, cast["author"]) == {claim}, typed
    assert found("451 ", cast["author"]) == set()
    assert found("450", cast["author"]) == set()
