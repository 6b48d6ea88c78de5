"""What the processes of the trust tests do. Imported by them alone, without pytest."""

import os
import random
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import django
from django.apps import apps

if not apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()

from django.contrib.auth.models import User
from django.db import connection, connections
from django.utils import timezone

from claims import workflow
from claims.choices import Stance, Verdict
from claims.models import Citation, Claim, Document, Mention, Queue, Sentence, VersionText
from claims.refusal import Refused
from claims.services.desk.bundle import Step
from claims.services.desk.queues import decide_and_go_on, hand_out
from claims.services.team.people import save_person
from claims.services.versions.intake import import_document
from tests.durability import without_waiting

APPLICATION = "factcheck-trust"


def answer(sender: Connection, database: str, job: Callable[..., Any], args: Any, options: Any) -> None:
    """Run one job on `database` and send back what came of it."""
    settings = connection.settings_dict
    settings["NAME"] = database
    without_waiting(connection)
    if connection.vendor == "postgresql":
        pool = {"pool": False, "application_name": APPLICATION}
        settings["OPTIONS"] = settings["OPTIONS"] | pool
    try:
        result = (True, job(*args, **options))
    except BaseException:
        result = (False, traceback.format_exc())
    connections.close_all()
    sender.send(result)
    sender.close()


def at_once(barrier: Any, job: Callable[..., Any], *args: Any, **options: Any) -> Any:
    connection.ensure_connection()
    barrier.wait(60)
    return job(*args, **options)


# --- keeping accounts


def take_the_role(by: int, person: int) -> bool:
    """One administrator takes the role from another; whether that was done."""
    keeper, other = (User.objects.get(pk=key) for key in (by, person))
    try:
        save_person(person=other, by=keeper, roles=[])
    except Refused:
        return False
    return True


# --- deciding


def review_at_random(reviewer: int, claims: Sequence[int], steps: int, seed: int, ack: str = "") -> Counter[Any]:
    """Do `steps` acts on `claims`, whatever the table allows; count what was done by (claim, act).

    With `ack`, each act that was done is written to that file: "claim lock_version".
    """
    chance = random.Random(f"{seed}/{reviewer}")
    user = User.objects.get(pk=reviewer)
    done: Counter[Any] = Counter()
    left = steps
    while left:
        claim = Claim.objects.get(pk=chance.choice(claims))
        act, data = chance.choice(REVIEWING)
        try:
            change = workflow.perform(act, claim, by=user, **data(chance))
        except Refused as refusal:
            done["", type(refusal).__name__] += 1
            continue
        left -= 1
        done[claim.pk, act] += 1
        if ack and "lock_version" in change.values:
            with Path(ack).open("a") as file:
                file.write(f"{claim.pk} {change.values['lock_version']}\n")
    return done


def _some_words(chance: random.Random) -> str:
    return f"Words {chance.randrange(10**9)}."


REVIEWING: list[tuple[str, Callable[[random.Random], dict[str, Any]]]] = [
    ("decide", lambda chance: {"verdict": Verdict.UNVERIFIABLE, "rationale": _some_words(chance)}),
    ("decide", lambda chance: {"verdict": Verdict.NOT_CHECKABLE, "rationale": _some_words(chance)}),
    ("decide", lambda chance: {"verdict": Verdict.VERIFIED, "rationale": _some_words(chance)}),
    ("cite", lambda chance: {"stance": Stance.SUPPORTS, "url": f"https://example.org/{chance.randrange(20)}"}),
    ("reopen", lambda chance: {"reason": _some_words(chance)}),
    ("undo", lambda chance: {}),
    ("note", lambda chance: {"body": _some_words(chance)}),
    ("amend", lambda chance: {"statement": _some_words(chance)}),
]


def save_plainly(claims: Sequence[int], steps: int, seed: int) -> int:
    """The negative control: read, change, save, as if nobody else were there."""
    chance = random.Random(seed)
    for _step in range(steps):
        claim = Claim.objects.get(pk=chance.choice(claims))
        claim.lock_version += 1
        claim.save(update_fields=["lock_version"])
    return steps


