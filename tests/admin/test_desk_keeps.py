"""What is typed at the desk is saved or stays; what was done is told by what it did."""

import pytest
from django.contrib.auth import get_user_model

from claims.choices import Status
from claims.models import Anchor, Claim, Note, Queue
from tests import factories
from tests.admin.desk import answer_to, claim_at, claims_of
from tests.admin.visitor import Page

pytestmark = pytest.mark.django_db


def refused(visitor, address, act, **typed):
    """The HTML that a button leads to which did nothing."""
    response = visitor.send(address, act=act, **typed)
    assert response.status_code == 422, response.status_code
    return response.content.decode()


@pytest.mark.parametrize(
    "typed", [{"decision-rationale": "Because the act says so."}, {"decision-correction": "It is SB21-131."}]
)
def test_save_and_next_keeps_the_grounds_of_no_verdict(cast, ten, desk, typed):
    page = refused(cast.rita, desk, "go+next", **typed)

    assert next(iter(typed.values())) in page
    assert claims_of(ten)[0].status == Status.UNREVIEWED


PARTS = {"split-TOTAL_FORMS": "2", "split-INITIAL_FORMS": "0", "split-0-quote": "Senate Bill 1"}


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        # Ctrl+Enter takes a reason for the act it is the reason of.
        ("go+next", PARTS),
        *((act, typed) for act in ("save", "save+next") for typed in (PARTS, {"drop-reason": "No claim at all."})),
    ],
)
def test_what_has_a_button_of_its_own_is_not_thrown_away(cast, ten, desk, act, typed):
    page = refused(cast.rita, desk, act, **typed)

    assert "a button of its own" in page


def test_the_claim_page_keeps_a_reason_as_well(cast, ten):
    claim = claims_of(ten)[0]
    address = f"/admin/claims/claim/{claim.pk}/change/"

    page = refused(cast.rita, address, "save", **{"ask_second-reason": "A hard one."})

    assert "A hard one." in page and "a button of its own" in page


def test_a_note_is_saved_and_a_rationale_beside_it_stays(cast, ten, desk):
    typed = {"note-TOTAL_FORMS": "1", "note-INITIAL_FORMS": "0", "note-0-body": "Ask the clerk."}
    response = cast.rita.send(desk, act="save", **typed, **{"decision-rationale": "Half done."})

    assert response.status_code == 200 and "Half done." in response.content.decode()
    assert Note.objects.get().body == "Ask the clerk."


def test_the_parts_of_a_claim_are_named_and_come_next(cast, ten, desk):
    first, second = claims_of(ten)[:2]
    parts = {"split-TOTAL_FORMS": "2", "split-INITIAL_FORMS": "0"}
    parts |= {"split-0-quote": "Senate Bill 1 of 2019", "split-1-quote": "bars sharing in town 1."}

    there = answer_to(cast.rita, desk, "split", **parts)

    part = Claim.objects.latest("pk")
    assert f"{first.number}: split; the other parts are {part.number}." in cast.rita.get(there).words
    assert claim_at(answer_to(cast.rita, there, "step:next")) == part.pk
    order = list(Queue.objects.get().items.values_list("claim", flat=True))
    assert order[:3] == [first.pk, part.pk, second.pk]


def test_the_parts_come_next_whatever_else_was_typed(cast, ten, desk):
    parts = {"split-TOTAL_FORMS": "2", "split-INITIAL_FORMS": "0"}
    parts |= {"split-0-quote": "Senate Bill 1 of 2019", "split-1-quote": "bars sharing in town 1."}

    response = cast.rita.send(desk, act="split", **parts, **{"decision-rationale": "Half done."})

    assert "Half done." in response.content.decode()
    assert Queue.objects.get().items.filter(claim=Claim.objects.latest("pk")).exists()


def test_a_statement_that_repeats_its_words_follows_them(cast, ten, desk):
    claim = claims_of(ten)[0]
    before = claim.statement

    answer_to(cast.rita, desk, "trim:start-less-word")

    claim.refresh_from_db()
    assert claim.statement == Anchor.objects.newest_of(claim).get().quote != before
    assert claim.statement in cast.rita.get(desk).words


