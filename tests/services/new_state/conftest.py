"""The people who bring sheets in, and a sheet that came in."""

import pytest

from claims.services.checked.adopting import adopt
from claims.services.checked.bringing_in import draft_of_collection
from claims.services.versions.intake import finish, store
from tests import factories
from tests.kept import kept
from tests.services.new_state.sheets import sheet


@pytest.fixture
def lea():
    return factories.user("lea", "lead")


@pytest.fixture
@kept
def ann():
    return factories.user("ann", "reviewer")


@pytest.fixture
@kept
def document(ann):
    """The sheet as it came in first, and was adopted: three claims are settled, the last is open."""
    document = finish(store(draft_of_collection(sheet(), by=ann))).document
    list(adopt(document, sheet(), by=ann))
    return document
