"""The review desk without a script: verdicts, and what becomes of what was typed."""

import re

import pytest
from django.utils import timezone

from claims.choices import Status, Verdict
from claims.models import Claim, Queue, Review
from claims.services.desk.queues import open_queue as freeze
from claims.workflow import perform
from tests import factories
from tests.admin.desk import answer_to, claim_at, claims_of, quick
from tests.admin.visitor import Page

pytestmark = pytest.mark.django_db


def test_a_verdict_leads_to_the_next_claim(cast, ten, desk):
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")

    first, second = claims_of(ten)[:2]
    assert (first.verdict, first.status) == (Verdict.UNVERIFIABLE, Status.SETTLED)
    assert claim_at(there) == second.pk
    assert f"{first.number}: Unverifiable." in cast.rita.get(there).words


def test_a_decision_can_stay_on_its_claim(cast, desk):
    cast.rita.client.post("/admin/desk/settings/", {"keys": "single"})

    assert answer_to(cast.rita, desk, "verdict:unverifiable+next") == desk


@pytest.mark.parametrize(
    ("typed", "missing"),
    [({}, "decision-rationale"), ({"decision__rationale": "The act says so."}, "cite-0-url")],
)
def test_a_verdict_without_what_it_needs_stays_with_the_cursor_there(cast, desk, typed, missing):
    response = cast.rita.send(desk, act="verdict:verified+next", **typed)

    page = Page(response.content.decode())
    assert response.status_code == 422
    assert [field["name"] for field in page.attributes if "autofocus" in field] == [missing]
    assert page.fields["decision-verdict"] == ["verified"]


def test_save_and_next_finishes_the_verdict_that_was_begun(cast, ten, desk):
    page = Page(cast.rita.send(desk, act="verdict:verified+next").content.decode())
    typed = {"decision__rationale": "The act says so.", "cite__0__url": "https://leg.example/act"}

    response = cast.rita.send(desk, page, act="go+next", **typed)

    assert response.status_code == 302
    assert factories.claim(ten).verdict == Verdict.VERIFIED


def test_save_and_next_with_nothing_typed_goes_on(cast, ten, desk):
    assert claim_at(answer_to(cast.rita, desk, "go+next")) == claims_of(ten)[1].pk


def test_the_same_decision_sent_twice_counts_once(cast, ten, desk):
    page = cast.rita.get(desk)
    first = cast.rita.send(desk, page, act="verdict:unverifiable+next")
    second = cast.rita.send(desk, page, act="verdict:unverifiable+next")

    assert Review.objects.count() == 1
    assert second.headers["Location"] == first.headers["Location"]


def test_another_decision_on_what_one_has_just_decided_is_told(cast, desk):
    page = cast.rita.get(desk)
    cast.rita.send(desk, page, act="verdict:unverifiable+next")

    assert cast.rita.send(desk, page, act="verdict:not_checkable+next").status_code == 409


def test_somebody_faster_is_shown_and_nothing_typed_is_lost(cast, ten, desk):
    page = cast.rita.get(desk)
    claim = Claim.objects.get(pk=claim_at(desk))
    Claim.objects.filter(pk=claim.pk).update(holder=None, held_until=None)
    perform("amend", claim, by=cast.sam.person, statement="Theirs.")

    response = cast.rita.send(desk, page, act="verdict:unverifiable+next", decision__rationale="My long thoughts.")

    shown = Page(response.content.decode())
    assert response.status_code == 409
    assert shown.fields["decision-rationale"] == ["My long thoughts."]
    assert "Theirs." in shown.words
    assert cast.rita.send(desk, shown, act="verdict:unverifiable+next").status_code == 302


def test_moving_on_with_something_typed_asks_first(cast, desk):
    response = cast.rita.send(desk, act="step:next", note__0__body="Half a thou")

    shown = Page(response.content.decode())
    assert shown.fields["note-0-body"] == ["Half a thou"]
    assert cast.rita.send(desk, shown, act="leave-step:next").status_code == 302


def test_a_remark_is_one_line(cast, desk):
    html = cast.rita.client.get(desk).content.decode()

    assert "QueueItem" not in html
    assert re.search(r'<input type="text"[^>]*\sname="away-remark"', html)


def test_only_the_claim_itself_is_announced_in_its_passage(cast, desk):
    claim = Claim.objects.get(pk=claim_at(desk))

    html = cast.rita.client.get(desk).content.decode()

    assert re.findall(r'edge"> \[(.*?)\] <', html) == [f"{claim.number}, In review", f"{claim.number}, end"]
    marks = re.findall(r'<mark class="claim [^>]*>', html)
    assert len(marks) > 1
    assert [mark for mark in marks if ('role="none"' in mark) == (" current" in mark)] == []


def test_a_blind_pair_stays_blind_at_the_desk(cast, blind):
    factories.cite(blind, cast.rita.person, title="A planted source", excerpt="A planted excerpt")
    factories.note(blind, cast.rita.person, "A planted note")
    perform("decide", blind, by=cast.rita.person, verdict=Verdict.DISPUTED, rationale="A planted rationale")
    queue = freeze(owner=cast.sam.person, claims=Claim.objects.all(), title="All", at=timezone.now())
    perform("take", factories.claim(blind.document), by=cast.sam.person)

    source = cast.sam.client.get(f"/admin/desk/{queue.pk}/{blind.pk}/").content.decode()

    assert blind.statement in source
    assert "planted" not in source
    assert "rita" not in source


def test_a_claim_settled_meanwhile_says_so(cast, ten, desk):
    last = claims_of(ten)[-1]
    factories.review(last, cast.sam.person, Verdict.UNVERIFIABLE)

    page = cast.rita.get(answer_to(cast.rita, desk, f"goto:{last.pk}"))

    assert "Settled as Unverifiable on" in page.words
    assert "after this queue was opened" in page.words


def test_the_script_gets_the_next_claim_at_once(cast, ten, desk):
    response = quick(cast.rita, desk, act="verdict:unverifiable+next", seen=0)

    text = response.content.decode()
    assert response.headers["HX-Push-Url"] == f"/admin/desk/{Queue.objects.get().pk}/{claims_of(ten)[1].pk}/"
    assert "<html" not in text
    assert 'hx-swap-oob="innerHTML"' in text
    assert "Unverifiable." in text


def test_a_script_at_a_claim_that_is_gone_is_led_away(cast, ten, desk):
    perform("drop", Claim.objects.get(pk=claim_at(desk)), by=cast.rita.person, reason="boilerplate")

    response = quick(cast.rita, desk, act="verdict:unverifiable+next", seen=0)

    assert response.headers["HX-Redirect"] == f"/admin/desk/{Queue.objects.get().pk}/"
