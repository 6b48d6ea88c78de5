"""The demo is real: the reference verdicts, played through the door. Played once for nearly all of these tests."""

import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from claims.choices import Status
from claims.exports import Selection, open_export
from claims.history import first_flaw
from claims.models import Anchor, Citation, Claim, Dismissal, Document, Event, Note, Review, VersionText
from claims.roles import roles_of
from claims.services.demo import story as demo_service
from claims.services.demo.replay import Replay
from claims.services.demo.story import play_demo
from claims.services.versions.intake import import_document

FAQ = Path(__file__).resolve().parent.parent / "fixtures" / "colorado-faq"
REFERENCES = json.loads((FAQ / "reference-verdicts.json").read_text(encoding="utf-8"))


def run_demo() -> str:
    out = io.StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def played(django_db_setup, django_db_blocker) -> Iterator[str]:
    """What the demo printed, in a database that has it until the end of the module."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            yield run_demo()
            transaction.set_rollback(True)
        connection.close()


@pytest.fixture
def demo(played) -> Iterator[str]:
    """The same, with whatever a test does to it undone."""
    with transaction.atomic():
        yield played
        transaction.set_rollback(True)


def claim_on(row: dict) -> Claim:
    return Claim.objects.get(anchors__start=row["start"], anchors__end=row["end"])


@pytest.mark.parametrize("row", REFERENCES, ids=lambda row: row["id"])
def test_every_reference_is_settled_as_it_says(demo, row):
    claim = claim_on(row)
    decisive = Review.objects.published().filter(claim=claim).latest("pk")
    given = Citation.objects.published().filter(claim=claim, reviewer=decisive.reviewer).select_related("source")

    assert (claim.status, claim.verdict, claim.statement) == ("settled", row["verdict"], row["statement"])
    assert claim.anchors.get().quote == row["quote"]
    assert decisive.rationale == row["rationale"]
    wanted = [
        [*(cited[name] for name in ("stance", "pinpoint", "excerpt", "excerpt_check"))] for cited in row["citations"]
    ]
    assert [[one.stance, one.pinpoint, one.excerpt, one.excerpt_check] for one in given] == wanted
    assert [one.source.title for one in given] == [cited["title"] for cited in row["citations"]]
    assert [one.source.weight for one in given] == [cited["weight"] for cited in row["citations"]]


def test_its_numbers(demo):
    statuses = Counter(Claim.objects.values_list("status", flat=True))
    verdicts = Counter(Claim.objects.exclude(verdict="").values_list("verdict", flat=True))

    assert {status: count for status, count in statuses.items() if status != "unreviewed"} == {
        "settled": 40,
        "second_review": 2,
        "contested": 2,
    }
    assert verdicts == {"disputed": 13, "partly_supported": 16, "verified": 8, "unverifiable": 3}
    assert statuses["unreviewed"] > 100
    assert Claim.objects.exclude(holder=None).count() == 1
    assert Claim.objects.exclude(assignee=None).count() == 1
    assert Dismissal.objects.count() == 4
    assert [note.is_public for note in Note.objects.all()].count(True) == 1


def test_blind_pairs_agree_and_a_lead_settles_one_contest(demo):
    pairs = Counter(Review.objects.published().values_list("claim", flat=True))

    assert Counter(pairs.values()) == {1: 36, 2: 3, 3: 1}
    settlement = Review.objects.get(settles=True)
    assert settlement.reviewer.username == "lead"
    assert not Review.objects.filter(claim=settlement.claim, settles=False, reviewer=settlement.reviewer).exists()


def test_the_bill_and_its_correction(demo):
    [row] = [row for row in REFERENCES if row["id"] == "Q05-02"]
    claim = claim_on(row)
    review = claim.reviews.get()

    assert list(claim.mentions.values_list("authority__key", flat=True)) == ["SB19-216"]
    assert review.reason == "misattributed"
    assert "SB21-131" in review.correction


def test_hipaa_is_settled(demo):
    about = Claim.objects.filter(statement__contains="HIPAA", status=Status.SETTLED)

    assert about.filter(mentions__authority__key="HIPAA").count() >= 3


def test_what_it_cites_is_no_copy_of_the_document(demo):
    assert not Citation.objects.filter(source__url__contains="uscisguide").exists()
    assert not Citation.objects.filter(source__weight="circular").exists()


def test_every_anchor_is_sliced(demo):
    text = VersionText.objects.get().body

    assert [one.pk for one in Anchor.objects.all() if text[one.start : one.end] != one.quote] == []


def test_history_has_all_of_it(demo):
    acts = Counter(Event.objects.values_list("act", flat=True))

    assert first_flaw() is None
    assert acts["decide"] + acts["settle"] == Review.objects.count()
    assert acts["cite"] == Citation.objects.count()
    assert acts["note"] == Note.objects.count()
    assert acts["import"] == acts["dismiss"] == acts["assign"] == 1


def test_the_disputed_list_has_thirteen_rows(demo):
    with open_export(Selection(verdicts=("disputed",)), format="csv").file as file:
        assert file.read().count(b'\r\n"C-') == 13


def test_accounts_have_their_roles_and_can_sign_in(demo):
    accounts = {user.username: user for user in User.objects.all()}

    assert {name: {str(role) for role in roles_of(user)} for name, user in accounts.items()} == {
        "reviewer": {"reviewer"},
        "second": {"reviewer"},
        "lead": {"lead"},
        "viewer": {"viewer"},
        "administrator": {"administrator"},
    }
    assert [name for name, user in accounts.items() if not user.is_staff] == ["viewer"]
    assert all(user.check_password("demo-colorado-faq") for user in accounts.values())
    assert not any(user.is_superuser for user in accounts.values())


def test_it_prints_what_it_did_and_how_to_sign_in(demo):
    assert demo.startswith("Imported and reviewed D-")
    assert "2 contested, 2 second review, 40 settled" in demo
    assert "demo-colorado-faq" in demo
    for name in ("reviewer", "second", "lead", "viewer", "administrator"):
        assert f"\n  {name} " in demo


def test_a_second_time_adds_nothing(demo):
    User.objects.get(username="lead").set_password("changed since")
    before = (Event.objects.count(), Claim.objects.count(), User.objects.count(), Document.objects.count())

    again = run_demo()

    assert again.startswith("Nothing added, already here: D-")
    assert (Event.objects.count(), Claim.objects.count(), User.objects.count(), Document.objects.count()) == before


def test_an_account_that_exists_is_left_as_it_is(demo):
    lead = User.objects.get(username="lead")
    lead.set_password("changed since then")
    lead.save()

    run_demo()

    assert User.objects.get(username="lead").check_password("changed since then")


def test_a_newer_version_of_the_document_is_left_alone(demo):
    document = Document.objects.get()
    import_document(body=b"Quite another text of 2026 binds agencies.\n", filename="new.txt", document=document)

    assert run_demo().startswith("Nothing added")


@pytest.mark.django_db
def test_a_document_imported_before_is_reviewed_where_it_is(monkeypatch):
    monkeypatch.setattr(Replay, "play", lambda replay: None)
    imported = import_document(body=(FAQ / "source.txt").read_bytes(), filename="mine.txt", title="Mine")

    assert play_demo() == (imported.document, True)
    assert Document.objects.get().title == "Mine"


@pytest.mark.django_db
def test_it_is_all_or_nothing(monkeypatch):
    settle = Replay._settle

    def fail_at_the_second(replay, claim, row):
        if Review.objects.exists():
            raise RuntimeError("the power is gone")
        settle(replay, claim, row)

    monkeypatch.setattr(Replay, "_settle", fail_at_the_second)

    with pytest.raises(RuntimeError):
        play_demo()

    assert not User.objects.exists()
    assert not Document.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_production_refuses_it(settings):
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="local profile alone"):
        run_demo()

    assert not User.objects.exists()


@pytest.mark.django_db
def test_without_a_checkout_it_says_so(settings, tmp_path):
    settings.BASE_DIR = tmp_path

    with pytest.raises(CommandError, match="needs a checkout"):
        run_demo()


def test_the_written_review_names_what_is_there():
    fixtures = demo_service.Fixtures(FAQ)
    citations = {row["id"]: len(row["citations"]) for row in fixtures.references}
    plans = [*fixtures.review["rounds"].items(), *fixtures.review["open"].items()]

    assert fixtures.review["faults"].keys() | fixtures.review["rounds"].keys() <= citations.keys()
    assert not fixtures.review["open"].keys() & citations.keys()
    assert fixtures.review["open"].keys() <= {row["id"] for row in fixtures.wanted}
    for _key, plan in plans:
        for review in plan.get("before", []):
            for name in review["citations"]:
                key, position = name.split("/")
                assert int(position) < citations[key]
