"""The indentation of templates is for whoever reads them, and is not sent."""

import re

import pytest
from django.template.loader import get_template

from claims.loading import INDENTATION
from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/documents/", "/documents/1/", "/admin/"])
def test_a_page_is_sent_without_the_indentation_of_its_template(client, address):
    factories.claim()
    client.force_login(factories.user("lee", "lead"))

    html = client.get(address).content.decode()

    # Two are of fields that Django draws.
    assert not re.search(r"^ {3,}<", html, re.M)


def test_every_line_and_what_stands_within_one_stays():
    assert INDENTATION.sub("", " a\n  <p>\n\n\tb  c\n</p>") == " a\n<p>\n\nb  c\n</p>"


def test_a_file_of_an_export_stays_as_it_stands():
    template = get_template("exports/report.html").template

    assert template.source == template.origin.loader.get_contents(template.origin)
    with open(template.origin.name, encoding="utf-8") as file:
        assert template.source == file.read()
