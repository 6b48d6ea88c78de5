"""A claim whose words are gone from the newest version, at the desk: placed anew or taken away, not decided."""

import pytest

from claims.models import Claim, Queue
from claims.workflow import perform
from tests import factories
from tests.admin.desk import MAX_VIEW_QUERIES, answer_to, open_queue, queries_of
from tests.admin.visitor import Page

pytestmark = pytest.mark.django_db
LAW, OTHER = "The state passed the law in June 2019.", "Counties ran their own programs in those 14 towns."


@pytest.fixture
def changed(cast):
    """A document of which the second version has other words throughout."""
    old = factories.document(f"# Old\n\n{LAW}\n", by=cast.lee.person)
    factories.claim(old)
    return old


def renew(document, cast):
    factories.import_document(
        body=f"# Old\n\n{OTHER}\n".encode(), filename="new.md", by=cast.lee.person, document=document
    )
    return open_queue(cast.rita, filters=f"document={document.pk}&text_changed=yes")


@pytest.fixture
def gone(cast, changed):
    """The desk of its claim, which nobody has reviewed."""
    desk = renew(changed, cast)
    assert changed.claims.get(text_changed=True).pk == int(desk.rstrip("/").rpartition("/")[2])
    return desk


def test_no_verdict_is_offered_and_the_page_says_why(cast, gone):
    page = cast.rita.get(gone)

    assert not any(value.startswith(("verdict:", "trim:", "cut")) for _name, value in page.buttons)
    assert "No verdict is offered" in page.words and "gone from version 2" in page.words
    assert "Place it anew, or take it away." in page.words
    assert {("act", "place"), ("act", "away")} <= set(page.buttons)
    assert len(queries_of(cast.rita, "get", gone)) <= MAX_VIEW_QUERIES


def test_the_door_refuses_what_is_not_offered(cast, gone):
    response = cast.rita.send(gone, act="verdict:unverifiable+next")

    assert response.status_code == 422 and "place it on words of that version first" in response.content.decode()


@pytest.mark.parametrize("act", ["place", "go"])
def test_it_is_placed_on_words_that_are_there_and_can_be_decided(cast, gone, act):
    answer_to(cast.rita, gone, act, **{"place-quote": OTHER})

    page = cast.rita.get(gone)
    assert {value for _name, value in page.buttons if value.startswith("verdict:")}
    assert "No verdict is offered" not in page.words


def test_words_that_are_not_there_are_told_and_kept(cast, gone):
    response = cast.rita.send(gone, act="place", **{"place-quote": "Words of nobody."})

    page = Page(response.content.decode())
    assert response.status_code == 422
    assert page.fields["place-quote"] == ["Words of nobody."]


def test_it_is_taken_away(cast, gone, changed):
    number = changed.claims.get(text_changed=True).pk

    answer_to(cast.rita, gone, "away", **{"away-reason": "repeated"})

    assert not Claim.objects.filter(pk=number).exists()


def test_a_reviewed_one_stays_and_is_placed(cast, changed):
    factories.review(changed.claims.get(), cast.rita.person)
    desk = renew(changed, cast)

    page = cast.rita.get(desk)

    assert "it was reviewed once, so its record stays" in page.words
    assert ("act", "place") in page.buttons and ("act", "away") not in page.buttons


def test_a_claim_with_a_place_is_decided_as_ever(cast, ten, desk):
    assert Queue.objects.exists()
    perform("release", ten.claims.in_document_order()[0], by=cast.rita.person)

    page = cast.rita.get(desk)
    assert "place-quote" not in page.fields and "verdict:verified+next" in {value for _name, value in page.buttons}
