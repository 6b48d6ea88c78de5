"""No claim here, and back: whatever the claim had comes back with it, and nothing of it shows meanwhile."""

import pytest
from django.utils import timezone

from claims.choices import BulkState, DismissalReason
from claims.history import first_flaw
from claims.models import Citation, Claim, DroppedClaim, Event, Match, Note, QueueItem, Source, SourceCopy
from claims.refusal import Refused
from claims.services.desk.dismissing import dismiss_claim
from claims.services.desk.queue_places import GAP
from claims.services.desk.queues import hand_out, open_queue
from claims.services.desk.undoing import Decision, undo
from claims.services.sources.merging import merge_sources
from claims.services.store.verification import first_mismatch
from claims.services.team import bulk as service
from claims.workflow import available, perform
from tests import factories
from tests.trust import oracle

pytestmark = pytest.mark.django_db

AT = timezone.now()
# Rows that an undo leaves otherwise than they were: the history, its head, what the search has to read again.
ADDED_TO = {"claims_event", "claims_eventtext", "claims_chainhead", "claims_bulkact", "claims_bulkitem"}


@pytest.fixture
def cast(db):
    names = {"rita": "reviewer", "sam": "reviewer", "lee": "lead"}
    return {name: factories.user(name, role) for name, role in names.items()}


def state():
    return {table: rows for table, rows in oracle.everything().items() if table not in ADDED_TO}


def dress(claim, by):
    """Give a claim one of everything that an open claim may have."""
    citation = factories.cite(claim, by, excerpt="So.", pinpoint="p. 3", accessed_on=AT.date())
    factories.copy(citation, by)
    factories.note(claim, by, "Mine.", is_public=True)
    perform("mention", claim, by=by, kind="bill", key="SB19-999")
    perform("tag", claim, by=by, label="Ask legal")
    perform("schedule", claim, by=by, recheck_on="2999-01-31", as_of="2025-06-30", jurisdiction="US-CO")
    perform("amend", claim, by=by, kind="legal", claimant="The agency", statement="It was restated.")
    claim.outside_checks.create(place="row 1", said="False", file_sha256="0" * 64, brought_in_by=by, created_at=AT)
    for other in Claim.objects.filter(pk__gt=claim.pk)[:2]:
        Match.objects.create(claim=claim, other=other, kind="same", score=0.5)
    open_queue(owner=by, claims=claim.document.claims.order_by("pk"), title="All of it", at=AT)


def drop(claim, by):
    claim.refresh_from_db()
    dismiss_claim(claim, by=by, seen=claim.lock_version, reason=DismissalReason.TRANSITION, remark="")
    return Decision(Event.objects.filter(act="drop").latest("number").number, "drop", claim.pk)


@pytest.mark.parametrize("reviews_required", [1, 2])
def test_all_that_a_claim_had_comes_back(cast, reviews_required):
    claim = factories.claim(factories.document(reviews_required=reviews_required))
    dress(claim, cast["rita"])
    before = state()

    dropped = drop(claim, cast["rita"])
    assert not Citation.objects.exists() and not Note.objects.exists()
    undo(dropped, by=cast["rita"])

    assert state() == before
    assert first_flaw() is None and first_mismatch() is None


def test_many_come_back_with_all_they_had(cast):
    """Two that match each other among them: their match waits until both stand again."""
    claims = list(factories.document().claims.in_document_order())
    for claim in claims:
        dress(claim, cast["rita"])
    before = state()
    chosen = [(claim.pk, claim.lock_version) for claim in Claim.objects.all()]
    data = {"reason": DismissalReason.TRANSITION, "remark": ""}
    bulk = service.begin(owner=cast["rita"], act="dismiss", data=data, chosen=chosen, title="t", back="/", at=AT)

    assert service.go_on(bulk, by=cast["rita"], at=AT).done == 3
    assert service.take_back(bulk, by=cast["rita"], at=AT).undone == 3

    assert state() == before


def test_a_match_comes_back_with_whichever_claim_is_the_last(cast):
    one, other = factories.document().claims.in_document_order()[:2]
    Match.objects.create(claim=one, other=other, kind="same", score=0.5)
    first, second = drop(one, cast["rita"]), drop(other, cast["rita"])

    undo(first, by=cast["rita"])
    assert not Match.objects.exists()
    undo(second, by=cast["rita"])

    assert Match.objects.get().partner_of(one.pk) == other


def places_of(queue):
    return list(queue.items.values_list("claim", flat=True))


def test_it_stands_in_every_queue_where_it_stood(cast):
    document = factories.document()
    first, second, third = document.claims.in_document_order()
    of_sam, gone, mine = (
        open_queue(owner=cast[name], claims=[first.pk, second.pk, third.pk], title="Three", at=AT)
        for name in ("sam", "sam", "rita")
    )
    hand_out(mine, by=cast["rita"], after=GAP, at=timezone.now())
    assert QueueItem.objects.exclude(lent_until=None).get().claim == second
    dropped = drop(second, cast["rita"])
    gone.delete()
    # Meanwhile another claim was put where it stood.
    QueueItem.objects.filter(queue=of_sam, claim=third).update(ordinal=2 * GAP)

    undo(dropped, by=cast["rita"])

    assert places_of(mine) == [first.pk, second.pk, third.pk]
    assert places_of(of_sam) == [first.pk, third.pk, second.pk]
    assert not QueueItem.objects.exclude(lent_until=None).exists()


