"""One word per idea, in the same form on every page."""

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    def page(person, url):
        client.force_login(person)
        return client.get(url).content.decode()

    return page


@pytest.mark.parametrize("url", ["home", "claims", "admin:index", "admin:acts"])
def test_a_page_says_once_whose_times_it_tells(page, settings, url):
    settings.TIME_ZONE = "America/Denver"

    assert page(factories.user("lee", "lead"), reverse(url)).count("Times are those of America/Denver.") == 1
