"""Whoever brings a sheet in."""

import pytest

from tests import factories


@pytest.fixture
def ann():
    return factories.user("ann", "reviewer")
