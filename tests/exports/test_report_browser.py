"""The report as a browser shows it, read from a file."""

import pytest

from tests import factories
from tests.admin.browsing import NARROW
from tests.axe import violations
from tests.exports.papers import of

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_report_fits_a_phone(page, tmp_path):
    document = factories.document()
    factories.review(document.claims.first(), factories.user("ann", "reviewer"), "not_checkable")
    file = tmp_path / "report.html"
    file.write_bytes(of(document, "report-html"))
    page.set_viewport_size(NARROW)

    page.goto(file.as_uri())

    tables = page.locator(".wide").evaluate_all("all => all.map(one => one.scrollWidth - one.clientWidth)")
    assert len(tables) >= 3 and set(tables) == {0}
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert violations(page) == []
