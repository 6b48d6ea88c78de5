"""Pairs of claims to hold against each other, stored as matches and judged by a person."""

from pathlib import Path

import pytest

from claims.choices import MatchKind, MatchState, Role
from claims.models import Authority, Claim, Match
from claims.services.likeness import conflicts
from claims.services.likeness.suggested_matches import suggest_matches
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = """# Records

The agency shares the records of tenants with the police.

# Limits

House Bill 12 of 2019 prohibits the state from disclosing the records of tenants without a written court order.

The agency cannot share the records of tenants with the police.

# Acts

The Tenant Records Act prohibits the disclosure of the records of tenants without a written court order.
"""


@pytest.fixture
def document(reviewer):
    made = factories.document(TEXT, by=reviewer)
    suggest_matches(made)
    return made


def document_pairs(document, user):
    return conflicts.pairs_of(conflicts.document_pairs(document, user), user)


def told(pair):
    return pair.match.claim.statement, pair.one, pair.match.other.statement, pair.other


def test_what_cannot_both_stand_is_stored_with_its_words(document, reviewer):
    pairs = [pair for pair in document_pairs(document, reviewer) if not pair.is_rule]

    shares = "The agency shares the records of tenants with the police."
    cannot = "The agency cannot share the records of tenants with the police."
    assert (shares, "shares", cannot, "cannot share") in [told(pair) for pair in pairs]
    assert {pair.match.state for pair in pairs} == {MatchState.SUGGESTED}


def test_one_rule_under_two_names_offers_to_link_them(document, reviewer):
    (pair,) = [pair for pair in document_pairs(document, reviewer) if pair.is_rule]

    assert {pair.one, pair.other} == {"HB19-012", "Tenant Records Act"} or "Tenant Records Act" in (
        pair.one,
        pair.other,
    )
    assert {one.key for one in pair.linkable} == {pair.one, pair.other}
    assert "court" in pair.shared


def test_a_judged_pair_stays_when_pairs_are_suggested_again(document, reviewer):
    match = Match.objects.filter(kind=MatchKind.CONFLICT).first()
    perform("reject_match", match.claim, by=reviewer, match=match.pk)

    suggest_matches(document)

    match.refresh_from_db()
    assert match.state == MatchState.REJECTED
    assert match.pk not in {pair.match.pk for pair in document_pairs(document, reviewer)}


def test_no_verdict_moves(document, reviewer):
    match = Match.objects.filter(kind=MatchKind.CONFLICT).first()
    before = list(Claim.objects.order_by("pk").values("status", "verdict", "lock_version"))

    perform("confirm_match", match.other, by=reviewer, match=match.pk)

    assert list(Claim.objects.order_by("pk").values("status", "verdict", "lock_version")) == before


def test_viewers_see_no_suggestions(document):
    assert document_pairs(document, factories.user("vera", Role.VIEWER)) == []


def test_names_are_found_in_one_query(document, reviewer, django_assert_num_queries):
    assert Authority.objects.exists()

    with django_assert_num_queries(2):
        document_pairs(document, reviewer)


def test_the_faq_is_held_against_itself(reviewer):
    """What is "typically shared" stands against what "agencies cannot proactively share", and nothing else does."""
    body = (Path(__file__).parents[2] / "fixtures" / "colorado-faq" / "source.txt").read_bytes()
    document = import_document(body=body, filename="faq.txt", by=reviewer).document
    suggest_matches(document)

    (pair,) = [pair for pair in document_pairs(document, reviewer) if not pair.is_rule]

    words = told(pair)
    assert "typically shared with ICE" in words[0] and (words[1], words[3]) == ("shared", "cannot share")
    assert "cannot proactively share state benefits data with ICE" in words[2]
