"""Settling a contest as a plain form, on the claim page and at the desk: sides, thirds, citations, refusals."""

import pytest
from django.utils import timezone

from claims.choices import Reason, Status, Verdict
from claims.models import Citation, Claim, Event, Review
from claims.services.desk.contests import contest_of
from claims.services.desk.queues import open_queue
from claims.workflow import perform
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.desk import MAX_DECISION_QUERIES, MAX_VIEW_QUERIES, is_the_doors, is_the_indexs, queries_of
from tests.admin.visitor import Page, Visitor

pytestmark = pytest.mark.django_db
SHARED = {"url": "https://both.example/", "title": "The act", "pinpoint": "s 3"}


@pytest.fixture
def contested(cast):
    """Rita found it disputed as overstated, Sam verified; each cites a work of their own and one that both cite."""
    claim = factories.claim(factories.document(reviews_required=2, by=cast.lee.person))
    given = {
        cast.rita: {"verdict": "disputed", "reason": "overstated", "correction": "Say 12.", "rationale": "It is 12."},
        cast.sam: {"verdict": "verified", "rationale": "The act says 216."},
    }
    for who, review in given.items():
        factories.cite(claim, who.person, "context", **SHARED)
        factories.cite(claim, who.person, url=f"https://{who.person.username}.example/", excerpt="It says so.")
        perform("decide", claim, by=who.person, **review)
    claim.refresh_from_db()
    assert claim.status == Status.CONTESTED
    return claim


def sides(claim, lee):
    """The letter of each reviewer's side, by their name."""
    return {review.reviewer.username: side for side, review in contest_of(claim, lee.person).sides.items()}


def cited(claim, who, url):
    return claim.citations.get(reviewer=who.person, source__url=url)


def desk_of(claim, lee):
    rows = Claim.objects.filter(pk=claim.pk)
    queue = open_queue(owner=lee.person, claims=rows, title="One", at=timezone.now())
    return f"/admin/desk/{queue.pk}/{claim.pk}/"


def settlement_of(claim):
    return Review.objects.standing().get(claim=claim, settles=True)


@pytest.fixture(params=["page", "desk"])
def address(request, cast, contested):
    return page_of(contested) if request.param == "page" else desk_of(contested, cast.lee)


def test_both_sides_stand_side_by_side_without_a_choice_made(cast, contested, address):
    page = cast.lee.get(address)

    assert {"settle", "go", "side_a", "side_b"} & page.acts >= {"side_a", "side_b"}
    for words in ("It is 12.", "The act says 216.", "Say 12.", "Overstated", "rita", "sam", "Citations of one side"):
        assert words in page.words, words
    assert not [name for name, value in page.fields.items() if name.endswith("_from") and any(value)]


def test_each_row_takes_a_side_or_a_third_and_citations_become_the_leads_own(cast, contested, address):
    letter = sides(contested, cast.lee)
    theirs = cited(contested, cast.rita, "https://rita.example/")
    both = Citation.objects.filter(claim=contested, source__url=SHARED["url"]).earliest("pk")
    before = Event.objects.count()

    response = cast.lee.send(
        address,
        act="settle",
        settle__verdict_from=letter["rita"],
        settle__reason_from="own",
        settle__reason="misattributed",
        settle__correction_from=letter["sam"],
        settle__rationale="Another act says so.",
        **{f"settle__cite_{theirs.pk}": letter["rita"], f"settle__cite_{both.pk}": letter["sam"]},
    )

    assert response.status_code == 302, Page(response.content.decode()).words
    given = settlement_of(contested)
    assert (given.verdict, given.reason, given.correction) == (Verdict.DISPUTED, Reason.MISATTRIBUTED, "")
    assert given.rationale == "Another act says so."
    copies = Citation.objects.filter(claim=contested, reviewer=cast.lee.person).order_by("pk")
    assert {(one.source_id, one.stance, one.pinpoint, one.excerpt) for one in copies} == {
        (theirs.source_id, theirs.stance, "", "It says so."),
        (both.source_id, "context", "s 3", ""),
    }
    assert [event.act for event in Event.objects.filter(number__gt=before).order_by("number")] == [
        "cite",
        "cite",
        "settle",
    ]


