"""A kept fixture: as if it were made for each test alone."""

import pytest
from django.db import connection, transaction

from claims.history import first_flaw
from claims.models import Claim
from claims.search.stale import STALE
from tests import factories
from tests.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def calls():
    return []


@pytest.fixture
def settled(calls):
    @kept
    def settled():
        calls.append(1)
        claim = factories.claim()
        factories.review(claim, factories.user("ann", "reviewer"))
        return claim

    return settled


class Undone(Exception):
    pass


def undone(work):
    with pytest.raises(Undone), transaction.atomic():
        work()
        raise Undone


def test_what_one_test_did_no_other_finds(settled, calls):
    def spoil():
        claim = settled()
        claim.statement = "Spoiled."
        factories.note(claim, claim.reviews.get().reviewer)
        Claim.objects.update(statement="Spoiled.")

    undone(spoil)
    claim = settled()

    assert calls == [1]
    assert claim.statement == Claim.objects.get(pk=claim.pk).statement != "Spoiled."
    assert (claim.reviews.count(), claim.notes.count()) == (1, 0)
    assert first_flaw() is None


def test_it_is_indexed_and_goes_on_like_any_other(settled, calls):
    undone(settled)
    claim = settled()

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {STALE}")
        assert cursor.fetchone() == (0,)
    factories.note(claim, claim.reviews.get().reviewer)
    assert calls == [1]
    assert first_flaw() is None


def test_another_database_has_it_made_anew(settled, calls):
    undone(settled)
    factories.user("bob", "lead")

    settled()

    assert calls == [1, 1]


def test_what_it_made_in_either_is_kept(settled, calls):
    bob = kept(lambda: factories.user("bob", "lead"))
    undone(settled)
    undone(lambda: (bob(), settled()))

    undone(settled)
    bob()
    settled()

    assert calls == [1, 1]
