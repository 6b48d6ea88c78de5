"""What the import of a version does to claims: what is carried, flagged, found again, or begun anew."""

import pytest

from claims.choices import Placed, Status, Verdict
from claims.history import first_flaw
from claims.models import (
    Anchor,
    Claim,
    Confirmation,
    Event,
    Review,
)
from claims.services.versions.intake import import_document
from claims.workflow import Refused, perform
from tests import factories
from tests.services.intake.reading import FIRST, read

pytestmark = pytest.mark.django_db


def claim_on(report, words):
    return report.claims.get(anchors__quote__contains=words, anchors__version=report.newest_version)


def test_unchanged_words_keep_anchor_and_verdict(report, people):
    claim = claim_on(report, "governor signed")
    factories.review(claim, people[0], Verdict.VERIFIED)

    result = read("A new first paragraph stands here.\n\n" + FIRST, report)

    claim.refresh_from_db()
    anchor = claim.anchors.get(version=result.version)
    assert (anchor.quote, anchor.placed) == ("The governor signed the bill in June 2020.", Placed.SAME)
    assert (claim.verdict, claim.text_changed, claim.place) == (Verdict.VERIFIED, False, anchor.start)


def test_changed_words_flag_the_claim_and_take_it_off_the_lists(report, people):
    claim = claim_on(report, "governor signed")
    factories.review(claim, people[0], Verdict.VERIFIED)
    assert list(Claim.objects.verified()) == [claim]

    read(FIRST.replace("June 2020", "June 2021"), report)

    claim.refresh_from_db()
    assert (claim.verdict, claim.status, claim.text_changed) == (Verdict.VERIFIED, Status.SETTLED, True)
    assert list(Claim.objects.verified()) == []
    assert Event.objects.of_claim(claim.pk).latest("number").lock_version == claim.lock_version


def test_a_negation_before_the_quote_is_a_change(report, people):
    claim = perform("add", report, by=people[0], quote="shares data with counties").made

    read(FIRST.replace("agency shares", "agency no longer shares"), report)

    claim.refresh_from_db()
    assert claim.text_changed


LIST = "# Rules\n\nThe law prohibits agencies from:\n\n- disclosing data about residents\n- keeping records of visits\n"


def test_a_lead_in_that_turns_round_flags_the_claims_of_its_list(people):
    document = import_document(body=LIST.encode(), filename="rules.md").document
    claim = claim_on(document, "disclosing data")
    factories.review(claim, people[0], Verdict.VERIFIED)

    turned = LIST.replace("prohibits agencies from", "allows agencies to engage in")
    import_document(body=turned.encode(), filename="rules.md", document=document)

    claim.refresh_from_db()
    assert (claim.text_changed, claim.anchors.count()) == (True, 2)
    perform("confirm", claim, by=people[1])
    assert not claim.text_changed


def test_an_unchanged_list_keeps_its_verdicts(people):
    document = import_document(body=LIST.encode(), filename="rules.md").document
    claim = claim_on(document, "disclosing data")
    factories.review(claim, people[0], Verdict.VERIFIED)

    import_document(body=f"{LIST}\nMore is known now.\n".encode(), filename="rules.md", document=document)

    claim.refresh_from_db()
    assert not claim.text_changed


def test_a_passage_moved_elsewhere_is_found_again(report):
    claim = claim_on(report, "shares data")
    sentence = "The agency shares data with counties."

    result = read(FIRST.replace(f"{sentence} ", "") + f"\nMuch later it says this. {sentence}\n", report)

    anchor = claim.anchors.get(version=result.version)
    assert (anchor.quote, anchor.placed) == (sentence, Placed.MOVED)


def test_ambiguity_is_never_guessed(report):
    twins = list(report.claims.filter(anchors__quote__startswith="Counties must").order_by("place"))

    read(FIRST.replace("Counties must answer within ten days. Counties", "Counties"), report)

    assert len(twins) == 2
    assert all(Claim.objects.get(pk=twin.pk).text_changed for twin in twins)


