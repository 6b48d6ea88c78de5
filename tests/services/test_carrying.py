"""What a new version does to the claims of a document: their places, their flags, what they name."""

import json

import pytest

from claims.acts.words_before import words_before
from claims.choices import Found, Placed, Status, Verdict
from claims.models import Anchor, Claim, Event, Offer
from claims.services.listing.survival import is_found, survival_of
from claims.services.reading.coverage import coverage_of
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories

TEXT = """# Report

## Records

The agency keeps “all” records of licences for seven years after they expire. HIPAA covers the records.

The board meets in Denver each month. The governor appoints five members.
"""
KEPT = "The agency keeps “all” records of licences for seven years after they expire."


def import_next(document, text):
    result = import_document(body=text.encode(), filename="next.md", document=document)
    document.refresh_from_db()
    return result


@pytest.fixture
def report(db):
    return factories.document(TEXT)


@pytest.fixture
def kept(report, author):
    claim = factories.claim(report, quote=KEPT)
    factories.review(claim, author, Verdict.VERIFIED)
    return claim


def told(claim):
    """How the event that flagged the claim says its words were found."""
    event = Event.objects.of_claim(claim.pk).filter(act="text_changed").latest("number")
    return json.loads(event.payload)["found"]


def test_changed_words_have_a_place_and_wait_there(report, kept):
    new = KEPT.replace("seven", "nine")

    result = import_next(report, TEXT.replace(KEPT, new))

    kept.refresh_from_db()
    anchor = kept.anchors.get(version=result.version)
    assert (anchor.quote, anchor.placed) == (new, Placed.CHANGED)
    assert (kept.text_changed, kept.status, kept.place) == (True, Status.SETTLED, anchor.start)
    assert told(kept) == Found.CHANGED
    assert list(Claim.objects.verified()) == []


def test_confirming_binds_the_verdict_to_the_changed_words(report, kept, author):
    import_next(report, TEXT.replace("seven", "nine"))
    kept.refresh_from_db()

    perform("confirm", kept, by=author)

    assert list(Claim.objects.verified()) == [kept]
    assert kept.reviews.get().quote_sha256 == Anchor.objects.newest_of(kept).digest()


def test_an_open_claim_whose_words_changed_is_flagged_too(report):
    claim = factories.claim(report, quote=KEPT)

    import_next(report, TEXT.replace("seven", "nine"))

    claim.refresh_from_db()
    assert (claim.status, claim.text_changed) == (Status.UNREVIEWED, True)


def test_changed_words_give_no_second_claim_and_count_as_read(report, kept):
    claims = report.claims.count()

    result = import_next(report, TEXT.replace("seven", "nine"))

    assert report.claims.count() == claims
    assert coverage_of(result.version).left == 0


@pytest.mark.parametrize("carries", [False, True])
def test_another_typesetting_carries_where_the_operator_allows_it(report, kept, settings, carries):
    settings.FACTCHECK_COSMETIC_CARRIES = carries

    result = import_next(report, TEXT.replace("“all” records", '"all"\nrecords'))

    kept.refresh_from_db()
    anchor = kept.anchors.get(version=result.version)
    assert (anchor.placed, anchor.quote) == (Placed.COSMETIC, KEPT.replace("“all” records", '"all"\nrecords'))
    assert kept.text_changed is not carries
    assert carries or told(kept) == Found.COSMETIC


def test_a_word_that_changed_is_never_typesetting(report, kept, settings):
    settings.FACTCHECK_COSMETIC_CARRIES = True

    import_next(report, TEXT.replace("“all” records", '"All" records'))

    kept.refresh_from_db()
    assert kept.text_changed


@pytest.mark.parametrize(
    ("old", "new", "flagged"),
    [
        ("## Records\n", "## Myths about records\n", True),
        ("## Records\n", "## Records kept\n", False),
        ("## Records\n\n", "## Records\n\nThe following is false:\n\n", True),
        ("## Records\n\n", "## Records\n\nThe report says this:\n\n", False),
        ("# Report\n", "# Repealed rules\n", True),
    ],
)
def test_unchanged_words_under_a_frame_that_turns_them_are_flagged(report, kept, old, new, flagged):
    result = import_next(report, TEXT.replace(old, new))

    kept.refresh_from_db()
    assert kept.anchors.get(version=result.version).quote == KEPT
    assert kept.text_changed == flagged
    assert not flagged or told(kept) == Found.FRAMED


MOVED = TEXT.replace(f"{KEPT} ", "") + f"\n{KEPT.replace('seven', 'nine')}\n"


def test_a_likely_place_is_offered_and_a_person_takes_it(report, kept, author):
    result = import_next(report, MOVED)

    kept.refresh_from_db()
    offer = kept.offers.get()
    assert (offer.quote, offer.version) == (KEPT.replace("seven", "nine"), result.version)
    assert result.version.stored_text.body[offer.start : offer.end] == offer.quote
    assert 0.9 < offer.score < 1
    assert (told(kept), kept.text_changed) == (Found.AMBIGUOUS, True)
    assert not Anchor.objects.newest_of(kept).exists()

    perform("place", kept, by=author, quote=offer.quote, start=offer.start)
    assert kept.text_changed
    assert not Offer.objects.standing().exists()


