"""Every form of an export that can be compared, and a document to export."""

import pytest

from tests import factories
from tests.exports.comparing.comparable import BODY, FORMS
from tests.kept import kept


@pytest.fixture(params=FORMS, ids=lambda form: "-".join(map(str, form)))
def form(request):
    return request.param


@pytest.fixture
@kept
def document():
    """Of its three claims the first is disputed, the second verified, the third open."""
    ann = factories.user("ann", "reviewer")
    document = factories.document(BODY)
    first, second, _third = document.claims.in_document_order()
    factories.review(first, ann, rationale="=1+1\r\n'quoted'")
    factories.review(second, ann, "verified")
    return document
