"""Acts on many claims: foreseen, done in batches, refused one by one, taken back as one."""

import json

import pytest
from django.utils import timezone

from claims.choices import BulkState, DismissalReason, Verdict
from claims.history import first_flaw
from claims.models import BulkAct, Claim, Dismissal, Event, Tagging
from claims.refusal import NotAllowed, Refused
from claims.services.store.verification import first_mismatch
from claims.services.team import bulk as service
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db

AT = timezone.now()
DISMISS = {"reason": DismissalReason.TRANSITION, "remark": ""}


@pytest.fixture
def cast(db):
    return {name: factories.user(name, role) for name, role in
            (("rita", "reviewer"), ("sam", "reviewer"), ("lee", "lead"), ("viv", "viewer"))}  # fmt: skip


@pytest.fixture
def claims(cast):
    text = "\n\n".join(f"The town {number} paid {number} dollars in 2020." for number in range(6))
    return list(factories.document(text).claims.in_document_order())


def begin(owner, act, claims, **data):
    chosen = [(claim.pk, claim.lock_version) for claim in claims]
    return service.begin(owner=owner, act=act, data=data, chosen=chosen, title=act, back="/", at=AT)


def do_all(bulk, by):
    while service.go_on(bulk, by=by, at=AT).waiting:
        pass
    return service.standing_of(bulk)


def undo_all(bulk, by):
    while service.take_back(bulk, by=by, at=AT).done:
        pass
    return service.standing_of(bulk)


def states(bulk):
    return {item.claim_number: item.state for item in bulk.items.all()}


def given(act, cast):
    return {
        "assign": {"assignee": cast["rita"].pk},
        "ask_second": {"reason": "Hard."},
        "dismiss": DISMISS,
        "tag": {"label": "Ask legal"},
        "untag": {},
    }[act]


def snapshot():
    rows = Claim.objects.order_by("place").values_list("statement", "status", "assignee", "second_asked")
    tags = Tagging.objects.order_by("claim").values_list("claim", "tag__name")
    return list(rows), list(tags), Dismissal.objects.count()


@pytest.mark.parametrize("act", ["assign", "ask_second", "dismiss", "tag"])
def test_an_act_changes_all_and_its_undo_puts_all_back(cast, claims, act, monkeypatch):
    monkeypatch.setattr(service, "BATCH", 4)
    before = snapshot()
    bulk = begin(cast["lee"], act, claims, **given(act, cast))
    assert snapshot() == before and service.standing_of(bulk).waiting == 6

    assert do_all(bulk, cast["lee"]).done == 6
    assert snapshot() != before
    assert undo_all(bulk, cast["lee"]) == service.Standing(0, 0, 0, 6, 0)

    assert snapshot() == before
    batches = [json.loads(event.payload).get("batch") for event in Event.objects.exclude(act__in=["import"])]
    assert set(batches) == {bulk.pk} and len(batches) >= 12
    assert first_flaw() is None and first_mismatch() is None


def test_untagging_and_back(cast, claims):
    tag = perform("tag", claims[0], by=cast["sam"], label="Ask legal").made.tag_id
    bulk = begin(cast["rita"], "untag", claims[:2], tag=tag)

    assert do_all(bulk, cast["rita"])[:3] == (0, 1, 1)
    assert not Tagging.objects.exists()
    undo_all(bulk, cast["rita"])
    assert Tagging.objects.get().claim == claims[0]


def test_what_cannot_change_is_told_before_anything_does(cast, claims):
    settled, stale, cited, held, noted, free = claims
    factories.review(settled, cast["sam"])
    factories.cite(cited, cast["sam"])
    perform("take", held, by=cast["sam"])
    factories.note(noted, cast["sam"])
    events = Event.objects.count()
    perform("amend", Claim.objects.get(pk=stale.pk), by=cast["sam"], statement="Otherwise.")

    bulk = begin(cast["rita"], "dismiss", claims, **DISMISS)

    assert Event.objects.count() == events + 1
    reasons = {item.claim_number: item.reason for item in bulk.items.filter(state=BulkState.REFUSED)}
    assert reasons == {
        settled.pk: "It is settled.",
        stale.pk: "Somebody changed it since the list was shown.",
        cited.pk: "Other people have cited or noted something.",
        held.pk: "Somebody else holds it.",
        noted.pk: "Other people have cited or noted something.",
    }
    assert do_all(bulk, cast["rita"]).done == 1
    assert not Claim.objects.filter(pk=free.pk).exists()


