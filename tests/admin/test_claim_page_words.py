"""The words of a claim on its page: trimmed, split, merged, taken away."""

from claims.models import Claim
from claims.workflow import perform
from tests import factories
from tests.admin.conftest import page_of


def test_words_are_trimmed_split_and_merged(cast, document):
    claim = factories.claim(document)
    url, whole = page_of(claim), claim.anchors.get().quote
    first, second = whole.split(" under ")

    cast.rita.press(url, "retrim", place__quote=first)
    assert claim.anchors.get().quote == first

    cast.rita.press(url, "split", split__0__quote=first, split__1__quote=second)
    other = Claim.objects.exclude(pk=claim.pk).filter(anchors__quote=second).get()
    assert other.number in cast.rita.get(url).words

    page = cast.rita.press(url, "merge", merge__other=f"{other.pk}:{other.lock_version}")
    assert f"{other.number} is merged in; the statement says both now." in page.words
    assert sorted(anchor.quote for anchor in claim.anchors.all()) == sorted([first, second])
    assert not Claim.objects.filter(pk=other.pk).exists()


def test_a_merge_says_what_it_takes_over(cast, document):
    claim, other = document.claims.in_document_order()[:2]
    perform("schedule", other, by=cast.rita.person, jurisdiction="US-CO")

    page = cast.rita.press(page_of(claim), "merge", merge__other=f"{other.pk}:{other.lock_version}")

    assert f"{other.number} is merged in. Taken over: jurisdiction." in page.words


def test_words_that_are_not_there_are_refused_at_their_field(cast, claim):
    response = cast.rita.send(page_of(claim), act="retrim", place__quote="No such words.")

    assert response.status_code == 422
    assert "does not contain the words" in response.content.decode()
    assert "No such words." in response.content.decode()


def test_a_quote_over_two_lines_survives_the_browser(cast):
    document = factories.document("The act was passed\nin June 2020 by the senate.\n")
    claim = factories.claim(document)

    cast.rita.press(page_of(claim), "retrim", place__quote="passed\r\nin June 2020")

    assert claim.anchors.get().quote == "passed\nin June 2020"


def test_a_claim_that_is_none_ends(cast, claim):
    page = cast.rita.press(page_of(claim), "drop", drop__reason="Only a heading.")

    assert f"{claim.number} is gone" in page.words
    assert not Claim.objects.filter(pk=claim.pk).exists()


def test_splits_are_told_on_both_sides(cast, document):
    claim = factories.claim(document)
    quote = claim.anchors.get().quote
    made = perform("split", claim, by=cast.rita.person, parts=[{"quote": quote[:9]}, {"quote": quote[9:]}]).made[0]

    assert f"Split into {made.number}" in " ".join(cast.rita.get(page_of(claim)).words.split())
    assert f"Split from {claim.number}" in " ".join(cast.rita.get(page_of(made)).words.split())
