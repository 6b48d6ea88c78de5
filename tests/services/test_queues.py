"""Queues of the desk: frozen, handed out once, nothing lost, and honest when nothing is left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.choices import Status, Verdict
from claims.models import Claim, QueueItem
from claims.refusal import Refused
from claims.services.desk import queue_places, queues
from claims.services.desk.queue_counts import left_of, rows_around, standing_of
from claims.services.desk.queue_places import items_of, step
from claims.services.desk.queues import extend, give_back, hand_out, insert, open_queue, postpone
from claims.services.listing.claim_orders import work_order
from claims.services.listing.keyset import keys_of
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db
FIVE = "\n\n".join(f"Senate Bill {number} of 2019 bars sharing in town {number}." for number in range(1, 6))


@pytest.fixture
def document(db):
    return factories.document(FIVE)


def queue_of(document, owner):
    return open_queue(owner=owner, claims=document.claims.in_document_order(), title="Five", at=timezone.now())


def handed(queue, by, **options):
    item = hand_out(queue, by=by, at=timezone.now(), **options)
    return item.claim if item else None


def decide(claim, by):
    claim.refresh_from_db()
    perform("decide", claim, by=by, verdict=Verdict.UNVERIFIABLE)


def test_an_empty_filter_opens_no_queue(rita):
    with pytest.raises(Refused):
        open_queue(owner=rita, claims=Claim.objects.none(), title="None", at=timezone.now())


def test_only_the_newest_queues_are_kept(rita, document):
    made = [queue_of(document, rita) for _number in range(22)]

    assert rita.queues.count() == 20
    assert made[-1] in rita.queues.all()


def test_two_people_are_never_handed_the_same_claim(rita, sam, document):
    mine, theirs = queue_of(document, rita), queue_of(document, sam)

    claims = [handed(queue, person) for _turn in range(3) for queue, person in ((mine, rita), (theirs, sam))]

    found = [claim.pk for claim in claims if claim]
    assert len(found) == 5 == len(set(found))


@pytest.mark.parametrize("near", [1, 2, 32])
def test_the_next_claim_is_found_however_far_it_stands(rita, sam, document, monkeypatch, near):
    monkeypatch.setattr(queue_places, "NEAR", near)
    queue, mine = queue_of(document, sam), queue_of(document, rita)
    held = [handed(queue, sam) for _time in range(4)]

    found = hand_out(mine, by=rita, at=timezone.now(), after=0)
    last = items_of(mine).last()

    assert found.claim not in held
    assert found.pk == last.pk
    give_back(found, by=rita, at=timezone.now())
    assert hand_out(mine, by=rita, at=timezone.now(), after=last.ordinal).pk == last.pk


def test_a_claim_that_goes_while_it_is_found_is_passed_over(rita, document, monkeypatch):
    queue, find = queue_of(document, rita), queues.next_waiting
    gone = items_of(queue).first().claim

    def found_too_late(*args):
        item = find(*args)
        Claim.objects.filter(pk=gone.pk).delete()
        return item

    monkeypatch.setattr(queues, "next_waiting", found_too_late)

    assert handed(queue, rita) == document.claims.in_document_order().first() != gone


def test_two_windows_of_one_person_are_handed_different_claims(rita, document):
    queue = queue_of(document, rita)

    assert handed(queue, rita) != handed(queue, rita)


def test_two_that_ask_at_once_do_not_both_get_it(rita, document):
    queue = queue_of(document, rita)
    at = timezone.now()
    item = items_of(queue).first()

    assert QueueItem.objects.not_lent(at).filter(pk=item.pk).update(lent_until=at + timedelta(minutes=1)) == 1
    assert QueueItem.objects.not_lent(at).filter(pk=item.pk).update(lent_until=at + timedelta(minutes=1)) == 0


def test_what_was_passed_over_comes_back_at_the_end(rita, sam, document):
    queue = queue_of(document, rita)
    first = factories.claim(document)
    perform("take", first, by=sam)
    for _turn in range(4):
        decide(handed(queue, rita), rita)
    assert handed(queue, rita) is None

    perform("release", first, by=sam)

    assert handed(queue, rita) == first


def test_leaving_a_claim_frees_what_the_desk_took(rita, document):
    queue = queue_of(document, rita)
    item = hand_out(queue, by=rita, at=timezone.now())
    item = items_of(queue).get(pk=item.pk)

    give_back(item, by=rita, at=timezone.now())

    claim = Claim.objects.get(pk=item.claim_id)
    assert (claim.holder, claim.held_until) == (None, None)


def test_leaving_a_claim_keeps_what_was_taken_elsewhere(rita, document):
    claim = factories.claim(document)
    perform("take", claim, by=rita)
    queue = queue_of(document, rita)
    item = items_of(queue).get(pk=hand_out(queue, by=rita, at=timezone.now()).pk)

    give_back(item, by=rita, at=timezone.now())

    assert Claim.objects.get(pk=claim.pk).holder == rita


def test_a_hold_is_extended_and_lost_to_who_took_it(rita, sam, document):
    queue = queue_of(document, rita)
    item = items_of(queue).get(pk=hand_out(queue, by=rita, at=timezone.now()).pk)
    later = timezone.now() + timedelta(minutes=20)
    assert extend(item, by=rita, at=later)
    assert Claim.objects.get(pk=item.claim_id).held_until == later + timedelta(minutes=30)

    much_later = later + timedelta(hours=1)
    perform("take", Claim.objects.get(pk=item.claim_id), by=sam, at=much_later)

    assert not extend(items_of(queue).get(pk=item.pk), by=rita, at=much_later)


def test_later_puts_a_claim_at_the_end_of_this_queue(rita, document):
    queue, other = queue_of(document, rita), queue_of(document, rita)
    first = factories.claim(document)

    postpone(queue, queue.items.get(claim=first))

    assert queue.items.last().claim == first
    assert other.items.first().claim == first


def test_an_added_claim_comes_right_after(rita, document):
    queue = queue_of(document, rita)
    items = list(queue.items.all())
    made = factories.claim()

    insert(queue, made, after=items[1].ordinal)

    assert [item.claim for item in queue.items.all()][2] == made


def test_there_is_room_for_many_added_claims(rita, document):
    queue = queue_of(document, rita)
    first = queue.items.first()
    others = [claim for _turn in range(5) for claim in factories.document().claims.all()]

    for claim in others:
        insert(queue, claim, after=first.ordinal)

    assert queue.items.count() == 5 + len(others)


def test_moving_passes_over_what_others_settled_meanwhile(rita, sam, document):
    queue = queue_of(document, rita)
    items = list(items_of(queue).order_by("ordinal"))
    decide(items[1].claim, sam)

    assert step(queue, items[0], by=rita, forward=True) == items[2]
    assert step(queue, items[2], by=rita, forward=False) == items[0]
    assert step(queue, items[0], by=rita, forward=False) is None


def test_what_is_left_is_told_as_it_is(rita, sam, document):
    queue = queue_of(document, rita)
    first, second, third, fourth, fifth = document.claims.in_document_order()
    perform("take", first, by=sam)
    decide(second, sam)
    perform("ask_second", third, by=sam, reason="Delicate.")
    decide(third, rita)
    hand_out(queue, by=rita, at=timezone.now())

    left = left_of(queue, rita, timezone.now())

    assert (left.total, left.settled, left.held, left.for_second, left.lent, left.free) == (5, 1, 1, 1, 1, 1)
    first.refresh_from_db()
    fourth.refresh_from_db()
    assert (left.held_until, left.lent_until) == (first.held_until, fourth.held_until)
    assert fifth.status == Status.UNREVIEWED


def test_where_one_is_in_a_queue(rita, document):
    queue = queue_of(document, rita)
    decide(factories.claim(document), rita)
    item = list(queue.items.all())[2]

    assert standing_of(queue, item) == (3, 5, 1)
    assert standing_of(queue, item).percent == 20


def test_the_queue_is_searched_by_words(rita, document):
    queue = queue_of(document, rita)

    found = rows_around(queue, queue.items.first(), "town 4", rita)

    assert ["town 4" in item.claim.statement for item in found] == [True]


def test_changed_words_are_handed_to_one_at_a_time_until_confirmed(rita, sam):
    old = factories.document("# Old\n\nThe state passed the law in June 2019.\n")
    claim = factories.claim(old)
    factories.review(claim, rita)
    body = b"# Old\n\nThe state passed the law in July 2019.\n"
    factories.import_document(body=body, filename="new.md", by=factories.user("lee", "lead"), document=old)
    mine, theirs = queue_of(old, rita), queue_of(old, sam)

    assert handed(mine, rita) == claim
    assert handed(theirs, sam) != claim


def test_my_queue_begins_with_what_is_mine(rita, document):
    last = document.claims.in_document_order().last()
    perform("assign", last, by=factories.user("lee", "lead"), assignee=rita)

    assert keys_of(Claim.objects.all(), work_order(rita, timezone.now()), 1) == [last.pk]
