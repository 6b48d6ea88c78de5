"""The review desk in a browser: by keyboard alone, in two windows, with drafts; nothing axe objects to in any state."""

import pytest

from claims.choices import Role, Status, Verdict
from claims.models import Claim, Event, Note, Queue, Review
from claims.workflow import perform
from tests import factories
from tests.admin.test_browser import NARROW, sign_in
from tests.axe import violations, violations_light_and_dark
from tests.conftest import complaints_of

pytestmark = pytest.mark.django_db(transaction=True)
SIX = "\n\n".join(f"Senate Bill {number} of 2019 bars sharing in town {number}." for number in range(1, 7))
# As in desk.js.
SAME_PRESS_MS, PAUSE_MS, RUN_MS, DRAFT_AFTER_MS = 450, 400, 300, 300
UNCLAIMED = "And 🏛️ who knows what 𝒂ll of it is?"


@pytest.fixture
def people(db):
    roles = {"rita": Role.REVIEWER, "sam": Role.REVIEWER, "lee": Role.LEAD}
    return {name: factories.user(name, role) for name, role in roles.items()}


@pytest.fixture
def six(people):
    return factories.document(f"# Six\n\n{SIX}\n\n{UNCLAIMED}\n", title="The six")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def open_desk(page, document, name="rita"):
    """Sign in, and open the document's claims at the desk without a mouse."""
    sign_in(page, name)
    page.goto(f"/admin/claims/document/{document.pk}/change/")
    page.get_by_role("button", name="Review its claims").focus()
    press(page, "Enter")
    page.wait_for_url("**/admin/desk/**")
    number = document.claims.order_by("-worth", "place", "pk")[0].number
    page.get_by_role("heading", level=1, name=number).wait_for()


def wait_for(page, claim):
    """Until the claim is up and its heading has the cursor."""
    page.wait_for_function(
        "(number) => { const shown = document.getElementById('claim-heading');"
        " return shown && shown.innerText.startsWith(number) && document.activeElement === shown; }",
        arg=claim.number,
    )
    # What is typed sooner than this after a verdict is no key.
    page.wait_for_timeout(PAUSE_MS)


def focused(page):
    return page.evaluate("document.activeElement.name || document.activeElement.id")


def wait_for_focus(page, name):
    page.wait_for_function(
        "(name) => [document.activeElement.name, document.activeElement.id].includes(name)", arg=name
    )


def said(page, words):
    page.locator("#desk-status", has_text=words).wait_for()


def test_a_whole_review_by_keyboard_alone(page, six):
    open_desk(page, six)
    first, second, third, fourth = [item.claim for item in Queue.objects.get().items.order_by("ordinal")[:4]]

    press(page, "v")
    wait_for_focus(page, "decision-rationale")
    page.keyboard.type("The act says so in section 3. vpdux")
    press(page, "Control+Enter")
    wait_for_focus(page, "cite-0-url")
    page.keyboard.type("https://leg.example/act")
    press(page, "Control+Enter")
    wait_for(page, second)
    press(page, "m")
    wait_for_focus(page, "note-0-body")
    page.keyboard.type("Ask the agency.")
    press(page, "Escape", "u")
    wait_for(page, third)
    said(page, f"{second.number}: Unverifiable.")
    press(page, "z")
    wait_for(page, second)
    press(page, "x")
    wait_for(page, third)
    press(page, "s")
    wait_for(page, fourth)
    press(page, "0")
    wait_for_focus(page, "away-reason")
    press(page, "ArrowDown", "Tab", "Tab", "Enter")
    page.wait_for_function("(number) => !document.querySelector('h1').innerText.startsWith(number)", arg=fourth.number)

    assert Claim.objects.get(pk=first.pk).verdict == Verdict.VERIFIED
    assert Claim.objects.get(pk=second.pk).verdict == Verdict.NOT_CHECKABLE
    assert Note.objects.get().claim == second
    assert not Claim.objects.filter(pk=fourth.pk).exists()
    assert Queue.objects.get().items.last().claim == third
    assert list(Event.objects.filter(act="undo").values_list("claim_number", flat=True)) == [second.pk]


