"""Somebody at the review desk without a script, and what a step there may cost."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.admin.visitor import Page

TEN = "\n\n".join(f"Senate Bill {number} of 2019 bars sharing in town {number}." for number in range(1, 11))
MAX_STEP_BYTES = 25_000
MAX_DECISION_QUERIES, MAX_VIEW_QUERIES = 12, 20
# What the search index takes for the claim that a decision changed, in the same transaction.
MAX_INDEX_QUERIES = 10
NOT_THE_DOORS = "django_session|auth_|verdictwording|queueitem|desksettings|claims_queue|BEGIN|COMMIT|SAVEPOINT|RELEASE"


def open_queue(visitor, **post):
    """Open a queue and return the address it leads to."""
    response = visitor.client.post("/admin/desk/open/", post)
    assert response.status_code == 302
    return response.headers["Location"]


def claim_at(address):
    return int(address.rstrip("/").rpartition("/")[2])


def answer_to(visitor, address, act, **typed):
    """Where a button of that page leads to."""
    response = visitor.send(address, act=act, **typed)
    assert response.status_code == 302, Page(response.content.decode()).words
    return response.headers["Location"]


def claims_of(document):
    return list(document.claims.in_document_order())


def quick(visitor, address, **post):
    """What the script asks for: the part that changes, without the page around it."""
    return visitor.client.post(address, post, headers={"HX-Request": "true"})


def queries_of(visitor, method, address, **data):
    with CaptureQueriesContext(connection) as captured:
        response = getattr(visitor.client, method)(address, data)
    assert response.status_code in (200, 302)
    return [query["sql"] for query in captured]


def is_the_doors(sql):
    return not re.search(NOT_THE_DOORS, sql)


def is_the_indexs(sql):
    """Of the search index: its own tables, and what it reads of sealed rounds and locks on PostgreSQL."""
    return re.search("claims_search|UNION ALL", sql) or re.search("FOR NO KEY UPDATE$", sql)
