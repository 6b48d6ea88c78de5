"""People of whom a test needs one alone."""

import pytest

from tests import factories


@pytest.fixture
def reviewer(rita):
    return rita


@pytest.fixture
def author(db):
    return factories.user("author", "reviewer")
