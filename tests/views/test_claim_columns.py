"""The columns of the claim list: what each tells, to whom, and that none of them tells what is sealed."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.choices import Status, Verdict
from claims.lists.claim_table import USUAL_COLUMNS, ClaimTable
from claims.models import Anchor, Claim, Offer, Source
from claims.services.team.saved_views import save_view
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.run_on import run_on
from tests.views.conftest import TEXT
from tests.views.oracle import read

pytestmark = pytest.mark.django_db

ALL = list(ClaimTable.base_columns)
CHOSEN = ["reviews", "who", "tags", "flags", "citations", "assignee", "status", "place"]
# Filters offer everybody to be chosen from, whatever they did.
CHOICES = re.compile(r"<select.*?</select>", re.DOTALL)


@pytest.fixture
def cells(page_of):
    """What the cells of one claim say to somebody, by column."""

    def found(person, claim, columns=ALL):
        html = page_of(person, "/claims/", text=claim.number, columns=columns)
        told = {name: "" for name in ALL if f'<td class="col-{name}"' in html}
        for words in read(html).words:
            column = next((name for name in told if words.is_within(f"col-{name}")), "")
            if column and any(element.tag == "td" for element in words.path):
                told[column] += words.text + " "
        return {name: " ".join(said.split()) for name, said in told.items()}

    return found


@pytest.mark.parametrize(
    ("person", "shows_names", "withheld"),
    [("viewer", False, {"who", "assignee"}), ("viewer", True, {"assignee"}), ("second", False, set())],
)
def test_a_column_is_for_those_who_may_see_what_it_tells(newsroom, cast, page_of, cells, person, shows_names, withheld):
    reader = getattr(cast, person)
    with override_settings(FACTCHECK_SHOW_NAMES=shows_names):
        html = page_of(reader, "/claims/")
        shown = cells(reader, newsroom.disputed)

    offered = {one.attributes["value"] for one in read(html).elements if one.attributes.get("name") == "columns"}
    assert {"who", "assignee", "reviews", "tags", "flags"} - offered == withheld
    assert {*ALL} - shown.keys() == withheld | {"number"}


def test_the_usual_columns_stay_few(newsroom, cast, page_of):
    html = page_of(cast.lead, "/claims/")

    assert [name for name in CHOSEN if f'<th scope="col" class="col-{name}"' in html] == [
        "citations",
        "status",
        "place",
    ]


def sealed_claims(cast):
    """By what was done to them: claims on which the author, who has a planted name, wrote under seal."""
    made = {}
    for hides in (False, True):
        document = factories.document(by=cast.lead, reviews_required=2, hides_names=hides)
        cited, waiting, held = document.claims.in_document_order()
        factories.cite(cited, cast.author, title="Planted")
        factories.review(waiting, cast.author, Verdict.DISPUTED)
        perform("take", held, by=cast.author)
        made |= {f"{name} {hides}": claim for name, claim in locals().items() if name in {"cited", "waiting", "held"}}
    asked = factories.claim(factories.document(by=cast.lead))
    perform("ask_second", asked, by=cast.lead, reason="Hard.")
    factories.review(asked, cast.author, Verdict.DISPUTED)
    return made | {"asked": asked}


def names_in(html):
    return {name for name in ("Rosa", "Diaz") if name in CHOICES.sub("", html)}


@pytest.mark.parametrize("person", ["second", "lead", "administrator"])
@pytest.mark.parametrize("shows_names", [False, True])
def test_nobody_learns_who_wrote_under_seal(cast, page_of, person, shows_names):
    with override_settings(FACTCHECK_SHOW_NAMES=shows_names):
        for state, claim in sealed_claims(cast).items():
            html = page_of(getattr(cast, person), "/claims/", document=claim.document_id, columns=ALL)

            assert (state, names_in(html)) == (state, set())
            assert (state, "they agree" in html, "they differ" in html) == (state, False, False)


def test_the_control_the_author_reads_their_own_name(cast, page_of):
    for state, claim in sealed_claims(cast).items():
        if not state.startswith("cited"):
            html = page_of(cast.author, "/claims/", text=claim.number, columns=["who"])
            assert (state, "Rosa Diaz" in CHOICES.sub("", html).partition("<table")[2]) == (state, True)


@pytest.mark.parametrize("hides", [False, True])
@pytest.mark.parametrize("person", ["lead", "administrator"])
def test_a_waiting_round_looks_the_same_whoever_decided_and_how(cast, cells, person, hides):
    told = []
    for reviewer, verdict in ((cast.author, Verdict.DISPUTED), (cast.second, Verdict.UNVERIFIABLE)):
        claim = factories.claim(factories.document(TEXT + str(reviewer), reviews_required=2, hides_names=hides))
        factories.review(claim, reviewer, verdict)
        shown = cells(getattr(cast, person), claim)
        told.append({name: words for name, words in shown.items() if name not in {"place"}})

    assert told[0] == told[1]
    assert told[0]["reviews"] == "1 of 2"
    assert told[0]["citations"].startswith("0 / 0 / 0")
    assert told[0]["who"] == "–"


def test_reviews_are_told_of_those_needed(newsroom, cast, cells):
    told = {name: cells(cast.lead, getattr(newsroom, name))["reviews"] for name in ("open", "disputed", "sealed")}

    assert told == {"open": "0 of 1", "disputed": "1 of 1", "sealed": "1 of 2"}
    assert cells(cast.author, newsroom.sealed)["reviews"] == "1 of 2 yours"


def test_two_who_agree_two_who_differ_and_who_settled(newsroom, cast, cells):
    agreed, differed = newsroom.blind.claims.in_document_order()[1:3]
    for claim, verdict in ((agreed, Verdict.DISPUTED), (differed, Verdict.UNVERIFIABLE)):
        factories.review(claim, cast.author, Verdict.DISPUTED)
        factories.review(claim, cast.second, verdict)

    assert cells(cast.lead, agreed)["reviews"] == "2 of 2 = they agree"
    assert cells(cast.viewer, agreed)["reviews"] == "2 of 2 = they agree"
    assert cells(cast.lead, differed)["reviews"] == "2 of 2 ≠ they differ"
    assert cells(cast.lead, differed)["who"] == "Rosa Diaz, second"
    perform("settle", differed, by=cast.lead, verdict=Verdict.UNVERIFIABLE, rationale="Neither says so.")
    assert cells(cast.lead, differed)["reviews"] == "2 of 2 ≠ they differ, settled by a lead"
    assert cells(cast.lead, differed)["who"] == "Rosa Diaz, second settled by lead"


def test_a_review_of_an_earlier_round_counts_no_more(newsroom, cast, cells):
    perform("reopen", newsroom.disputed, by=cast.lead, reason="New facts.")

    assert cells(cast.lead, newsroom.disputed)["reviews"] == "0 of 1"
    assert cells(cast.lead, newsroom.disputed)["who"] == "–"


def test_a_claim_settled_by_two_keeps_both_where_one_is_enough_now(newsroom, cast, cells):
    document = factories.document(by=cast.lead, reviews_required=2)
    claim = factories.claim(document)
    for reviewer in (cast.author, cast.second):
        factories.review(claim, reviewer)
    perform("describe", document, by=cast.lead, reviews_required=1)

    assert cells(cast.lead, claim)["reviews"] == "2 of 2 = they agree"


def test_where_names_are_hidden_sides_are_letters_in_an_order_that_tells_nothing(cast, cells):
    document = factories.document(by=cast.lead, reviews_required=2, hides_names=True)
    seen = set()
    for turn, claim in enumerate(document.claims.in_document_order()):
        first, second = (cast.author, cast.second) if turn else (cast.second, cast.author)
        factories.review(claim, first, Verdict.DISPUTED)
        factories.review(claim, second, Verdict.UNVERIFIABLE)
        assert cells(cast.lead, claim)["who"] == "Reviewer A, Reviewer B"
        seen.add(cells(cast.author, claim)["who"])

    assert seen <= {"Rosa Diaz, Reviewer B", "Reviewer A, Rosa Diaz"}


def test_a_holder_is_named_where_one_review_is_enough(newsroom, cast, cells):
    perform("take", newsroom.open, by=cast.author)
    blind = newsroom.blind.claims.in_document_order()[1]
    perform("take", blind, by=cast.author)

    assert cells(cast.lead, newsroom.open)["who"].startswith("held by Rosa Diaz until ")
    assert cells(cast.lead, blind)["who"].startswith("held by Somebody until ")
    assert cells(cast.author, blind)["who"].startswith("held by Rosa Diaz until ")
    Claim.objects.filter(pk=newsroom.open.pk).update(held_until=timezone.now() - timedelta(seconds=1))
    assert cells(cast.lead, newsroom.open)["who"] == "–"


def test_copies_that_are_kept_are_counted_as_far_as_citations_are_seen(newsroom, cast, cells):
    archived = factories.cite(newsroom.open, cast.author, url="https://kept.example/")
    Source.objects.filter(pk=archived.source_id).update(archive_url="https://archive.example/kept")
    factories.cite(newsroom.open, cast.author, "context", url="https://bare.example/")
    checked = factories.cite(newsroom.open, cast.author, url="https://copied.example/", excerpt="So.")
    assert cells(cast.lead, newsroom.open)["citations"].endswith("▣ 1 archived")

    factories.copy(checked, cast.author)

    assert cells(cast.lead, newsroom.open)["citations"].endswith("▣ 2 archived")
    perform("ask_second", newsroom.open, by=cast.lead, reason="Hard.")
    assert "archived" not in cells(cast.lead, newsroom.open)["citations"]


def test_every_flag_is_told_where_a_mark_shows_one(newsroom, cast, cells):
    claim = newsroom.open
    assert cells(cast.lead, claim)["flags"] == "–"
    Claim.objects.filter(pk=claim.pk).update(status=Status.CONTESTED, text_changed=True)
    assert cells(cast.lead, claim)["flags"] == "Text changed Contested"

    Anchor.objects.filter(claim=claim).delete()
    assert cells(cast.lead, claim)["flags"] == "Text changed Contested Not found"
    version = newsroom.document.newest_version
    Offer.objects.create(claim=claim, version=version, start=0, end=3, quote="# B", score=0.5)
    assert cells(cast.lead, claim)["flags"] == "Text changed Contested Not certain where"

    Claim.objects.filter(pk=newsroom.verified.pk).update(recheck_on=timezone.now().date())
    assert cells(cast.viewer, newsroom.verified)["flags"] == "Re-check due"


def test_tags_stand_in_their_column_or_below_the_statement(newsroom, cast, cells):
    perform("tag", newsroom.disputed, by=cast.author, label="Budget")

    with_column = cells(cast.viewer, newsroom.disputed)
    without = cells(cast.viewer, newsroom.disputed, ["status"])

    assert (with_column["tags"], "Budget" in with_column["statement"]) == ("Budget", False)
    assert "Budget" in without["statement"]


def test_the_version_is_told_once_there_is_a_second(newsroom, cast, cells):
    first = f"{newsroom.document.number} Benefits and ICE What does the law say?"
    assert cells(cast.lead, newsroom.disputed)["place"].endswith(first)

    import_document(body=f"{TEXT} More.".encode(), filename="faq.md", by=cast.lead, document=newsroom.document)

    assert cells(cast.lead, newsroom.disputed)["place"].endswith("v2 · What does the law say?")


def test_a_long_title_and_a_long_section_are_shortened_and_whole_where_one_points(cast, page_of, cells):
    heading = "What does the law of the state say about sharing the data of benefits with others?"
    body = f"# {heading}\n\nThe agency shares its data.\n"
    document = import_document(body=body.encode(), filename="faq.md", title="Benefits " * 12, by=cast.lead).document
    claim = document.claims.get()

    place = cells(cast.lead, claim)["place"]

    assert place.startswith(f"{document.number} Benefits Benefits")
    assert len(place) < 110
    html = page_of(cast.lead, "/claims/")
    assert f'title="{document.number} {document.title} · {heading}"' in html


def test_a_list_of_one_document_leaves_it_out_of_its_rows(newsroom, cast, page_of):
    number = newsroom.document.number
    within, all_of_them = (run_on(page_of(cast.lead, "/claims/", **chosen)) for chosen in ({"document": number}, {}))

    rows = [re.search('<td class="col-place".*?</td>', html)[0] for html in (within, all_of_them)]
    assert [f">{number} Benefits and ICE</a>" in row for row in rows] == [False, True]
    assert [">What does the law say?<" in row for row in rows] == [True, True]
    assert 'class="col-place" aria-sort="ascending"' in within
    assert "col-place" not in page_of(cast.lead, "/claims/", document=number, columns="kind")


def test_a_saved_view_keeps_its_columns(newsroom, cast, page_of):
    query = "columns=who&columns=flags"
    save_view(list_name="site", query=query, name="Mine", scope="private", owner=cast.author, at=timezone.now())

    tab = next(one for one in read(page_of(cast.author, f"/claims/?{query}")).elements if query in str(one.attributes))

    assert tab.attributes.get("aria-current") == "page"


@pytest.mark.parametrize(
    ("asked", "back"),
    [
        ({"columns": ["who", "flags"], "sort": "-verdict"}, "?sort=-verdict"),
        ({"columns": ["who"]}, "?"),
        ({"sort": "-verdict"}, None),
        ({"columns": USUAL_COLUMNS[::-1]}, None),
    ],
)
def test_a_list_leads_back_to_the_usual_columns(newsroom, cast, page_of, asked, back):
    html = page_of(cast.author, "/claims/", **asked)

    found = re.search(r'<a href="([^"]*)">Back to the usual columns</a>', html)

    assert (found and found[1]) == back


@pytest.mark.parametrize("person", ["lead", "viewer"])
def test_a_column_costs_the_same_however_many_claims_there_are(newsroom, cast, get, person):
    def cost(columns):
        with CaptureQueriesContext(connection) as captured:
            get(getattr(cast, person), "/claims/", columns=columns)
        return len(captured)

    choices = [*([name] for name in CHOSEN), ALL]
    cost(ALL)
    few = [cost(columns) for columns in choices]
    for turn in range(3):
        document = factories.document(by=cast.lead, reviews_required=1 + turn % 2)
        for claim in document.claims.all():
            factories.review(claim, cast.author)
            perform("tag", claim, by=cast.author, label=f"Tag {turn}")
            Claim.objects.filter(pk=claim.pk).update(assignee=cast.second)
        Anchor.objects.filter(claim=claim).delete()

    assert [cost(columns) for columns in choices] == few
    assert max(few) <= 25
