"""Suggestions beside an import: what the claims of a document repeat, and what they resemble elsewhere."""

from unittest import mock

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, transaction

from claims.models import Claim, Event, Match
from claims.services.likeness import suggested_matches
from claims.services.likeness.groups import groups_of, repetitions_of
from claims.services.likeness.suggested_matches import suggest_after_import, suggest_matches
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db

TWICE = "The city planted oak trees along the river. Oak trees were planted along the river by the city.\n"
OTHER = "Officials say the city planted oak trees along the river. The council closed three libraries in May.\n"


@pytest.fixture
def document():
    return factories.document(TWICE)


def pairs(kind):
    return {(match.claim.statement, match.other.statement) for match in Match.objects.filter(kind=kind)}


def test_repetitions_in_a_document_make_a_group(document, reviewer):
    one, other = document.claims.in_document_order()

    found = suggest_matches(document)

    assert (found.same, found.similar) == (1, 0)
    assert groups_of(document, reviewer) == [[one, other]]
    assert repetitions_of(other, reviewer) == [one]


def test_a_likeness_in_another_document_is_suggested_once(document):
    elsewhere = factories.document(OTHER)

    suggest_matches(elsewhere)
    suggest_matches(elsewhere)

    planted = elsewhere.claims.in_document_order()[0]
    found = Match.objects.filter(kind="similar")
    assert {(match.claim, match.other, match.state) for match in found} == {
        (claim, planted, "suggested") for claim in document.claims.all()
    }


def test_what_a_person_judged_stays(document, reviewer):
    suggest_matches(document)
    match = Match.objects.get()
    perform("reject_match", match.claim, by=reviewer, match=match.pk)

    suggest_matches(document)

    assert Match.objects.get().state == "rejected"
    assert groups_of(document, reviewer) == []


def test_what_no_longer_holds_is_suggested_no_more(document, reviewer):
    suggest_matches(document)
    perform("amend", document.claims.last(), by=reviewer, statement="Buses run every ten minutes.")

    suggest_matches(document)

    assert not Match.objects.exists()


def test_suggestions_move_no_claim_and_leave_no_event(document):
    before, events = list(document.claims.values()), Event.objects.count()

    suggest_matches(document)

    assert (list(document.claims.values()), Event.objects.count()) == (before, events)


def test_a_claim_that_ends_takes_its_matches_along(document, reviewer):
    suggest_matches(document)

    perform("drop", document.claims.last(), by=reviewer, reason="Says nothing.")

    assert not Match.objects.exists()


def test_a_failure_breaks_no_import(document, caplog):
    with mock.patch.object(suggested_matches, "find_repeated", side_effect=DatabaseError("disk full")):
        assert suggest_after_import(document) is None

    assert document.number in caplog.text


def test_only_so_many_claims_are_looked_up_beside_an_import(document):
    elsewhere = factories.document(OTHER)

    first, second = suggest_matches(elsewhere, limit=1), suggest_matches(elsewhere)

    assert (first.left, second.left) == (1, 0)


def test_the_commands_suggest(document, capsys, tmp_path):
    file = tmp_path / "other.txt"
    file.write_text(OTHER, encoding="utf-8")

    call_command("import_document", str(file))
    call_command("suggest_matches", document.number)

    assert Match.objects.filter(kind="similar").exists()
    assert f"{document.number}: 1 repetitions" in capsys.readouterr().out


def test_a_judgement_names_its_person_and_an_event(document, reviewer):
    suggest_matches(document)
    match = Match.objects.get()

    perform("confirm_match", match.other, by=reviewer, match=match.pk)

    match.refresh_from_db()
    assert (match.state, match.decided_by) == ("confirmed", reviewer)
    assert Event.objects.latest("number").act == "confirm_match"


def test_viewers_see_no_match(document):
    suggest_matches(document)

    assert groups_of(document, factories.user("vic", "viewer")) == []


def test_one_row_for_a_pair(document):
    one, other = Claim.objects.order_by("pk")[:2]
    Match.objects.create(claim=one, other=other, kind="same", score=1)

    for claim, partner in ((one, other), (other, one), (one, one)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Match.objects.create(claim=claim, other=partner, kind="same", score=1)