def decide_in_step(reviewer: int, claims: Sequence[int], turn: Any, stubborn: bool = False) -> list[str]:
    """Read each claim, wait until all have read it, decide. `stubborn`: read again and try until it is refused."""
    user = User.objects.get(pk=reviewer)
    told = []
    for pk in claims:
        claim = Claim.objects.get(pk=pk)
        turn.wait(60)
        outcome = _decide(claim, user)
        while stubborn and outcome == "Stale":
            outcome = _decide(Claim.objects.get(pk=pk), user)
        told.append(outcome)
    return told


def _decide(claim: Claim, user: Any) -> str:
    try:
        workflow.perform("decide", claim, by=user, verdict=Verdict.UNVERIFIABLE)
    except Refused as refusal:
        return type(refusal).__name__
    return "done"


def take_in_step(reviewer: int, claims: Sequence[int], turn: Any) -> list[str]:
    user = User.objects.get(pk=reviewer)
    told = []
    for pk in claims:
        claim = Claim.objects.get(pk=pk)
        turn.wait(60)
        told.append(outcome_of_act("take", claim, user, {}))
    return told


def take_queue(queue: int) -> list[int]:
    """Ask the desk for the next claim until there is none, as windows that never close."""
    found = Queue.objects.select_related("owner").get(pk=queue)
    handed = []
    while (item := hand_out(found, by=found.owner, at=timezone.now())) is not None:
        handed.append(item.claim_id)
    return handed


def review_queue(queue: int) -> list[int]:
    """Decide one claim after the other at the desk, as quickly as it hands them out."""
    found = Queue.objects.select_related("owner").get(pk=queue)
    by, decided, steps = found.owner, [], [Step("decide", {"verdict": Verdict.UNVERIFIABLE})]
    item = hand_out(found, by=by, at=timezone.now())
    while item is not None:
        decided.append(item.claim_id)
        item = decide_and_go_on(item, steps, by=by, seen=item.claim.lock_version, at=timezone.now()).item
    return decided


def outcome_of_act(act: str, target: Any, user: Any, data: dict[str, Any]) -> str:
    try:
        workflow.perform(act, target, by=user, **data)
    except Refused as refusal:
        return type(refusal).__name__
    return "done"


# --- two acts in a chosen order


