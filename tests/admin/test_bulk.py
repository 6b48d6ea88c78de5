"""Acts on many claims in the admin: from the list by a page that says what will change, and back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.choices import DismissalReason
from claims.lists import listing
from claims.models import BulkAct, Claim, Event, EventText, Tagging
from claims.search import match
from claims.services.team import bulk as service
from claims.workflow import perform
from tests import factories
from tests.admin.visitor import Page
from tests.run_on import run_on

LIST = "/admin/claims/claim/"


def act(visitor, name, claims, address=LIST, **fields):
    ticked = {"_selected_action": [claim.pk for claim in claims]}
    return visitor.client.post(address, {"action": name, "index": "0", **ticked, **fields})


def begin(visitor, name, claims, address=LIST, **fields):
    response = act(visitor, name, claims, address, apply="1", **fields)
    assert response.status_code == 302, Page(response.content.decode()).words
    return response.headers["Location"]


def test_what_is_asked_first_changes_nothing(cast, three):
    page = Page(act(cast.lee, "assign", three[:2]).content.decode())

    assert page.fields["_selected_action"] == [str(claim.pk) for claim in three[:2]]
    assert not BulkAct.objects.exists() and not Event.objects.filter(act="assign").exists()


def test_the_page_says_what_will_change_and_what_cannot_and_why(cast, three):
    factories.review(three[0], cast.sam.person)
    page = begin(cast.rita, "dismiss", three, **{"with-reason": "transition"})

    words = " ".join(cast.rita.get(page).words.split())

    assert "2 will change, 1 cannot." in words and "1: It is settled." in words
    assert all(claim.number in words for claim in three)
    assert Claim.objects.count() == 3


@pytest.mark.parametrize(
    ("name", "fields", "told"),
    [
        ("ask_second", {"with-reason": "I doubt it"}, "Ask for a second review: I doubt it"),
        ("dismiss", {"with-reason": "transition", "with-remark": "So"}, f"{DismissalReason.TRANSITION.label}. So"),
        ("tag", {"with-label": "Budget"}, "Tag: Budget"),
    ],
)
def test_the_page_says_what_the_act_was_given(cast, three, name, fields, told):
    assert told in " ".join(cast.lee.get(begin(cast.lee, name, three, **fields)).words.split())


def test_the_page_says_who_is_assigned_and_which_tag_goes(cast, three):
    perform("tag", three[0], by=cast.rita.person, label="Budget")
    whom = begin(cast.lee, "assign", three, **{"with-assignee": cast.rita.person.pk})
    nobody = begin(cast.lee, "assign", three, **{"with-assignee": ""})
    tag = begin(cast.lee, "untag", three, **{"with-tag": Tagging.objects.get().tag_id})

    told = [" ".join(cast.lee.get(page).words.split()) for page in (whom, nobody, tag)]

    assert [words in page for words, page in zip(["rita", "nobody", "Budget"], told, strict=True)] == [True] * 3


def test_it_is_done_told_and_taken_back(cast, three):
    page = begin(cast.lee, "assign", three, **{"with-assignee": cast.rita.person.pk})
    cast.lee.client.post(page, {"act": "go"})
    assert Claim.objects.filter(assignee=cast.rita.person).count() == 3
    assert "3 done" in cast.lee.get(page).words

    cast.lee.client.post(page, {"act": "undo"})

    assert not Claim.objects.exclude(assignee=None).exists()
    assert "3 taken back" in cast.lee.get(page).words
    assert cast.lee.get(page).buttons == []


def test_what_was_taken_away_is_still_named_in_as_few_queries(cast, three):
    one = begin(cast.rita, "dismiss", three[:1], **{"with-reason": "transition"})
    rest = begin(cast.rita, "dismiss", three[1:], **{"with-reason": "transition"})
    costs = []
    for page in (one, rest):
        cast.rita.client.post(page, {"act": "go"})
        with CaptureQueriesContext(connection) as captured:
            html = run_on(cast.rita.client.get(page).content.decode())
        costs.append(len(captured))

    assert all(f'<span class="quiet">gone</span><del>{claim.statement}</del>' in html for claim in three[1:])
    assert costs[0] == costs[1]

    EventText.objects.all().delete()
    assert "gone</span></th>" in run_on(cast.rita.client.get(rest).content.decode())


def test_all_of_the_list_are_those_of_its_filter(cast, three):
    perform("amend", three[0], by=cast.sam.person, kind="opinion")
    page = begin(cast.rita, "tag", [], f"{LIST}?kind=opinion", select_across="1", **{"with-label": "Ask legal"})
    cast.rita.client.post(page, {"act": "go"})

    opinions = set(Claim.objects.filter(kind="opinion"))
    assert opinions and {tagging.claim for tagging in Tagging.objects.all()} == opinions


def test_more_than_an_act_may_go_to_is_refused_before_anything_is_asked(cast, three, monkeypatch):
    monkeypatch.setattr(service, "MAX_CLAIMS", 2)
    monkeypatch.setattr(listing, "SIZES", (1,))
    offered = cast.rita.get(LIST).words

    answer = act(cast.rita, "tag", [], select_across="1")

    assert "all 3 of this list, for what ends in “…” (2 at most)" in " ".join(offered.split())
    assert answer.status_code == 302
    assert "more than 2 claims, and an act goes to 2 at most" in cast.rita.get(answer.headers["Location"]).words


def test_all_that_words_find_are_acted_on_and_not_the_best_alone(cast, three, monkeypatch):
    monkeypatch.setattr(match, "MAX_RANKED", 1)
    page = begin(cast.rita, "tag", [], f"{LIST}?text=the", select_across="1", **{"with-label": "Ask legal"})

    assert BulkAct.objects.get().items.count() == 2 and "2 will change" in cast.rita.get(page).words


def test_a_list_with_a_forged_filter_is_no_list(cast, three):
    response = act(cast.rita, "tag", [], f"{LIST}?reviews__verdict=disputed", select_across="1", apply="1",
                   **{"with-label": "x"})  # fmt: skip

    assert response.status_code in (302, 400)
    assert not BulkAct.objects.exists()


def test_ticked_under_an_old_lock_version_is_not_overwritten(cast, three):
    perform("amend", three[0], by=cast.sam.person, statement="Otherwise.")
    page = begin(cast.rita, "dismiss", three[:1], **{"with-reason": "other", f"seen-{three[0].pk}": "0"})

    assert "Somebody changed it since the list was shown" in cast.rita.get(page).words
    cast.rita.client.post(page, {"act": "go"})
    assert Claim.objects.filter(pk=three[0].pk).exists()


@pytest.mark.parametrize("numbers", [["x"], ["1 OR 1=1"], ["99999999999999999999"]])
def test_forged_ids_are_refused(cast, three, numbers):
    posted = {"action": "tag", "index": "0", "_selected_action": numbers, "apply": "1", "with-label": "x"}

    assert cast.rita.client.post(LIST, posted).status_code == 400
    assert not BulkAct.objects.exists()


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("assign", {"with-assignee": "999"}),
        ("ask_second", {"with-reason": " "}),
        ("dismiss", {"with-reason": "nonsense"}),
        ("tag", {"with-label": ""}),
        ("tag", {"with-label": "x" * 61}),
        ("untag", {"with-tag": "999"}),
    ],
)
def test_what_an_act_needs_is_asked_for_again(cast, three, name, fields):
    response = act(cast.lee, name, three[:1], apply="1", **fields)

    assert response.status_code == 200 and response.context["form"].errors
    assert not BulkAct.objects.exists()


def test_assigning_is_for_leads(cast, three):
    act(cast.rita, "assign", three[:1], apply="1", **{"with-assignee": cast.rita.person.pk})

    assert not BulkAct.objects.exists()


def test_an_act_is_its_owner_s_alone(cast, three):
    page = begin(cast.rita, "tag", three, **{"with-label": "x"})

    cast.sam.get(page, 404)
    assert cast.sam.client.post(page, {"act": "go"}).status_code == 404
    assert not Tagging.objects.exists()


def test_a_get_changes_nothing(cast, three):
    page = begin(cast.rita, "tag", three, **{"with-label": "x"})
    cast.rita.get(page)
    cast.rita.client.post(page, {"act": "nonsense"})

    assert not Tagging.objects.exists()


def test_no_verdict_is_offered_for_many(cast, three):
    actions = {value for name, value in cast.lee.get(LIST).buttons if name == "action"}

    assert {"assign", "ask_second", "dismiss", "tag", "untag"} <= actions
    assert not actions & {"not_checkable", "decide", "settle"}
