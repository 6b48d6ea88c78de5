"""What was found elsewhere is searched by the team, and neither found by others nor counted for them."""

import pytest
from django.db import connection
from django.utils import timezone

from claims.lists.found import snippets_of
from claims.models import Claim, OutsideCheck
from claims.search import Match, rebuild, refresh
from claims.text.query import parse_query
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db

SAID = {
    "said": "Mostly true",
    "rationale": "The ordinance was repealed.",
    "correction": "It was amended and stands.",
    "note": "Rang the archivist twice.",
    "source": "Gazette of the province",
    "pinpoint": "paragraph seventeen",
    "checked_by": "Desk of the evening",
}


def tell(claim, **said):
    check = {"place": "row 2", "file_sha256": "0" * 64, "created_at": timezone.now()}
    return OutsideCheck.objects.create(claim=claim, **check | said)


def found(text, user):
    claims = Claim.objects.visible_to(user)
    return set(Match(parse_query(text), user).narrow(claims))


@pytest.fixture
def team():
    return {role: factories.user(role, role) for role in ("reviewer", "lead", "viewer")}


@pytest.fixture
def settled(team):
    """A claim that a viewer sees, beside another one."""
    document = factories.document(by=team["lead"], reviews_required=1)
    claim = document.claims.first()
    perform("decide", claim, by=team["reviewer"], verdict="unverifiable", rationale="No record says so.")
    return claim


@pytest.mark.parametrize("column", SAID)
def test_team_finds_what_each_column_says(column, team, settled):
    tell(settled, **{column: SAID[column]})
    rebuild(connection)
    word = SAID[column].rstrip(".").split()[-1]
    assert found(f"{word} ", team["reviewer"]) == {settled}
    assert found(f"{word} ", team["viewer"]) == set()
    (snippet,) = snippets_of([settled], parse_query(f"{word} "), team["reviewer"])[settled.pk]
    assert str(snippet.label) == "Checked elsewhere"
    assert snippets_of([settled], parse_query(f"{word} "), team["viewer"]) == {settled.pk: []}


def test_words_of_further_columns_are_found_and_their_headings_are_not(team, settled):
    tell(settled, other=[["Ministère", "Trésor “public” – État"], ["Region", "Übersee\nnord"]])
    rebuild(connection)
    assert found("trésor ", team["lead"]) == found("übersee ", team["lead"]) == {settled}
    assert found('"public etat" ', team["lead"]) == {settled}
    assert found("ministère ", team["lead"]) == set()
    # Words of two columns are no phrase.
    assert found('"état übersee" ', team["lead"]) == set()


def test_claims_beside_it_keep_what_is_theirs(team, settled):
    """One that nothing was found about elsewhere is indexed like before."""
    other = settled.document.claims.exclude(pk=settled.pk).first()
    tell(settled, note="Unheard.")
    perform("note", other, by=team["reviewer"], body="Quite another thing.")
    rebuild(connection)
    assert found("quite another ", team["reviewer"]) == {other}


def test_what_changes_is_written_down_as_stale(team, settled):
    check = tell(settled, note="Stale bread.", other=[["Colour", "purple"]])
    rebuild(connection)
    OutsideCheck.objects.filter(pk=check.pk).update(note="Fresh bread.", other=[["Colour", "orange"]])
    refresh()
    assert found("stale ", team["reviewer"]) == found("purple ", team["reviewer"]) == set()
    assert found("fresh orange ", team["reviewer"]) == {settled}
    check.delete()
    refresh()
    assert found("orange ", team["reviewer"]) == set()