def test_new_sentences_give_new_claims_and_known_ones_do_not(report, people):
    dropped = claim_on(report, "governor signed")
    perform("drop", dropped, by=people[0], reason="Not of interest.")
    before = set(report.claims.values_list("pk", flat=True))

    result = read(FIRST + "\nThe courts blocked the rule in 2022.\n", report)

    new = report.claims.exclude(pk__in=before)
    assert [claim.anchors.get().quote for claim in new] == ["The courts blocked the rule in 2022."]
    assert result.claims == 1


def test_dismissals_go_with_unchanged_sentences(report, people):
    document = read("Is it so? The agency shares data.\n").document
    question = document.newest_version.sentences.get(kind="question")
    perform("dismiss", document, by=people[0], sentences=[question.pk], reason="question")

    version = read("Is it so? The agency shares data. It does not sell data.\n", document).version

    assert version.sentences.get(kind="question").dismissal.dismissed_by == people[0]


def test_mentions_go_where_their_words_go(report):
    claim = claim_on(report, "HIPAA")

    version = read("A new first paragraph stands here.\n\n" + FIRST, report).version

    mention = claim.mentions.get()
    assert mention.version == version
    assert version.stored_text.body[mention.start : mention.end] == "HIPAA"


def test_a_waiting_review_on_changed_words_begins_the_next_round(report, people):
    claim = claim_on(report, "governor signed")
    perform("ask_second", claim, by=people[1], reason="Hard.")
    factories.review(claim, people[0])

    read(FIRST.replace("June 2020", "June 2021"), report)

    claim.refresh_from_db()
    assert (claim.status, claim.round, claim.text_changed) == (Status.UNREVIEWED, 2, True)
    assert not Review.objects.visible_to(people[1]).filter(claim=claim).exists()


def test_words_that_are_gone_are_placed_before_anybody_confirms(report, people):
    claim = claim_on(report, "governor signed")
    factories.review(claim, people[0], Verdict.VERIFIED)
    read(FIRST.replace("The governor signed the bill in June 2020.", ""), report)
    claim.refresh_from_db()

    with pytest.raises(Refused, match="gone from the newest version"):
        perform("confirm", claim, by=people[0])
    perform("place", claim, by=people[0], quote="The agency shares data with counties.")
    assert claim.text_changed
    perform("confirm", claim, by=people[0])
    assert not claim.text_changed


@pytest.mark.parametrize("reviews", [1, 2])
def test_as_many_people_confirm_as_the_round_needed(report, people, reviews):
    third = people[2]
    claim = claim_on(report, "governor signed")
    if reviews == 2:
        perform("ask_second", claim, by=third, reason="Hard.")
    for person in people[:reviews]:
        factories.review(claim, person, Verdict.VERIFIED)
    read(FIRST.replace("June 2020", "June 2021"), report)
    claim.refresh_from_db()

    for person in people[:reviews]:
        assert claim.text_changed
        perform("confirm", claim, by=person)
        with pytest.raises(Refused):
            perform("confirm", claim, by=person)

    claim.refresh_from_db()
    digest = Anchor.objects.newest_of(claim).digest()
    assert not claim.text_changed
    assert set(Review.objects.filter(claim=claim).values_list("quote_sha256", flat=True)) == {digest}
    assert Confirmation.objects.count() == reviews


def test_words_that_come_back_wait_for_a_person(report, people):
    claim = claim_on(report, "governor signed")
    factories.review(claim, people[0], Verdict.VERIFIED)
    read(FIRST.replace("June 2020", "June 2021"), report)

    read(FIRST, report)

    claim.refresh_from_db()
    assert claim.text_changed
    perform("confirm", claim, by=people[1])
    assert list(Claim.objects.verified()) == [claim]


def test_the_import_of_a_version_leaves_one_event_and_one_per_flagged_claim(report):
    before = Event.objects.count()

    result = read(FIRST.replace("June 2020", "June 2021"), report)

    acts = list(Event.objects.filter(number__gt=before).order_by("number").values_list("act", flat=True))
    assert acts == ["import"] + ["text_changed"] * result.outcomes["changed"]
    assert first_flaw() is None
