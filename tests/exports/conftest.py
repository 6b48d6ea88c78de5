"""A document that somebody has begun to check."""

import pytest

from claims.workflow import perform
from tests import factories
from tests.kept import kept


@pytest.fixture
@kept
def checked():
    """A document with a disputed, a verified and an open claim."""
    ann = factories.user("ann", "reviewer", first_name="Ann", last_name="Lee")
    document = factories.document(
        title="The FAQ", author="A. Author", publisher="The agency", url="https://agency.example/faq"
    )
    first, second, _third = document.claims.in_document_order()
    factories.cite(first, ann, url="https://leg.example/sb", title="SB21-131", excerpt="Concerning *data*.")
    perform(
        "decide", first, by=ann, verdict="disputed", reason="misattributed", rationale="It is another bill.",
        correction="The law is SB21-131.",
    )  # fmt: skip
    factories.review(second, ann, "verified", rationale="The journal says so.")
    return document
