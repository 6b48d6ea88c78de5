"""How a list becomes a queue at the desk, whose it is, and how it ends."""

import re

import pytest

from claims.models import Claim, Event, Queue
from claims.services.desk import queues
from claims.templatetags import tabs
from claims.workflow import perform
from tests import factories
from tests.admin.desk import MAX_STEP_BYTES, answer_to, claim_at, claims_of, open_queue
from tests.admin.visitor import Page

pytestmark = pytest.mark.django_db


def test_a_list_is_frozen_as_it_is_shown(cast, ten, desk):
    queue = Queue.objects.get()

    assert list(queue.items.values_list("claim", flat=True)) == [claim.pk for claim in claims_of(ten)]
    assert desk == f"/admin/desk/{queue.pk}/{factories.claim(ten).pk}/"
    assert "Document: D-" in queue.title


def test_a_list_keeps_the_order_of_its_column(cast, ten):
    open_queue(cast.rita, filters=f"document={ten.pk}&sort=-number")

    assert [item.claim for item in Queue.objects.get().items.all()] == claims_of(ten)[::-1]


def test_a_queue_of_the_first_claims_of_more_says_so_before_and_at_the_desk(cast, ten, monkeypatch):
    for module in (queues, tabs):
        monkeypatch.setattr(module, "MAX_CLAIMS", 3)

    lists = [cast.rita.get(f"/claims/?document={ten.pk}"), cast.rita.get(f"/admin/claims/claim/?document={ten.pk}")]
    at_desk = cast.rita.get(open_queue(cast.rita, filters=f"document={ten.pk}")).words

    assert all("Review these: the first 3" in page.words for page in lists)
    assert "The first 3 of 10: Document: D-" in at_desk and "1 of 3" in at_desk
    assert Queue.objects.get().items.count() == 3


def test_a_queue_of_a_whole_list_says_nothing_of_it(cast, ten, monkeypatch):
    for module in (queues, tabs):
        monkeypatch.setattr(module, "MAX_CLAIMS", 10)

    shown = cast.rita.get(f"/claims/?document={ten.pk}").words
    open_queue(cast.rita, filters=f"document={ten.pk}")

    assert "Review these" in shown and "first" not in shown
    assert Queue.objects.get().title.startswith("Document: D-")


def test_a_filter_that_is_not_there_opens_nothing(cast, ten):
    assert open_queue(cast.rita, filters="work=nonsense") == "/admin/"
    assert not Queue.objects.exists()


def test_a_list_that_asks_nothing_of_me_says_so_before_it_is_frozen(cast, ten):
    for claim in claims_of(ten):
        factories.review(claim, cast.sam.person)
    filters = f"document={ten.pk}&sort=-number"

    answer = cast.rita.client.post("/admin/desk/open/", {"filters": filters})

    page = Page(answer.content.decode())
    assert "None of these waits for you" in page.words and "10 of 10 are settled." in page.words
    assert not Queue.objects.exists()
    first, *_others = claims_of(ten)[::-1]
    there = open_queue(cast.rita, filters=filters, reread="1")
    shown = cast.rita.client.get(there).headers["Location"]
    assert claim_at(shown) == first.pk
    assert claim_at(answer_to(cast.rita, shown, "step:next")) == claims_of(ten)[-2].pk
    assert Claim.objects.get(pk=first.pk).holder is None


def test_one_that_asks_something_of_me_is_frozen_with_the_rest(cast, ten):
    for claim in claims_of(ten)[1:]:
        factories.review(claim, cast.sam.person)

    assert claim_at(open_queue(cast.rita, filters=f"document={ten.pk}")) == factories.claim(ten).pk
    assert Queue.objects.get().items.count() == 10


def test_the_position_is_there_tomorrow(cast, desk):
    there = answer_to(cast.rita, desk, "step:next")

    assert cast.rita.client.get(f"/admin/desk/{Queue.objects.get().pk}/").headers["Location"] == there
    assert f"/admin/desk/{Queue.objects.get().pk}/" in cast.rita.get("/admin/").links


def test_later_is_no_decision(cast, ten, desk):
    events = Event.objects.count()

    there = answer_to(cast.rita, desk, "later")

    assert claim_at(there) == claims_of(ten)[1].pk
    assert Queue.objects.get().items.last().claim_id == claim_at(desk)
    assert Event.objects.count() == events


def test_the_end_of_a_queue_says_what_is_true(cast, ten, desk):
    for claim in claims_of(ten)[1:]:
        perform("take", claim, by=cast.sam.person)

    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")

    page = cast.rita.get(there)
    assert "Nothing left for you here" in page.words
    assert "9 are held by others, the first free again at" in page.words
    assert "1 of 10 are settled." in page.words


def test_a_queue_is_its_owners_alone(cast, desk):
    for address in (desk, f"/admin/desk/{Queue.objects.get().pk}/"):
        assert cast.sam.client.get(address).status_code == 404
        assert cast.ada.client.get(address).status_code == 403


DEPOT = "# Depot\n\n" + "\n\n".join(
    f"The new depot that the council voted for will open with {number} buses & trams in the year {2030 + number}."
    for number in range(1, 31)
)


def test_what_is_found_in_the_queue_can_be_told_apart(cast):
    desk = open_queue(cast.rita, filters=f"document={factories.document(DEPOT, by=cast.rita.person).pk}")

    html = cast.rita.client.get(f"{desk}?find=depot", headers={"HX-Request": "true"}).content.decode()

    rows = re.findall(r'class="desk-row">(.*?)</button>', html, re.S)
    assert len(rows) == 20
    assert all("The new <mark>depot</mark> that the council voted for will open with" in row for row in rows)
    assert all(" buses &amp; trams in the year 20" in row for row in rows)
    assert len(html.encode()) - sum(len(row) for row in rows) <= MAX_STEP_BYTES
    assert "<mark>depot" not in cast.rita.client.get(desk).content.decode()
