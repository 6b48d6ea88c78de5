"""The review desk without a script: queues, moving, deciding, undoing."""

import pytest

from claims.choices import Status, Verdict
from claims.models import Queue
from tests import factories

pytestmark = pytest.mark.django_db
TEN = "\n\n".join(f"Senate Bill {number} of 2019 bars sharing in town {number}." for number in range(1, 11))


@pytest.fixture
def ten(db):
    return factories.document(TEN, title="Ten")


def open_queue(visitor, **post):
    """Open a queue and return the address it leads to."""
    response = visitor.client.post("/admin/desk/open/", post)
    assert response.status_code == 302
    return response.headers["Location"]


def claim_at(address):
    return int(address.rstrip("/").rpartition("/")[2])


def test_a_list_is_frozen_as_it_is_shown(cast, ten):
    address = open_queue(cast.rita, filters=f"document={ten.pk}")
    queue = Queue.objects.get()

    assert list(queue.items.values_list("claim", flat=True)) == list(
        ten.claims.in_document_order().values_list("pk", flat=True)
    )
    assert address == f"/admin/desk/{queue.pk}/{factories.claim(ten).pk}/"
    assert "Ten" in cast.rita.get(address).words


def test_a_verdict_leads_to_the_next_claim(cast, ten):
    address = open_queue(cast.rita, filters=f"document={ten.pk}")

    response = cast.rita.send(address, act="verdict:unverifiable+next")

    first, second = ten.claims.in_document_order()[:2]
    assert (first.verdict, first.status) == (Verdict.UNVERIFIABLE, Status.SETTLED)
    assert claim_at(response.headers["Location"]) == second.pk
    assert f"{first.number}: Unverifiable." in cast.rita.get(response.headers["Location"]).words


def test_undo_goes_back_to_the_claim(cast, ten):
    address = open_queue(cast.rita, filters=f"document={ten.pk}")
    address = cast.rita.send(address, act="verdict:unverifiable+next").headers["Location"]

    response = cast.rita.send(address, act="undo_last")

    first = factories.claim(ten)
    assert first.status == Status.UNREVIEWED
    assert claim_at(response.headers["Location"]) == first.pk
