"""The summary of a workbook: the manifest in words, and for programs."""

from datetime import UTC, datetime, timedelta

import pytest

from claims.exports import Selection, exactly
from claims.models import Claim
from claims.workflow import perform
from tests import factories
from tests.exports.exported import exported_json
from tests.exports.workbooks import sheet, told_by

pytestmark = pytest.mark.django_db


def test_the_summary_says_the_manifest_in_words():
    document = factories.document("Agencies share data in 2019.\n", title="Sharing", url="https://a.example/")
    factories.review(factories.claim(document), factories.user("ann", "reviewer"))
    selection = Selection(verdicts=("disputed", "verified"), document=document)

    summary = told_by("summary", selection)
    manifest = exported_json(selection)["manifest"]

    assert (summary["Event number"], summary["Event hash"]) == tuple(manifest["event"].values())
    assert abs(summary["State of"].replace(tzinfo=UTC) - datetime.fromisoformat(manifest["as_of"])) < timedelta(
        milliseconds=1
    )
    assert (summary["With the verdict"], summary["With the status"]) == ("Disputed, Verified", "any")
    assert (summary["Of the document"], summary["Text changed"]) == (
        document.number,
        "Leave out claims with changed words",
    )
    assert (summary["Claims"], summary["Settled"], summary["Contested"]) == (1, 1, 0)
    assert summary["“Disputed” means"] == manifest["verdict_meanings"]["disputed"]
    assert summary[f"{document.number}, version 1"] == "Sharing"
    assert summary["SHA-256 of its text"] == manifest["documents"][0]["text_sha256"]
    assert {"None", "True", "False"}.isdisjoint(map(str, summary.values()))


def test_the_summary_tells_a_page_s_own_filter_and_a_sign_off():
    lea = factories.user("lea", "lead")
    document = factories.document("One law of 2019 binds agencies.\n")
    factories.review(factories.claim(document), factories.user("ann", "reviewer"))
    perform("sign_off", document, by=lea, statement="Read whole.")

    summary = told_by("summary", Selection(shown={"text": "law"}))

    assert summary["Filter of the page: text"] == "law"
    assert summary["Signed off"] == "Read whole."
    assert summary["The sign-off holds"] == "yes"


@pytest.mark.parametrize(
    ("among", "told"), [("all", "all claims"), ("settled", "settled claims"), ("these", "just these: ticked, or shown")]
)
def test_the_summary_tells_of_a_page_nothing_that_its_filter_contradicts(among, told):
    page = {"of": among, "document": ["D-1"]}

    rows = sheet("summary", exactly(Claim.objects.all(), page, document="D-1"))

    lines = [(row["What"], row["Value"]) for row in rows]
    chosen = lines[lines.index(("Which claims", None)) + 1 : lines.index(("How many", None))]
    assert [what for what, value in chosen if value] == ["Chosen on a page, from", "Filter of the page: document"]
    assert chosen[0][1].startswith(told)


def test_the_summary_ends_with_what_programs_read():
    summary = told_by("summary", Selection(verdicts=("disputed",), shown={"text": "law"}))

    told = {name: value for name, value in summary.items() if name.startswith(("event.", "filter."))}
    assert told == {
        "event.number": 0,
        "event.hash": exported_json()["manifest"]["event"]["hash"],
        "filter.verdict.1": "disputed",
        "filter.text_changed": "exclude",
        "filter.shown.text": "law",
    }
    assert summary["State of"] == "nothing has happened yet"
