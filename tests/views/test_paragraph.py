"""Work on a paragraph from the reader, as a plain form: what is done, and what is refused with nothing lost."""

import re

import pytest
from django.urls import reverse

from claims.choices import DismissalReason
from claims.models import Claim, Dismissal, Sentence
from claims.services.reading.coverage import unread_sentences
from claims.services.versions.intake import import_document
from claims.text import to_utf16
from claims.workflow import perform
from tests import factories
from tests.run_on import run_on
from tests.views.oracle import text_of

pytestmark = pytest.mark.django_db

WORDS = "The town paid 5 dollars in 2020. 👩‍🚀 ùnd é́ who knows why? The board met in June 2021."


@pytest.fixture
def town(cast):
    return factories.document(f"# Town\n\n{WORDS}\n\nThe mayor signed the act in 2019.\n", by=cast.lead)


def address_of(document, words=WORDS):
    start = document.newest_version.stored_text.body.index(words)
    block = document.newest_version.blocks.get(start__lte=start, end__gt=start)
    return reverse("paragraph", args=[document.pk, block.ordinal])


def post(client, person, address, **data):
    client.force_login(person)
    return client.post(address, data)


def sentence_of(document, words):
    start = document.newest_version.stored_text.body.index(words)
    return Sentence.objects.get(version=document.newest_version, start=start)


def test_a_sentence_is_added_and_the_reader_shows_it(client, cast, town):
    chosen = sentence_of(town, "👩‍🚀")

    response = post(client, cast.author, address_of(town), act="add", sentence=chosen.pk)

    made = Claim.objects.latest("pk")
    assert made.anchors.get().quote == "👩‍🚀 ùnd é́ who knows why?"
    assert response.headers["Location"] == f"/documents/{town.pk}/#{made.number.lower()}"
    assert f"{made.number} added." in client.get(town.get_absolute_url()).content.decode()


def test_selected_words_are_cut_from_the_text_by_their_units(client, cast, town):
    quote = "é́ who"
    start = WORDS.index(quote)
    units = {
        "selected-from": to_utf16(WORDS, start),
        "selected-to": to_utf16(WORDS, start + len(quote)),
        "selected-quote": quote,
    }

    post(client, cast.author, address_of(town), act="add", **units)

    assert Claim.objects.latest("pk").anchors.get().quote == quote


def test_selected_words_that_are_not_there_are_refused_and_shown(client, cast, town):
    before = Claim.objects.count()

    response = post(
        client,
        cast.author,
        address_of(town),
        act="add",
        **{"selected-from": 0, "selected-to": 4, "selected-quote": "Nowhere"},
    )

    assert response.status_code == 422
    assert "Nowhere" in text_of(response.content.decode(), "problem")
    assert Claim.objects.count() == before


def test_a_second_claim_on_the_same_words_is_asked_about_first(client, cast, town):
    claim = factories.claim(town, quote="The board met in June 2021.")
    chosen = sentence_of(town, "The board met")

    asked = post(client, cast.author, address_of(town), act="add", sentence=chosen.pk)
    assert asked.status_code == 422
    assert f"Shares 100 % of its words with {claim.number}" in text_of(asked.content.decode())
    anchor = claim.anchors.get()
    post(client, cast.author, address_of(town), act="add", quote=anchor.quote, start=anchor.start, anyway="1")

    assert Claim.objects.filter(anchors__quote=anchor.quote).count() == 2


def test_a_sentence_is_dismissed_with_its_reason(client, cast, town):
    chosen = sentence_of(town, "👩‍🚀")

    data = {"sentence": chosen.pk, "reason": "question", "remark": "Asks."}
    response = post(client, cast.author, address_of(town), act="dismiss", **data)

    found = Dismissal.objects.get()
    assert (found.sentence, found.reason, found.remark) == (chosen, DismissalReason.QUESTION, "Asks.")
    assert response.headers["Location"].partition("#")[2].startswith("b-")
    assert chosen not in unread_sentences(town.newest_version)


def test_a_quote_is_trimmed(client, cast, town):
    claim = factories.claim(town, quote="The board met in June 2021.")

    data = {"act": f"trim:{claim.pk}:end-less-word", f"seen-{claim.pk}": claim.lock_version}
    response = post(client, cast.author, address_of(town), **data)

    assert claim.anchors.get().quote == "The board met in June"
    assert response.headers["Location"].endswith(f"#{claim.number.lower()}")


def test_no_claim_here_ends_the_record_and_dismisses_the_sentence(client, cast, town):
    claim = factories.claim(town, quote="The board met in June 2021.")

    post(client, cast.author, address_of(town), act=f"away:{claim.pk}", reason="repeated")

    assert not Claim.objects.filter(pk=claim.pk).exists()
    assert Dismissal.objects.get().reason == DismissalReason.REPEATED