def test_a_place_that_is_offered_gives_no_second_claim(report, kept):
    """What the new version added is in the offer, and the sentence waits for the claim that is offered it."""
    qualified = KEPT.replace("expire.", "expire, except in Moffat County.")
    moved = f"{TEXT.replace(KEPT + ' ', '')}\nThe clerk keeps a register. {qualified}\n"

    result = import_next(report, moved)

    assert [offer.quote for offer in kept.offers.all()] == [qualified]
    assert kept.offers.get().percent < 90
    added = Anchor.objects.filter(version=result.version, placed=Placed.ORIGINAL)
    assert [anchor.quote for anchor in added] == ["The clerk keeps a register."]


def test_twins_are_offered_with_their_places(report, kept):
    import_next(report, f"{KEPT}\n\nA new text stands here.\n\n{KEPT}\n")

    kept.refresh_from_db()
    assert [offer.score for offer in kept.offers.all()] == [1.0, 1.0]
    assert kept.text_changed


def test_two_places_of_a_claim_that_become_one_are_one(report, author):
    one, other = factories.claim(report, quote=KEPT), factories.claim(report, quote="HIPAA covers the records.")
    perform("merge", one, by=author, other=other.pk)
    merged = "The agency keeps the records of licences for seven years, which HIPAA covers."

    import_next(report, TEXT.replace(f"{KEPT} HIPAA covers the records.", merged))

    places = list(one.anchors.filter(version=report.newest_version).values_list("start", "end"))
    assert len(places) == len(set(places))


def test_changed_words_name_what_they_name_now(report, author):
    claim = factories.claim(report, quote="HIPAA covers the records.")

    version = import_next(
        report, TEXT.replace("HIPAA covers the records.", "HIPAA and FERPA cover the records.")
    ).version

    mentions = {mention.authority.key: mention for mention in claim.mentions.select_related("authority", "version")}
    assert {"HIPAA", "FERPA"} <= set(mentions)
    for mention in mentions.values():
        assert mention.version == version
        assert version.stored_text.body[mention.start : mention.end] in ("HIPAA", "FERPA")


def test_the_report_counts_claims_by_what_became_of_them(report, kept):
    import_next(report, TEXT.replace("seven", "nine").replace("The board meets in Denver each month. ", ""))

    outcomes = survival_of(report.newest_version, report.claims.all())

    assert {outcome.name: outcome.claims for outcome in outcomes} == {"same": 2, "changed": 1, "gone": 1}
    for outcome in outcomes:
        assert Claim.objects.filter(is_found(outcome.name)).count() == outcome.claims


def test_a_first_version_has_nothing_to_report(report):
    assert survival_of(report.newest_version, report.claims.all()) == []


def before(claim, now):
    earlier = claim.anchors.exclude(version=claim.document.newest_version_id).order_by("-version__number", "start")
    return words_before(list(earlier), now, set(claim.reviews.standing().values_list("quote_sha256", flat=True)))


def test_the_words_before_are_those_of_the_verdict(report, kept, author):
    """Two versions on, the change is shown against the words that were judged, not against the last ones."""
    import_next(report, TEXT.replace("seven", "nine"))
    import_next(report, TEXT.replace("seven", "nine") + "\nMore is known.\n")
    kept.refresh_from_db()
    kept.document.refresh_from_db()
    now = list(Anchor.objects.newest_of(kept))

    assert now[0].quote == KEPT.replace("seven", "nine")
    assert [anchor.quote for anchor in before(kept, now)] == [KEPT]

    perform("confirm", kept, by=author)
    import_next(report, TEXT.replace("seven", "ten"))
    kept.document.refresh_from_db()
    assert [anchor.quote for anchor in before(kept, [])] == [KEPT.replace("seven", "nine")]


def test_a_short_markdown_text_is_read_as_such_before_and_after(db):
    # Nothing but its name says that it is Markdown.
    text = "The town paid ~~5~~ 6 dollars in 2020 for it. It <b>ran</b> well in 2021.\n"
    document = import_document(body=text.encode(), filename="a.md").document

    result = import_next(document, text + "\nThe mayor resigned in May.\n")

    assert result.outcomes == {"same": 2, "flagged": 0}


@pytest.mark.parametrize("is_turned", [True, False])
def test_places_of_one_claim_in_another_order_are_other_words(report, author, is_turned):
    """A verdict is bound to the words of a claim in the order of the text."""
    board, governor = "The board meets in Denver each month.", "The governor appoints five members."
    claim, other = (Claim.objects.get(anchors__quote=quote) for quote in (board, governor))
    perform("merge", claim, by=author, other=other.pk)
    claim.refresh_from_db()
    factories.review(claim, author, Verdict.UNVERIFIABLE)

    after = f"{governor} And so on. {board}" if is_turned else f"{board} And so on. {governor}"
    import_next(report, TEXT.replace(f"{board} {governor}", after))

    claim.refresh_from_db()
    assert claim.text_changed is is_turned
    standing = claim.reviews.get()
    assert (standing.quote_sha256 == Anchor.objects.newest_of(claim).digest()) is not is_turned
