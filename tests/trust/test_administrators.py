"""Somebody keeps the accounts, whatever administrators do to one another at the same instant."""

import pytest

from tests import factories
from tests.trust import jobs
from tests.trust.crowd import together

pytestmark = pytest.mark.slow


def test_two_who_take_the_role_from_one_another_at_once_leave_one(transactional_db):
    for number in range(5):
        ada, ben = (factories.user(f"{name}-{number}", "administrator") for name in ("ada", "ben"))

        taken = together(jobs.take_the_role, [(ada.pk, ben.pk), (ben.pk, ada.pk)])

        assert sorted(taken) == [False, True]
        # The next two are alone again.
        for person in (ada, ben):
            person.groups.clear()
