"""A report that was imported, and people who may do everything."""

import pytest

from tests import factories
from tests.kept import kept
from tests.services.intake.reading import FIRST, read


@pytest.fixture
@kept
def report(db):
    return read(FIRST).document


@pytest.fixture
def people(db):
    return [factories.user(name, "reviewer", "lead") for name in ("author", "second", "third")]
