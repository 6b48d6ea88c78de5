"""Pages by what stands beside them: every row once, in both directions, whatever ties and whoever writes meanwhile."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.choices import Status, Verdict
from claims.models import Claim
from claims.services.listing import keyset
from claims.services.listing.claim_orders import ORDERS, order_named, work_order
from claims.services.listing.order import BadCursor, Place, cursor_of, read_cursor
from tests import factories

pytestmark = pytest.mark.django_db

MOMENTS = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3)]
SORTS = [*ORDERS, *(f"-{name}" for name in ORDERS), "work"]


def row(document, number, moment=0, status=Status.UNREVIEWED, verdict=Verdict.VERIFIED, **fields):
    settled = {"verdict": verdict, "decided_at": MOMENTS[0]} if status == Status.SETTLED else {}
    made = Claim(document=document, statement=f"Claim {number}", status=status, **settled, **fields)
    made.changed_at, made.created_at = MOMENTS[moment], MOMENTS[-moment]
    return made


def fill(choose, count=14):
    """Claims full of ties, in two documents."""
    lead = factories.user("lead", "lead")
    documents = [factories.document(by=lead), factories.document(by=lead)]
    rows = [
        row(
            documents[choose(2)],
            number,
            choose(3),
            Status.values[choose(4)],
            Verdict.values[choose(5)],
            place=choose(3),
            worth=choose(3) / 7,
            text_changed=choose(5) == 0,
            assignee=lead if choose(4) == 0 else None,
        )
        for number in range(count)
    ]
    for made in Claim.objects.bulk_create(rows):
        Claim.objects.filter(pk=made.pk).update(changed_at=made.changed_at)
    return lead


def named(sort, user):
    return work_order(user, timezone.now()) if sort == "work" else order_named(sort)


def forward(rows, order, size):
    page = keyset.first_page(rows, order, size)
    yield page.keys
    while page.after:
        page = keyset.page_after(rows, order, read_cursor(cursor_of(page.after), order, Claim), size)
        yield page.keys


def backward(rows, order, size):
    page = keyset.last_page(rows, order, size)
    yield page.keys
    while page.before:
        page = keyset.page_before(rows, order, read_cursor(cursor_of(page.before), order, Claim), size)
        yield page.keys


def flat(pages):
    return [key for page in pages for key in page]


@pytest.mark.parametrize("sort", SORTS)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False), size=st.integers(1, 9))
def test_every_page_forward_and_backward_has_every_row_once(db, sort, chance, size):
    with transaction.atomic():
        lead = fill(chance.randrange)
        order, rows = named(sort, lead), Claim.objects.all()
        everything = keyset.keys_of(rows, order, 1000)

        assert sorted(everything) == sorted(rows.values_list("pk", flat=True))
        assert flat(forward(rows, order, size)) == everything
        # Going back, the first page is filled up with rows that the second one showed.
        assert list(dict.fromkeys(flat(page[::-1] for page in backward(rows, order, size)))) == everything[::-1]
        assert keyset.last_page(rows, order, size).keys == everything[-size:]
        transaction.set_rollback(True)


@pytest.mark.parametrize("sort", ["number", "-number", "changed", "-age", "status", "work"])
def test_rows_that_come_in_meanwhile_move_no_other(sort):
    lead = fill(lambda below: below // 2, count=12)
    order, rows = named(sort, lead), Claim.objects.all()
    before = keyset.keys_of(rows, order, 1000)
    document = factories.document(by=lead)

    page, seen = keyset.first_page(rows, order, 3), []
    while page.after:
        seen += page.keys
        Claim.objects.bulk_create([row(document, len(seen), number) for number in (0, 2)])
        page = keyset.page_after(rows, order, page.after, 3) if len(seen) < 60 else page._replace(after=None)

    assert [key for key in seen + page.keys if key in set(before)] == before[: len(seen)] or set(before) <= set(seen)
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize("sort", ["number", "status", "work"])
def test_the_rows_beside_one(sort):
    lead = fill(lambda below: below // 2, count=7)
    order, rows = named(sort, lead), Claim.objects.all()
    keys = keyset.keys_of(rows, order, 100)

    for at, key in enumerate(keys):
        before, after = keyset.neighbours(rows, order, keyset.place_of(Claim.objects.get(pk=key), order))
        assert (before and before.pk) == (keys[at - 1] if at else None)
        assert (after and after.pk) == (keys[at + 1] if at + 1 < len(keys) else None)


def test_a_page_before_too_few_is_the_first():
    fill(lambda below: 0, count=5)
    order, rows = order_named("number"), Claim.objects.all()
    keys = keyset.keys_of(rows, order, 100)

    page = keyset.page_before(rows, order, Place(0, (keys[2],)), 4)

    assert (page.keys, page.before) == (keys[:4], None)


def test_a_place_whose_rows_are_gone_gives_what_is_left():
    fill(lambda below: 0, count=5)
    order, rows = order_named("number"), Claim.objects.all()
    keys = keyset.keys_of(rows, order, 100)

    assert keyset.page_after(rows, order, Place(0, (10**9,)), 2).keys == keys[-2:]
    assert keyset.page_after(rows.none(), order, Place(0, (1,)), 2).keys == []


@pytest.mark.parametrize(
    "written",
    [
        "",
        "0",
        "0~",
        "0~x",
        "1~5",
        "-1~5",
        "0~5~5",
        "0~99999999999999999999",
        "0~1e400",
        "0~None",
        "٣~5",
        "0~\0",
        "9999~1",
    ],
)
def test_what_is_no_place_is_refused(written):
    with pytest.raises(BadCursor):
        read_cursor(written, order_named("number"), Claim)


@pytest.mark.parametrize("written", ["0~2026~1", "0~20260101T000000.0Z~x", "0~nan~1", "0~~1"])
def test_what_is_no_moment_is_refused(written):
    with pytest.raises(BadCursor):
        read_cursor(written, order_named("changed"), Claim)


@pytest.mark.parametrize("worth", ["nan", "inf", "x", ""])
def test_what_is_no_worth_is_refused(worth):
    with pytest.raises(BadCursor):
        read_cursor(f"0~{worth}~1~1~1", work_order(factories.user("lead", "lead"), timezone.now()), Claim)


def test_every_claim_is_in_one_part_of_the_work():
    """Whoever holds it, whoever reviewed it."""
    lead, other = fill(lambda below: below - 1, count=3), factories.user("other", "reviewer")
    at = timezone.now()
    document = factories.document(by=lead, reviews_required=2)
    claims = list(document.claims.all())
    factories.review(claims[0], other, Verdict.VERIFIED)
    factories.review(claims[1], lead, Verdict.VERIFIED)
    Claim.objects.filter(pk=claims[2].pk).update(holder=lead, held_until=at + timedelta(hours=1))

    for person in (lead, other):
        order = work_order(person, at)
        alone = [replace(order, parts=(part,), key=()) for part in order.parts]
        found = [key for part in alone for key in keyset.keys_of(Claim.objects.all(), part, 1000)]
        assert sorted(found) == sorted(Claim.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("sort", ["work", "place", "-status"])
def test_a_query_is_written_once_for_all_claims_and_anew_where_filters_narrow(sort):
    lead, other = fill(lambda below: below - 1), factories.user("other", "reviewer")
    for user in (lead, other):
        page = keyset.first_page(Claim.objects.all(), named(sort, user), 3)
        keyset.page_after(Claim.objects.all(), named(sort, user), page.after, 3)
        keyset.place_of(Claim.objects.last(), named(sort, user))

    with mock.patch("claims.services.listing.keyset.union", side_effect=AssertionError("written again")):
        for user in (lead, other):
            page = keyset.first_page(Claim.objects.all(), named(sort, user), 3)
            keyset.page_after(Claim.objects.all(), named(sort, user), page.after, 3)
        with pytest.raises(AssertionError, match="written again"):
            keyset.first_page(Claim.objects.filter(kind="legal"), named(sort, lead), 3)


def test_what_is_one_person_s_work_is_not_another_s():
    fill(lambda below: 0)
    one, other = factories.user("one", "reviewer"), factories.user("other", "reviewer")
    last = Claim.objects.order_by("pk").last()
    Claim.objects.update(status=Status.UNREVIEWED, verdict="", decided_at=None, assignee=None, text_changed=False)
    Claim.objects.filter(pk=last.pk).update(assignee=other)

    first = {user: keyset.first_page(Claim.objects.all(), named("work", user), 1).keys for user in (one, other)}

    assert first[other] == [last.pk]
    assert first[one] != [last.pk]
