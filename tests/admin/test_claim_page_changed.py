"""A claim whose words a new version changed, on its page: told, confirmed, placed anew."""

import pytest

from claims.models import Claim
from claims.workflow import perform
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.visitor import Page
from tests.run_on import run_on

REPORT = "# Report\n\nThe state <b>must</b> answer within 21 days of June 2020. Nobody knows.\n"
LAW = "The state <b>must</b> answer within 21 days of June 2020."


@pytest.fixture
def judged(cast):
    """A verdict on words that the next version may change."""
    claim = factories.claim(factories.document(REPORT), quote=LAW)
    factories.review(claim, cast.rita.person)
    return claim


def import_next(claim, by, text):
    factories.import_document(body=text.encode(), filename="new.md", by=by.person, document=claim.document)
    return page_of(claim)


def test_changed_words_are_shown_old_and_new_and_confirmed(cast, judged):
    url = import_next(judged, cast.lee, REPORT.replace("must", "may").replace("21", "14"))

    page = cast.rita.get(url)
    html = run_on(cast.rita.client.get(url).content.decode())
    assert "The words of this claim changed" in page.words
    assert "Still holds: Disputed" in page.words
    assert '<del class="turns"><span class="visually-hidden">[removed: </span>must<' in html
    assert '<ins class="turns"><span class="visually-hidden">[added: </span>14<' in html
    assert "<b>" not in html[html.index("Old and new:") : html.index("In bold:")]

    cast.rita.press(url, "confirm")
    judged.refresh_from_db()
    assert (judged.text_changed, judged.verdict) == (False, "disputed")


def test_a_claim_without_a_verdict_takes_over_its_new_words(cast, judged):
    perform("reopen", judged, by=cast.rita.person, reason="New words.")
    url = import_next(judged, cast.lee, REPORT.replace("must", "may").replace("21", "14"))
    page = cast.rita.get(url)
    assert "Take over the new words" in page.words
    assert "Still holds" not in page.words

    assert "the new words are taken over" in cast.rita.press(url, "confirm").words


def test_a_statement_that_says_what_changed_is_offered_as_it_would_read(cast, judged):
    Claim.objects.filter(pk=judged.pk).update(statement=f"By law, {judged.statement}")
    url = import_next(judged, cast.lee, REPORT.replace("must", "may").replace("21", "14"))
    page = cast.rita.get(url)

    offered = page.fields["confirm-statement"][0]
    assert offered.startswith("By law, ") and "may" in offered and "14" in offered
    cast.rita.press(url, "note", note__0__body="See the act.")
    judged.refresh_from_db()
    assert judged.text_changed

    cast.rita.press(url, "confirm", confirm__statement=f"{offered} So it is.")
    judged.refresh_from_db()
    assert (judged.text_changed, judged.statement) == (False, f"{offered} So it is.")


def test_a_verdict_takes_along_what_the_claim_says_now(cast, judged):
    perform("reopen", judged, by=cast.rita.person, reason="New words.")
    Claim.objects.filter(pk=judged.pk).update(statement=f"By law, {judged.statement}")
    url = import_next(judged, cast.lee, REPORT.replace("must", "may").replace("21", "14"))
    offered = cast.rita.get(url).fields["confirm-statement"][0]

    cast.rita.press(url, "decide", decision__verdict="unverifiable")

    judged.refresh_from_db()
    assert (judged.text_changed, judged.verdict, judged.statement) == (False, "unverifiable", offered)


def test_a_verdict_is_refused_at_the_statement_that_says_what_changed(cast, judged):
    perform("reopen", judged, by=cast.rita.person, reason="New words.")
    Claim.objects.filter(pk=judged.pk).update(statement=f"By law, {judged.statement}")
    url = import_next(judged, cast.lee, REPORT.replace("must", "may").replace("21", "14"))

    response = cast.rita.send(url, act="decide", decision__verdict="unverifiable", confirm__statement="")

    assert response.status_code == 422
    assert "still says what the old words said" in Page(response.content.decode()).words
    judged.refresh_from_db()
    assert (judged.text_changed, judged.verdict) == (True, "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (REPORT.replace("21 days", "21\ndays"), "are typeset differently"),
        (REPORT.replace("# Report", "# Myths"), "stand, but what they stand under"),
    ],
)
def test_a_flag_says_what_changed(cast, judged, text, told):
    page = cast.rita.get(import_next(judged, cast.lee, text))

    assert told in page.words
    assert "Old and new:" not in page.words


def test_words_that_are_gone_are_placed_anew(cast, judged):
    url = import_next(judged, cast.lee, "# Report\n\nNobody knows. The council met in Ohio.\n")

    page = cast.rita.get(url)
    assert LAW in page.words
    assert "place the claim on new words" in page.words
    assert "confirm" not in page.acts
    page = cast.rita.press(url, "place", place__quote="The council met in Ohio.")

    assert "confirm" in page.acts


def test_an_offered_place_is_taken_by_one_button(cast, judged):
    moved = f"# Report\n\nNobody knows. The council met in Ohio.\n\n{LAW.replace('21', '14')}\n"
    url = import_next(judged, cast.lee, f"{moved}\n{LAW.replace('21', '90')}\n")
    assert not judged.offers.exists()
    url = import_next(judged, cast.lee, moved)
    offer = judged.offers.get()

    page = cast.rita.get(url)
    assert f"{offer.percent} % of the words" in page.words
    assert cast.sam.send(url, act="place:999999").status_code == 422
    page = cast.rita.press(url, f"place:{offer.pk}")

    assert judged.anchors.latest("pk").quote == offer.quote
    assert "confirm" in page.acts
    assert "Places to choose from" not in cast.rita.client.get(url).content.decode()
