"""The claim list as a page: what it offers, what it says, what its buttons give."""

import csv
import html as markup
import io
import json
import re
import zipfile
from urllib.parse import quote, urlencode

import pytest
from django.test import override_settings

from claims.models import Claim, Event
from claims.workflow import perform
from tests import factories
from tests.views.oracle import read, said, text_of

pytestmark = pytest.mark.django_db
FORMS = [
    "xlsx",
    "csv",
    "csv-zip",
    "spreadsheet",
    "spreadsheet-zip",
    "json",
    "jsonl",
    "claimreview",
    "annotations",
    "csl",
    "bibtex",
]


def listed(html):
    return [words.text for words in read(html).words if words.is_within("col-number") and words.text.startswith("C-")]


def test_a_list_counts_what_it_shows_in_a_live_region(newsroom, cast, page_of):
    html = page_of(cast.viewer, "/claims/")

    live = [one for one in read(html).words if any(e.attributes.get("role") == "status" for e in one.path)]
    assert "".join(words.text for words in live).strip() == "2 claims"
    assert listed(html) == [newsroom.disputed.number, newsroom.verified.number]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://www.leg.example/bills/SB21-131/", "leg.example/bills/SB21-131"),
        ("leg.example", "leg.example"),
        ("U.S.C.", ""),
        ("leg.example says", ""),
        ("1.5", ""),
    ],
)
def test_an_address_that_is_searched_for_leads_to_what_cites_it(newsroom, cast, page_of, typed, address):
    html = page_of(cast.viewer, f"/claims/?kind=factual&text={quote(typed)}")

    link = f'href="?{urlencode({"kind": "factual", "source": address})}"'.replace("&", "&amp;")
    assert (link in html) is bool(address)
    assert ("Show the claims that cite this address" in html) is bool(address)


@pytest.mark.parametrize(
    ("person", "asked", "told"),
    [
        ("second", "columns=foo&columns=kind", "This list has no column “foo”."),
        ("viewer", "columns=assignee", "The column “Assignee” is not for your role."),
        ("second", "columns=assignee&columns=number", ""),
    ],
)
def test_a_column_that_there_is_not_is_told(newsroom, cast, page_of, person, asked, told):
    problems = said(page_of(getattr(cast, person), f"/claims/?{asked}"), "problem")

    # Hidden, for whoever is signed out meanwhile.
    assert problems.removeprefix("You are signed out. Sign in").strip() == told


def test_counts_stand_beside_the_marks(newsroom, cast, page_of):
    chips = said(page_of(cast.second, "/claims/"), "chips")

    assert "✗ Disputed 1" in chips
    assert "◑ Second review wanted 1" in chips


def test_viewers_are_offered_no_marks_of_work(newsroom, cast, page_of):
    chips = said(page_of(cast.viewer, "/claims/"), "chips")

    assert "Disputed 1" in chips
    assert "Open" not in chips


def test_a_filter_that_is_not_valid_is_told_beside_its_field(newsroom, cast, page_of):
    html = page_of(cast.second, "/claims/", document="999", mark="disputed")

    assert "There is no document of this number." in said(html, "field")
    assert listed(html) == [newsroom.disputed.number]
    assert "Export" not in said(html, "list-head")


def test_sections_are_offered_once_a_document_is_chosen(newsroom, cast, page_of):
    assert 'name="section"' not in page_of(cast.second, "/claims/")
    assert "Who decides?" in page_of(cast.second, "/claims/", document=newsroom.document.pk)


@pytest.mark.parametrize(
    ("person", "query", "sentence"),
    [
        ("second", {"text": "nosuchword"}, "No claim fits all of these filters."),
        ("viewer", {"text": "nosuchword"}, "No settled claim fits all of these filters."),
    ],
)
def test_an_empty_list_tells_the_truth(newsroom, cast, page_of, person, query, sentence):
    html = page_of(getattr(cast, person), "/claims/", **query)

    assert sentence in said(html, "empty")
    assert "<table" not in html


@pytest.mark.parametrize(
    ("person", "sentence"), [("lead", "There are no claims yet"), ("viewer", "No claim has been settled yet")]
)
def test_a_list_without_claims_tells_the_truth(cast, page_of, person, sentence):
    assert sentence in page_of(getattr(cast, person), "/claims/")


def test_more_filters_stand_open_while_one_is_in_use(newsroom, cast, page_of):
    assert '<details class="more">' in page_of(cast.second, "/claims/", text="a")
    assert '<details class="more" open>' in page_of(cast.second, "/claims/", kind="legal")


def test_a_search_is_given_back_escaped(newsroom, cast, page_of):
    html = page_of(cast.second, "/claims/", text='"><script>x</script>')

    assert [one.attributes["value"] for one in read(html).elements if one.attributes.get("name") == "text"] == [
        '"><script>x</script>'
    ]
    assert "<script>" not in html


def body_of(response):
    """The file of an export; the client closes it once it is read."""
    return b"".join(response.streaming_content)


def manifest_in(zipped):
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".manifest.json")]
        return json.loads(archive.read(name))


def buttons(html):
    return [one.attributes["href"] for one in read(html).elements if "/export/" in one.attributes.get("href", "")]


def test_the_export_buttons_carry_the_filters_without_page_and_order(newsroom, cast, page_of):
    html = page_of(cast.second, "/claims/", text="2024", mark=["open", "verified"], kind="", sort="status", page="last")

    assert buttons(html) == [f"/claims/export/{form}/?text=2024&mark=open&mark=verified" for form in FORMS]