def test_a_verdict_key_that_begins_a_word_decides_nothing_and_the_word_is_kept(page, six):
    """Its verdict is taken back, since a press of its own is not to wait for a second one."""
    open_desk(page, six)
    first = Queue.objects.get().items.order_by("ordinal")[0].claim

    press(page, "u", *"nclear: no source, xpdv")
    said(page, "You went on typing, so the verdict was taken back")
    page.keyboard.type(" says so")

    assert page.locator("[name=decision-rationale]").input_value() == "nclear: no source, xpdv says so"
    assert page.locator("#claim-heading").inner_text().startswith(first.number)
    assert not Review.objects.standing().exists()
    press(page, "Control+Enter")
    wait_to_leave(page, first)
    assert Review.objects.standing().get().rationale == "nclear: no source, xpdv says so"


def test_a_verdict_key_within_a_word_decides_nothing(page, six):
    open_desk(page, six)

    press(page, *"but unproven")
    said(page, "That looked like typing: nothing was decided")
    page.wait_for_timeout(PAUSE_MS)

    assert not Review.objects.exists()
    press(page, "u")
    wait_to_leave(page, six.claims.order_by("-worth", "place", "pk")[0])
    assert Review.objects.count() == 1


def test_moving_on_and_deciding_at_once_is_no_typing(page, six):
    open_desk(page, six)
    second = Queue.objects.get().items.order_by("ordinal")[1].claim

    press(page, "j")
    page.wait_for_function("(n) => document.querySelector('h1').innerText.startsWith(n)", arg=second.number)
    press(page, "u")
    wait_to_leave(page, second)

    assert Review.objects.get().claim == second


def test_words_typed_on_after_a_verdict_are_no_keys_of_the_next_claim(page, six):
    open_desk(page, six)
    first, second = [item.claim for item in Queue.objects.get().items.order_by("ordinal")[:2]]

    page.evaluate(
        """(pause) => {
          const type = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          type("u");
          setTimeout(() => [..."no source says so, xpdv"].forEach(type), pause);
        }""",
        RUN_MS + 30,
    )
    wait_for(page, second)
    said(page, "What you typed after it did nothing")

    assert list(Review.objects.values_list("claim", flat=True)) == [first.pk]
    assert Queue.objects.get().current_id == second.pk
    # Sooner it would be one more letter of the run.
    page.wait_for_timeout(RUN_MS)
    press(page, "x")
    wait_to_leave(page, second)
    assert Review.objects.count() == 2


def test_words_typed_on_after_a_refused_verdict_begin_its_rationale(page, six):
    open_desk(page, six)
    first = Queue.objects.get().items.order_by("ordinal")[0].claim
    # Slow enough that all of it is typed before the answer.
    page.route("**/admin/desk/**", lambda route: (page.wait_for_timeout(300), route.continue_()))

    press(page, "d", *"section 3")
    wait_for_focus(page, "decision-rationale")
    page.keyboard.type(" bars it")

    assert page.locator("[name=decision-rationale]").input_value() == "section 3 bars it"
    assert "verdict is in" not in page.locator("#desk-status").inner_text()
    assert not Review.objects.filter(claim=first).exists()


def test_the_search_of_a_folded_queue_is_one_key_away(page, six):
    """Where it stands below everything the queue is folded; the letters that follow would be keys elsewhere."""
    page.set_viewport_size(NARROW)
    open_desk(page, six)
    assert not page.locator("#desk-find-words").is_visible()

    press(page, "/")
    wait_for_focus(page, "find")
    page.keyboard.type("town")
    page.keyboard.press("Enter")

    page.locator("#desk-found").wait_for()
    wait_for_focus(page, "find")


def test_a_refusal_has_the_cursor(page, six):
    open_desk(page, six)

    page.locator("button[value^='step:next']").first.focus()
    page.evaluate("document.activeElement.value = 'no-such-act'")
    press(page, "Enter")
    page.locator("#desk [role=alert]").wait_for()

    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"


def test_the_list_of_keys_opens_and_closes_with_one_key(page, six):
    open_desk(page, six)

    press(page, "?")
    page.locator(".desk-keys[open]").wait_for()
    press_again(page, "?")
    page.locator(".desk-keys:not([open])").wait_for()


