"""Claims added, trimmed, split and taken away at the desk."""

import re

import pytest

from claims.choices import DismissalReason
from claims.models import Claim, Dismissal, Queue
from claims.workflow import perform
from tests import factories
from tests.admin.desk import answer_to, claim_at, claims_of, open_queue
from tests.admin.visitor import Page

pytestmark = pytest.mark.django_db


def test_no_claim_here_ends_the_record_and_dismisses_its_sentence(cast, ten, desk):
    there = answer_to(cast.rita, desk, "away", away__reason=DismissalReason.TRANSITION)

    assert not Claim.objects.filter(pk=claim_at(desk)).exists()
    assert Dismissal.objects.get().reason == DismissalReason.TRANSITION
    assert claim_at(there) == claims_of(ten)[0].pk
    assert cast.rita.client.post(desk, {"act": "away"}).headers["Location"] == f"/admin/desk/{Queue.objects.get().pk}/"


def test_a_missed_claim_is_added_by_its_sentence_and_comes_next(cast):
    document = factories.document("HIPAA covers records.\n\nPerhaps so, who knows what it is.\n")
    Claim.objects.exclude(pk=factories.claim(document).pk).delete()
    desk = open_queue(cast.rita, filters=f"document={document.pk}")
    adding = cast.rita.get(f"{desk}?add=1")

    response = cast.rita.send(desk, adding, act="add")

    made = Claim.objects.latest("pk")
    assert made.anchors.get().quote == "Perhaps so, who knows what it is."
    assert answer_to(cast.rita, response.headers["Location"], "step:next").endswith(f"/{made.pk}/")


def test_words_that_carry_a_claim_are_added_only_when_meant(cast, ten, desk):
    claim = Claim.objects.get(pk=claim_at(desk))
    sentence = ten.newest_version.sentences.first()

    response = cast.rita.client.post(desk, {"act": "add", "add-sentence": sentence.pk})
    shown = Page(response.content.decode())
    assert (response.status_code, f"100 % of its words with {claim.number}" in shown.words) == (422, True)

    cast.rita.client.post(desk, dict(shown.fields) | {"act": "add"})
    assert Claim.objects.count() == 11


def test_a_quote_is_trimmed_and_what_is_typed_stays(cast, desk):
    response = cast.rita.send(desk, act="trim:end-less-word", decision__rationale="Half a thou")

    claim = Claim.objects.get(pk=claim_at(desk))
    assert claim.anchors.get().quote == "Senate Bill 1 of 2019 bars sharing in town"
    assert Page(response.content.decode()).fields["decision-rationale"] == ["Half a thou"]


def test_the_nearest_sentence_that_nobody_claimed_is_chosen_first(cast):
    factories.document(
        "# One\n\nWho knows it? And 🏛️ who knows what all of it is? Senate Bill 5 of 2019 bars sharing in town.\n"
    )
    desk = open_queue(cast.rita, **{"from": "mine"})

    html = cast.rita.client.get(f"{desk}?add=1").content.decode()
    assert re.search("checked autofocus>([^<]*)", html)[1].startswith("And 🏛️")


def test_splitting_begins_with_the_cursor_in_the_first_part(cast, desk):
    Claim.objects.get(pk=claim_at(desk)).anchors.all().delete()
    page = cast.rita.get(f"{desk}?parts=1")

    assert [field["name"] for field in page.attributes if "autofocus" in field] == ["split-0-quote"]


@pytest.fixture
def two_in_one(cast):
    """The desk of a claim that says two things."""
    text = "The agency shares data with ICE, and the state pays counties for it."
    claim = factories.claim(factories.document(f"{text}\n", by=cast.lee.person))
    perform("retrim", claim, by=cast.rita.person, quote=text)
    return open_queue(cast.rita, **{"from": "mine"}).rstrip("/").rpartition("/")[0] + f"/{claim.pk}/"


def test_a_cut_is_offered_and_placed_by_ticking_a_word(cast, two_in_one):
    page = cast.rita.get(f"{two_in_one}?parts=1")
    claim = Claim.objects.get(pk=claim_at(two_in_one))
    quote = claim.anchors.get().quote

    assert page.fields["cut"] == [str(quote.index("the state"))]
    assert [field["name"] for field in page.attributes if "autofocus" in field] == ["cut"]
    assert answer_to(cast.rita, two_in_one, "cut", cut=page.fields["cut"], seen=claim.lock_version) == two_in_one

    places = Claim.objects.in_document_order().values_list("anchors__quote", flat=True)
    assert list(places)[:2] == ["The agency shares data with ICE", "the state pays counties for it."]
    assert "split; the other parts are" in cast.rita.get(two_in_one).words


def test_a_part_that_is_no_whole_sentence_asks_to_be_reworded(cast, two_in_one):
    asked = "say it so that it can stand alone"
    claim = Claim.objects.get(pk=claim_at(two_in_one))
    cut = claim.anchors.get().quote.index("the state")
    # Put otherwise than the text does: what each part says of that is not known.
    answer_to(cast.rita, two_in_one, "save", **{"words-statement": "Money flows for records."})
    assert asked not in cast.rita.get(two_in_one).words
    answer_to(cast.rita, two_in_one, "cut", cut=[cut])

    assert asked not in cast.rita.get(two_in_one).words
    there = answer_to(cast.rita, two_in_one, "step:next")
    assert asked in cast.rita.get(there).words
    html = cast.rita.client.get(there).content.decode()
    assert re.search(r'<details open>\s*<summary data-key="e"', html)
    answer_to(cast.rita, there, "save", **{"words-statement": "The state pays counties for shared data."})
    assert asked not in cast.rita.get(there).words


def test_a_part_that_is_stated_whole_is_not_asked_about(cast, two_in_one):
    claim = Claim.objects.get(pk=claim_at(two_in_one))
    answer_to(cast.rita, two_in_one, "cut", cut=[claim.anchors.get().quote.index("the state")])

    there = answer_to(cast.rita, two_in_one, "step:next")

    assert Claim.objects.get(pk=claim_at(there)).statement.startswith("The state pays counties for")
    assert "say it so that it can stand alone" not in cast.rita.get(there).words


@pytest.mark.parametrize(
    ("cuts", "told"),
    [
        ([], "Tick a word that begins another part"),
        (["3"], "No word of the claim begins at 3"),
        (["x"], "No word of the claim begins at x"),
        (["0"], "Tick a word"),
    ],
)
def test_a_cut_that_is_none_splits_nothing(cast, two_in_one, cuts, told):
    before = Claim.objects.count()

    response = cast.rita.send(two_in_one, act="cut", cut=cuts)

    assert response.status_code == 422
    assert told in Page(response.content.decode()).words
    assert Claim.objects.count() == before


@pytest.mark.parametrize("cut", ["", "1"])
def test_of_a_selection_over_two_paragraphs_the_desk_says_what_it_took(cast, ten, desk, cut):
    quote = claims_of(ten)[1].anchors.get().quote
    typed = {"block": claims_of(ten)[1].anchors.get().block.ordinal, "from": 0, "to": len(quote), "quote": quote}
    sent = {f"selected-{name}": value for name, value in typed.items()} | {"selected-cut": cut, "anyway": "1"}

    there = answer_to(cast.rita, desk, "add:selection", **sent)

    words = cast.rita.get(there).words
    assert "added; it comes next." in words
    assert ("it has the words of the first paragraph" in words) == bool(cut)
