"""Somebody at the review desk without a script."""

from tests.admin.visitor import Page

TEN = "\n\n".join(f"Senate Bill {number} of 2019 bars sharing in town {number}." for number in range(1, 11))


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
