"""verify_history: the head to keep, and the first broken row by name."""

import pytest
from django.db import connection

from claims.models import Event, EventText
from claims.services.store.triggers import drop_triggers
from tests import factories
from tests.commands import refusal, run

pytestmark = pytest.mark.django_db


def test_verify_prints_the_head_to_keep():
    factories.review(factories.claim(), factories.user("ann", "reviewer"))
    last = Event.objects.latest("number")

    out, _err = run("verify_history")

    assert out.startswith(f"{last.number} events hold. Head {last.number}:{last.hash}\n")
    assert "tamper-evident since the last published head" in out


@pytest.mark.parametrize(
    ("tamper", "problem"),
    [
        (lambda event: event.filter(number=2).update(payload='{"stance":"supports"}'), "its own fields were changed"),
        (lambda event: event.filter(number=2).update(actor_number=99), "its own fields were changed"),
        (lambda event: event.filter(number=2).update(hash="0" * 64), "its own fields were changed"),
        (lambda event: event.filter(number=2).update(previous_hash="0" * 64), "it does not follow"),
        (lambda event: EventText.objects.filter(event_number=2).update(body="Kind words."), "its text “"),
    ],
)
def test_verify_names_the_first_broken_row(tamper, problem):
    ann = factories.user("ann", "reviewer")
    claim = factories.claim()
    factories.cite(claim, ann, excerpt="Hard words.")
    factories.note(claim, ann)
    drop_triggers(connection)

    assert tamper(Event.objects) == 1

    told = refusal("verify_history")
    assert told.startswith("Event 2 is broken: ")
    assert problem in told


def test_verify_finds_an_event_taken_out():
    factories.document(), factories.document(), factories.document()
    drop_triggers(connection)

    Event.objects.filter(number=2).delete()

    assert refusal("verify_history") == "Event 3 is broken: event 2 is missing."


def test_verify_finds_a_published_head_again():
    factories.document()
    out, _err = run("verify_history")
    published = out.split("Head ")[1].split()[0]
    factories.document()

    out, _err = run("verify_history", "--head", published)

    assert out.startswith("The published head 1 is still in the history.\n2 events hold.")


def test_verify_finds_that_a_published_head_is_gone():
    factories.document()

    told = refusal("verify_history", "--head", f"1:{'ab' * 32}")
    assert told.endswith("is not in the history: it was rewritten since.")
    assert "is not in the history" in refusal("verify_history", "--head", f"2:{Event.objects.get().hash}")


def test_the_head_before_the_first_event_can_be_published_too():
    published = run("verify_history")[0].split("Head ")[1].split()[0]
    factories.document()

    assert "still in the history" in run("verify_history", "--head", published)[0]


@pytest.mark.parametrize("written", ["412", "x:y", ":", "412:"])
def test_verify_refuses_what_is_no_head(written):
    assert "is no head" in refusal("verify_history", "--head", written)
