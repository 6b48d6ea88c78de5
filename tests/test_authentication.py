"""A person comes with their roles, in one query; whoever may not sign in does not come at all."""

import pytest
from django.contrib.auth.models import Group

from claims.choices import Role
from claims.roles import roles_of
from factcheck.authentication import RoleBackend
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_person_and_their_roles_are_one_query(django_assert_num_queries):
    person = factories.user("ann", "reviewer", "lead")
    person.groups.add(Group.objects.create(name="choir"))

    with django_assert_num_queries(1):
        found = RoleBackend().get_user(person.pk)
        roles = roles_of(found)

    assert (found, roles) == (person, {Role.REVIEWER, Role.LEAD})


def test_a_person_without_a_group_has_no_role(django_assert_num_queries):
    person = factories.user("ben")

    with django_assert_num_queries(1):
        assert roles_of(RoleBackend().get_user(person.pk)) == frozenset()


def test_nobody_comes_for_an_unknown_number_or_a_deactivated_person():
    person = factories.user("ann", "reviewer")
    person.is_active = False
    person.save()

    assert RoleBackend().get_user(person.pk) is None
    assert RoleBackend().get_user(0) is None