def test_a_source_that_was_merged_meanwhile_is_cited_as_what_it_became(cast):
    claim, elsewhere = factories.document().claims.in_document_order()[:2]
    gone = factories.cite(claim, cast["rita"], url="https://a.example/", title="An act").source
    factories.cite(elsewhere, cast["rita"], source=gone)
    stays = factories.cite(elsewhere, cast["rita"], url="https://b.example/", title="The act").source
    dropped = drop(claim, cast["rita"])
    merge_sources(source=gone, into=stays, by=cast["rita"], seen=gone.lock_version)

    undo(dropped, by=cast["rita"])

    assert Citation.objects.get(claim=claim).source == stays


def test_what_was_erased_is_not_called_taken_back(cast):
    claim = factories.claim()
    factories.note(claim, cast["rita"])
    dropped = drop(claim, cast["rita"])
    DroppedClaim.objects.update(rows=[])

    with pytest.raises(Refused, match="is not kept"):
        undo(dropped, by=cast["rita"])
    assert not Claim.objects.filter(pk=claim.pk).exists()


def seen_by(user, source):
    return {
        "events": set(Event.objects.visible_to(user).filter(act__in=("cite", "note", "tag")).values_list("act")),
        "sources": Source.objects.visible_to(user).filter(pk=source.pk).exists(),
        "copies": SourceCopy.objects.visible_to(user).exists(),
    }


def test_what_was_written_in_confidence_stays_so_once_the_claim_is_gone(cast):
    document = factories.document(reviews_required=2)
    claim = factories.claim(document)
    dress(claim, cast["rita"])
    source = Source.objects.get()
    drop(claim, cast["rita"])

    nothing = {"events": set(), "sources": False, "copies": False}
    assert seen_by(cast["sam"], source) == seen_by(cast["lee"], source) == nothing
    assert seen_by(cast["rita"], source)["events"] == {("cite",), ("note",), ("tag",)}

    perform("discard", document, by=cast["lee"])
    assert not SourceCopy.objects.exists() and not DroppedClaim.objects.exists()


def test_what_was_written_in_confidence_stays_so_once_another_claim_took_it_in(cast):
    claim, other = factories.document(reviews_required=2).claims.in_document_order()[:2]
    factories.note(other, cast["rita"], "In confidence.")
    perform("merge", claim, by=cast["sam"], other=other.pk)

    noted = Event.objects.filter(act="note")
    assert not noted.visible_to(cast["sam"]).exists() and noted.visible_to(cast["rita"]).exists()
    assert not Note.objects.visible_to(cast["sam"]).exists()
    perform("drop", claim, by=cast["sam"], reason="None.")
    assert not noted.visible_to(cast["lee"]).exists()


@pytest.mark.parametrize("asked", ["by the document", "by a person"])
def test_whether_others_wrote_in_confidence_changes_no_answer(cast, asked):
    """Two claims, in one of which somebody has begun: dropped by another, alone and among many, and brought back."""
    claims = list(factories.document(reviews_required=2 if asked == "by the document" else 1).claims.all())
    for claim in claims if asked == "by a person" else []:
        perform("ask_second", claim, by=cast["lee"], reason="Hard.")
    begun, bare, _third = claims
    perform("amend", bare, by=cast["sam"], claimant="The agency")
    perform("amend", begun, by=cast["sam"], claimant="The agency")
    factories.note(begun, cast["sam"], "In confidence.")
    factories.cite(begun, cast["sam"])
    before = state()

    answers = [answers_of(claim, cast["rita"]) for claim in (begun, bare)]

    assert answers[0] == answers[1]
    assert state() == before


def answers_of(claim, by):
    claim.refresh_from_db()
    data = {"reason": DismissalReason.TRANSITION, "remark": ""}
    chosen = [(claim.pk, claim.lock_version)]
    may = [act.name for act in available(by, claim)]
    bulk = service.begin(owner=by, act="dismiss", data=data, chosen=chosen, title="t", back="/", at=AT)
    foreseen = [(item.state, item.reason) for item in bulk.items.all()]
    done = service.go_on(bulk, by=by, at=AT), service.take_back(bulk, by=by, at=AT)
    told = [(item.state, item.reason) for item in bulk.items.all()]
    alone = drop(claim, by)
    events = [
        (event.act, event.round) for event in Event.objects.visible_to(by).of_claim(claim.pk).filter(actor_number=by.pk)
    ]
    return may, foreseen, done, told, undo(alone, by=by).lock_version > 0, events


def test_what_others_wrote_in_sight_keeps_a_claim(cast):
    claim = factories.claim()
    factories.note(claim, cast["sam"])

    with pytest.raises(Refused, match="of other people"):
        drop(claim, cast["rita"])
    bulk = service.begin(
        owner=cast["rita"], act="dismiss", data={}, chosen=[(claim.pk, claim.lock_version)], title="t", back="/", at=AT
    )
    assert bulk.items.get().state == BulkState.REFUSED
