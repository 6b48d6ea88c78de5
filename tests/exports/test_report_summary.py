"""The ends of a report: what came out, by verdict, where the document is, and whom to tell of errors."""

import re

import pytest
from markdown_it import MarkdownIt

from tests import factories
from tests.exports.papers import REPORTS, Shown, of, words_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("format", REPORTS)
def test_the_summary_names_the_claims_of_each_verdict(checked, format):
    first, second, third = checked.claims.in_document_order()
    factories.review(third, factories.user("ben", "reviewer"))

    words = words_of(checked, format)

    assert f"✓ Verified: {second.number} ✗ Disputed: {first.number}, {third.number} The text, claim by claim" in words


@pytest.mark.parametrize("format", REPORTS)
def test_claims_whose_verdict_does_not_stand_are_none_of_it(checked, format):
    checked.claims.update(text_changed=True)

    assert not re.search(r"(?:Verified|Disputed): C-", words_of(checked, format))


@pytest.mark.parametrize("format", ["report-html", "report-markdown"])
def test_where_the_document_is_and_whom_to_tell_of_an_error_are_links(checked, format, settings):
    settings.FACTCHECK_SITE_URL = "https://check.example"
    body = of(checked, format).decode()

    shown = Shown(body if format == "report-html" else MarkdownIt("commonmark").enable("table").render(body))

    assert {"https://agency.example/faq", "https://check.example"} <= set(shown.links)
    assert "Tell us of an error: https://check.example" in " ".join(shown.words.split())


def test_a_team_without_an_address_is_told_of_by_its_name(checked, settings):
    settings.FACTCHECK_SITE_URL, settings.FACTCHECK_TEAM_NAME = "", "The desk"

    assert "Tell us of an error: The desk" in words_of(checked, "report-html")