def press_again(page, *keys):
    """The same key within a moment counts as pressed twice by mistake."""
    page.wait_for_timeout(SAME_PRESS_MS)
    press(page, *keys)


def wait_to_leave(page, claim):
    page.wait_for_function("(number) => !document.querySelector('h1').innerText.startsWith(number)", arg=claim.number)


def test_a_queue_is_finished_by_keyboard_alone(page, six):
    """Every verdict, a citation by itself, a second opinion asked for, a missed claim; until nothing is left."""
    open_desk(page, six)
    first, second, third, fourth, fifth, sixth = [item.claim for item in Queue.objects.get().items.order_by("ordinal")]

    press(page, "f")
    wait_for_focus(page, "ask_second-reason")
    page.keyboard.type("Delicate.")
    press(page, "Control+Enter")
    wait_for(page, second)
    press(page, "d")
    wait_for_focus(page, "decision-rationale")
    page.keyboard.type("The act says otherwise.")
    press_again(page, "Control+Enter")
    wait_for_focus(page, "cite-0-url")
    page.keyboard.type("https://leg.example/act")
    press_again(page, "Control+Enter")
    wait_for(page, third)
    press(page, "c")
    wait_for_focus(page, "cite-0-url")
    page.keyboard.type("https://leg.example/other")
    press(page, "Enter")
    wait_for_focus(page, "decision-heading")
    press(page, "p")
    wait_for_focus(page, "decision-rationale")
    page.keyboard.type("Half of it.")
    press(page, "Control+Enter")
    wait_for(page, fourth)
    press(page, "u")
    wait_for(page, fifth)
    press(page, "x")
    wait_for(page, sixth)
    press(page, "a")
    wait_for_focus(page, "add-sentence")
    press(page, "Enter")
    said(page, "added; it comes next")
    press(page, "u")
    wait_for(page, Claim.objects.latest("pk"))
    press_again(page, "u")
    wait_for(page, first)
    press_again(page, "u")
    page.get_by_role("heading", name="Nothing left for you here").wait_for()

    page.get_by_text("1 waits for another second reviewer").wait_for()
    page.get_by_text("6 of 7 are settled").wait_for()
    found = dict(Claim.objects.settled().values_list("pk", "verdict"))
    assert (found[second.pk], found[third.pk]) == (Verdict.DISPUTED, Verdict.PARTLY_SUPPORTED)
    assert list(found.values()).count(Verdict.UNVERIFIABLE) == 3
    assert Claim.objects.get(pk=first.pk).status == Status.SECOND_REVIEW


