"""Worth on claims: set where a claim is born or restated, learned from decisions, scored again on request."""

import logging

import pytest

from claims.choices import DismissalReason
from claims.models import Claim, Sentence
from claims.refusal import Refused
from claims.services.team import worth as learning
from claims.text.worth import Example
from claims.workflow import perform
from claims.worth import model_in_use, scores_of, worth_of
from tests import factories

pytestmark = pytest.mark.django_db

FACT = "The state closed 14 clinics in 1998."
TALK = "We hope that everybody will enjoy this guide."


@pytest.fixture
def two():
    return list(factories.document(f"{TALK}\n\n{FACT}").claims.in_document_order())


def stored(claim):
    return Claim.objects.get(pk=claim.pk).worth


def test_an_import_stores_the_worth_of_each_claim(two):
    assert [claim.worth for claim in two] == scores_of([claim.statement for claim in two])
    assert 0 < two[0].worth < 0.5 < two[1].worth <= 1


def test_a_new_statement_has_a_new_worth(two, rita):
    perform("amend", two[0], by=rita, statement=FACT)

    assert stored(two[0]) == scores_of([FACT])[0]


def test_another_kind_leaves_the_worth(two, rita):
    Claim.objects.filter(pk=two[0].pk).update(worth=0.25)

    perform("amend", two[0], by=rita, kind="opinion")

    assert stored(two[0]) == 0.25


def test_a_claim_added_by_hand_has_its_worth(two, rita):
    made = perform("add", two[0].document, by=rita, quote="The state closed 14 clinics").made

    assert stored(made) == scores_of(["The state closed 14 clinics"])[0]


def dismissed(document, person, reason):
    """Dismiss the one sentence of the document that is a question."""
    sentence = Sentence.objects.get(version=document.newest_version, kind="question")
    perform("dismiss", document, by=person, sentences=[sentence.pk], reason=reason)


def test_decisions_speak_for_and_against(two, rita):
    factories.review(two[1], rita)
    factories.review(two[0], rita, "not_checkable")
    asked = factories.document("Who pays?\n\nNobody pays the fee.\n\nThe fee is $30.")
    dismissed(asked, rita, DismissalReason.QUESTION)
    perform("drop", asked.claims.in_document_order()[0], by=rita, reason="None.")

    first, second = two[0].document.number, asked.number
    assert learning.decisions() == [
        Example(two[0].statement, False, first),
        Example(two[1].statement, True, first),
        Example("Who pays?", False, second),
        Example("Nobody pays the fee.", False, second),
    ]


def test_a_repeated_sentence_speaks_neither_way(rita):
    dismissed(factories.document("Who pays?\n\nNobody pays the fee."), rita, DismissalReason.REPEATED)

    assert learning.decisions() == []


def test_what_is_sealed_is_not_learned(two, rita):
    perform("ask_second", two[1], by=rita, reason="Hard.")
    factories.review(two[1], rita)

    assert learning.decisions() == []


def test_few_decisions_teach_nothing(two, rita):
    factories.review(two[1], rita)

    with pytest.raises(Refused, match=r"takes 50 decisions on each side: 1 claims .* and 0 sentences"):
        learning.train_on_decisions()


@pytest.fixture
def decided(monkeypatch):
    """Decisions on which the team differs from the shipped model: its talk of guides is worth checking."""
    rows = [Example(f"We hope that town {number} will enjoy this guide.", True) for number in range(60)]
    rows += [Example(f"The state closed {number} clinics in 1998.", False) for number in range(60)]
    monkeypatch.setattr(learning, "decisions", lambda: rows)
    return rows


def test_training_says_what_it_gains(decided):
    trained = learning.train_on_decisions()

    assert (trained.worthy, trained.other) == (60, 60)
    assert trained.after.average_precision > 0.9 > trained.before.average_precision
    assert trained.after.macro_f1 > 0.9 > trained.before.macro_f1
    assert trained.text == learning.train_on_decisions().text


def test_the_named_file_is_in_use_and_taken_up_when_it_changes(decided, settings, tmp_path):
    file = tmp_path / "worth.tsv"
    settings.FACTCHECK_WORTH_MODEL = str(file)
    file.write_text('{"format":"factcheck-worth-1","bias":0,"slope":1,"offset":0,"step":1}\n9\twguide\n')
    assert worth_of("guide") > worth_of("clinics")

    file.write_text('{"format":"factcheck-worth-1","bias":0,"slope":1,"offset":0,"step":1}\n99\twclinics\n')

    assert worth_of("clinics") > worth_of("guide")


def test_a_bad_file_stops_nobody(settings, tmp_path, caplog):
    file = tmp_path / "worth.tsv"
    file.write_text("x")
    settings.FACTCHECK_WORTH_MODEL = str(file)

    with caplog.at_level(logging.WARNING, logger="claims.worth"):
        ours = worth_of(FACT)

    assert str(file) in caplog.text
    settings.FACTCHECK_WORTH_MODEL = ""
    assert ours == worth_of(FACT) and model_in_use() is not None


def test_open_claims_are_scored_again_and_settled_ones_stay(two, rita, monkeypatch):
    monkeypatch.setattr(learning, "BATCH", 1)
    factories.review(two[1], rita)
    Claim.objects.update(worth=0.125)
    before = list(Claim.objects.order_by("pk").values_list("lock_version", flat=True))

    assert learning.rescore() == 1

    assert [stored(two[0]), stored(two[1])] == [scores_of([two[0].statement])[0], 0.125]
    assert list(Claim.objects.order_by("pk").values_list("lock_version", flat=True)) == before
    assert learning.rescore() == 0
