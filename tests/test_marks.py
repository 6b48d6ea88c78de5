"""One mark per claim, and a filter that finds exactly the claims that show it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.choices import Verdict
from claims.marks import MARKS, State, has_mark, mark_of, states, states_of
from claims.models import Claim
from claims.templatetags.workbench import draw
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims(db):
    author, other = factories.user("author", "reviewer"), factories.user("other", "reviewer")
    text = "\n\n".join(f"Town {number} shares its data." for number in range(12))
    found = list(factories.document(text).claims.in_document_order())
    for claim, verdict in zip(found, Verdict, strict=False):
        factories.review(claim, author, verdict)
    held, second, contested, flagged, expired = found[5:10]
    perform("take", held, by=author)
    perform("take", expired, by=author, at=timezone.now() - timedelta(days=1))
    for claim in (second, contested):
        perform("ask_second", claim, by=other, reason="Hard.")
        factories.review(claim, author)
    factories.review(contested, other, Verdict.UNVERIFIABLE)
    Claim.objects.filter(pk=flagged.pk).update(text_changed=True)
    return Claim.objects.select_related("document").in_document_order()


def test_a_claim_shows_one_mark(claims):
    at = timezone.now()

    shown = [mark_of(claim, at).name for claim in claims]

    assert shown == [*Verdict.values, "held", "second", "contested", "text_changed", "open", "open", "open"]


def test_a_contest_that_a_lead_holds_is_contested_still(claims):
    contested = claims[7]
    perform("take", contested, by=factories.user("lee", "lead"))
    at = timezone.now()

    shown = mark_of(contested, at)

    assert (shown.name, str(shown.also)) == ("contested", "in review")
    assert draw(shown).count("Contested, in review") == 1
    assert list(claims.filter(has_mark("contested", at))) == [contested]
    assert contested not in claims.filter(has_mark("held", at))
    assert not states_of("held") & states(["contested"])


@pytest.mark.parametrize("name", list(MARKS))
def test_the_filter_finds_what_shows_the_mark(claims, name):
    at = timezone.now()

    assert {claim for claim in claims if mark_of(claim, at).name == name} == set(claims.filter(has_mark(name, at)))


def test_each_claim_has_a_state_of_its_mark(claims):
    at = timezone.now()

    for claim in claims:
        assert State(claim.status, claim.text_changed) in states_of(mark_of(claim, at).name)


def test_every_mark_has_word_and_icon_of_its_own():
    assert (
        len({mark.icon for mark in MARKS.values()}) == len({str(mark.label) for mark in MARKS.values()}) == len(MARKS)
    )