def test_all_of_one_side_is_taken_and_then_settled(cast, contested, address):
    letter = sides(contested, cast.lee)["rita"]

    page = Page(cast.lee.send(address, act=f"side_{letter}", settle__rationale="Mine.").content.decode())
    assert page.fields["settle-verdict_from"] == [letter] == page.fields["settle-rationale_from"]
    assert page.fields["settle-rationale"] == ["Mine."]
    assert not Review.objects.filter(settles=True).exists()

    refused = cast.lee.send(address, page, act="settle")
    assert refused.status_code == 422 and "take one of them" in Page(refused.content.decode()).words
    response = cast.lee.send(address, page, act="settle", settle__rationale="")

    assert response.status_code == 302, Page(response.content.decode()).words
    given = settlement_of(contested)
    assert (given.verdict, given.reason, given.rationale) == (Verdict.DISPUTED, Reason.OVERSTATED, "It is 12.")
    assert Citation.objects.filter(claim=contested, reviewer=cast.lee.person).count() == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "needs: a verdict"),
        ({"verdict_from": "own", "verdict": "unverifiable"}, "needs: a rationale"),
        ({"verdict_from": "own", "verdict": "disputed", "rationale": "Neither."}, "needs a citation of your own"),
        ({"verdict": "unverifiable", "rationale": "So.", "reason": "outdated"}, "go with disputed and partly"),
        ({"verdict_from": "x", "rationale": "So."}, "cannot be read"),
    ],
)
def test_a_refusal_says_what_is_missing_and_keeps_what_was_typed(cast, contested, address, typed, told):
    response = cast.lee.send(address, act="settle", **{f"settle__{name}": value for name, value in typed.items()})

    page = Page(response.content.decode())
    assert response.status_code == 422
    assert told in page.words
    for name, value in typed.items():
        assert name == "verdict_from" or page.fields[f"settle-{name}"] == [value]
    assert contested.citations.filter(reviewer=cast.lee.person).count() == 0


def test_citations_of_one_side_stand_in_one_row_with_a_tick_each(cast):
    claim = factories.claim(factories.document(reviews_required=2, by=cast.lee.person))
    for who, verdict in ((cast.rita, "disputed"), (cast.sam, "verified")):
        for number in range(6):
            factories.cite(claim, who.person, url=f"https://{who.person.username}.example/{number}")
        perform("decide", claim, by=who.person, verdict=verdict, rationale="So.")
        claim.refresh_from_db()
    letter = sides(claim, cast.lee)
    first, second = (cited(claim, who, f"https://{who.person.username}.example/3") for who in (cast.rita, cast.sam))
    page = cast.lee.get(page_of(claim))
    html = cast.lee.client.get(page_of(claim)).content.decode()
    ticked = {f"settle__cite_{first.pk}": letter["rita"], f"settle__cite_{second.pk}": letter["sam"]}

    assert html.count("data-row") == 3
    assert html.count('type="checkbox" name="settle-cite_') == 12
    assert not [name for name in page.fields if name.startswith("settle-cite_")]
    refused = Page(cast.lee.send(page_of(claim), act="settle", **ticked).content.decode())
    assert refused.fields[f"settle-cite_{first.pk}"] == [letter["rita"]]
    cast.lee.press(page_of(claim), "settle", settle__verdict="disputed", settle__rationale="Rita.", **ticked)

    copies = Citation.objects.filter(claim=claim, reviewer=cast.lee.person)
    assert {one.source_id for one in copies} == {first.source_id, second.source_id}


def test_what_is_not_taken_over_is_not_the_leads(cast, contested):
    typed = {"settle__verdict": "unverifiable", "settle__rationale": "Neither says so."}

    cast.lee.press(page_of(contested), "settle", **typed)

    assert not contested.citations.filter(reviewer=cast.lee.person).exists()


def test_a_citation_the_lead_has_already_is_not_doubled(cast, contested):
    both = Citation.objects.filter(claim=contested, source__url=SHARED["url"]).earliest("pk")
    factories.cite(contested, cast.lee.person, "context", **SHARED)

    cast.lee.press(
        page_of(contested), "settle", settle__verdict="verified", settle__rationale="So.",
        **{f"settle__cite_{both.pk}": "a"},
    )  # fmt: skip

    assert contested.citations.filter(reviewer=cast.lee.person).count() == 1


def test_of_two_leads_the_second_sees_both_sides(cast, contested, address):
    other = Visitor(factories.user("lou", "lead"))
    page = cast.lee.get(address)
    perform(
        "settle", Claim.objects.get(pk=contested.pk), by=other.person, verdict="not_checkable", rationale="Too vague."
    )

    typed = {"settle__verdict": "unverifiable", "settle__rationale": "No source says so."}
    response = cast.lee.send(address, page, act="settle", **typed)

    shown = Page(response.content.decode())
    assert response.status_code == 409
    for words in ("Too vague.", "No source says so.", "Not checkable", "Unverifiable"):
        assert words in shown.words, words
    assert shown.fields["settle-rationale"] == ["No source says so."]
    assert settlement_of(contested).reviewer == other.person


