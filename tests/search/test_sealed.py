"""Words of a sealed round are found by their author alone, and move nobody else's counts."""

import re

import pytest

from claims.choices import Verdict
from claims.models import Claim
from claims.search import Match
from claims.text.query import parse_query
from claims.workflow import perform
from tests import factories
from tests.search.searching import PLANTED, found, plant

pytestmark = pytest.mark.django_db

# Every text that a claim carries, in a round that is sealed, open, or settled; and who finds it.
TEAM = {"author", "second", "lead"}


@pytest.mark.parametrize("word", [*PLANTED, "plantpublic", "plantprivate"])
def test_a_settled_claim_is_found_by_all_but_its_private_notes(cast, claims, word):
    plant(claims["bill"], cast["author"])

    readers = {name for name, user in cast.items() if found(f"{word} ", user)}

    assert readers == (TEAM if word == "plantprivate" else TEAM | {"viewer"})


@pytest.mark.parametrize("word", [*PLANTED, "plantpublic", "plantprivate"])
def test_a_sealed_round_is_found_by_its_author_alone(cast, sealed, any_number, word):
    readers = {name for name, user in cast.items() if found(f"{word} ", user)}

    assert readers == {"author"}


def test_sealed_words_and_those_everybody_reads_are_found_together(cast, sealed):
    assert found("agencies plantrationale ", cast["author"]) == {sealed}
    assert found("agencies -plantrationale ", cast["author"]) == set()
    assert sealed in found("agencies -plantrationale ", cast["second"])


def test_a_sealed_word_moves_nobody_elses_counts_or_ranks(cast, sealed):
    other = factories.claim(factories.document(by=cast["lead"]))
    text = "agencies "
    before = [Match(parse_query(text), cast[name]).ranked(Claim.objects.all()).keys for name in ("second", "viewer")]
    perform("note", sealed, by=cast["author"], body="agencies " * 50)
    after = [Match(parse_query(text), cast[name]).ranked(Claim.objects.all()).keys for name in ("second", "viewer")]

    assert after == before
    assert other.pk in before[0]


def test_when_a_round_opens_the_team_finds_its_words(cast, sealed):
    factories.review(sealed, cast["second"], Verdict.VERIFIED)

    assert found("plantrationale ", cast["lead"]) == {sealed}
    assert found("plantrationale ", cast["viewer"]) == set()


def test_a_reopened_claim_is_not_found_by_viewers_any_more(cast, claims):
    plant(claims["bill"], cast["author"])
    perform("reopen", claims["bill"], by=cast["second"], reason="New facts.")

    assert found("plantrationale ", cast["viewer"]) == set()
    assert found("plantrationale ", cast["second"]) == {claims["bill"]}


def test_a_second_review_seals_and_withdrawn_words_are_gone(cast, claims):
    plant(claims["bill"], cast["author"])
    perform("undo", claims["bill"], by=cast["author"])
    assert found("plantrationale ", cast["author"]) == set()

    perform("ask_second", claims["bill"], by=cast["author"], reason="Sure?")
    assert found("plantpin ", cast["second"]) == set()
    assert found("plantpin ", cast["author"]) == {claims["bill"]}


@pytest.mark.parametrize("person", ["second", "viewer", "lead"])
def test_no_page_shows_counts_or_marks_a_sealed_word(client, cast, sealed, person):
    """The whole page, with what the search box gives back of the query itself taken out."""
    client.force_login(cast[person])
    for word in [*PLANTED, "plantpublic", "plantprivate"]:
        for address in ("/claims/", "/admin/claims/claim/"):
            html = client.get(address, {"text": word}).content.decode()
            shown = re.sub(r'value="plant\w+"|text=plant\w+', "", html)
            assert "plant" not in shown
            assert "<mark>" not in shown
            if person != "viewer" or address == "/claims/":
                assert re.search(r'role="status"[^>]*>\s*0 claims', html)
