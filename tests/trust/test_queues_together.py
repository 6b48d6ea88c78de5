"""Eight people open the same list at the desk at once: each claim is handed to one of them, none is lost."""

import pytest
from django.utils import timezone

from claims.models import Claim
from claims.services.desk.queues import open_queue
from tests.factories import document
from tests.trust import jobs, texts
from tests.trust.crowd import figure, together

pytestmark = pytest.mark.slow


def test_no_claim_is_handed_out_twice_and_none_is_lost(people):
    count = figure(40, 400)
    document(texts.body("Denver", texts.sentences("Denver", count)).decode())
    claims = Claim.objects.in_document_order()
    queues = [open_queue(owner=person, claims=claims, title="All", at=timezone.now()) for person in people]
    # The first one in two windows.
    tasks = [(queue.pk,) for queue in [queues[0], *queues]]

    handed = [number for part in together(jobs.take_queue, tasks) for number in part]

    assert sorted(handed) == sorted(claims.values_list("pk", flat=True))


def test_people_who_decide_at_once_share_a_list_without_loss(people):
    count = figure(24, 240)
    document(texts.body("Denver", texts.sentences("Denver", count)).decode())
    claims = Claim.objects.in_document_order()
    queues = [open_queue(owner=person, claims=claims, title="All", at=timezone.now()) for person in people]

    decided = [number for part in together(jobs.review_queue, [(queue.pk,) for queue in queues]) for number in part]

    assert sorted(decided) == sorted(claims.values_list("pk", flat=True))
    assert not claims.unsettled().exists()
