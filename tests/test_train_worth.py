"""train_worth: what it learns from, writes and refuses."""

import pytest

from claims.services.team import worth
from claims.text.worth import Example, read_model
from tests import factories
from tests.commands import refusal, run

pytestmark = pytest.mark.django_db


def test_train_worth_refuses_too_few_decisions_and_writes_nothing(tmp_path):
    file = tmp_path / "worth.tsv"

    assert "takes 50 decisions on each side" in refusal("train_worth", "--output", file)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Name a file with --output"),
        (["--output", "/nowhere/worth.tsv"], "There is no folder"),
        (["--output", "worth.tsv", "--claimbuster", "/nowhere"], "There is no 2.5xNCS"),
    ],
)
def test_train_worth_names_what_is_missing(arguments, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert says in refusal("train_worth", *arguments)


@pytest.fixture
def few_decisions(monkeypatch):
    monkeypatch.setattr(worth, "MIN_DECISIONS", 10)
    rows = [Example(f"Town {number} is {word}.", word == "old") for number in range(10) for word in ("old", "new")]
    monkeypatch.setattr(worth, "decisions", lambda: rows)


def test_train_worth_writes_a_model_that_takes_effect(few_decisions, settings, tmp_path):
    file = tmp_path / "worth.tsv"
    settings.FACTCHECK_WORTH_MODEL = str(file)
    claim = factories.claim()
    before = claim.worth

    out, _err = run("train_worth", "--rescore")

    claim.refresh_from_db()
    assert "Learned from 10 claims worth checking and 10 sentences that were not." in out
    assert "macro-F1 1.000 after" in out
    assert f"Wrote {file}, which is in use from now on." in out
    assert "Scored the open claims again: 3 changed." in out
    assert claim.worth != before
    once = file.read_bytes()
    run("train_worth", "--output", file)
    assert file.read_bytes() == once
    assert [path.name for path in tmp_path.iterdir()] == ["worth.tsv"]


def test_train_worth_elsewhere_says_what_uses_it(few_decisions, tmp_path):
    out, _err = run("train_worth", "--output", tmp_path / "worth.tsv")

    assert "it is used where FACTCHECK_WORTH_MODEL names it." in out


def test_train_worth_reads_the_published_data_set(tmp_path):
    (tmp_path / "crowdsourced.csv").write_text(
        "Sentence_id,Text,File_id,Verdict\n"
        + "".join(f"{n},Town {n} closed {n} clinics.,d{n}.txt,1\n{n}9,Thank you {n}.,d{n}.txt,-1\n" for n in range(8))
    )
    (tmp_path / "2.5xNCS.json").write_text('[{"sentence_id": 1, "label": 1, "text": "Town 1 closed 1 clinics."}]')

    run("train_worth", "--claimbuster", tmp_path, "--output", tmp_path / "worth.tsv")

    model = read_model(tmp_path / "worth.tsv")
    assert model.score("Town 77 closed clinics.") > 0.5 > model.score("Thank you.")
