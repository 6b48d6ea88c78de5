"""Every act writes exactly one event in its own transaction, or none of it remains (tests 16 and 10 at the door)."""

import contextlib
from types import SimpleNamespace
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.db import connection

from claims import workflow
from claims.models import Claim, Event
from claims.services.versions.intake import import_document
from claims.workflow import ACTS, Stale, perform
from tests.kept import kept
from tests.trust import oracle, scenarios
from tests.trust.scenarios import CHANGED, SCENES

WRITES = ("INSERT", "UPDATE", "DELETE")
COUNTING = [name for name, act in ACTS.items() if act.statuses and act.counts]

pytestmark = pytest.mark.django_db


class Fault(Exception):
    pass


class Writes:
    """Lists the statements that write; fails just after the one numbered `fail_at`."""

    def __init__(self, fail_at=None):
        self.fail_at = fail_at
        self.seen = []

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.startswith(WRITES):
            self.seen.append(sql)
            if len(self.seen) - 1 == self.fail_at:
                raise Fault(sql)
        return result


@pytest.fixture
@kept
def cast(db):
    return scenarios.cast()


def do(act, scene, **more):
    # Fresh from the database, as a surface reads it: an act that fails must not have touched what the next one sees.
    target = type(scene.target).objects.get(pk=scene.target.pk)
    return perform(act, target, by=scene.by, **scene.data, **more)


def test_every_act_has_a_scene():
    assert set(SCENES) == set(ACTS)


@pytest.mark.parametrize("act", list(ACTS))
def test_an_act_writes_one_event(cast, act):
    scene = SCENES[act](cast)
    before = Event.objects.count()

    change = do(act, scene)

    events = list(Event.objects.filter(number__gt=before))
    assert [event.act for event in events] == [act] * ACTS[act].records
    for event in events:
        assert event.actor_number == scene.by.pk
        assert event.document_number == change.number
        if isinstance(scene.target, Claim):
            assert event.claim_number == scene.target.pk
    if act in COUNTING and not ACTS[act].ends:
        claim = Claim.objects.get(pk=scene.target.pk)
        assert claim.lock_version == scene.target.lock_version + 1 == events[0].lock_version
    oracle.assert_rounds_hold()
    oracle.assert_quotes_are_the_text()
    assert oracle.broken_link() is None


@pytest.mark.parametrize("act", list(ACTS))
def test_a_fault_after_any_write_leaves_nothing_of_the_act(cast, act):
    """The fault falls between every two writes in turn: claim without event and event without claim are among them."""
    scene, before = SCENES[act](cast), oracle.everything()
    number = 0
    while True:
        writes = Writes(fail_at=number)
        with connection.execute_wrapper(writes), contextlib.suppress(Fault):
            do(act, scene)
            break
        assert oracle.everything() == before, f"something is left after {writes.seen[-1]}"
        number += 1
    assert number == len(writes.seen) >= 1
    if ACTS[act].records:
        assert any("claims_event" in sql for sql in writes.seen)


@pytest.mark.parametrize("act", [name for name in ACTS if ACTS[name].records])
def test_an_act_that_cannot_be_recorded_is_not_done(cast, act):
    scene, before = SCENES[act](cast), oracle.everything()

    with mock.patch.object(workflow, "record", side_effect=Fault), pytest.raises(Fault):
        do(act, scene)

    assert oracle.everything() == before


def test_without_a_transaction_something_would_be_left(cast):
    """The negative control of the tests above."""
    scene, before = SCENES["decide"](cast), oracle.everything()

    with (
        mock.patch.object(workflow, "transaction", SimpleNamespace(atomic=contextlib.nullcontext)),
        mock.patch.object(workflow, "record", side_effect=Fault),
        pytest.raises(Fault),
    ):
        do("decide", scene)

    assert oracle.everything() != before


def test_an_import_writes_one_event_and_one_for_each_claim_it_flags(cast):
    before = Event.objects.count()

    import_document(body=CHANGED.encode(), filename="b.md", document=cast.document)

    written = list(Event.objects.filter(number__gt=before).values_list("act", "claim_number"))
    assert written == [("import", None), ("text_changed", cast.claim.pk)]


def test_a_fault_after_any_write_leaves_nothing_of_an_import(cast):
    before, number = oracle.everything(), 0
    while True:
        writes = Writes(fail_at=number)
        with connection.execute_wrapper(writes), contextlib.suppress(Fault):
            import_document(body=CHANGED.encode(), filename="b.md", document=cast.document)
            break
        assert oracle.everything() == before, f"something is left after {writes.seen[-1]}"
        number += 1
    assert number >= 10


@pytest.mark.parametrize("act", COUNTING)
def test_a_stale_act_is_refused_with_the_row_as_it_is_now(cast, act):
    scene = SCENES[act](cast)
    seen = Claim.objects.get(pk=scene.target.pk).lock_version
    perform("cite", scene.target, by=User.objects.get(username="other"), stance="context", title="Another work")
    now, before = Claim.objects.get(pk=scene.target.pk), oracle.everything()

    with pytest.raises(Stale) as refusal:
        do(act, scene, seen=seen)

    assert refusal.value.current == now
    assert refusal.value.current.lock_version == now.lock_version == seen + 1
    assert oracle.everything() == before


def test_what_the_second_of_two_typed_is_not_written_and_what_the_first_typed_stays(cast, canary):
    """Two people open one claim; both save."""
    first, second = Claim.objects.get(pk=cast.claim.pk), Claim.objects.get(pk=cast.claim.pk)
    firsts, seconds = canary("first"), canary("second")

    perform("amend", first, by=cast.author, statement=firsts)
    with pytest.raises(Stale) as refusal:
        perform("amend", second, by=cast.other, statement=seconds)

    assert refusal.value.current.statement == Claim.objects.get(pk=first.pk).statement == firsts
    assert firsts in str(oracle.everything())
    assert seconds not in str(oracle.everything())
