"""One word per idea, in the same form on every page."""

import re
from datetime import date, datetime

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from claims.charts.figure import Cell
from claims.charts.work import day
from claims.services.listing.counting import Bounded
from tests import factories
from tests.views.oracle import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    def page(person, url):
        client.force_login(person)
        return client.get(url).content.decode()

    return page


@pytest.fixture
def lead(db):
    return factories.user("lee", "lead")


@pytest.mark.parametrize("url", ["home", "claims", "admin:index", "admin:acts"])
def test_a_page_says_once_whose_times_it_tells(page, lead, settings, url):
    settings.TIME_ZONE = "America/Denver"

    assert page(lead, reverse(url)).count("Times are those of America/Denver.") == 1


def test_how_far_a_document_is_has_one_word(page, lead):
    claim = factories.claim()
    factories.review(claim, lead)
    total = claim.document.claims.count()

    for url in ("/", "/documents/", claim.document.get_absolute_url(), "/admin/"):
        text = " ".join(text_of(page(lead, url)).split())
        assert f"1 of {total} claims settled" in text, url
        assert not re.search(r"\d (?:claims? )?(?:decided|reviewed)", text), url


@pytest.mark.parametrize("url", ["/sign-in/", "/admin/login/"])
def test_whoever_signs_in_is_asked_for_the_same(client, url):
    html = client.get(url).content.decode()

    assert re.findall("<label[^>]*>([^<]*)</label>", html) == ["User name", "Password"]
    refused = client.post(url, {"username": "nobody", "password": "wrong"}).content.decode()
    assert "This user name and password do not go together." in refused


def test_the_account_has_the_name_that_one_signs_in_with(page):
    assert ">User name</label>" in page(factories.user("ada", "administrator"), "/admin/auth/user/add/")


def test_site_and_admin_name_their_lists_in_one_order(page):
    person = factories.user("chief", is_superuser=True)

    def named(url, place):
        bar = re.search(f"<nav[^>]*{place}.*?</nav>", page(person, url), re.DOTALL)[0]
        return [" ".join(words.split()) for words in re.findall("<a[^>]*>([^<]*)</a>", bar)]

    site, admin = named("/", "site-nav"), named("/admin/", "site-nav")

    assert site == ["Documents", "Claims", "Authorities", "Sources", "Dashboard", "Help"]
    assert [name for name in admin if name in site] == [name for name in site if name in admin]
    assert admin[-2:] == ["People", "Help"]


@pytest.mark.parametrize("url", ["/admin/", "/admin/acts/", "/help/acts/"])
def test_the_words_of_the_verdicts_are_found_where_one_looks_for_them(page, lead, url):
    assert f'<a href="{reverse("admin:wordings")}">What the verdicts are called</a>' in page(lead, url)


def test_days_and_numbers_have_one_form():
    assert day(date(2026, 11, 29)) == date_format(date(2026, 11, 29)) == "29 Nov 2026"
    assert date_format(datetime(2026, 11, 29, 18, 5), "DATETIME_FORMAT") == "29 Nov 2026, 18:05"
    assert Cell(20000).shown == str(Bounded(20000)) == "20,000"
