"""Working on a claim through its page: what every button does, and that a refusal does nothing."""

import pytest

from claims.models import Citation, Claim, Event, Note, Review, Source
from claims.workflow import available, perform
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.visitor import Page

CITATION = {
    "cite__0__url": "https://leg.example/SB19-216#:~:text=x",
    "cite__0__stance": "refutes",
    "cite__0__pinpoint": "Section 3",
    "cite__0__excerpt": "  The act\nsays otherwise. ",
    "cite__0__title": "SB19-216",
}
DECISION = {
    "decision__verdict": "disputed",
    "decision__reason": "misattributed",
    "decision__rationale": "The act is about schools.",
    "decision__correction": "Another act says so.",
}


def focused(response):
    """The name of the field that has the cursor when the page opens."""
    return next(tag for tag in Page(response.content.decode()).attributes if "autofocus" in tag)["name"]


def test_a_claim_is_disputed_in_one_submit(cast, claim):
    page = cast.rita.press(page_of(claim), "decide", **CITATION, **DECISION)

    claim.refresh_from_db()
    review, citation = Review.objects.get(), Citation.objects.get()
    assert (claim.status, claim.verdict) == ("settled", "disputed")
    assert (review.reviewer, review.reason, review.correction) == (
        cast.rita.person,
        "misattributed",
        "Another act says so.",
    )
    assert (citation.source.url, citation.source.title) == ("https://leg.example/SB19-216", "SB19-216")
    assert citation.excerpt == "  The act\nsays otherwise. "
    assert f"{claim.number}: Disputed." in page.words
    assert "Next: " in page.words
    assert [event.act for event in Event.objects.of_claim(claim.pk)] == ["cite", "decide"]


def test_save_does_everything_but_decide(cast, claim):
    typed = {
        "words__statement": "Restated.",
        "words__kind": "legal",
        "note__0__body": "Ask.",
        "mention__key": "SB21-131",
    }

    page = cast.rita.press(page_of(claim), "save", **CITATION, **typed)

    claim.refresh_from_db()
    assert (claim.statement, claim.kind, claim.status) == ("Restated.", "legal", "unreviewed")
    assert Note.objects.get().body == "Ask."
    assert claim.mentions.filter(authority__key="SB21-131").exists()
    assert "Section 3" in page.words


def test_an_existing_source_is_found_by_identifier_address_and_number(cast, claim):
    source = Source.objects.create(title="The act", identifier="SB19-216", url="https://leg.example/act")

    for name in ("SB19-216", "https://leg.example/act", f"#{source.pk}"):
        cast.rita.press(page_of(claim), "save", cite__0__url=name, cite__0__stance="supports", cite__0__twice="beside")

    assert Source.objects.count() == 1
    assert Citation.objects.filter(source=source).count() == 3


def test_a_new_identifier_makes_a_source(cast, claim):
    cast.rita.press(page_of(claim), "save", cite__0__url="45 CFR 164.512(f)", cite__0__stance="supports")

    assert Source.objects.get().identifier == "45 CFR 164.512"
    assert Citation.objects.get().pinpoint == "(f)"


def test_a_refused_decision_keeps_everything_typed_and_does_nothing(cast, claim):
    url = page_of(claim)

    response = cast.rita.send(
        url, act="decide", **CITATION, **(DECISION | {"decision__rationale": " "}), note__0__body="Mine"
    )

    assert response.status_code == 422
    html = response.content.decode()
    assert "needs a rationale" in html
    assert 'role="alert"' in html
    assert "https://leg.example/SB19-216" in html
    assert "Another act says so." in html
    assert (Citation.objects.count(), Note.objects.count(), Event.objects.filter(act="cite").count()) == (0, 0, 0)
    assert focused(response) == "decision-rationale"


def test_a_missing_citation_is_named_and_focused(cast, claim):
    response = cast.rita.send(page_of(claim), act="decide", **DECISION)

    assert response.status_code == 422
    assert "needs a citation of your own" in response.content.decode()
    assert focused(response) == "cite-0-url"


def test_an_unreadable_date_is_refused_at_its_field(cast, claim):
    response = cast.rita.send(page_of(claim), act="save", **CITATION, cite__0__accessed_on="yesterday")

    assert response.status_code == 422
    assert "yesterday" in response.content.decode()
    assert not Citation.objects.exists()


def test_what_another_button_would_read_is_kept(cast, claim):
    response = cast.rita.send(page_of(claim), act="save", note__0__body="Saved", decision__rationale="Half a thought")

    assert response.status_code == 200
    html = response.content.decode()
    assert Note.objects.get().body == "Saved"
    assert "Half a thought" in html
    assert "it is not done yet" in html
    assert Page(response.content.decode()).fields["note-0-body"] == [""]


@pytest.mark.parametrize("person", ["rita", "lee", "ada"])
@pytest.mark.parametrize("state", ["fresh", "held", "reviewed", "contested", "settled", "waiting"])
def test_the_buttons_are_the_available_acts(cast, blind, claim, person, state):
    shown = blind if state in ("reviewed", "contested", "waiting") else claim
    if state == "held":
        perform("take", shown, by=cast.sam.person)
    if state in ("reviewed", "contested"):
        factories.review(shown, cast.sam.person)
    if state == "contested":
        factories.review(shown, factories.user("tom", "reviewer"), "unverifiable")
    if state == "waiting":
        factories.review(shown, cast.rita.person)
    if state == "settled":
        factories.review(shown, cast.rita.person)
    visitor = getattr(cast, person)

    page = visitor.get(page_of(shown))

    shown.refresh_from_db()
    may = {act.name for act in available(visitor.person, Claim.objects.get(pk=shown.pk))}
    # Save does amendments and notes, an excerpt has a page of its own; an own citation, a public note, a mention and a
    # match have buttons of their own.
    on_rows = {"uncite", "unpublish", "unmention", "untag", "confirm_match", "reject_match"} - page.acts
    merge = set() if "merge" in page.acts else {"merge"}
    sides = {"side_a", "side_b"} if "settle" in may else set()
    assert page.acts - {"save"} - sides == may - {"amend", "note", "check_excerpt"} - on_rows - merge
    assert ("save" in page.acts) == bool(may & {"amend", "cite", "note"})


