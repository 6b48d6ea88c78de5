"""Signing off on the document's pages: what is left is named with its way, what was typed stays, readers are told."""

import pytest

from claims.models import SignOff
from claims.workflow import perform
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.visitor import Page, Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def short(cast):
    """A document of one claim and one question, neither of them looked at."""
    return factories.document("The agency shares data.\n\nIs that so?\n", title="Short")


def finish(document, by):
    question = document.newest_version.sentences.get(kind="question")
    perform("dismiss", document, by=by, sentences=[question.pk], reason="question")
    factories.review(factories.claim(document), by)


def test_what_is_left_is_shown_with_its_way(cast, short):
    page = cast.lee.get(page_of(short))

    assert "1 sentence unread" in page.words and "1 claim open" in page.words
    assert "sign_off" not in page.acts
    address = next(link for link in page.links if link.startswith("/claims/?document=") and "status=" in link)
    assert factories.claim(short).number in cast.lee.get(address).words


def test_a_refusal_names_what_is_left_and_keeps_what_was_typed(cast, short):
    response = cast.lee.client.post(page_of(short), {"act": "sign_off", "sign_off-statement": "Read by two of us."})

    page = Page(response.content.decode())
    assert response.status_code == 422
    assert "is not wholly checked yet: 1 sentence unread, 1 claim open." in page.words
    assert page.fields["sign_off-statement"] == ["Read by two of us."]


def test_a_lead_signs_off_and_everybody_reads_it(cast, short):
    finish(short, cast.rita.person)

    page = cast.lee.press(page_of(short), "sign_off", sign_off__statement="Read by two of us. <b>")

    assert f"{short.number} is signed off." in page.words
    for reader, address in ((cast.rita, page_of(short)), (cast.vic, short.get_absolute_url())):
        words = reader.get(address).words
        assert "Signed off as wholly checked" in words and "Read by two of us. <b>" in words
    assert "by lee" in cast.rita.get(short.get_absolute_url()).words
    assert "by lee" not in cast.vic.get(short.get_absolute_url()).words


def test_a_page_says_that_it_holds_no_longer(cast, short):
    finish(short, cast.rita.person)
    perform("sign_off", short, by=cast.lee.person, statement="Read whole.")
    perform("reopen", factories.claim(short), by=cast.rita.person, reason="New law.")

    team, viewer = (who.get(short.get_absolute_url()).words for who in (cast.rita, cast.vic))

    assert "since then: 1 claim was reopened." in team and "1 claim is open now." in team
    assert "since then: 1 claim was reopened." in viewer and "open now" not in viewer


def test_it_is_withdrawn_with_a_reason_by_a_lead_alone(cast, short):
    finish(short, cast.rita.person)
    perform("sign_off", short, by=cast.lee.person, statement="Read whole.")
    assert not {"sign_off", "withdraw"} & cast.rita.get(page_of(short)).acts
    stranger = Visitor(factories.user("rolf", "reviewer"))
    assert stranger.client.post(page_of(short), {"act": "withdraw", "withdraw-reason": "No."}).status_code == 403

    page = cast.lee.press(page_of(short), "withdraw", withdraw__reason="The law was amended.")

    assert "is withdrawn." in page.words
    assert SignOff.objects.standing().count() == 0
    assert "Signed off" not in cast.vic.get(short.get_absolute_url()).words
