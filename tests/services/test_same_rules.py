"""Links between authorities that are one rule under several names."""

import pytest

from claims.choices import AuthorityKind, Role
from claims.history import first_flaw
from claims.models import Authority, Event, SameRule
from claims.refusal import NotAllowed, Refused
from claims.services.likeness.same_rules import link, names_of, unlink
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def names(reviewer):
    """Four authorities, each named by a claim that nobody has settled."""
    claim = factories.claim()
    for key in ("One Act", "Two Act", "Three Act", "Four Act"):
        perform("mention", claim, by=reviewer, kind=AuthorityKind.ACT, key=key)
    return [Authority.objects.get(key=key) for key in ("One Act", "Two Act", "Three Act", "Four Act")]


def keys(authority, user):
    return [one.key for one in names_of([authority], user)[authority.pk]]


def test_a_link_shows_on_both_sides_with_its_event(names, reviewer):
    one, two, three, _four = names

    link(authority=two, other=one, by=reviewer)

    assert (keys(one, reviewer), keys(two, reviewer), keys(three, reviewer)) == (["Two Act"], ["One Act"], [])
    event = Event.objects.get(act="same_rule")
    assert event.actor_number == reviewer.pk
    assert f'"authorities":[{one.pk},{two.pk}]' in event.payload
    assert first_flaw() is None


def test_the_same_as_the_same_is_the_same(names, reviewer):
    one, two, three, four = names
    link(authority=one, other=two, by=reviewer)
    link(authority=three, other=two, by=reviewer)

    assert keys(one, reviewer) == ["Three Act", "Two Act"]
    assert names_of([one, four], reviewer)[four.pk] == []


def test_a_link_is_taken_back(names, reviewer):
    one, two, *_others = names
    link(authority=one, other=two, by=reviewer)

    unlink(authority=two, other=one, by=reviewer)

    assert keys(one, reviewer) == []
    assert Event.objects.filter(act="same_rule").count() == 2


def test_what_makes_no_sense_is_refused(names, reviewer):
    one, two, *_others = names
    link(authority=one, other=two, by=reviewer)

    with pytest.raises(Refused, match="linked already"):
        link(authority=two, other=one, by=reviewer)
    with pytest.raises(Refused, match="same as itself"):
        link(authority=one, other=one, by=reviewer)
    unlink(authority=one, other=two, by=reviewer)
    with pytest.raises(Refused, match="not linked"):
        unlink(authority=one, other=two, by=reviewer)
    assert Event.objects.filter(act="same_rule").count() == 2


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ADMINISTRATOR])
def test_only_who_reviews_links(names, role):
    stranger = factories.user("stan", role)

    with pytest.raises(NotAllowed):
        link(authority=names[0], other=names[1], by=stranger)
    assert not SameRule.objects.exists()


def test_a_name_that_one_may_not_see_stays_unseen(names, reviewer):
    viewer = factories.user("vera", Role.VIEWER)
    link(authority=names[0], other=names[1], by=reviewer)

    assert keys(names[0], viewer) == []