def act_with_pause(act: str, kind: str, pk: int, user: int, data: Any, before: str, paused: Any, go_on: Any) -> str:
    """Perform an act, but stop before the first statement that contains `before` until `go_on` is set."""
    target = (Document if kind == "document" else Claim).objects.get(pk=pk)
    by = User.objects.get(pk=user)

    def stop(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if before in sql and not paused.is_set():
            paused.set()
            go_on.wait(30)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(stop):
        outcome = outcome_of_act(act, target, by, data)
    paused.set()
    return outcome


def act_when(ready: Any, act: str, kind: str, pk: int, user: int, data: Any, reading: Any = None) -> str:
    """Read the target, say so, wait for `ready`, perform the act."""
    target = (Document if kind == "document" else Claim).objects.get(pk=pk)
    by = User.objects.get(pk=user)
    if reading is not None:
        reading.release()
    ready.wait(30)
    return outcome_of_act(act, target, by, data)


# --- importing


def import_all(
    files: Sequence[tuple[str, bytes]], die_in: tuple[int, int] | None = None, dawdle: float = 0.0
) -> list[tuple[int, bool]]:
    """Import each file; (document, was it added?). `die_in` (file, statement): kill this very process there or next."""
    here = [0, 0]

    def die(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        here[1] += 1
        if die_in and tuple(here) >= die_in:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(dawdle)
        return result

    imported = []
    with connection.execute_wrapper(die):
        for number, (name, body) in enumerate(files):
            here[:] = [number, 0]
            imported.append(import_document(body=body, filename=name))
    return [(one.document.pk, one.added) for one in imported]


def import_version_or_refusal(document: int, body: bytes) -> str:
    try:
        import_document(body=body, filename="next.md", document=Document.objects.get(pk=document))
    except Refused as refusal:
        return type(refusal).__name__
    return "done"


def import_versions(document: int, bodies: Sequence[bytes], pause: float) -> list[int]:
    of = Document.objects.get(pk=document)
    numbers = []
    for body in bodies:
        numbers.append(import_document(body=body, filename="next.md", document=of).version.number)
        time.sleep(pause)
    return numbers


def import_with_pause(document: int, body: bytes, stage: str, paused: Any, go_on: Any) -> int:
    """Import the next version, but stop in the middle of it: after the sentences, or after the new claims."""

    def stop(at: str, done: int, total: int) -> None:
        if at == stage and done == total and not paused.is_set():
            paused.set()
            go_on.wait(30)

    of = Document.objects.get(pk=document)
    return import_document(body=body, filename="next.md", document=of, progress=stop).version.number


# --- working on a document whose text changes


def work_on_document(reviewer: int, document: int, stop: Any, seed: int) -> Counter[Any]:
    """Do whatever comes to mind until `stop` is set; anything but a refusal is an error."""
    chance = random.Random(f"{seed}/{reviewer}")
    user = User.objects.get(pk=reviewer)
    done: Counter[Any] = Counter()
    while not stop.is_set():
        of = Document.objects.select_related("newest_version").get(pk=document)
        # Read once: somebody may drop one between a count and a look.
        claim = chance.choice(list(Claim.objects.filter(document=of).order_by("pk")))
        act, data = chance.choice(WORKING)
        on_document = not workflow.ACTS[act].statuses
        try:
            given = data(chance, user, of, claim)
        except IndexError:
            continue
        outcome = outcome_of_act(act, of if on_document else claim, user, given)
        done[act, outcome] += 1
    return done


def _a_sentence(chance: random.Random, of: Document) -> Sentence:
    return chance.choice(list(Sentence.objects.filter(version=of.newest_version)))


def _a_place(chance: random.Random, of: Document) -> dict[str, Any]:
    sentence = _a_sentence(chance, of)
    text = VersionText.objects.get(pk=of.newest_version_id).body
    start = chance.randrange(sentence.start, sentence.end)
    return {"quote": text[start : sentence.end], "start": start}


def _an_own(rows: Any, chance: random.Random) -> int:
    found = list(rows.values_list("pk", flat=True))
    return int(chance.choice(found))


WORKING: list[tuple[str, Callable[..., dict[str, Any]]]] = [
    ("decide", lambda chance, user, of, claim: {"verdict": Verdict.UNVERIFIABLE}),
    ("decide", lambda chance, user, of, claim: {"verdict": Verdict.NOT_CHECKABLE}),
    ("decide", lambda chance, user, of, claim: {"verdict": Verdict.UNVERIFIABLE}),
    ("reopen", lambda chance, user, of, claim: {"reason": "Look again."}),
    ("cite", lambda chance, user, of, claim: {"stance": "supports", "url": f"https://example.org/{chance.random()}"}),
    ("uncite", lambda chance, user, of, claim: {"citation": _an_own(Citation.objects.filter(reviewer=user), chance)}),
    ("note", lambda chance, user, of, claim: {"body": "Ask them."}),
    ("mention", lambda chance, user, of, claim: {"kind": "bill", "key": f"SB19-{chance.randrange(100, 400)}"}),
    ("unmention", lambda chance, user, of, claim: {"mention": _an_own(Mention.objects.filter(claim=claim), chance)}),
    ("take", lambda chance, user, of, claim: {}),
    ("release", lambda chance, user, of, claim: {}),
    ("confirm", lambda chance, user, of, claim: {}),
    ("unconfirm", lambda chance, user, of, claim: {}),
    ("amend", lambda chance, user, of, claim: {"statement": _some_words(chance)}),
    ("retrim", lambda chance, user, of, claim: _a_place(chance, of)),
    ("place", lambda chance, user, of, claim: _a_place(chance, of)),
    ("split", lambda chance, user, of, claim: {"parts": [_a_place(chance, of), _a_place(chance, of)]}),
    (
        "merge",
        lambda chance, user, of, claim: {"other": _an_own(Claim.objects.filter(document=of, round=1), chance)},
    ),
    ("drop", lambda chance, user, of, claim: {"reason": "No claim."}),
    ("add", lambda chance, user, of, claim: _a_place(chance, of)),
    ("add", lambda chance, user, of, claim: _a_place(chance, of)),
    ("dismiss", lambda chance, user, of, claim: {"sentences": [_a_sentence(chance, of).pk], "reason": "other"}),
    ("restore", lambda chance, user, of, claim: {"sentences": [_a_sentence(chance, of).pk]}),
]