def drag_over(page, words):
    """Select words of the passage as a mouse does, from before the first letter to after the last."""
    box = page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector(".passage"), NodeFilter.SHOW_TEXT);
          let node = walker.nextNode();
          while (!node.data.includes(words)) node = walker.nextNode();
          node.parentElement.scrollIntoView({ block: "center" });
          const range = document.createRange(), start = node.data.indexOf(words);
          range.setStart(node, start);
          range.setEnd(node, start + words.length);
          return range.getBoundingClientRect().toJSON();
        }""",
        words,
    )
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, middle, steps=5)
    page.mouse.up()


def test_the_key_of_a_button_that_is_not_there_says_why(page, six):
    open_desk(page, six)

    page.keyboard.press("z")

    said(page, "There is no decision of yours that can be taken back.")
    page.keyboard.press("Shift+Z")
    said(page, "You have taken nothing back that could be done again.")


def test_a_review_by_mouse_alone(page, six):
    open_desk(page, six)
    first, second, third, *_rest, last = [item.claim for item in Queue.objects.get().items.order_by("ordinal")]

    page.locator("button.verdict", has_text="Unverifiable").click()
    wait_for(page, second)
    page.get_by_role("button", name="Undo my decision on").click()
    wait_for(page, first)
    page.locator("button.verdict", has_text="Not checkable").click()
    wait_for(page, second)
    page.locator("button[value='later']").click()
    wait_for(page, third)
    page.get_by_role("button", name="A word less").click()
    said(page, "now reads")
    page.locator("summary", has_text="No claim here").click()
    page.locator("select[name=away-reason]").select_option(index=1)
    page.get_by_role("button", name="Dismiss").click()
    wait_to_leave(page, third)
    page.locator("button.desk-row", has_text=last.number).click()
    wait_for(page, last)
    drag_over(page, "who knows what 𝒂ll of it is")
    page.get_by_role("link", name="Add a missed claim").click()
    said(page, "added; it comes next")

    assert Claim.objects.get(pk=first.pk).verdict == Verdict.NOT_CHECKABLE
    assert Claim.objects.get(pk=second.pk).status == Status.UNREVIEWED
    assert not Claim.objects.filter(pk=third.pk).exists()
    assert "knows what 𝒂ll of it" in Claim.objects.latest("pk").anchors.get().quote


def test_keys_that_scroll_type_or_delete_decide_nothing(page, six):
    open_desk(page, six)

    press(page, "Space", "Enter", "Backspace", "Delete", "Control+v", "Alt+d")
    press(page, "v")
    wait_for_focus(page, "decision-rationale")
    page.keyboard.type("vpdux0yz")
    press(page, "Control+z")

    assert not Review.objects.exists()
    assert page.locator("h1").inner_text().startswith(six.claims.in_document_order()[0].number)


def test_a_double_press_counts_once(page, six):
    first, second = six.claims.in_document_order()[:2]
    open_desk(page, six)

    press(page, "u", "u")
    wait_for(page, second)
    press(page, "u")
    page.locator("button[value='verdict:not_checkable+next']").dblclick()
    page.wait_for_function("(number) => !document.querySelector('h1').innerText.startsWith(number)", arg=second.number)

    decided = Claim.objects.filter(status=Status.SETTLED)
    assert first in decided
    assert decided.count() <= 2


def select_who_knows(page):
    page.evaluate(
        """() => {
          const block = [...document.querySelectorAll(".passage .block")].find((one) =>
            one.textContent.includes("who knows"));
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          let node = walker.nextNode();
          while (!node.data.includes("who knows")) node = walker.nextNode();
          const start = node.data.indexOf("who knows");
          getSelection().setBaseAndExtent(node, start, node, start + "who knows what 𝒂ll".length);
        }"""
    )


def test_a_missed_claim_takes_two_presses_and_selected_words_one(page, six):
    open_desk(page, six)
    press(page, "k")
    said(page, "This is the first one.")
    last = six.claims.in_document_order().last()
    page.locator(f"button[value='goto:{last.pk}']").click()
    wait_for(page, last)

    press(page, "a")
    wait_for_focus(page, "add-sentence")
    press(page, "Enter")
    said(page, "added; it comes next")
    assert Claim.objects.latest("pk").anchors.get().quote == UNCLAIMED

    select_who_knows(page)
    # The same key again within a moment counts as pressed twice by mistake.
    page.wait_for_timeout(SAME_PRESS_MS)
    press(page, "a")
    page.get_by_role("button", name="Add it anyway").wait_for()
    # Pressed twice by habit: nothing is added that is there already.
    press(page, "Enter")
    page.wait_for_function("() => !document.getElementById('add-form')")
    assert Claim.objects.latest("pk").anchors.get().quote == UNCLAIMED
    select_who_knows(page)
    press_again(page, "a")
    page.get_by_role("button", name="Add it anyway").focus()
    press(page, "Enter")
    page.wait_for_function("() => !document.getElementById('add-form')")
    assert Claim.objects.latest("pk").anchors.get().quote == "who knows what 𝒂ll"


def test_words_selected_over_emphasis_become_a_claim_with_its_signs(page, people):
    document = factories.document("# Towns\n\nSo **the 𝒂 town** of *Rye*, who knows?\n\nIt met in 2019.\n")
    open_desk(page, document)
    assert "So the 𝒂 town of Rye" in page.locator("#b-1").inner_text()
    page.evaluate(
        """() => getSelection().setBaseAndExtent(document.querySelector("#b-1 strong").firstChild, 4,
          document.querySelector("#b-1 em").firstChild, 3)"""
    )

    press(page, "a")
    said(page, "added")

    assert Claim.objects.latest("pk").anchors.get().quote == "𝒂 town** of *Rye"
    assert violations(page) == []


def test_two_people_on_one_list_share_it_without_loss(page, browser, live_server, six):
    context = browser.new_context(base_url=live_server.url)
    other = context.new_page()
    complaints = complaints_of(other)
    claims = list(six.claims.in_document_order())
    open_desk(page, six)
    sign_in(other, "sam")
    other.goto(f"/admin/claims/document/{six.pk}/change/")
    other.get_by_role("button", name="Review its claims").click()
    windows = ((page, 0), (other, 1))
    for window, index in windows:
        window.get_by_role("heading", level=1, name=claims[index].number).wait_for()

    for turn in range(0, 6, 2):
        for window, number in windows:
            index = turn + number
            press(window, "x")
            window.wait_for_function(
                "(number) => !document.querySelector('h1').innerText.startsWith(number)", arg=claims[index].number
            )
            # A second press within half a second is no second decision.
            window.wait_for_timeout(500)

    page.get_by_text("1 is held by somebody else, free again at").wait_for()
    other.get_by_text("6 of 6 are settled").wait_for()
    assert sorted(Review.objects.values_list("claim_id", flat=True)) == [claim.pk for claim in claims]
    assert {review.reviewer.username for review in Review.objects.all()} == {"rita", "sam"}
    assert complaints == []
    context.close()


def test_a_draft_survives_a_closed_tab_and_not_a_sign_out(page, six):
    open_desk(page, six)
    address = page.url
    page.get_by_label("Rationale").fill("Half a thought")
    page.wait_for_function("() => Object.keys(localStorage).some((name) => name.startsWith('desk-draft:'))")
    again = page.context.new_page()
    complaints = complaints_of(again)
    page.goto("about:blank")

    again.goto(address)
    again.get_by_role("button", name="Bring it back").click()
    assert again.get_by_label("Rationale").input_value() == "Half a thought"

    again.get_by_role("button", name="Sign out").click()
    again.wait_for_url("**/sign-in/")
    assert again.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('desk-draft:'))") == []
    assert complaints == []


def test_what_was_saved_is_no_draft_any_more(page, six):
    first, second = six.claims.in_document_order()[:2]
    open_desk(page, six)
    page.get_by_label("Rationale").fill("Nothing can show it.")
    press(page, "Escape", "x")
    wait_for(page, second)

    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('desk-draft:'))") == []
    assert first.reviews.get().rationale == "Nothing can show it."


def test_with_alt_and_shift_single_keys_are_silent(page, six):
    first, second = six.claims.in_document_order()[:2]
    open_desk(page, six)
    press(page, "?")
    page.get_by_label("With Alt and Shift").check()
    page.get_by_role("button", name="Save settings").click()
    page.wait_for_load_state()

    press(page, "x")
    press(page, "Alt+Shift+KeyX")
    wait_for(page, second)
    assert [review.claim for review in Review.objects.all()] == [first]


@pytest.fixture
def states(people, six):
    """A queue whose claims are in every state the desk can show; the address of each."""
    from django.utils import timezone

    from claims.services.queues import open_queue

    lee, sam = people["lee"], people["sam"]
    claims = list(six.claims.in_document_order())
    old = factories.document("# Old\n\nThe state passed the law in June 2019.\n")
    changed = factories.claim(old)
    factories.review(changed, sam)
    body = b"# Old\n\nThe state passed the law in July 2019.\n"
    factories.import_document(body=body, filename="new.md", by=lee, document=old)
    factories.cite(claims[0], lee, excerpt="The act says so.", title="The act", pinpoint="s 3")
    factories.note(claims[0], sam)
    factories.review(claims[1], sam)
    perform("take", claims[2], by=sam)
    perform("ask_second", claims[3], by=sam, reason="Delicate.")
    factories.review(claims[3], sam, Verdict.UNVERIFIABLE)
    factories.review(claims[3], lee, Verdict.NOT_CHECKABLE)
    rows = Claim.objects.filter(pk__in=[*(claim.pk for claim in claims), changed.pk])
    queue = open_queue(owner=people["rita"], claims=rows, title="All states", at=timezone.now())
    own = [f"/admin/desk/{queue.pk}/{claim.pk}/" for claim in [*claims[:4], changed]]
    nothing = open_queue(owner=people["rita"], claims=rows, title="Nothing", at=timezone.now())
    return [*own, f"{own[0]}?add=1", f"{own[0]}?parts=1", f"/admin/desk/{nothing.pk}/"]


def in_every_state(page, states, look):
    """What `look` finds wrong, by state: each page as it comes and with everything open, and what answers a press."""
    found = {}
    for address in states:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
        found[address] = look(page)
    for act in ("verdict:verified+next", "later"):
        page.goto(states[0])
        page.locator(f"button[value='{act}']").click()
        page.wait_for_timeout(300)
        found[act] = look(page)
    return {state: wrong for state, wrong in found.items() if wrong}


def test_axe_finds_nothing_at_the_desk(page, states):
    sign_in(page, "rita")

    assert in_every_state(page, states, violations_light_and_dark) == {}


def test_nothing_scrolls_sideways_at_the_desk(page, states):
    page.set_viewport_size(NARROW)
    sign_in(page, "rita")

    def too_wide(page):
        width = page.evaluate("document.documentElement.scrollWidth")
        return width if width > NARROW["width"] else None

    assert in_every_state(page, states, too_wide) == {}
    tops = "['claim-heading', 'source-heading', 'decision-heading', 'citations-heading', 'queue-heading']"
    page.goto(states[0])
    order = page.evaluate(f"{tops}.map((id) => document.getElementById(id).getBoundingClientRect().top)")
    assert order == sorted(order)


def test_a_draft_whose_field_is_gone_is_shown_to_be_copied(page, people, six):
    open_desk(page, six)
    claim = Queue.objects.get().items.order_by("ordinal")[0].claim
    page.get_by_label("Rationale").fill("What I found out.")
    page.wait_for_timeout(DRAFT_AFTER_MS)
    Claim.objects.filter(pk=claim.pk).update(holder=None, held_until=None)
    claim.refresh_from_db()
    factories.review(claim, people["sam"], Verdict.UNVERIFIABLE)

    page.reload()

    page.locator("#desk-draft", has_text="What I found out.").wait_for()
    assert page.locator("[data-draft=take]").is_hidden()
    page.get_by_role("button", name="Throw it away").click()
    page.reload()
    assert page.locator("#desk-draft").is_hidden()


def test_the_search_of_the_queue_is_in_its_landmark(page, six):
    open_desk(page, six)

    assert page.get_by_role("search").count() == 1
    assert page.get_by_role("search").get_by_role("searchbox", name="Search in the queue").is_visible()


def test_splitting_stands_apart_from_trimming(page, six):
    open_desk(page, six)

    trims = page.locator(".desk-trims").bounding_box()
    split = page.locator("[data-key=w]").bounding_box()
    assert split["y"] - trims["y"] - trims["height"] >= 8


def test_rows_that_were_found_show_the_words_that_differ(page, people):
    plans = [
        "cost forty million dollars",
        "open in March 2027",
        "employ three hundred people",
        "house two hundred buses",
    ]
    text = "\n\n".join(f"The new depot by the old river yard will {plan}." for plan in plans)
    page.set_viewport_size({"width": 1440, "height": 900})
    open_desk(page, factories.document(f"# Depot\n\n{text}\n"))

    press(page, "/")
    page.keyboard.type("depot")
    press(page, "Enter")
    page.locator("#desk-found").wait_for()

    cut = "(rows) => rows.filter((row) => row.scrollHeight > row.clientHeight + 1 || row.scrollWidth > row.clientWidth)"
    rows = page.locator(".desk-row")
    assert rows.evaluate_all(f"(rows) => ({cut})(rows).length") == 0
    assert all(any(plan in row for row in rows.all_inner_texts()) for plan in plans)
    assert rows.locator("mark").all_inner_texts() == ["depot"] * len(plans)
