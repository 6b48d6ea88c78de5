"""Two acts in a chosen order: the second starts while the first is half done. Each is done or refused, never broken."""

import json
import time

import pytest

from claims.models import Citation, Document, Event, Note, Review
from claims.workflow import ACTS
from tests import factories
from tests.trust import jobs, oracle, scenarios
from tests.trust.crowd import CONTEXT, FULL, killed_afterwards, start
from tests.trust.scenarios import SCENES

pytestmark = pytest.mark.slow

# The first act stops once it has written all but its event, or has recorded and waits before its commit.
STOPS = {"event": 'FROM "claims_chainhead"', "commit": 'UPDATE "claims_chainhead"'}
# Seconds for the second act to run into whatever the first one holds.
TIME_TO_MEET = 0.4
PAIRS = [
    ("drop", "note", "event"),
    ("drop", "cite", "event"),
    ("note", "drop", "commit"),
    ("cite", "drop", "event"),
    ("decide", "drop", "commit"),
    ("decide", "discard", "event"),
    ("discard", "note", "event"),
    ("split", "discard", "event"),
    ("retrim", "decide", "event"),
    ("reopen", "sign_off", "event"),
    ("sign_off", "reopen", "event"),
    ("sign_off", "restore", "event"),
]
ALL_PAIRS = [(first, second, stop) for first in ACTS if ACTS[first].records for second in ACTS for stop in STOPS]


def kind_of(target):
    return "document" if isinstance(target, Document) else "claim"


def run_pair(first, second, before):
    """Start `first`, stop it at `before`, start `second`, let both end; return what became of them."""
    paused, go_on, ready = CONTEXT.Event(), CONTEXT.Event(), CONTEXT.Event()
    one = start(
        jobs.act_with_pause, first[0], kind_of(first[1]), first[1].pk, first[2].pk, first[3], before, paused, go_on
    )
    two = start(jobs.act_when, ready, second[0], kind_of(second[1]), second[1].pk, second[2].pk, second[3])
    with killed_afterwards([one, two]):
        assert paused.wait(30)
        ready.set()
        time.sleep(TIME_TO_MEET)
        go_on.set()
        return one.result(), two.result()


@pytest.mark.postgres
@pytest.mark.parametrize(("first", "second", "stop"), ALL_PAIRS if FULL else PAIRS)
def test_a_second_act_on_a_claim_is_done_or_refused(transactional_db, first, second, stop):
    cast = scenarios.cast()
    scene = SCENES[first](cast)
    target, data = scene.target, second_data(second, cast)
    if ACTS[second].statuses and isinstance(target, Document):
        target = cast.claim
    elif not ACTS[second].statuses:
        target = cast.document
    by = cast.lead if second in {"assign", "settle", "describe", "discard", "sign_off", "withdraw"} else cast.other

    outcomes = run_pair((first, scene.target, scene.by, scene.data), (second, target, by, data), STOPS[stop])

    assert outcomes[0] == "done"
    assert outcomes[1] in {"done", "Stale", "Refused", "NotAllowed"}
    oracle.assert_history_is_whole()
    oracle.assert_rounds_hold()
    oracle.assert_quotes_are_the_text()
    oracle.assert_verdicts_belong_to_words()
    oracle.assert_sign_offs_are_true()


def second_data(act, cast):
    """What a bystander gives for this act, without preparing anything."""
    others = cast.document.claims.in_document_order()
    given = {
        "decide": {"verdict": "unverifiable"},
        "settle": {"verdict": "unverifiable", "rationale": "So it is."},
        "ask_second": {"reason": "Hard."},
        "reopen": {"reason": "Once more."},
        "assign": {"assignee": cast.other},
        "amend": {"statement": "Another statement."},
        "retrim": scenarios.PARTS[1],
        "place": {"quote": "217 files"},
        "split": {"parts": scenarios.PARTS},
        "merge": {"other": others.last().pk},
        "drop": {"reason": "No claim."},
        "cite": {"stance": "context", "url": "https://b.example/"},
        "uncite": {"citation": 1},
        "note": {"body": "Ask."},
        "mention": {"kind": "bill", "key": "SB19-998"},
        "unmention": {"mention": others.first().mentions.first().pk if others.first().mentions.exists() else 0},
        "add": {"quote": "Is that so"},
        "dismiss": {"sentences": [cast.document.newest_version.sentences.get(kind="question").pk], "reason": "other"},
        "restore": {"sentences": [cast.document.newest_version.sentences.get(kind="question").pk]},
        "sign_off": {"statement": "Read whole."},
        "withdraw": {"reason": "Too soon."},
        "describe": {"title": "A third title"},
    }
    return given.get(act, {})


@pytest.mark.postgres
@pytest.mark.parametrize("stop", STOPS)
def test_of_two_leads_who_settle_at_once_one_is_heard(transactional_db, stop):
    cast = scenarios.cast()
    scene, other = SCENES["settle"](cast), factories.user("other lead", "lead")
    theirs = {"verdict": "unverifiable", "rationale": "No source says so."}

    outcomes = run_pair(
        ("settle", scene.target, scene.by, scene.data), ("settle", scene.target, other, theirs), STOPS[stop]
    )

    assert outcomes == ("done", "Stale")
    assert Review.objects.standing().get(settles=True).reviewer == scene.by
    oracle.assert_history_is_whole()


