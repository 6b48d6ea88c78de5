"""Acts on a document: its sentences, how many reviews it wants, a doubt about it, its end."""

import pytest

from claims.history import first_flaw
from claims.models import Dismissal, Event
from claims.workflow import NotAllowed, Refused, perform
from tests import factories

pytestmark = pytest.mark.django_db


def test_sentences_are_dismissed_and_restored(cast):
    document = factories.document("Is it so? The agency shares data.\n")
    sentence = document.newest_version.sentences.get(kind="question")

    perform("dismiss", document, by=cast["author"], sentences=[sentence.pk], reason="question")
    assert Dismissal.objects.get().dismissed_by == cast["author"]
    perform("restore", document, by=cast["author"], sentences=[sentence.pk])

    assert not Dismissal.objects.exists()


def test_a_sentence_with_a_claim_is_not_dismissed(cast, text):
    sentence = text.newest_version.sentences.first()

    with pytest.raises(Refused, match="carries a claim"):
        perform("dismiss", text, by=cast["author"], sentences=[sentence.pk], reason="other")


def test_the_number_of_reviews_does_not_change_under_a_blind_review(cast):
    document = factories.document(reviews_required=2)
    factories.review(factories.claim(document), cast["author"])

    with pytest.raises(Refused, match="wait for a second review"):
        perform("describe", document, by=cast["lead"], reviews_required=1)


def test_a_lead_says_that_a_doubtful_document_is_all_right(cast):
    document = factories.document("# Nothing but a heading\n")
    assert document.newest_version.needs_attention

    with pytest.raises(NotAllowed):
        perform("acknowledge", document, by=cast["author"])
    perform("acknowledge", document, by=cast["lead"])

    document.newest_version.refresh_from_db()
    assert not document.newest_version.needs_attention
    assert document.newest_version.acknowledged_by == cast["lead"]
    event = Event.objects.latest("number")
    assert (event.act, event.document_number) == ("acknowledge", document.pk)
    with pytest.raises(Refused, match="needs no attention"):
        perform("acknowledge", document, by=cast["lead"])


def test_a_document_is_discarded_only_without_reviews(cast):
    reviewed, fresh = factories.document(), factories.document()
    factories.review(factories.claim(reviewed), cast["author"])

    with pytest.raises(Refused, match="has reviews"):
        perform("discard", reviewed, by=cast["lead"])
    number = fresh.pk
    perform("discard", fresh, by=cast["lead"])

    assert Event.objects.latest("number").document_number == number
    assert first_flaw() is None
