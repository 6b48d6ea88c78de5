import os
import secrets
from collections.abc import Callable
from typing import Any

import pytest

from tests.factories import user
from tests.trust.crowd import PEOPLE


@pytest.fixture
def seed() -> int:
    """Where chance begins; the one that failed is printed. FACTCHECK_TRUST_SEED repeats it."""
    number = int(os.environ.get("FACTCHECK_TRUST_SEED") or secrets.randbelow(10**9))
    print(f"FACTCHECK_TRUST_SEED={number}")
    return number


@pytest.fixture
def people(transactional_db: None) -> list[Any]:
    return [user(f"reviewer-{number}", "reviewer") for number in range(PEOPLE)]


@pytest.fixture
def lead(transactional_db: None) -> Any:
    return user("lead", "lead")


@pytest.fixture
def canary() -> Callable[[str], str]:
    return lambda name: f"canary-{name}-{secrets.token_hex(8)}"
