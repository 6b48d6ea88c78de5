"""Whoever owns the database can change the history, but not unseen: the first broken number is named (18 to 20)."""

import random
from itertools import pairwise

import pytest
from django.db import connection, models

from claims import history
from claims.history import Head, contains, first_flaw, head
from claims.models import ChainHead, Event, EventText
from claims.services.store.triggers import drop_triggers, install_triggers
from tests import factories
from tests.trust import oracle
from tests.trust.crowd import figure

FIELDS = [field.name for field in Event._meta.get_fields()]

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    """A dozen events with texts, and the hands of somebody who owns the database."""
    claim, author = factories.claim(), factories.user("author", "reviewer")
    for number in range(8):
        factories.note(claim, author, body=f"Note {number}.")
    factories.review(claim, author)
    drop_triggers(connection)
    yield head().number
    install_triggers(connection)


def changed(field, value):
    """Another value of the same kind."""
    if isinstance(field, models.IntegerField):
        return (value or 0) + 1000
    return ("b" if value[0] == "a" else "a") + value[1:]


@pytest.mark.parametrize("name", FIELDS)
def test_a_change_of_any_field_of_any_event_is_found_where_it_is(chain, name):
    for number in range(1, chain + 1):
        event = Event.objects.get(pk=number)
        field = Event._meta.get_field(name)
        other = changed(field, getattr(event, name))

        Event.objects.filter(pk=number).update(**{name: other})

        # A number that was changed leaves a hole, which shows at the next one; at the end, at the one before.
        named = number if name != "number" else min(number + 1, chain)
        flaw = first_flaw()
        assert flaw is not None
        assert flaw.number in ({named} if name != "number" else {named, number + 1000})
        assert oracle.broken_link() is not None
        Event.objects.filter(pk=other if name == "number" else number).update(**{name: getattr(event, name)})
        assert first_flaw() is None


def test_two_events_that_changed_places_are_found(chain):
    for number, later in pairwise(range(1, chain + 1)):
        Event.objects.filter(pk=number).update(number=10**6)
        Event.objects.filter(pk=later).update(number=number)
        Event.objects.filter(pk=10**6).update(number=later)

        assert first_flaw().number == number

        Event.objects.filter(pk=number).update(number=10**6)
        Event.objects.filter(pk=later).update(number=number)
        Event.objects.filter(pk=10**6).update(number=later)
        assert first_flaw() is None


def test_an_event_taken_from_the_middle_is_missed_at_the_next(chain):
    Event.objects.filter(pk=5).delete()

    flaw = first_flaw()

    assert (flaw.number, flaw.problem) == (6, "event 5 is missing")


def test_a_tail_cut_off_does_not_reach_the_head(chain):
    Event.objects.filter(pk__gt=chain - 3).delete()

    assert first_flaw().number == chain - 3


def test_an_event_without_the_head_moved_is_found(chain):
    Event.objects.create(
        number=chain + 1, at="2026-01-01", act="decide", payload="{}", previous_hash=head().hash, hash="0" * 64
    )

    assert first_flaw().number == chain + 1


@pytest.mark.parametrize("kept", [1, 5, -1])
def test_a_tail_cut_off_with_the_head_put_back_is_seen_by_an_outside_head_alone(chain, kept):
    published = head()
    last = Event.objects.get(pk=kept if kept > 0 else chain + kept)

    Event.objects.filter(pk__gt=last.pk).delete()
    ChainHead.objects.update(number=last.number, hash=last.hash)

    assert first_flaw() is None, "the chain that is left is whole: that is why heads are published"
    assert not contains(published)
    assert contains(Head(last.number, last.hash))


def test_a_chain_written_anew_is_seen_by_an_outside_head_alone(chain):
    published = head()
    events = list(Event.objects.order_by("number"))
    previous = events[3].previous_hash
    for event in events[3:]:
        event.actor_number = 99
        event.previous_hash = previous
        event.hash = previous = history._hash(event)
    Event.objects.filter(pk__gte=events[3].pk).delete()
    Event.objects.bulk_create(events[3:])
    ChainHead.objects.update(hash=previous)

    assert first_flaw() is None
    assert not contains(published)


@pytest.mark.parametrize("name", ["body", "salt", "name"])
def test_a_changed_text_is_found_at_its_event(chain, name):
    for text in list(EventText.objects.all()):
        EventText.objects.filter(pk=text.pk).update(**{name: "x" + getattr(text, name)[1:]})

        assert first_flaw().number == text.event_number

        EventText.objects.filter(pk=text.pk).update(**{name: getattr(text, name)})
    assert first_flaw() is None


def test_a_text_slipped_in_is_found(chain):
    EventText.objects.create(event_number=3, name="rationale", salt="0" * 32, body="Never said.")

    assert first_flaw().number == 3


def test_erasing_texts_leaves_the_chain_whole(chain):
    published = head()
    words = list(EventText.objects.values_list("body", flat=True))
    install_triggers(connection)

    gone, _rows = EventText.objects.all().delete()

    assert gone == len(words) > 8
    assert first_flaw() is None
    assert contains(published)
    assert not any(word in str(oracle.everything()["claims_event"]) for word in words)


def test_single_changes_anywhere_are_found(chain, seed):
    chance = random.Random(seed)
    for _change in range(figure(100, 1000)):
        event = Event.objects.get(pk=chance.randint(1, chain))
        place = chance.randrange(len(event.payload))
        payload = event.payload[:place] + chr(ord(event.payload[place]) ^ 1) + event.payload[place + 1 :]
        Event.objects.filter(pk=event.pk).update(payload=payload)

        assert first_flaw().number == event.number

        Event.objects.filter(pk=event.pk).update(payload=event.payload)