@pytest.mark.postgres
def test_two_claims_merged_into_each_other_leave_one(transactional_db):
    cast = scenarios.cast()
    one, other = cast.document.claims.in_document_order()[:2]

    outcomes = run_pair(
        ("merge", one, cast.author, {"other": other.pk}),
        ("merge", other, cast.other, {"other": one.pk}),
        'UPDATE "claims_claim"',
    )

    assert sorted(outcomes) in (["Refused", "done"], ["Stale", "done"])
    assert cast.document.claims.filter(pk__in=[one.pk, other.pk]).count() == 1
    oracle.assert_history_is_whole()


@pytest.mark.postgres
@pytest.mark.parametrize("act", ["cite", "decide", "note"])
@pytest.mark.parametrize("merge_is_first", [True, False], ids=["merge first", "merge second"])
def test_an_act_on_the_claim_that_a_merge_ends_is_whole_or_refused(transactional_db, act, merge_is_first):
    cast = scenarios.cast()
    kept, other = cast.document.claims.in_document_order()[:2]
    merge = ("merge", kept, cast.author, {"other": other.pk})
    meanwhile = (act, other, cast.other, second_data(act, cast))

    pair = (merge, meanwhile) if merge_is_first else (meanwhile, merge)
    first, second = run_pair(*pair, STOPS["event"])

    assert first == "done"
    assert second in {"done", "Stale", "Refused"}
    for model, name in ((Citation, "cite"), (Note, "note"), (Review, "decide")):
        assert model.objects.count() == Event.objects.filter(act=name).count()
    oracle.assert_history_is_whole()
    oracle.assert_verdicts_belong_to_words()


@pytest.mark.parametrize("stage", ["sentences", "claims"])
def test_acts_during_an_import_of_the_next_version_are_done_or_refused(transactional_db, stage):
    """Each act on a claim of its own, all at once, while the import is in the middle."""
    cast = scenarios.cast()
    said = [f"The agency of town {town} sent {town} files to Ohio under Senate Bill 12 of 2018." for town in range(20)]
    document = scenarios.factories.document(towns(said).decode())
    claims = list(document.claims.in_document_order())
    acts = ["note", "mention", "split", "cite", "decide", "retrim", "drop", "take", "amend"]
    tasks = [(act, claims[index], second_data(act, cast)) for index, act in enumerate(acts)]
    words = {"quote": said[5], "parts": [{"quote": said[2][:-1]}, {"quote": said[3]}]}
    tasks = [(act, claim, data | {name: words[name] for name in words if name in data}) for act, claim, data in tasks]
    tasks += [
        ("merge", claims[10], {"other": claims[11].pk}),
        ("merge", claims[11], {"other": claims[10].pk}),
        ("add", document, {"quote": "files to Ohio", "start": document_text(document).index("files to Ohio")}),
        ("describe", document, {"title": "Other towns"}),
    ]
    new = towns([*said[:8], "In 2021 nobody knew of Senate Bill 77 of 2018.", *said[9:]])
    paused, go_on, ready, reading = CONTEXT.Event(), CONTEXT.Event(), CONTEXT.Event(), CONTEXT.Semaphore(0)
    actors = [
        start(
            jobs.act_when,
            ready,
            act,
            kind_of(target),
            target.pk,
            (cast.lead if act == "describe" else cast.author).pk,
            data,
            reading,
        )
        for act, target, data in tasks
    ]
    for _actor in actors:
        assert reading.acquire(timeout=30)
    importer = start(jobs.import_with_pause, document.pk, new, stage, paused, go_on)
    with killed_afterwards([importer, *actors]):
        assert paused.wait(30)
        ready.set()
        time.sleep(TIME_TO_MEET)
        go_on.set()
        version = importer.result()
        outcomes = dict(zip([act for act, _target, _data in tasks], [actor.result() for actor in actors], strict=True))

    assert version == 2
    assert set(outcomes.values()) <= {"done", "Stale", "Refused"}
    # These do not ask which version is the newest, or wait until it is known.
    assert {act: outcomes[act] for act in ("note", "mention", "take", "add")} == dict.fromkeys(
        ["note", "mention", "take", "add"], "done"
    )
    oracle.assert_history_is_whole()
    oracle.assert_quotes_are_the_text()
    oracle.assert_verdicts_belong_to_words()
    assert_acts_after_the_import_are_about_its_text()


def assert_acts_after_the_import_are_about_its_text():
    imported = Event.objects.filter(act="import").latest("number").number
    for event in Event.objects.filter(number__gt=imported):
        assert json.loads(event.payload).get("version", 2) == 2, f"{event.act} on a text that was replaced"


def towns(said):
    return ("# Towns\n\n" + "\n\n".join(said) + "\n").encode()


def document_text(document):
    return document.newest_version.stored_text.body
