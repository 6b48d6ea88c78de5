"""The chain of events: whole, in order, and telling when it is not."""

import json
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from claims.history import GENESIS, Entry, Flaw, Head, _hash, canonical_json, first_flaw, head, record
from claims.models import ChainHead, Event, EventText
from claims.services.store.triggers import drop_triggers, install_triggers
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def three():
    return record([Entry("note", AT, claim=1, texts={"body": f"note {number}"}) for number in range(3)])


@pytest.fixture
def tampering():
    """The hands of somebody who owns the database."""
    drop_triggers(connection)
    yield
    install_triggers(connection)


def test_an_empty_history_holds():
    assert (head(), first_flaw()) == (Head(0, GENESIS), None)


def test_events_are_numbered_without_gaps_and_linked(three):
    events = list(Event.objects.order_by("number"))

    assert [event.number for event in events] == [1, 2, 3]
    assert [event.previous_hash for event in events] == [GENESIS, events[0].hash, events[1].hash]
    assert (three, head(), first_flaw()) == (Head(3, events[2].hash), three, None)


def test_the_same_fields_never_give_the_same_hash_twice(three):
    assert len(set(Event.objects.values_list("hash", flat=True))) == 3


def test_free_texts_stand_beside_the_event_as_salted_digests(three):
    event, text = Event.objects.get(pk=1), EventText.objects.get(event_number=1)

    assert text.body not in event.payload
    assert list(json.loads(event.payload)["texts"]) == ["body"]
    assert len(text.salt) == 32


def test_erasing_a_text_leaves_the_chain_whole(three):
    EventText.objects.filter(event_number=2).delete()

    assert first_flaw() is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("act", "decide"),
        ("at", "2020-01-01T00:00:00+00:00"),
        ("actor_number", 7),
        ("claim_number", 2),
        ("document_number", 2),
        ("round", 3),
        ("lock_version", 9),
        ("payload", "{}"),
        ("hash", "f" * 64),
        ("previous_hash", "f" * 64),
    ],
)
def test_the_first_changed_row_is_named(three, tampering, field, value):
    Event.objects.filter(pk=2).update(**{field: value})

    flaw = first_flaw()

    assert flaw is not None and flaw.number == 2


def test_a_row_rewritten_with_a_hash_of_its_own_is_found_at_the_next(three, tampering):
    event = Event.objects.get(pk=2)
    event.act = "decide"
    Event.objects.filter(pk=2).update(act=event.act, hash=_hash(event))

    assert first_flaw() == Flaw(3, "it does not follow from the event before it")


def test_a_changed_text_is_named(three, tampering):
    EventText.objects.filter(event_number=3).update(body="other words")

    assert first_flaw() == Flaw(3, "its text “body” was changed")


def test_a_missing_event_is_named(three, tampering):
    Event.objects.filter(pk=2).delete()

    assert first_flaw() == Flaw(3, "event 2 is missing")


def test_a_cut_tail_is_named(three, tampering):
    Event.objects.filter(pk=3).delete()

    assert first_flaw() == Flaw(2, "the head says event 3, the chain ends at 2")


def test_a_head_set_back_is_named(three, tampering):
    ChainHead.objects.update(number=2, hash=Event.objects.get(pk=2).hash)

    assert first_flaw() == Flaw(3, "the head says event 2, the chain ends at 3")


@pytest.mark.parametrize(
    "write",
    [
        lambda: Event.objects.filter(pk=1).update(act="x"),
        lambda: Event.objects.filter(pk=1).delete(),
        lambda: EventText.objects.update(body="x"),
        lambda: ChainHead.objects.all().delete(),
    ],
)
def test_the_database_refuses_to_change_history(three, write):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        write()

    assert first_flaw() is None


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_a_mistake():
    with pytest.raises(RuntimeError):
        record([Entry("note", AT)])


def test_canonical_json_does_not_depend_on_the_order_of_keys():
    assert canonical_json({"b": 1, "a": "é"}) == canonical_json({"a": "é", "b": 1}) == '{"a":"é","b":1}'


def test_each_counting_act_carries_the_number_it_raised_the_claim_to():
    person, claim = factories.user("author", "reviewer"), factories.claim()

    factories.review(claim, person)
    factories.note(claim, person)
    perform("undo", claim, by=person)

    events = Event.objects.of_claim(claim.pk).order_by("number")
    assert list(events.values_list("act", "lock_version")) == [("cite", 1), ("decide", 2), ("note", None), ("undo", 3)]


def test_deactivating_a_user_loses_nothing():
    person, claim = factories.user("author", "reviewer"), factories.claim()
    factories.review(claim, person)
    events = Event.objects.filter(actor_number=person.pk).count()

    person.is_active = False
    person.save(update_fields=["is_active"])

    assert (Event.objects.filter(actor_number=person.pk).count(), first_flaw()) == (events, None)