@pytest.mark.parametrize(
    "query", ["", "?mark=disputed", "?text=the", "?verdict=verified&kind=legal", "?text=nothing-such"]
)
@pytest.mark.parametrize("person", ["viewer", "second"])
def test_an_export_holds_exactly_what_the_list_shows(newsroom, cast, get, page_of, person, query):
    shown = listed(page_of(getattr(cast, person), f"/claims/{query}"))

    json_file = body_of(get(getattr(cast, person), f"/claims/export/json/{query}"))
    csv_file = body_of(get(getattr(cast, person), f"/claims/export/csv/{query}"))

    # An export keeps the document's order, also where the list shows what fits best first.
    assert [claim["id"] for claim in json.loads(json_file)["claims"]] == sorted(shown)
    assert [row["id"] for row in csv.DictReader(io.StringIO(csv_file.decode(), newline=""))] == sorted(shown)


def test_an_export_is_a_file_to_keep(newsroom, cast, get):
    response = get(cast.viewer, "/claims/export/spreadsheet/?mark=disputed")

    name = f"claims-disputed-event-{Event.objects.count()}-spreadsheet-safe.csv"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert body_of(response).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(("address", "is_told"), [("", True), ("https://check.example", False)])
def test_a_feed_that_would_be_empty_is_told_before_its_download(newsroom, cast, page_of, settings, address, is_told):
    settings.FACTCHECK_SITE_URL = address

    shown = page_of(cast.viewer, "/claims/")

    assert ("ClaimReview would be empty" in shown) is is_told


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "claims"),
        ("?document=D-1", "claims-D-1"),
        ("?mark=partly_supported&mark=disputed&kind=legal", "claims-partly-supported-disputed-legal"),
        ("?verdict=verified&text_changed=no", "claims-verified-unchanged"),
        ("?mark=disputed&text=../etc", "claims-disputed-chosen"),
        ("?authority=../etc", "claims-chosen"),
        ("?assignee=me", "claims-chosen"),
        ("?backing=one", "claims-one-support"),
        ("?decided_from=2020-01-01", "claims-decided-from-2020-01-01"),
    ],
)
def test_the_name_of_an_export_tells_its_filter_and_its_moment(newsroom, cast, get, query, words):
    query = query.replace("D-1", newsroom.document.number)
    response = get(cast.second, f"/claims/export/json/{query}")
    body_of(response)

    name = f"{words.replace('D-1', newsroom.document.number)}-event-{Event.objects.count()}.json"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_manifest_says_how_the_list_was_filtered(newsroom, cast, get):
    query = f"?mark=disputed&reviewer={cast.author.pk}"
    response = get(cast.second, f"/claims/export/csv-zip/{query}")

    manifest = manifest_in(body_of(response))
    assert manifest["filter"]["shown"] == {"mark": "Disputed", "reviewer": "…"}
    assert manifest["counts"]["claims"] == 1


def test_an_export_with_a_bad_filter_is_refused_with_a_sentence(newsroom, cast, get):
    response = get(cast.second, "/claims/export/csv/?mark=nonsense", status=400)

    assert "A filter of this address is not valid" in text_of(response.content.decode())


@pytest.mark.parametrize("form", ["xlsx", "spreadsheet"])
def test_what_a_spreadsheet_would_cut_is_named_and_can_be_left_out(cast, get, form):
    document = factories.document(by=cast.lead)
    claim = document.claims.first()
    perform("amend", claim, by=cast.lead, statement="very " * 8000)

    refused = get(cast.lead, f"/claims/export/{form}/?document={document.number}", status=400).content.decode()

    said = text_of(refused)
    assert "One text is too long for a cell" in said
    assert f"{claim.number}: its statement takes 39999 characters" in said
    address, *zipped = [link for link in re.findall(r'href="([^"]+)"', refused) if "fitting" in link]
    response = get(cast.lead, markup.unescape(address))
    assert body_of(response)
    assert f"claims-{document.number}-event-2-without-1" in response.headers["Content-Disposition"]
    assert len(zipped) == (form == "spreadsheet")
    for link in zipped:
        told = manifest_in(body_of(get(cast.lead, markup.unescape(link))))
        assert [one["id"] for one in told["form"]["left_out"]] == [claim.number]


def test_an_unknown_form_is_not_found(cast, get):
    get(cast.lead, "/claims/export/parquet/", status=404)


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("words", ["sealed", "private worry", "Rosa", "author"])
def test_no_export_says_what_is_private(newsroom, cast, get, form, words):
    for person in (cast.author, cast.second, cast.viewer):
        body = body_of(get(person, f"/claims/export/{form}/")).decode()
        assert words not in body.replace('"authorities"', "").replace("authorities", "")


@override_settings(FACTCHECK_SHOW_NAMES=True)
def test_the_control_names_are_found_where_they_are_shown(newsroom, cast, get):
    assert b"Rosa" in body_of(get(cast.viewer, "/claims/export/json/"))


def test_a_claim_is_listed_with_who_makes_it(newsroom, cast, page_of):
    Claim.objects.filter(pk=newsroom.open.pk).update(claimant="Ms. Ortiz <i>")

    html = page_of(cast.second, f"/claims/?text={newsroom.open.number}")

    assert '<span class="claimant">Ms. Ortiz &lt;i&gt;:</span> <a class="statement"' in html