def test_a_citation_added_meanwhile_is_shown_and_settling_goes_on(cast, contested):
    address, typed = page_of(contested), {"settle__verdict": "unverifiable", "settle__rationale": "No source says so."}
    page = cast.lee.get(address)
    factories.cite(contested, cast.sam.person, url="https://new.example/", title="New evidence")

    stale = cast.lee.send(address, page, act="settle", **typed)
    again = Page(stale.content.decode())

    assert stale.status_code == 409 and "New evidence" in again.words
    assert cast.lee.send(address, again, act="settle").status_code == 302
    assert settlement_of(contested).rationale == "No source says so."


def test_a_press_repeated_at_the_desk_settles_once(cast, contested):
    address = desk_of(contested, cast.lee)
    page = cast.lee.get(address)
    typed = {"settle__verdict": "unverifiable", "settle__rationale": "No source says so."}

    answers = [cast.lee.send(address, page, act="go+next", **typed).status_code for _press in range(2)]

    assert answers == [302, 302]
    assert Event.objects.filter(act="settle").count() == 1


def test_verdict_and_rationale_have_a_row_even_where_both_say_the_same(cast):
    claim = factories.claim(factories.document(reviews_required=2))
    for who, verdict in ((cast.rita, "unverifiable"), (cast.sam, "not_checkable")):
        perform("decide", claim, by=who.person, verdict=verdict, rationale="Nobody knows.")

    cast.lee.press(page_of(claim), "settle", settle__verdict_from="a", settle__rationale_from="b")

    assert settlement_of(claim).rationale == "Nobody knows."


@pytest.mark.parametrize("name", ["rita", "sam", "ada"])
def test_nobody_else_is_offered_the_settlement(cast, contested, name):
    page = getattr(cast, name).get(page_of(contested))

    assert not {"settle", "side_a", "side_b"} & page.acts


def test_a_lead_who_is_a_side_settles_nothing(cast):
    claim = factories.claim(factories.document(reviews_required=2))
    factories.review(claim, cast.lee.person, Verdict.UNVERIFIABLE)
    factories.review(claim, cast.sam.person, Verdict.NOT_CHECKABLE)

    assert "side_a" not in cast.lee.get(page_of(claim)).acts
    response = cast.lee.client.post(
        page_of(claim),
        {"act": "settle", "seen": claim.lock_version, "settle-verdict": "unverifiable", "settle-rationale": "x"},
    )
    assert response.status_code == 422
    assert not Review.objects.filter(settles=True).exists()


def test_sealed_reviews_are_no_sides(cast, blind):
    factories.review(blind, cast.sam.person)

    assert contest_of(blind, cast.lee.person) is None


def test_a_settlement_keeps_to_the_budget_of_queries(cast, contested):
    address = desk_of(contested, cast.lee)
    page = cast.lee.get(address)
    typed = {name: value[0] for name, value in page.fields.items()}
    typed |= {"act": "settle+next", "settle-verdict": "unverifiable", "settle-rationale": "So."}

    view = queries_of(cast.lee, "get", address)
    posted = queries_of(cast.lee, "post", address, **typed)

    moved = posted.index(next(sql for sql in posted if 'UPDATE "claims_queue"' in sql))
    told = max(index for index, sql in enumerate(posted) if 'UPDATE "claims_chainhead"' in sql)
    taken = filter(is_the_doors, posted[moved : told + 1])
    assert len([sql for sql in taken if not is_the_indexs(sql)]) <= MAX_DECISION_QUERIES
    # One more than other claims: what both sides cite.
    assert len(view) <= MAX_VIEW_QUERIES + 1


def test_a_settlement_is_put_back_with_the_sides_it_took(cast, contested):
    letter = sides(contested, cast.lee)["rita"]
    address = desk_of(contested, cast.lee)
    theirs = Citation.objects.get(claim=contested, source__url="https://rita.example/")
    typed = {"settle-verdict_from": letter, "settle-reason_from": letter, "settle-correction_from": letter,
             "settle-rationale_from": "own", "settle-rationale": "Both looked at the act.",
             f"settle-cite_{theirs.pk}": letter}  # fmt: skip
    response = cast.lee.send(address, act="settle", **typed)
    assert Claim.objects.get(pk=contested.pk).status == Status.SETTLED, response.content.decode()

    cast.lee.send(address, act="undo_last")

    shown = cast.lee.get(address)
    assert typed == {name: shown.fields[name][0] for name in typed}
    cast.lee.send(address, act="settle")
    assert Claim.objects.get(pk=contested.pk).verdict == "disputed"
