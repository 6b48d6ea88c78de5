"""What a step at the desk costs: queries, transactions, bytes; and that reading is no write."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from tests import factories
from tests.admin.desk import (
    MAX_DECISION_QUERIES,
    MAX_INDEX_QUERIES,
    MAX_STEP_BYTES,
    MAX_VIEW_QUERIES,
    claim_at,
    is_the_doors,
    is_the_indexs,
    open_queue,
    queries_of,
    quick,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("suffix", ["", "?add=1", "?parts=1", "?find=town"])
def test_reading_the_desk_writes_nothing(cast, desk, suffix):
    with CaptureQueriesContext(connection) as captured:
        cast.rita.get(desk + suffix)

    assert {query["sql"].split()[0] for query in captured} == {"SELECT"}


def test_a_step_sends_little_besides_the_words_of_the_document(cast, ten, desk):
    text = quick(cast.rita, desk, act="step:next").content.decode()

    words = "".join(re.findall(r'<div class="passage".*?</div>', text, re.S))
    assert len(text.encode()) - len(re.sub("<[^>]*>", "", words).encode()) <= MAX_STEP_BYTES


def fill(document, many):
    """Claims by the thousand, as the import makes them, and their places in the text."""
    claim = factories.claim(document)
    anchor = claim.anchors.get()
    made = Claim.objects.bulk_create(
        Claim(document=document, statement=f"Claim {number}", place=anchor.start, section=claim.section)
        for number in range(many)
    )
    return made


@pytest.mark.parametrize("many", [20, 2000])
def test_a_decision_and_a_view_cost_the_same_at_20_and_at_2000_claims(cast, ten, many):
    fill(ten, many)
    desk = open_queue(cast.rita, filters=f"document={ten.pk}")
    factories.cite(Claim.objects.get(pk=claim_at(desk)), cast.rita.person, stance="supports")
    seen = Claim.objects.get(pk=claim_at(desk)).lock_version
    typed = {"act": "verdict:verified+next", "seen": seen, "decision-rationale": "So."}

    view = queries_of(cast.rita, "get", desk)
    posted = queries_of(cast.rita, "post", desk, **typed)

    moved = posted.index(next(sql for sql in posted if 'UPDATE "claims_queue"' in sql))
    taken = list(filter(is_the_doors, posted[moved:]))
    assert len([sql for sql in taken if not is_the_indexs(sql)]) <= MAX_DECISION_QUERIES
    assert len(taken) <= MAX_DECISION_QUERIES + MAX_INDEX_QUERIES
    assert len(view) <= MAX_VIEW_QUERIES
    assert len([sql for sql in posted if "django_session" in sql]) == 1, "a step reads the session and writes none"


@pytest.mark.django_db(transaction=True)
def test_a_step_is_written_in_one_transaction(cast, ten, desk):
    with CaptureQueriesContext(connection) as captured:
        response = quick(cast.rita, desk, act="verdict:unverifiable+next", seen=0)

    statements = [query["sql"].split()[0] for query in captured]
    assert response.status_code == 200
    assert statements.count("COMMIT") == 1
    assert statements.index("BEGIN") < min(map(statements.index, ["UPDATE", "INSERT"]))
    assert {"UPDATE", "INSERT"}.isdisjoint(statements[statements.index("COMMIT") :])
