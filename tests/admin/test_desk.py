"""The review desk without a script: queues, moving, deciding, undoing; and what each page costs."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.choices import DeskKeys, DismissalReason, Status, Verdict
from claims.models import Claim, DeskSettings, Dismissal, Event, Queue, QueueItem, Review
from claims.services.queues import open_queue as freeze
from claims.workflow import perform
from tests import factories
from tests.admin.desk import answer_to, claim_at, claims_of, open_queue
from tests.admin.visitor import Page

pytestmark = pytest.mark.django_db
KEYS = {*"vpduxjkzZsfcmaet0[]{}ho/?w", "Control+Enter"}
MAX_DECISION_QUERIES, MAX_VIEW_QUERIES, MAX_STEP_BYTES = 12, 20, 25_000
# What the search index takes for the claim that a decision changed, in the same transaction.
MAX_INDEX_QUERIES = 10


def test_a_list_is_frozen_as_it_is_shown(cast, ten, desk):
    queue = Queue.objects.get()

    assert list(queue.items.values_list("claim", flat=True)) == [claim.pk for claim in claims_of(ten)]
    assert desk == f"/admin/desk/{queue.pk}/{factories.claim(ten).pk}/"
    assert "Document: D-" in queue.title


def test_a_list_keeps_the_order_of_its_column(cast, ten):
    open_queue(cast.rita, filters=f"document={ten.pk}&sort=-number")

    assert [item.claim for item in Queue.objects.get().items.all()] == claims_of(ten)[::-1]


def test_a_filter_that_is_not_there_opens_nothing(cast, ten):
    assert open_queue(cast.rita, filters="work=nonsense") == "/admin/"
    assert not Queue.objects.exists()


def test_a_list_that_asks_nothing_of_me_says_so_before_it_is_frozen(cast, ten):
    for claim in claims_of(ten):
        factories.review(claim, cast.sam.person)
    filters = f"document={ten.pk}&sort=-number"

    answer = cast.rita.client.post("/admin/desk/open/", {"filters": filters})

    page = Page(answer.content.decode())
    assert "None of these waits for you" in page.words and "10 of 10 are settled." in page.words
    assert not Queue.objects.exists()
    first, *_others = claims_of(ten)[::-1]
    there = open_queue(cast.rita, filters=filters, reread="1")
    shown = cast.rita.client.get(there).headers["Location"]
    assert claim_at(shown) == first.pk
    assert claim_at(answer_to(cast.rita, shown, "step:next")) == claims_of(ten)[-2].pk
    assert Claim.objects.get(pk=first.pk).holder is None


def test_one_that_asks_something_of_me_is_frozen_with_the_rest(cast, ten):
    for claim in claims_of(ten)[1:]:
        factories.review(claim, cast.sam.person)

    assert claim_at(open_queue(cast.rita, filters=f"document={ten.pk}")) == factories.claim(ten).pk
    assert Queue.objects.get().items.count() == 10


def test_what_nobody_decided_is_not_offered_to_be_taken_back(cast, ten, desk):
    for claim in claims_of(ten)[1:]:
        perform("take", claim, by=cast.sam.person)
    QueueItem.objects.filter(claim=claim_at(desk)).delete()
    Queue.objects.update(current=None)

    assert "Undo my decision" not in cast.rita.get(f"/admin/desk/{Queue.objects.get().pk}/").words


def offered(visitor, address):
    """What the head of the desk offers to take back and to do again."""
    shown = visitor.get(address).attributes
    return {one["value"] for one in shown if one.get("value") in ("undo_last", "redo_last")}


def test_the_desk_offers_to_undo_what_there_is_to_undo_by_its_number(cast, ten, desk):
    first = claims_of(ten)[0].number
    assert offered(cast.rita, desk) == set()
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")

    assert offered(cast.rita, there) == {"undo_last"}
    assert f"Undo my decision on {first}" in cast.rita.get(there).words
    answer_to(cast.rita, there, "undo_last")
    assert offered(cast.rita, desk) == {"redo_last"}
    assert f"Redo it on {first}" in cast.rita.get(desk).words
    answer_to(cast.rita, desk, "redo_last")
    assert offered(cast.rita, desk) == {"undo_last"}


def test_the_position_is_there_tomorrow(cast, desk):
    there = answer_to(cast.rita, desk, "step:next")

    assert cast.rita.client.get(f"/admin/desk/{Queue.objects.get().pk}/").headers["Location"] == there
    assert f"/admin/desk/{Queue.objects.get().pk}/" in cast.rita.get("/admin/").links


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


def test_a_claim_taken_meanwhile_loses_no_text(cast, desk):
    page = cast.rita.get(desk)
    claim = Claim.objects.get(pk=claim_at(desk))
    perform("release", claim, by=cast.rita.person)
    perform("take", claim, by=cast.sam.person)

    response = cast.rita.send(desk, page, act="verdict:unverifiable+next", decision__rationale="My long thoughts.")

    shown = Page(response.content.decode())
    assert response.status_code == 422
    assert "Somebody else holds this claim" in shown.words
    assert shown.fields["decision-rationale"] == ["My long thoughts."]


def test_moving_on_with_something_typed_asks_first(cast, desk):
    response = cast.rita.send(desk, act="step:next", note__0__body="Half a thou")

    shown = Page(response.content.decode())
    assert shown.fields["note-0-body"] == ["Half a thou"]
    assert cast.rita.send(desk, shown, act="leave-step:next").status_code == 302


def test_later_is_no_decision(cast, ten, desk):
    events = Event.objects.count()

    there = answer_to(cast.rita, desk, "later")

    assert claim_at(there) == claims_of(ten)[1].pk
    assert Queue.objects.get().items.last().claim_id == claim_at(desk)
    assert Event.objects.count() == events


def test_undo_goes_back_to_the_claim(cast, ten, desk):
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")

    assert answer_to(cast.rita, there, "undo_last") == desk
    assert factories.claim(ten).status == Status.UNREVIEWED


def test_redo_decides_again(cast, ten, desk):
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")
    answer_to(cast.rita, there, "undo_last")

    assert answer_to(cast.rita, desk, "redo_last") == desk
    assert factories.claim(ten).verdict == Verdict.UNVERIFIABLE


def test_redo_reaches_back_over_all_that_was_undone(cast, ten, desk):
    second = answer_to(cast.rita, desk, "verdict:unverifiable+next")
    third = answer_to(cast.rita, second, "away", **{"away-reason": "question"})
    answer_to(cast.rita, answer_to(cast.rita, third, "undo_last"), "undo_last")

    assert answer_to(cast.rita, desk, "redo_last") == desk
    there = answer_to(cast.rita, desk, "redo_last")

    assert f"C-{claim_at(second):04}: dismissed again as before." in cast.rita.get(there).words
    assert not Claim.objects.filter(pk=claim_at(second)).exists()
    response = cast.rita.send(desk, act="redo_last")
    assert (response.status_code, "taken nothing back" in response.content.decode()) == (422, True)


def test_a_dismissal_done_again_on_its_own_claim_goes_on(cast, ten, desk):
    there = answer_to(cast.rita, desk, "away", **{"away-reason": "question"})
    assert answer_to(cast.rita, there, "undo_last") == desk

    # It had come back to its own place in the queue.
    assert claim_at(answer_to(cast.rita, desk, "redo_last")) == claims_of(ten)[0].pk


def test_a_refused_undo_says_why_and_offers_the_one_before(cast, ten, desk):
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")
    blind = factories.claim(factories.document(reviews_required=2))
    factories.review(blind, cast.rita.person)

    response = cast.rita.send(there, act="undo_last")

    shown = Page(response.content.decode())
    assert response.status_code == 422
    assert f"{blind.number}: A review of a blind pair" in shown.words
    before = next(value for _name, value in shown.buttons if value.startswith("undo_last:"))
    assert answer_to(cast.rita, there, before) == desk


def test_undo_tells_of_a_later_act_before_it_reaches_further_back(cast, ten, desk):
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")
    answer_to(cast.rita, there, "save", **{"note-0-body": "Ask the clerk.", "note-TOTAL_FORMS": "1",
                                          "note-INITIAL_FORMS": "0"})  # fmt: skip

    response = cast.rita.send(there, act="undo_last")

    shown = Page(response.content.decode())
    assert response.status_code == 422
    assert f"on {claims_of(ten)[1].number} is not undone here" in shown.words
    assert factories.claim(ten).status == Status.SETTLED
    before = next(value for _name, value in shown.buttons if value.startswith("undo_last:"))
    assert answer_to(cast.rita, there, before) == desk


def test_no_claim_here_ends_the_record_and_dismisses_its_sentence(cast, ten, desk):
    there = answer_to(cast.rita, desk, "away", away__reason=DismissalReason.TRANSITION)

    assert not Claim.objects.filter(pk=claim_at(desk)).exists()
    assert Dismissal.objects.get().reason == DismissalReason.TRANSITION
    assert claim_at(there) == claims_of(ten)[0].pk
    assert cast.rita.client.post(desk, {"act": "away"}).headers["Location"] == f"/admin/desk/{Queue.objects.get().pk}/"


def test_a_missed_claim_is_added_by_its_sentence_and_comes_next(cast):
    document = factories.document("HIPAA covers records.\n\nPerhaps so, who knows what it is.\n")
    Claim.objects.exclude(pk=factories.claim(document).pk).delete()
    desk = open_queue(cast.rita, filters=f"document={document.pk}")
    adding = cast.rita.get(f"{desk}?add=1")

    response = cast.rita.send(desk, adding, act="add")

    made = Claim.objects.latest("pk")
    assert made.anchors.get().quote == "Perhaps so, who knows what it is."
    assert answer_to(cast.rita, response.headers["Location"], "step:next").endswith(f"/{made.pk}/")


def test_words_that_carry_a_claim_are_added_only_when_meant(cast, ten, desk):
    claim = Claim.objects.get(pk=claim_at(desk))
    sentence = ten.newest_version.sentences.first()

    response = cast.rita.client.post(desk, {"act": "add", "add-sentence": sentence.pk})
    shown = Page(response.content.decode())
    assert (response.status_code, f"100 % of its words with {claim.number}" in shown.words) == (422, True)

    cast.rita.client.post(desk, dict(shown.fields) | {"act": "add"})
    assert Claim.objects.count() == 11


def test_a_quote_is_trimmed_and_what_is_typed_stays(cast, desk):
    response = cast.rita.send(desk, act="trim:end-less-word", decision__rationale="Half a thou")

    claim = Claim.objects.get(pk=claim_at(desk))
    assert claim.anchors.get().quote == "Senate Bill 1 of 2019 bars sharing in town"
    assert Page(response.content.decode()).fields["decision-rationale"] == ["Half a thou"]


def test_the_hold_is_extended_and_its_loss_is_told(cast, desk):
    assert cast.rita.client.post(f"{desk}hold/").json()["held"] is True
    claim = Claim.objects.get(pk=claim_at(desk))
    perform("release", claim, by=cast.rita.person)
    perform("take", claim, by=cast.sam.person)

    assert cast.rita.client.post(f"{desk}hold/").json()["held"] is False


def test_a_page_says_who_was_there_when_it_was_made(cast, ten, desk):
    open_queue(cast.sam, filters=f"document={ten.pk}")

    assert "1 other in this document: sam" in cast.rita.get(desk).words


def test_a_heartbeat_tells_who_else_is_there_and_takes_nothing_where_it_only_looks(cast, ten, desk):
    claim = Claim.objects.get(pk=claim_at(desk))
    other = open_queue(cast.sam, filters=f"document={ten.pk}")
    perform("release", claim, by=cast.rita.person)

    answer = cast.rita.client.post(f"{desk}hold/", {"looking": "1"}).json()

    assert answer == {"held": False, "said": "", "others": "1 other in this document: sam"}
    assert Claim.objects.get(pk=claim.pk).holder is None
    cast.sam.client.post(f"{other}hold/")
    assert cast.rita.client.post(f"{desk}hold/").json()["held"] is True


def test_a_lost_hold_says_who_has_the_claim_now(cast, desk):
    claim = Claim.objects.get(pk=claim_at(desk))
    perform("release", claim, by=cast.rita.person)
    perform("take", claim, by=cast.sam.person)

    answer = cast.rita.client.post(f"{desk}hold/").json()

    assert answer["held"] is False
    assert "sam has this claim now, until" in answer["said"] and "What you typed is still here." in answer["said"]


def test_the_end_of_a_queue_says_what_is_true(cast, ten, desk):
    for claim in claims_of(ten)[1:]:
        perform("take", claim, by=cast.sam.person)

    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")

    page = cast.rita.get(there)
    assert "Nothing left for you here" in page.words
    assert "9 are held by others, the first free again at" in page.words
    assert "1 of 10 are settled." in page.words


def test_the_last_decision_can_be_taken_back_from_the_end(cast, ten, desk):
    for claim in claims_of(ten)[1:]:
        perform("take", claim, by=cast.sam.person)
    end = answer_to(cast.rita, desk, "verdict:unverifiable+next")

    assert answer_to(cast.rita, end, "undo_last") == desk


def test_the_nearest_sentence_that_nobody_claimed_is_chosen_first(cast):
    factories.document(
        "# One\n\nWho knows it? And 🏛️ who knows what all of it is? Senate Bill 5 of 2019 bars sharing in town.\n"
    )
    desk = open_queue(cast.rita, **{"from": "mine"})

    html = cast.rita.client.get(f"{desk}?add=1").content.decode()
    assert re.search("checked autofocus>([^<]*)", html)[1].startswith("And 🏛️")


@pytest.mark.parametrize("suffix", ["", "?add=1", "?parts=1", "?find=town"])
def test_reading_the_desk_writes_nothing(cast, desk, suffix):
    with CaptureQueriesContext(connection) as captured:
        cast.rita.get(desk + suffix)

    assert {query["sql"].split()[0] for query in captured} == {"SELECT"}


def test_changed_words_are_confirmed_with_one_button(cast):
    old = factories.document("# Old\n\nThe state passed the law in June 2019.\n")
    claim = factories.claim(old)
    factories.review(claim, cast.rita.person)
    body = b"# Old\n\nThe state passed the law in July 2019.\n"
    factories.import_document(body=body, filename="new.md", by=cast.lee.person, document=old)
    claim.refresh_from_db()
    perform("place", claim, by=cast.rita.person, quote="The state passed the law in July 2019.")
    desk = open_queue(cast.sam, **{"from": "mine"})

    page = cast.sam.get(desk)
    assert f"Still holds: {claim.get_verdict_display()}" in page.words
    assert len(queries_of(cast.sam, "get", desk)) <= MAX_VIEW_QUERIES
    answer_to(cast.sam, desk, "confirm+next")

    assert {"del", "ins"} <= {given[""] for given in page.attributes}
    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed) == ("The state passed the law in July 2019.", False)

    assert answer_to(cast.sam, f"/admin/desk/{Queue.objects.get().pk}/", "undo_last") == desk
    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed) == ("The state passed the law in June 2019.", True)
    assert "confirm" in cast.sam.get(desk).acts


@pytest.mark.parametrize("at", ["the desk", "the page"])
def test_words_that_are_typeset_otherwise_are_confirmed_with_one_button(cast, at):
    """The statement says nothing else then, so there is nothing to fill in."""
    old = factories.document("# Old\n\nThe state passed the law in June 2019.\n")
    claim = factories.claim(old)
    factories.review(claim, cast.rita.person)
    body = b"# Old\n\nThe state passed  the law in June 2019.\n"
    factories.import_document(body=body, filename="new.md", by=cast.lee.person, document=old)
    desk = open_queue(cast.sam, **{"from": "mine"})
    claim.refresh_from_db()
    assert claim.text_changed and "confirm-statement" not in cast.sam.get(desk).fields

    if at == "the desk":
        answer_to(cast.sam, desk, "confirm+next")
    else:
        answer_to(cast.sam, f"/admin/claims/claim/{claim.pk}/change/", "confirm")

    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed) == ("The state passed the law in June 2019.", False)


def test_a_remark_is_one_line(cast, desk):
    html = cast.rita.client.get(desk).content.decode()

    assert "QueueItem" not in html
    assert re.search(r'<input type="text"[^>]* name="away-remark"', html)


def test_a_verdict_key_takes_along_what_the_claim_says_now(cast):
    old = factories.document("# Old\n\nDenver had 1.4 million residents in June 2019.\n")
    claim = factories.claim(old)
    Claim.objects.filter(pk=claim.pk).update(statement="By the census, Denver had 1.4 million residents in June 2019.")
    body = b"# Old\n\nDenver had 1.5 million residents in June 2019.\n"
    factories.import_document(body=body, filename="new.md", by=cast.lee.person, document=old)
    desk = open_queue(cast.sam, **{"from": "mine"})
    offered = cast.sam.get(desk).fields["confirm-statement"][0]

    answer_to(cast.sam, desk, "verdict:unverifiable+next")

    claim.refresh_from_db()
    assert offered == "By the census, Denver had 1.5 million residents in June 2019."
    assert (claim.statement, claim.text_changed, claim.verdict) == (offered, False, "unverifiable")


def test_a_claim_of_a_later_version_costs_no_more(cast):
    document = factories.document("# Old\n\nThe state passed the law in June 2019. The mayor signed the act in 2018.\n")
    claim = claims_of(document)[1]
    body = b"# Old\n\nThe state passed the law in July 2019. The mayor signed the act in 2018.\n"
    factories.import_document(body=body, filename="new.md", by=cast.lee.person, document=document)
    claim.refresh_from_db()
    perform("amend", claim, by=cast.sam.person, statement="He signed it.")
    desk = open_queue(cast.sam, **{"from": "mine"})
    queue = desk.rstrip("/").rpartition("/")[0]

    assert not claim.text_changed
    assert len(queries_of(cast.sam, "get", f"{queue}/{claim.pk}/")) <= MAX_VIEW_QUERIES


def test_only_the_claim_itself_is_announced_in_its_passage(cast, desk):
    claim = Claim.objects.get(pk=claim_at(desk))

    html = cast.rita.client.get(desk).content.decode()

    assert re.findall(r'edge"> \[(.*?)\] <', html) == [f"{claim.number}, In review", f"{claim.number}, end"]
    marks = re.findall(r'<mark class="claim [^>]*>', html)
    assert len(marks) > 1
    assert [mark for mark in marks if ('role="none"' in mark) == (" current" in mark)] == []


def test_a_queue_is_its_owners_alone(cast, desk):
    for address in (desk, f"/admin/desk/{Queue.objects.get().pk}/"):
        assert cast.sam.client.get(address).status_code == 404
        assert cast.ada.client.get(address).status_code == 403


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


def test_splitting_begins_with_the_cursor_in_the_first_part(cast, desk):
    Claim.objects.get(pk=claim_at(desk)).anchors.all().delete()
    page = cast.rita.get(f"{desk}?parts=1")

    assert [field["name"] for field in page.attributes if "autofocus" in field] == ["split-0-quote"]


@pytest.fixture
def two_in_one(cast):
    """The desk of a claim that says two things."""
    text = "The agency shares data with ICE, and the state pays counties for it."
    claim = factories.claim(factories.document(f"{text}\n", by=cast.lee.person))
    perform("retrim", claim, by=cast.rita.person, quote=text)
    return open_queue(cast.rita, **{"from": "mine"}).rstrip("/").rpartition("/")[0] + f"/{claim.pk}/"


def test_a_cut_is_offered_and_placed_by_ticking_a_word(cast, two_in_one):
    page = cast.rita.get(f"{two_in_one}?parts=1")
    claim = Claim.objects.get(pk=claim_at(two_in_one))
    quote = claim.anchors.get().quote

    assert page.fields["cut"] == [str(quote.index("the state"))]
    assert [field["name"] for field in page.attributes if "autofocus" in field] == ["cut"]
    assert answer_to(cast.rita, two_in_one, "cut", cut=page.fields["cut"], seen=claim.lock_version) == two_in_one

    places = Claim.objects.in_document_order().values_list("anchors__quote", flat=True)
    assert list(places)[:2] == ["The agency shares data with ICE", "the state pays counties for it."]
    assert "split; the other parts are" in cast.rita.get(two_in_one).words


def test_a_part_that_is_no_whole_sentence_asks_to_be_reworded(cast, two_in_one):
    asked = "say it so that it can stand alone"
    claim = Claim.objects.get(pk=claim_at(two_in_one))
    cut = claim.anchors.get().quote.index("the state")
    # Put otherwise than the text does: what each part says of that is not known.
    answer_to(cast.rita, two_in_one, "save", **{"words-statement": "Money flows for records."})
    assert asked not in cast.rita.get(two_in_one).words
    answer_to(cast.rita, two_in_one, "cut", cut=[cut])

    assert asked not in cast.rita.get(two_in_one).words
    there = answer_to(cast.rita, two_in_one, "step:next")
    assert asked in cast.rita.get(there).words
    html = cast.rita.client.get(there).content.decode()
    assert re.search(r'<details open><summary data-key="e"', html)
    answer_to(cast.rita, there, "save", **{"words-statement": "The state pays counties for shared data."})
    assert asked not in cast.rita.get(there).words


def test_a_part_that_is_stated_whole_is_not_asked_about(cast, two_in_one):
    claim = Claim.objects.get(pk=claim_at(two_in_one))
    answer_to(cast.rita, two_in_one, "cut", cut=[claim.anchors.get().quote.index("the state")])

    there = answer_to(cast.rita, two_in_one, "step:next")

    assert Claim.objects.get(pk=claim_at(there)).statement.startswith("The state pays counties for")
    assert "say it so that it can stand alone" not in cast.rita.get(there).words


@pytest.mark.parametrize(
    ("cuts", "told"),
    [
        ([], "Tick a word that begins another part"),
        (["3"], "No word of the claim begins at 3"),
        (["x"], "No word of the claim begins at x"),
        (["0"], "Tick a word"),
    ],
)
def test_a_cut_that_is_none_splits_nothing(cast, two_in_one, cuts, told):
    before = Claim.objects.count()

    response = cast.rita.send(two_in_one, act="cut", cut=cuts)

    assert response.status_code == 422
    assert told in Page(response.content.decode()).words
    assert Claim.objects.count() == before


def keys_of(page):
    return {given["data-key"] for given in page.attributes if "data-key" in given}


def test_every_key_has_a_button_that_says_it(cast, desk):
    there = answer_to(cast.rita, desk, "verdict:unverifiable+next")
    third = answer_to(cast.rita, there, "verdict:unverifiable+next")
    # One decision stands, and one is taken back.
    answer_to(cast.rita, third, "undo_last")
    page = cast.rita.get(third)

    assert keys_of(page) >= KEYS
    spoken = {given["aria-keyshortcuts"] for given in page.attributes if "data-key" in given}
    assert {"v", "Shift+z", "Control+Enter"} <= spoken
    assert not keys_of(page) & {" ", "Enter", "Backspace", "Delete", "Tab", "Escape"}


@pytest.mark.parametrize(("mode", "spoken"), [(DeskKeys.MODIFIED, "Alt+Shift+V"), (DeskKeys.OFF, None)])
def test_single_keys_can_be_set_to_something_else(cast, desk, mode, spoken):
    cast.rita.client.post("/admin/desk/settings/", {"keys": mode, "queue": Queue.objects.get().pk})

    page = cast.rita.get(desk)

    verified = next(given for given in page.attributes if given.get("value") == "verdict:verified+next")
    assert verified.get("aria-keyshortcuts") == spoken
    assert "Control+Enter" in keys_of(page)
    assert DeskSettings.objects.get().owner == cast.rita.person


def quick(visitor, address, **post):
    """What the script asks for: the part that changes, without the page around it."""
    return visitor.client.post(address, post, headers={"HX-Request": "true"})


def test_the_script_gets_the_next_claim_at_once(cast, ten, desk):
    response = quick(cast.rita, desk, act="verdict:unverifiable+next", seen=0)

    text = response.content.decode()
    assert response.headers["HX-Push-Url"] == f"/admin/desk/{Queue.objects.get().pk}/{claims_of(ten)[1].pk}/"
    assert "<html" not in text
    assert 'hx-swap-oob="innerHTML"' in text
    assert "Unverifiable." in text


def test_a_step_sends_little_besides_the_words_of_the_document(cast, ten, desk):
    text = quick(cast.rita, desk, act="step:next").content.decode()

    words = "".join(re.findall(r'<div class="passage".*?</div>', text, re.S))
    assert len(text.encode()) - len(re.sub("<[^>]*>", "", words).encode()) <= MAX_STEP_BYTES


DEPOT = "# Depot\n\n" + "\n\n".join(
    f"The new depot that the council voted for will open with {number} buses & trams in the year {2030 + number}."
    for number in range(1, 31)
)


def test_what_is_found_in_the_queue_can_be_told_apart(cast):
    desk = open_queue(cast.rita, filters=f"document={factories.document(DEPOT, by=cast.rita.person).pk}")

    html = cast.rita.client.get(f"{desk}?find=depot", headers={"HX-Request": "true"}).content.decode()

    rows = re.findall(r'class="desk-row">(.*?)</button>', html)
    assert len(rows) == 20
    assert all("The new <mark>depot</mark> that the council voted for will open with" in row for row in rows)
    assert all(" buses &amp; trams in the year 20" in row for row in rows)
    assert len(html.encode()) - sum(len(row) for row in rows) <= MAX_STEP_BYTES
    assert "<mark>depot" not in cast.rita.client.get(desk).content.decode()


def fill(document, many):
    """Claims by the thousand, as the import makes them, and their places in the text."""
    claim = factories.claim(document)
    anchor = claim.anchors.get()
    made = Claim.objects.bulk_create(
        Claim(document=document, statement=f"Claim {number}", place=anchor.start, section=claim.section)
        for number in range(many)
    )
    return made


def queries_of(visitor, method, address, **data):
    with CaptureQueriesContext(connection) as captured:
        response = getattr(visitor.client, method)(address, data)
    assert response.status_code in (200, 302)
    return [query["sql"] for query in captured]


NOT_THE_DOORS = "django_session|auth_|verdictwording|queueitem|desksettings|claims_queue|BEGIN|COMMIT|SAVEPOINT|RELEASE"


def is_the_doors(sql):
    return not re.search(NOT_THE_DOORS, sql)


def is_the_indexs(sql):
    """Of the search index: its own tables, and what it reads of sealed rounds and locks on PostgreSQL."""
    return re.search("claims_search|UNION ALL", sql) or re.search("FOR NO KEY UPDATE$", sql)


@pytest.mark.parametrize("many", [20, 2000])
def test_a_decision_and_a_view_cost_the_same_at_20_and_at_2000_claims(cast, ten, many):
    fill(ten, many)
    desk = open_queue(cast.rita, filters=f"document={ten.pk}")
    factories.cite(Claim.objects.get(pk=claim_at(desk)), cast.rita.person, stance="supports")
    seen = Claim.objects.get(pk=claim_at(desk)).lock_version
    typed = {"act": "verdict:verified+next", "seen": seen, "decision-rationale": "So."}

    view = queries_of(cast.rita, "get", desk)
    posted = queries_of(cast.rita, "post", desk, **typed)

    moved = posted.index(next(sql for sql in posted if 'UPDATE "claims_queue"' in sql))
    taken = list(filter(is_the_doors, posted[moved:]))
    assert len([sql for sql in taken if not is_the_indexs(sql)]) <= MAX_DECISION_QUERIES
    assert len(taken) <= MAX_DECISION_QUERIES + MAX_INDEX_QUERIES
    assert len(view) <= MAX_VIEW_QUERIES


@pytest.mark.django_db(transaction=True)
def test_a_step_is_written_in_one_transaction(cast, ten, desk):
    with CaptureQueriesContext(connection) as captured:
        response = quick(cast.rita, desk, act="verdict:unverifiable+next", seen=0)

    statements = [query["sql"].split()[0] for query in captured]
    assert response.status_code == 200
    assert statements.count("COMMIT") == 1
    assert statements.index("BEGIN") < min(map(statements.index, ["UPDATE", "INSERT"]))
    assert {"UPDATE", "INSERT"}.isdisjoint(statements[statements.index("COMMIT") :])


def test_a_refused_decision_holds_no_other_claim(cast, ten, desk):
    cast.rita.send(desk, act="verdict:verified+next")

    assert [item.claim_id for item in QueueItem.objects.exclude(lent_until=None)] == [claim_at(desk)]
    assert [claim.pk for claim in Claim.objects.exclude(holder=None)] == [claim_at(desk)]
    assert Queue.objects.get().current_id == claim_at(desk)


@pytest.mark.parametrize("cut", ["", "1"])
def test_of_a_selection_over_two_paragraphs_the_desk_says_what_it_took(cast, ten, desk, cut):
    quote = claims_of(ten)[1].anchors.get().quote
    typed = {"block": claims_of(ten)[1].anchors.get().block.ordinal, "from": 0, "to": len(quote), "quote": quote}
    sent = {f"selected-{name}": value for name, value in typed.items()} | {"selected-cut": cut, "anyway": "1"}

    there = answer_to(cast.rita, desk, "add:selection", **sent)

    words = cast.rita.get(there).words
    assert "added; it comes next." in words
    assert ("it has the words of the first paragraph" in words) == bool(cut)