def test_a_stale_trim_is_refused_and_shows_the_claim_as_it_is(client, cast, town):
    claim = factories.claim(town, quote="The board met in June 2021.")
    perform("amend", claim, by=cast.lead, statement="It met in June.")

    data = {"act": f"trim:{claim.pk}:end-less-word", f"seen-{claim.pk}": "0"}
    response = post(client, cast.author, address_of(town), **data)

    assert response.status_code == 422
    assert "It met in June." in text_of(response.content.decode(), "problem")
    assert claim.anchors.get().quote == "The board met in June 2021."


def test_a_form_of_an_older_version_does_nothing(client, cast, town):
    address, chosen = address_of(town), sentence_of(town, "👩‍🚀")
    import_document(body=f"# Town\n\nNew.\n\n{WORDS}".encode(), filename="t.md", by=cast.lead, document=town)
    before = Claim.objects.count()

    response = post(client, cast.author, address, act="add", sentence=chosen.pk, version="1")

    assert response.status_code == 422
    assert "has a new version since" in text_of(response.content.decode())
    assert Claim.objects.count() == before


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"act": "add"},
        {"act": "add", "sentence": "x"},
        {"act": "add", "sentence": "9" * 30},
        {"act": "add", "quote": "The town", "start": "9" * 30},
        {"act": "add", "selected-quote": "The", "selected-from": "-1", "selected-to": "3"},
        {"act": "dismiss", "reason": "question"},
        {"act": "trim:1:sideways"},
        {"act": "trim:999999999999999999999:end-less-word"},
        {"act": "away:x"},
        {"act": "nonsense"},
    ],
)
def test_nonsense_is_refused_and_changes_nothing(client, cast, town, data):
    before = list(Claim.objects.values_list("pk", "lock_version"))

    response = post(client, cast.author, address_of(town), **data)

    assert response.status_code == 422
    assert text_of(response.content.decode(), "problem").strip()
    assert list(Claim.objects.values_list("pk", "lock_version")) == before
    assert not Dismissal.objects.exists()


def test_what_was_typed_with_a_refused_dismissal_is_still_there(client, cast, town):
    claimed = sentence_of(town, "The board met")

    data = {"sentence": claimed.pk, "reason": "opinion", "remark": "A long thought."}
    html = run_on(post(client, cast.author, address_of(town), act="dismiss", **data).content.decode())

    assert 'value="A long thought."' in html
    assert f'value="{claimed.pk}" checked' in html
    assert '<option value="opinion" selected>' in html


def test_a_reviewed_claim_offers_no_trim(get, cast, town):
    claim = factories.claim(town, quote="The board met in June 2021.")
    factories.review(claim, cast.author)

    html = get(cast.second, address_of(town)).content.decode()

    assert f"trim:{claim.pk}:" not in html
    assert "Its words are frozen" in html


@pytest.mark.parametrize("person", ["viewer", "administrator"])
def test_who_may_not_work_sees_no_way_to(newsroom, cast, page_of, person):
    html = page_of(getattr(cast, person), newsroom.document.get_absolute_url())

    assert "work-link" not in html


def test_an_older_version_cannot_be_worked_on(newsroom, cast, page_of):
    address = newsroom.document.get_absolute_url()
    assert "work-link" in page_of(cast.author, address)
    import_document(body=b"# New\n\nAll is new.", filename="n.md", by=cast.lead, document=newsroom.document)

    assert "work-link" not in page_of(cast.author, f"{address}v1/")


@pytest.mark.parametrize(
    ("selected", "quote"),
    [("own paid 5 dol", "town paid 5 dollars"), (" paid 5 ", "paid 5"), ("ùnd é", "ùnd é́"), ("The town", "The town")],
)
def test_a_word_that_is_selected_in_part_is_taken_whole(client, cast, town, selected, quote):
    start = WORDS.index(selected)
    client.force_login(cast.author)
    units = f"?from={to_utf16(WORDS, start)}&to={to_utf16(WORDS, start + len(selected))}"

    page = client.get(address_of(town) + units).content.decode()

    assert f'name="quote" value="{quote}"' in page
    assert f">{quote}</q>" in page


@pytest.mark.parametrize("units", ["?from=3&to=3", "?from=9999&to=10000", "?from=8&to=9"])
def test_a_selection_of_nothing_is_refused(client, cast, town, units):
    client.force_login(cast.author)

    assert client.get(address_of(town) + units).status_code == 422


def test_nobody_brings_back_what_somebody_else_took_away(client, cast, town):
    claim = town.claims.in_document_order()[0]
    sent = {"reason": "transition", f"seen-{claim.pk}": claim.lock_version, "stay": "1"}
    page = post(client, cast.author, address_of(town), act=f"away:{claim.pk}", **sent).content.decode()
    undo = re.search(r'value="(undo:\d+)"', page)[1]

    assert post(client, cast.second, address_of(town), act=undo).status_code == 422
    assert post(client, cast.author, address_of(town), act=undo).status_code == 302
    assert Claim.objects.get(pk=claim.pk).statement == claim.statement
