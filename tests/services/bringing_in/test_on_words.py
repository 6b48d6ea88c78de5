"""Claims checked elsewhere come in on the words of a document: each where its words stand."""

import json

import pytest

from claims.history import first_flaw
from claims.models import Claim, Event, OutsideCheck
from claims.refusal import Refused
from claims.services.checked.adopting import adopt
from claims.services.checked.bringing_in import place_on, seed
from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices
from claims.services.store.verification import first_mismatch
from claims.workflow import perform
from tests import factories
from tests.services.bringing_in.sheets import brought_in, sheet

pytestmark = pytest.mark.django_db


def annotation(exact, **selector):
    return {
        "user": "acct:ann@hypothes.is",
        "uri": "https://example.org/",
        "text": "Not so, see https://leg.example/act",
        "tags": ["False"],
        "created": "2025-01-01T10:00:00+00:00",
        "target": [{"selector": [{"type": "TextQuoteSelector", "exact": exact, **selector}]}],
    }


def marked(*annotations, **choices):
    return open_checked(json.dumps({"rows": annotations}).encode(), "annotations.json", Choices(**choices))


TEXT = "# Report\n\nThe “new” act binds the agency. The act binds\nthe city. The act is old.\n"


def test_annotations_find_their_words_in_a_document(ann):
    document = factories.document(TEXT)
    before = document.claims.count()
    there = document.claims.in_document_order()[0]
    exact = there.anchors.get().quote
    rows = [
        annotation(exact),
        annotation('The "new" act'),
        annotation("act binds the city", prefix="The "),
        annotation("The act", suffix=" is old"),
        annotation("The act"),
        annotation("nowhere to be found"),
    ]

    placement = seed(marked(*rows, leave_out=True), document, by=ann).placement

    assert (len(placement.new), len(placement.known)) == (3, 1)
    assert [str(problem) for problem in placement.file.problems] == [
        "annotation 5: its words stand 2 times in the text (“The act”)",
        "annotation 6: its words are not in the text (“nowhere to be found”)",
    ]
    quotes = list(Claim.objects.order_by("-pk")[:3].values_list("anchors__quote", flat=True))
    assert sorted(quotes) == ["The act", "The “new” act", "act binds\nthe city"]
    assert document.claims.count() == before + 3
    check = there.outside_checks.get()
    assert (check.said, check.verdict, check.checked_by) == ("False", "disputed", "ann")
    assert first_flaw() is None
    assert first_mismatch() is None
    assert Event.objects.order_by("-number")[0].act == "bring_in"


def test_words_without_a_place_keep_all_out_unless_somebody_leaves_them_out(ann):
    document = factories.document(TEXT)
    rows = [annotation("The act is old"), annotation("nowhere to be found")]

    with pytest.raises(Refused) as refused:
        seed(marked(*rows), document, by=ann)

    assert refused.value.field == "leave_out"
    assert "since 1 row cannot be: annotation 2: its words are not in the text" in refused.value.reason
    assert not OutsideCheck.objects.exists()
    assert place_on(marked(*rows), document).file.problems[0].place == "annotation 2"


def test_the_same_annotations_twice_add_nothing(ann):
    document = factories.document()
    quote = factories.claim(document).anchors.get().quote
    assert seed(marked(annotation(quote)), document, by=ann).added
    events = Event.objects.count()

    again = seed(marked(annotation(quote)), document, by=ann)

    assert not again.added
    assert str(again) == f"already brought in on {document.number}, nothing added"
    assert OutsideCheck.objects.count() == 1
    assert Event.objects.count() == events


def test_a_mended_file_brings_in_what_is_new_in_it_alone(ann):
    document = factories.document(TEXT)
    there = document.claims.in_document_order()[0].anchors.get().quote
    rows = [annotation(there), annotation("nowhere"), annotation("The act is old")]
    seed(marked(*rows, leave_out=True), document, by=ann)

    # Mended, and with a row less, so that the rows behind it are others.
    done = seed(marked(annotation("the city"), annotation("The act is old"), annotation(there)), document, by=ann)

    assert str(done) == f"{document.number}: 1 new claim, 0 on claims that were there, 2 brought in before"
    assert OutsideCheck.objects.count() == 3


def test_a_sheet_saved_as_another_format_is_brought_in_before_where_only_its_dates_are_spelt_otherwise(ann):
    document = factories.document(TEXT)
    row = "Quote,Verdict,Checked on,Aired\nThe act is old,True,{},{}\n"
    seed(sheet(row.format("2024-05-03", "2024-04-30")), document, by=ann)

    placements = [
        place_on(sheet(row.format(checked, aired)), document)
        for checked, aired in (("03.05.2024", "30.04.2024"), ("5/3/24", "4/30/24"), ("5/4/24", "4/30/24"))
    ]

    assert [placement.brought_before for placement in placements] == [1, 1, 0]


