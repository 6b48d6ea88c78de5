"""Verdicts in the team's own words: who says them, where they show, and that one look a request is enough."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.choices import Verdict
from claims.history import first_flaw
from claims.models import Event, VerdictWording
from claims.models.verdict_wording import Wording, remembering_wordings, wordings
from claims.refusal import NotAllowed, Refused, Stale
from claims.services.team.verdict_wordings import stored_wordings, word_verdicts
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/wordings/"
FALSE = Wording("False", "The sources say otherwise.")


def all_with(**told: Wording) -> dict[str, Wording]:
    return stored_wordings()[0] | told


@pytest.fixture
def lead():
    return factories.user("lea", "lead")


def test_words_are_kept_with_an_event(lead):
    word_verdicts(all_with(disputed=FALSE), by=lead, seen=0)

    assert wordings()["disputed"] == FALSE
    assert wordings()["verified"].label == "Verified"
    assert Event.objects.latest("number").act == "word_verdict"
    assert first_flaw() is None


@pytest.mark.parametrize("role", ["viewer", "reviewer"])
def test_others_may_not(role):
    with pytest.raises(NotAllowed):
        word_verdicts(all_with(disputed=FALSE), by=factories.user("ann", role), seen=0)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({}, "Nothing to save"),
        ({"disputed": Wording("verified", "")}, "may not be called the same"),
        ({"disputed": Wording("x" * 61, "")}, "at most 60 characters"),
    ],
)
def test_what_is_unclear_is_refused(lead, told, reason):
    with pytest.raises(Refused, match=reason):
        word_verdicts(all_with(**told), by=lead, seen=0)

    assert not VerdictWording.objects.exists()


def test_who_comes_second_is_told(lead):
    word_verdicts(all_with(disputed=FALSE), by=lead, seen=0)

    with pytest.raises(Stale):
        word_verdicts(all_with(disputed=Wording("Wrong", "")), by=lead, seen=0)


def posted(client, **fields):
    blank = {f"{verdict}_{part}": "" for verdict in Verdict.values for part in ("label", "meaning")}
    return client.post(ADDRESS, blank | {"seen": stored_wordings()[1]} | fields)


def test_the_page_changes_every_page(client, lead):
    claim = factories.claim()
    factories.review(claim, factories.user("ann", "reviewer"))
    client.force_login(lead)

    assert posted(client, disputed_label="False", disputed_meaning="They say otherwise.").status_code == 302

    pages = [client.get(address).content.decode() for address in ("/claims/", claim.get_absolute_url(), ADDRESS)]
    assert "False" in pages[0] and "Disputed" not in pages[0]
    assert "They say otherwise." in pages[1] and "Disputed" not in pages[1]
    assert 'value="False"' in pages[2]


def test_a_stale_page_keeps_what_was_typed(client, lead):
    client.force_login(lead)
    word_verdicts(all_with(disputed=FALSE), by=lead, seen=0)

    answer = posted(client, disputed_label="Wrong", seen="0")

    assert answer.status_code == 409
    html = answer.content.decode()
    assert 'value="Wrong"' in html and "The sources say otherwise." in html
    assert wordings()["disputed"] == FALSE


def test_a_page_looks_once_however_many_marks_it_shows(client, lead):
    ann = factories.user("ann", "reviewer")
    for claim in factories.document().claims.all():
        factories.review(claim, ann, "unverifiable")
    client.force_login(lead)

    with CaptureQueriesContext(connection) as queries:
        client.get("/claims/")

    assert len([query for query in queries if "claims_verdictwording" in query["sql"]]) <= 1


def test_a_change_within_a_request_is_not_remembered_beyond_it(lead):
    with remembering_wordings():
        assert wordings()["disputed"].label == "Disputed"
        word_verdicts(all_with(disputed=FALSE), by=lead, seen=0)

    assert wordings()["disputed"].label == "False"
