"""People of every role, and a text of three sentences."""

import pytest

from tests import factories
from tests.kept import kept

ROLES = {
    "nobody": [],
    "viewer": ["viewer"],
    "reviewer": ["reviewer"],
    "author": ["reviewer"],
    "other": ["reviewer"],
    "lead": ["lead"],
    "administrator": ["administrator"],
}
TEXT = "The agency shares data. The agency must report. Reports are due, and reports are public.\n"


@pytest.fixture
@kept
def cast(db):
    """`author` gives the first review, `other` the second where there is one."""
    return {name: factories.user(name, *roles) for name, roles in ROLES.items()}


@pytest.fixture
@kept
def text(db):
    return factories.document(TEXT)
