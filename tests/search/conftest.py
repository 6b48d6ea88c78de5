"""People who may read more and less, and claims to search."""

import pytest

from claims.search import match
from tests import factories
from tests.kept import kept
from tests.search.searching import PEOPLE, TEXT, plant


@pytest.fixture
@kept
def cast():
    return {name: factories.user(name, role) for name, role in PEOPLE.items()}


@pytest.fixture
@kept
def claims(cast):
    """By a word of each."""
    bill, hipaa, governor = factories.document(TEXT, by=cast["lead"]).claims.in_document_order()
    return {"bill": bill, "hipaa": hipaa, "governor": governor}


@pytest.fixture(params=["rare", "common"])
def any_number(request, monkeypatch):
    """The same claims are found whether their words count as common or not."""
    monkeypatch.setattr(match, "COMMON", 10_000 if request.param == "rare" else 0)


@pytest.fixture
@kept
def sealed(cast):
    claim = factories.claim(factories.document(by=cast["lead"], reviews_required=2))
    plant(claim, cast["author"])
    return claim