def test_a_statement_that_was_restated_stays(cast, ten, desk):
    answer_to(cast.rita, desk, "save", **{"words-statement": "Town 1 may not share.", "words-kind": "legal",
                                          "words-claimant": ""})  # fmt: skip

    answer_to(cast.rita, desk, "trim:start-less-word")

    assert claims_of(ten)[0].statement == "Town 1 may not share."


def test_rewording_leaves_whose_words_they_are(cast, ten, desk):
    claim = claims_of(ten)[0]
    Claim.objects.filter(pk=claim.pk).update(claimant="The mayor")

    answer_to(cast.rita, desk, "save", **{"words-statement": "Town 1 may not share."})

    claim.refresh_from_db()
    assert (claim.statement, claim.claimant, claim.kind) == ("Town 1 may not share.", "The mayor", "legal")


def test_no_reason_is_given_for_a_claim_taken_away_that_nobody_chose(cast, ten, desk):
    page = refused(cast.rita, desk, "away", **{"away-remark": "Just a heading."})

    assert "Just a heading." in page
    assert Claim.objects.count() == len(claims_of(ten)) == 10


def test_a_claim_that_was_taken_away_tells_so_where_it_was(cast, ten, desk):
    claim = claims_of(ten)[0]
    answer_to(cast.rita, desk, "away", **{"away-reason": "question"})

    gone = cast.rita.client.get(f"/claims/{claim.pk}/")

    assert gone.status_code == 404
    assert f"{claim.number} ended on" in gone.content.decode()
    assert ten.get_absolute_url() in gone.content.decode()
    assert "ended on" not in cast.rita.client.get("/claims/999999/").content.decode()


@pytest.mark.parametrize(
    ("verdict", "stance", "doubt"),
    [
        ("verified", "supports", ""),
        ("verified", "refutes", "None of your citations supports it"),
        ("disputed", "context", "None of your citations refutes it"),
        ("partly_supported", "context", ""),
    ],
)
def test_a_verdict_that_no_citation_speaks_for_is_asked_about(cast, ten, desk, verdict, stance, doubt):
    claim = claims_of(ten)[0]
    factories.cite(claim, get_user_model().objects.get(username="rita"), stance=stance)

    typed = {"decision-rationale": "So it says."}

    if doubt:
        # A yes to another verdict is none to this one.
        page = Page(refused(cast.rita, desk, f"verdict:{verdict}+next", **typed, **{"decision-sure": "unverifiable"}))
        assert doubt in page.words
        assert claims_of(ten)[0].verdict == ""
        typed["decision-sure"] = page.fields["decision-sure"][0]
    there = answer_to(cast.rita, desk, f"verdict:{verdict}+next", **typed)

    assert claims_of(ten)[0].verdict == verdict
    # Answered a moment ago: nothing is left to ask.
    assert "meant so" not in cast.rita.get(there).words


def test_a_verdict_without_a_rationale_is_asked_about_all_the_same(cast, ten, desk):
    """What is missing is said first; that is no yes to the doubt."""
    factories.cite(claims_of(ten)[0], cast.rita.person, stance="refutes")

    page = Page(refused(cast.rita, desk, "verdict:verified+next", **{"note-0-body": "So."}))

    assert "needs a rationale" in page.words
    assert "decision-sure" not in page.fields


@pytest.mark.parametrize(
    ("verdict", "stance"), [("disputed", "refutes"), ("verified", "supports"), ("partly_supported", "supports")]
)
def test_the_citation_a_verdict_asks_for_has_the_stance_one_expects(cast, ten, desk, verdict, stance):
    page = Page(refused(cast.rita, desk, f"verdict:{verdict}+next", **{"decision-rationale": "So it says."}))

    assert page.fields["cite-0-stance"] == [stance]
    there = answer_to(cast.rita, desk, f"verdict:{verdict}+next", **{
        "decision-rationale": "So.", "cite-0-url": "https://a.example/", "cite-0-stance": stance,
        "cite-TOTAL_FORMS": "1", "cite-INITIAL_FORMS": "0",
    })  # fmt: skip
    assert there != desk
    assert claims_of(ten)[0].verdict == verdict
