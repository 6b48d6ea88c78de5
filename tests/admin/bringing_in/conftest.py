"""Somebody who brings a sheet in."""

import pytest

from tests import factories
from tests.admin.bringing_in.sheets import send


@pytest.fixture
def ann(client):
    person = factories.user("ann", "reviewer")
    client.force_login(person)
    return person


@pytest.fixture
def address(client, ann):
    return send(client)["Location"]
