"""Which claims come out, and under which name."""

import pytest

from claims.exports import Selection, TextChanged, exactly, open_export
from claims.models import Claim
from claims.services.versions.intake import import_document
from tests import factories
from tests.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def shelf():
    """Two documents: in the first a verified, a disputed and an open claim, and one whose words changed."""
    ann, lea = factories.user("ann", "reviewer"), factories.user("lea", "lead")
    laws = [f"{word} laws of 2019 bind agencies.\n\n" for word in ("One", "Two", "Three", "Four")]
    first = factories.document("".join(laws))
    one, two, _three, four = first.claims.in_document_order()
    factories.review(one, ann, "verified")
    factories.review(two, ann, "disputed")
    factories.review(four, ann, "disputed")
    body = "".join(laws[:3]).encode()
    import_document(body=body, filename="b.md", by=lea, document=first)
    second = factories.document("Five laws of 2023 bind agencies.\n")
    return first, second


def words(selection: Selection) -> list[str]:
    return [claim.statement.split()[0] for claim in selection.claims()]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["One", "Two", "Three", "Five"]),
        ({"verdicts": ("disputed",)}, ["Two"]),
        ({"verdicts": ("disputed", "verified")}, ["One", "Two"]),
        ({"statuses": ("unreviewed",)}, ["Three", "Five"]),
        ({"statuses": ("settled",), "verdicts": ("verified",)}, ["One"]),
        ({"text_changed": TextChanged.INCLUDE}, ["One", "Two", "Three", "Four", "Five"]),
        ({"text_changed": "only"}, ["Four"]),
        ({"text_changed": "only", "verdicts": ("verified",)}, []),
    ],
)
def test_a_selection_holds(shelf, wanted, found):
    assert words(Selection(**wanted)) == found


def test_a_selection_of_one_document(shelf):
    assert words(Selection(document=shelf[1])) == ["Five"]


def test_the_lists_of_the_design(shelf):
    verified, disputed = Claim.objects.verified(), Claim.objects.disputed()

    assert set(Selection(verdicts=("verified",)).claims()) == set(verified)
    assert set(Selection(verdicts=("disputed",)).claims()) == set(disputed)


def test_exactly_what_a_page_shows(shelf):
    shown = Claim.objects.exclude(statement__startswith="One").order_by("-pk").distinct()

    assert words(exactly(shown, q="laws")) == ["Two", "Three", "Four", "Five"]
    # Also a page of it.
    assert words(exactly(shown[:2])) == ["Four", "Five"]


def test_a_claim_that_a_join_gives_twice_comes_out_once(shelf):
    joined = Claim.objects.filter(anchors__version__number__gte=1)
    assert joined.count() > 5

    assert words(exactly(joined)) == ["One", "Two", "Three", "Four", "Five"]


@pytest.mark.parametrize(
    ("wanted", "form", "name"),
    [
        ({"verdicts": ("disputed",)}, {"format": "csv"}, "claims-disputed-event-0.csv"),
        (
            {"verdicts": ("disputed", "partly_supported")},
            {"format": "csv", "spreadsheet_safe": True},
            "claims-disputed-partly-supported-event-0-spreadsheet-safe.csv",
        ),
        ({"statuses": ("settled",)}, {"format": "csv-zip"}, "claims-settled-event-0.csv.zip"),
        ({"shown": {"q": "../../etc"}}, {"format": "json"}, "claims-event-0.json"),
        ({"page": {"of": "all"}}, {"format": "json"}, "claims-event-0.json"),
        ({"page": {"of": "these"}}, {"format": "json"}, "claims-chosen-event-0.json"),
    ],
)
def test_a_download_has_a_plain_name(wanted, form, name):
    export = open_export(Selection(**wanted), **form)
    export.file.close()

    assert export.name == name


def test_the_name_says_the_document(shelf):
    assert Selection(document=shelf[0], verdicts=("verified",)).stem(7) == f"claims-{shelf[0].number}-verified-event-7"
