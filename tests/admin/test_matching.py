"""Repetitions and similar claims on the pages of claims and documents."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Match
from tests import factories
from tests.admin.conftest import page_of


@pytest.fixture
def group(document):
    claims = list(document.claims.order_by("pk")[:3])
    for other in claims[1:]:
        Match.objects.create(claim=claims[0], other=other, kind="same", score=0.9)
    return claims


@pytest.fixture
def elsewhere(claim):
    other = factories.claim()
    Match.objects.create(claim=claim, other=other, kind="similar", score=0.8)
    return other


def test_a_group_shows_on_its_document_and_on_each_claim(cast, document, group):
    page = cast.rita.get(page_of(document))

    assert "Says the same more than once" in page.words
    assert all(claim.number in page.words for claim in group)
    assert group[2].number in cast.rita.get(page_of(group[1])).words


def test_nothing_is_offered_before_the_own_review_and_nothing_is_ticked(cast, group):
    assert "answer" not in cast.rita.get(page_of(group[0])).acts
    factories.review(group[0], cast.rita.person)

    page = cast.rita.get(page_of(group[0]))

    assert "answer" in page.acts
    assert "answer" not in page.fields
    assert "answer" not in cast.sam.get(page_of(group[0])).acts


def test_ticked_claims_get_the_review(cast, group):
    factories.review(group[0], cast.rita.person)

    page = cast.rita.press(page_of(group[0]), "answer", answer=f"{group[1].pk}:{group[1].lock_version}")

    assert Claim.objects.get(pk=group[1].pk).verdict == "disputed"
    assert Claim.objects.get(pk=group[2].pk).verdict == ""
    assert f"{group[1].number}: Disputed." in page.words


@pytest.mark.parametrize("sent", ["", "x:y", "0:0", "99999999999999999999:1", "1"])
def test_nothing_ticked_or_nonsense_is_refused(cast, group, sent):
    factories.review(group[0], cast.rita.person)

    response = cast.rita.send(page_of(group[0]), act="answer", answer=sent)

    assert response.status_code == 422
    assert "say the same" in response.content.decode()


def test_a_similar_claim_shows_with_its_verdict_and_takes_none_over(cast, claim, elsewhere):
    factories.review(elsewhere, cast.sam.person)

    page = cast.rita.get(page_of(claim))

    assert "Similar claims elsewhere" in page.words
    assert elsewhere.statement in page.words
    assert "Disputed" in page.words
    assert page.fields.get("decision-verdict") is None


def test_a_sealed_verdict_elsewhere_does_not_show(cast, claim, blind):
    older, newer = sorted([claim, blind], key=lambda row: row.pk)
    Match.objects.create(claim=older, other=newer, kind="similar", score=0.8)
    factories.review(blind, cast.sam.person, rationale="Sealed words.")

    html = cast.rita.client.get(page_of(claim)).content.decode()

    assert blind.number in html
    assert "Sealed words." not in html
    assert "mark-disputed" not in html


@pytest.mark.parametrize(("act", "state"), [("confirm_match", "confirmed"), ("reject_match", "rejected")])
def test_a_person_judges_a_match(cast, claim, elsewhere, act, state):
    match = Match.objects.get()

    page = cast.rita.press(page_of(claim), f"{act}:{match.pk}")

    match.refresh_from_db()
    assert match.state == state
    assert ("Similar claims elsewhere" in page.words) is (state == "confirmed")


def test_more_matches_take_no_more_queries(cast, claim, elsewhere):
    cast.rita.get(page_of(claim))
    with CaptureQueriesContext(connection) as few:
        cast.rita.client.get(page_of(claim))
    for _again in range(3):
        Match.objects.create(claim=claim, other=factories.claim(), kind="similar", score=0.7)

    with CaptureQueriesContext(connection) as many:
        cast.rita.client.get(page_of(claim))

    assert len(many) == len(few)