@pytest.mark.parametrize("act", ["assign", "ask_second", "dismiss", "tag"])
def test_what_is_foreseen_is_what_the_door_does(cast, claims, act):
    """Without a change in between, no claim that was to change is refused, and none that was not would change."""
    blind = list(factories.document(reviews_required=2).claims.in_document_order())
    factories.review(claims[0], cast["sam"])
    perform("take", claims[1], by=cast["sam"])
    factories.cite(blind[0], cast["sam"])
    factories.review(blind[1], cast["sam"])
    perform("ask_second", claims[2], by=cast["sam"], reason="Hard.")
    perform("tag", claims[3], by=cast["sam"], label="ask LEGAL")
    every = list(Claim.objects.all())
    bulk = begin(cast["lee"], act, every, **given(act, cast))
    foreseen = states(bulk)

    bulk.items.update(state=BulkState.WAITING)
    do_all(bulk, cast["lee"])

    assert {number for number, state in foreseen.items() if state == BulkState.WAITING} == {
        number for number, state in states(bulk).items() if state == BulkState.DONE
    }


def test_nothing_is_overwritten_that_changed_after_the_page_was_shown(cast, claims):
    bulk = begin(cast["lee"], "assign", claims[:2], assignee=cast["rita"].pk)
    perform("assign", Claim.objects.get(pk=claims[0].pk), by=cast["lee"], assignee=cast["sam"])

    do_all(bulk, cast["lee"])

    assert Claim.objects.get(pk=claims[0].pk).assignee == cast["sam"]
    assert bulk.items.get(claim_number=claims[0].pk).state == BulkState.REFUSED
    assert Claim.objects.get(pk=claims[1].pk).assignee == cast["rita"]


def test_an_undo_keeps_what_somebody_has_worked_on_since(cast, claims):
    bulk = begin(cast["lee"], "assign", claims[:3], assignee=cast["rita"].pk)
    do_all(bulk, cast["lee"])
    factories.cite(Claim.objects.get(pk=claims[0].pk), cast["rita"])

    assert undo_all(bulk, cast["lee"])[3:] == (2, 1)

    assert Claim.objects.get(pk=claims[0].pk).assignee == cast["rita"]
    assert "changed meanwhile" in bulk.items.get(state=BulkState.KEPT).reason


def test_a_second_review_is_not_taken_back_once_somebody_wrote_in_confidence(cast, claims):
    bulk = begin(cast["rita"], "ask_second", claims[:2], reason="Hard.")
    do_all(bulk, cast["rita"])
    factories.note(Claim.objects.get(pk=claims[0].pk), cast["sam"], "In confidence.")

    assert undo_all(bulk, cast["rita"])[3:] == (1, 1)
    assert Claim.objects.get(pk=claims[0].pk).second_asked


def test_an_undo_in_the_middle_ends_the_rest(cast, claims, monkeypatch):
    monkeypatch.setattr(service, "BATCH", 2)
    bulk = begin(cast["rita"], "tag", claims, label="Ask legal")
    service.go_on(bulk, by=cast["rita"], at=AT)

    assert undo_all(bulk, cast["rita"]) == service.Standing(0, 0, 4, 2, 0)
    # Another window that goes on finds nothing to do.
    assert service.go_on(BulkAct.objects.get(), by=cast["rita"], at=AT).done == 0
    assert not Tagging.objects.exists()


@pytest.mark.parametrize(("act", "person"), [("assign", "rita"), ("tag", "viv"), ("dismiss", "viv")])
def test_roles_hold_for_many_as_for_one(cast, claims, act, person):
    with pytest.raises(NotAllowed):
        begin(cast[person], act, claims, **given(act, cast))
    assert not BulkAct.objects.exists()


def test_too_many_and_none_are_refused(cast, claims, monkeypatch):
    monkeypatch.setattr(service, "MAX_CLAIMS", 5)
    for chosen in (claims, []):
        with pytest.raises(Refused):
            begin(cast["rita"], "tag", chosen, label="x")
    assert not BulkAct.objects.exists()


def test_claims_that_are_not_there_are_named(cast, claims):
    chosen = [(claims[0].pk, 0), (999_999, 0)]
    bulk = service.begin(owner=cast["rita"], act="tag", data={"label": "x"}, chosen=chosen, title="t", back="/", at=AT)

    assert bulk.items.get(claim_number=999_999).reason == "It is gone."
    assert do_all(bulk, cast["rita"]).done == 1


def test_no_verdict_is_given_to_many():
    assert not {"decide", "settle", "confirm", "recheck"} & service.KINDS.keys()
    assert Verdict.NOT_CHECKABLE


def test_a_batch_costs_as_many_queries_for_each_claim(cast, claims, django_assert_max_num_queries):
    bulk = begin(cast["rita"], "tag", claims, label="x")

    with django_assert_max_num_queries(12 + 20 * len(claims)):
        service.go_on(bulk, by=cast["rita"], at=AT)