def test_the_same_file_adds_nothing_where_its_claim_was_dropped(ann):
    document = factories.document(TEXT)
    file = marked(annotation("The act is old"), annotation("nowhere"), leave_out=True)
    seed(file, document, by=ann)
    perform("drop", OutsideCheck.objects.get().claim, by=ann, reason="A heading.")
    count = document.claims.count()

    assert not seed(file, document, by=ann).added
    assert str(place_on(marked(annotation("The act is old"), annotation("nowhere")), document)).startswith("already")
    assert document.claims.count() == count


def test_the_same_file_adds_nothing_where_its_claim_has_other_words_by_now(ann):
    document = factories.document(TEXT)
    file = marked(annotation("The act is old"))
    seed(file, document, by=ann)
    claim = OutsideCheck.objects.get().claim
    perform("retrim", claim, by=ann, quote="act is old")

    assert not seed(file, document, by=ann).added
    assert OutsideCheck.objects.count() == 1


def test_who_makes_a_claim_that_is_here_is_not_changed_by_a_file(ann):
    document = factories.document(TEXT)
    claim = document.claims.in_document_order()[0]
    quote = claim.anchors.get().quote
    rows = f'Quote,Claimant,Verdict\n"{quote}",The mayor,False\nThe act is old,The mayor,False\n'

    seed(sheet(rows), document, by=ann)

    claim.refresh_from_db()
    assert claim.claimant == ""
    assert claim.outside_checks.get().other == [["claimant", "The mayor"]]
    assert Claim.objects.latest("pk").claimant == "The mayor"
    assert not seed(sheet(rows + " "), document, by=ann).added


def test_a_row_is_known_by_all_its_words(ann):
    document = factories.document(TEXT)
    quote = document.claims.in_document_order()[0].anchors.get().quote
    headings = "Quote,Speaker,Type,Why,Notes"
    rows = [f'"{quote}",Ann,Statistic,So it says.,Ask.', f'"{quote}",Ann,,So it says.,', f'"{quote}",Ann,,,']
    seed(sheet("\n".join([headings, *rows])), document, by=ann)
    assert OutsideCheck.objects.count() == len(rows)

    assert str(place_on(sheet("\n".join([headings, *rows[::-1], ""])), document)).startswith("already brought in")
    mended = [f'"{quote}",Ann,Rumour,So it says.,Ask.', f'"{quote}",Ann,,It says so.,', f'"{quote}",Bob,,,']
    for row in mended:
        assert len(place_on(sheet(f"{headings}\n{row}\n"), document).known) == 1


@pytest.mark.parametrize(
    ("exact", "told"),
    [
        ("act binds\nthe city", "its words lie within those of {second}"),
        ("agency. The act", "its words overlap those of {first}, {second}"),
        (
            "The act binds\nthe city. The act is old.",
            "its words take in those of {second}, {third}",
        ),
        ("Report", ""),
    ],
)
def test_new_claims_across_claims_that_are_there_are_told(ann, exact, told):
    document = factories.document(TEXT)
    first, second, third = (claim.number for claim in document.claims.in_document_order())

    (problem,) = place_on(marked(annotation(exact)), document).overlaps or [""]

    assert str(problem).partition(": ")[2].startswith(told.format(first=first, second=second, third=third))
    assert bool(problem) == bool(told)


def test_annotations_of_another_text_are_refused(ann):
    document = factories.document()
    assert str(place_on(marked(annotation("nowhere")), document)).startswith(f"{document.number}: 0 new claims, 0 on ")
    with pytest.raises(Refused, match="None of the words"):
        seed(marked(annotation("nowhere"), leave_out=True), document, by=ann)
    assert not OutsideCheck.objects.exists()


def test_a_merged_claim_keeps_what_was_found_about_both(ann):
    document = brought_in(sheet(), by=ann).document
    first, second = document.claims.in_document_order()[:2]

    perform("merge", first, by=ann, other=second.pk)

    assert first.outside_checks.count() == 2


def test_what_a_claim_has_no_place_for_is_kept_beside_it(ann):
    document = factories.document("The act binds.\n")
    for n, (speaker, kind) in enumerate([("Ann", "Statistic"), ("Bob", "legal")]):
        seed(sheet(f"Quote,Speaker,Type\nThe act binds,{speaker},{kind}\n", name=f"{n}.csv"), document, by=ann)

    claim = document.claims.get(claimant="Ann")
    assert list(claim.outside_checks.values_list("other", flat=True)) == [
        [["kind", "Statistic"]],
        [["claimant", "Bob"]],
    ]


# Visible to the team alone


@pytest.mark.parametrize(("role", "seen"), [("viewer", 0), ("reviewer", 3), ("lead", 3), ("administrator", 3), ("", 0)])
def test_only_the_team_sees_what_was_found_elsewhere(ann, role, seen):
    document = brought_in(sheet(), by=ann).document
    list(adopt(document, sheet(), by=ann))
    person = factories.user("pat", *([role] if role else []))

    assert OutsideCheck.objects.visible_to(person).count() == seen