def test_a_held_claim_is_nobody_elses(cast, claim):
    cast.rita.press(page_of(claim), "take")

    response = cast.sam.send(page_of(claim), act="decide", decision__verdict="unverifiable")

    assert response.status_code == 422
    assert "Somebody else holds this claim" in response.content.decode()
    assert "rita holds this claim" in cast.sam.get(page_of(claim)).words
    cast.rita.press(page_of(claim), "release")
    cast.sam.press(page_of(claim), "decide", decision__verdict="unverifiable")


def test_undo_and_reopen(cast, claim):
    url = page_of(claim)
    cast.rita.press(url, "decide", decision__verdict="unverifiable")
    cast.rita.press(url, "undo")
    claim.refresh_from_db()
    assert claim.status == "unreviewed"

    cast.rita.press(url, "decide", decision__verdict="not_checkable")
    cast.sam.press(url, "reopen", reopen__reason="A source turned up.", note__0__body="See there.")

    claim.refresh_from_db()
    assert (claim.status, claim.round) == ("unreviewed", 2)
    assert Note.objects.get().round == 2


def test_an_act_that_needs_a_reason_says_so(cast, claim):
    response = cast.rita.send(page_of(claim), act="ask_second")

    assert response.status_code == 422
    assert "needs: a reason" in response.content.decode()
    cast.rita.press(page_of(claim), "ask_second", ask_second__reason="Delicate.")
    claim.refresh_from_db()
    assert claim.second_asked


def test_own_citations_are_taken_back_others_are_not(cast, claim):
    citation = factories.cite(claim, cast.rita.person)

    assert "uncite" not in cast.sam.get(page_of(claim)).acts
    forged = cast.sam.send(page_of(claim), act=f"uncite:{citation.pk}")
    assert (forged.status_code, Citation.objects.count()) == (422, 1)

    cast.rita.press(page_of(claim), f"uncite:{citation.pk}")
    assert not Citation.objects.exists()


def test_an_authority_is_taken_away(cast, claim):
    mention = claim.mentions.first()

    cast.rita.press(page_of(claim), f"unmention:{mention.pk}")

    assert not claim.mentions.filter(pk=mention.pk).exists()


def test_only_reviewers_and_leads_can_be_assigned(cast, claim):
    url = page_of(claim)
    options = [tag["value"] for tag in cast.lee.get(url).attributes if tag[""] == "option"]
    assert str(cast.rita.person.pk) in options
    assert str(cast.ada.person.pk) not in options

    cast.lee.press(url, "assign", assign__assignee=str(cast.rita.person.pk))
    claim.refresh_from_db()
    assert claim.assignee == cast.rita.person

    forged = cast.lee.send(url, act="assign", assign__assignee=str(cast.vic.person.pk))
    assert forged.status_code == 422


def test_decide_and_next_goes_on_in_the_list_one_came_from(cast, document):
    first, second, third = document.claims.in_document_order()
    Claim.objects.filter(pk=second.pk).update(kind="opinion")
    Claim.objects.exclude(pk=second.pk).update(kind="legal")
    url = f"{page_of(first)}?_changelist_filters=kind%3Dlegal"

    response = cast.rita.send(url, act="decide+next", decision__verdict="unverifiable")

    assert response.headers["Location"] == f"{page_of(third)}?_changelist_filters=kind%3Dlegal"


def test_neighbours_in_the_document(cast, document):
    first, second, third = document.claims.in_document_order()

    page = cast.rita.get(page_of(second))

    assert {page_of(first), page_of(third)} <= set(page.links)


@pytest.mark.parametrize(
    "forged",
    [
        {"status": "settled", "verdict": "verified", "words-status": "settled"},
        {"act": "settle", "settle-verdict": "verified", "settle-rationale": "Mine."},
        {"act": "nonsense"},
        {"act": "assign", "assign-assignee": ""},
        {"act": "discard"},
        {"act": "uncite:99999"},
        {"act": "unmention:x"},
        {"act": "merge", "merge-other": "99999:0"},
    ],
)
def test_forged_fields_change_nothing(cast, claim, forged):
    before = Claim.objects.filter(pk=claim.pk).values().get()

    response = cast.rita.client.post(page_of(claim), {"seen": claim.lock_version} | forged)

    assert response.status_code in (302, 404, 422)
    assert Claim.objects.filter(pk=claim.pk).values().get() == before
    assert not Event.objects.of_claim(claim.pk).exists()


def test_an_administrator_reads_and_cannot_act(cast, claim):
    page = cast.ada.get(page_of(claim))

    assert page.acts == set()
    response = cast.ada.client.post(page_of(claim), {"seen": 0, "act": "decide", "decision-verdict": "unverifiable"})
    assert response.status_code == 403


def test_the_page_says_how_much_a_claim_is_worth_checking_and_why(cast, claim):
    words = cast.rita.get(page_of(claim)).words

    assert f"Worth checking: {claim.worth:.2f}" in words
    assert "for it: " in words
    assert "a year" in words
