"""Numbers and names as people write them."""

import pytest

from claims.refusal import Refused
from claims.services.telling.lookup import account_named, document_numbered
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", ["D-{}", "d-{}", "{}", " D-00{} ", "D{}"])
def test_a_document_is_found_by_its_number(written):
    document = factories.document()

    assert document_numbered(written.format(document.pk)) == document


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("D-999", "There is no document D-999."),
        ("9" * 40, "is no document number"),
        ("C-0001", "“C-0001” is no document number"),
        ("the report", "“the report” is no document number"),
        ("", "“” is no document number"),
        ("-1", "There is no document -1"),
    ],
)
def test_another_is_refused(written, reason):
    with pytest.raises(Refused, match=reason):
        document_numbered(written)


def test_a_deactivated_account_is_none():
    factories.user("ann", is_active=False)

    with pytest.raises(Refused, match="no active account “ann”"):
        account_named("ann")
