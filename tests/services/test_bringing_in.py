"""Claims checked elsewhere come in as a document of their own, or on the words of one; no verdict comes with them."""

import json

import pytest

from claims.choices import Status
from claims.history import first_flaw
from claims.models import Anchor, Claim, Document, Event, OutsideCheck, VersionText
from claims.refusal import NotAllowed, Refused
from claims.services.checked.adopting import adopt, citations_of
from claims.services.checked.bringing_in import draft_of_collection, place_on, seed
from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices
from claims.services.reading.coverage import coverage_of
from claims.services.store.verification import first_mismatch
from claims.services.telling.chronicle import tell
from claims.services.versions.intake import finish, store
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db

SHEET = """Section,Claim,Status,Source,Explanation,Checked by,Date
Schools,SB19-216 is a school pilot.,True,https://leg.example/sb19-216,The title says so.,Ann Checker,2025-03-01
Schools,"The act of 2019 bars
state agencies. It took effect at once.",False,"Act: https://leg.example/act; https://leg.example/b",Not so.,Bob,
Health,HIPAA covers every record.,Meh,,Ask again.,Bob,3 May
Health,The board met.,,,,,
"""


@pytest.fixture
def ann():
    return factories.user("ann", "reviewer")


def sheet(text=SHEET, name="line by line.csv", **choices):
    return open_checked(text.encode(), name, Choices(**choices))


def brought_in(file, by=None, **description):
    return finish(store(draft_of_collection(file, by=by, **description)))


def test_a_sheet_becomes_a_document_with_a_block_for_each_claim(ann):
    imported = brought_in(sheet(), by=ann)

    document, version = imported.document, imported.version
    text = VersionText.objects.get(pk=version.pk).body
    assert document.title == "Claims checked elsewhere"
    assert imported.claims == 4
    blocks = list(version.blocks.values_list("kind", "place"))
    assert blocks == [
        ("heading", ""), ("paragraph", "row 2"), ("paragraph", "row 3"), ("heading", ""), ("paragraph", "row 4"),
        ("paragraph", "row 5"),
    ]  # fmt: skip
    for anchor in Anchor.objects.filter(version=version):
        assert text[anchor.start : anchor.end] == anchor.quote
    assert coverage_of(version).left == 0
    assert version.imported_by == ann
    claims = list(document.claims.in_document_order())
    assert claims[1].statement == "The act of 2019 bars\nstate agencies. It took effect at once."
    assert [claim.section.title for claim in claims] == ["Schools", "Schools", "Health", "Health"]
    assert [claim.mentions.count() for claim in claims] == [1, 0, 1, 0]


def test_what_was_found_elsewhere_is_kept_as_it_is_and_decides_nothing(ann):
    document = brought_in(sheet(), by=ann).document

    assert not document.claims.exclude(status=Status.UNREVIEWED).exists()
    checks = OutsideCheck.objects.order_by("pk")
    assert [(check.place, check.said, check.verdict) for check in checks] == [
        ("row 2", "True", "verified"),
        ("row 3", "False", "disputed"),
        ("row 4", "Meh", ""),
    ]
    assert (checks[0].rationale, checks[0].source) == ("The title says so.", "https://leg.example/sb19-216")
    assert (checks[2].checked_by, checks[2].checked_on) == ("Bob", "3 May")
    assert first_flaw() is None
    assert first_mismatch() is None
    event = json.loads(Event.objects.get().payload)
    assert event["checked_elsewhere"] == 3


def test_the_same_bytes_twice_add_nothing(ann):
    brought_in(sheet(), by=ann)

    assert not brought_in(sheet(), by=ann).added
    assert Document.objects.count() == 1
    assert OutsideCheck.objects.count() == 3


@pytest.mark.parametrize("role", ["viewer", "administrator"])
def test_only_reviewers_and_leads_bring_claims_in(role):
    person = factories.user("vic", role)
    with pytest.raises(NotAllowed):
        draft_of_collection(sheet(), by=person)
    with pytest.raises(NotAllowed):
        seed(sheet(), factories.document(), by=person)


def test_tags_in_a_cell_are_words_of_it(ann):
    document = brought_in(sheet("Quote,Note\nThe page has <b>two *titles*.,x\n"), by=ann).document

    assert document.claims.get().statement == "The page has <b>two titles."


BAD = "Claim,Note\nOne holds.,\n,Nothing here\nTwo holds.,\n" + "x" * 32_768 + ",\n"


def test_one_bad_row_keeps_all_out_and_is_named(ann):
    with pytest.raises(Refused) as refused:
        brought_in(sheet(BAD), by=ann)

    assert "row 3: it has no claim: column A “Claim” is empty (it has “Nothing here”)" in refused.value.reason
    assert "row 5: its statement has 32,768 characters, and the limit is 32,767" in refused.value.reason
    assert not Document.objects.exists()


def test_bad_rows_are_left_out_when_somebody_says_so(ann):
    imported = brought_in(sheet(BAD, leave_out=True), by=ann)

    assert imported.claims == 2
    assert "left out: row 3: it has no claim: column A “Claim” is empty\n" in imported.version.remarks
    # What else it holds may be a private note, and remarks show with the document.
    assert "Nothing here" not in imported.version.remarks


def test_words_of_a_person_decide_what_a_verdict_means(ann):
    file = sheet(meanings={"Meh": "unverifiable", "True": "open"})

    assert file.unknown_words == {}
    assert [file.verdict(row) for row in file.rows] == ["", "disputed", "unverifiable", ""]
    assert sheet().unknown_words == {"Meh": 1}
    with pytest.raises(Refused, match="cannot mean “rubbish”"):
        sheet(meanings={"Meh": "rubbish"})


@pytest.mark.parametrize(
    ("heading", "said", "verdict"),
    [("Checked", "No", ""), ("Checked", "yes", ""), ("Verified?", "n", ""), ("Verified?", "yes", "verified")],
)
def test_that_nobody_checked_it_is_no_verdict(ann, heading, said, verdict):
    file = sheet(f"Fact,{heading},Explanation,Source\nIt employed 500.,{said},could not reach museum,Smith\n")
    document = brought_in(file, by=ann).document

    assert OutsideCheck.objects.get().verdict == verdict
    list(adopt(document, file, by=ann))
    assert document.claims.filter(status=Status.SETTLED).exists() == bool(verdict)


# Adopting


def test_a_reviewer_adopts_what_has_verdict_note_and_source(ann):
    document = brought_in(sheet(), by=ann).document

    told = list(adopt(document, sheet(), by=ann))

    assert [bool(step.problem) for step in told] == [False, False, True]
    assert told[2].problem.reason == "it has no verdict of ours (“Meh”) and no source"
    first, second, third, fourth = document.claims.in_document_order()
    assert [claim.verdict for claim in (first, second, third, fourth)] == ["verified", "disputed", "", ""]
    review = first.reviews.get()
    assert review.reviewer == ann
    assert review.rationale.startswith("The title says so.\n\n")
    assert review.rationale == "The title says so.\n\nAdopted from a check made elsewhere."
    decided = Event.objects.of_claim(first.pk).get(act="decide")
    assert json.loads(decided.payload)["adopted"] == "row 2"
    assert json.loads(decided.payload)["file"] == sheet().sha256
    assert ("adopted from", "row 2") in tell([decided], ann)[0].values
    assert first.citations.get().source.url == "https://leg.example/sb19-216"
    urls = [(citation.stance, citation.source.url) for citation in second.citations.order_by("pk")]
    assert urls == [("refutes", "https://leg.example/act"), ("refutes", "https://leg.example/b")]
    assert first_flaw() is None
    assert first_mismatch() is None


def test_names_and_files_do_not_come_into_a_rationale(ann):
    document = brought_in(sheet(name="Ann-secret.csv"), by=ann).document
    list(adopt(document, sheet(), by=ann))

    rationale = document.claims.in_document_order()[0].reviews.get().rationale
    assert "Ann" not in rationale


def test_adopting_again_decides_what_was_left_alone(ann):
    document = brought_in(sheet(), by=ann).document
    list(adopt(document, sheet(), by=ann))
    events = Event.objects.count()

    assert [step.total for step in adopt(document, sheet(), by=ann)] == [1]
    assert Event.objects.count() == events


def test_two_reviews_are_needed_where_two_are_asked_for(ann):
    document = brought_in(sheet(), by=ann, reviews_required=2).document
    list(adopt(document, sheet(), by=ann))

    assert document.claims.filter(status=Status.SECOND_REVIEW).count() == 2
    assert not document.claims.filter(status=Status.SETTLED).exists()


def test_a_claim_that_somebody_holds_is_told(ann):
    document = brought_in(sheet(), by=ann).document
    perform("take", document.claims.in_document_order()[0], by=factories.user("bob", "reviewer"))

    told = list(adopt(document, sheet(), by=ann))

    assert told[0].problem.reason == "Somebody else holds this claim at the moment."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("https://a.example/x", [("supports", "https://a.example/x", "")]),
        ("The act (https://a.example/x).", [("supports", "https://a.example/x", "The act")]),
        ("SB21-131, section 2", [("supports", "", "SB21-131, section 2")]),
        (
            "https://a.example/x https://b.example/",
            [("supports", "https://a.example/x", ""), ("supports", "https://b.example/", "")],
        ),
        (
            "refutes — The act, line 3, https://a.example/x: “Not so: https://c.example/”",
            [("refutes", "https://a.example/x", "The act, line 3")],
        ),
        ("One\n\nTwo", [("supports", "", "One"), ("supports", "", "Two")]),
        ("-", []),
        (
            "refutes — The act: “Not so.\nNever.”\nsupports — The book",
            [("refutes", "", "The act"), ("supports", "", "The book")],
        ),
    ],
)
def test_what_is_given_as_the_source_becomes_citations(source, expected):
    check = OutsideCheck(verdict="verified", source=source)

    assert [(one["stance"], one.get("url"), one["title"]) for one in citations_of(check)] == expected


PRIVATE = "Claim,Verdict,Notes / queries to author,Source\nIt ran.,True,Ask the mayor again.,Smith\n"


def test_what_colleagues_wrote_to_each_other_is_published_by_a_person_alone(ann):
    document = brought_in(sheet(PRIVATE), by=ann).document

    (kept,) = adopt(document, sheet(PRIVATE), by=ann)
    check = OutsideCheck.objects.get()

    assert kept.problem.reason == "it has no rationale (its note is the team’s alone)"
    assert (check.rationale, check.note) == ("", "Ask the mayor again.")

    (published,) = adopt(document, sheet(PRIVATE), by=ann, publishes_notes=True)

    assert published.problem is None
    assert document.claims.get().reviews.get().rationale.startswith("Ask the mayor again.\n\n")
    assert first_mismatch() is None


def test_a_note_beside_a_rationale_is_never_published(ann):
    body = "Claim,Verdict,Explanation,Notes,Source\nIt ran.,True,It did.,Ask the mayor again.,Smith\n"
    document = brought_in(sheet(body), by=ann).document

    list(adopt(document, sheet(body), by=ann, publishes_notes=True))

    assert "mayor" not in document.claims.get().reviews.get().rationale


def test_only_what_the_file_says_that_one_looked_at_is_adopted(ann):
    document = factories.document("The act binds. It passed. It lapsed.\n")
    theirs = sheet("Quote,Verdict,Notes,Source\nThe act binds,True,Ask the mayor.,Smith\n", name="lead.csv")
    mine = sheet("Quote,Verdict,Notes,Source\nIt passed,True,In 2019.,Jones\n")
    seed(theirs, document, by=factories.user("lea", "lead"))
    seed(mine, document, by=ann)

    assert [step.problem for step in adopt(document, mine, by=ann, publishes_notes=True)] == [None]
    assert [step.problem for step in adopt(document, mine, by=ann, publishes_notes=True)] == []
    assert not Claim.objects.get(statement="The act binds").reviews.exists()
    assert Claim.objects.get(statement="It passed").reviews.exists()

    # Whoever has looked at the same bytes adopts what they brought in before.
    assert not seed(theirs, document, by=ann).added
    assert [step.problem for step in adopt(document, theirs, by=ann, publishes_notes=True)] == [None]


CORRECTED = """Claim,Verdict,Why,Suggested edit,Source
Forty came.,False,It was 41.,Forty-one came.,Smith
Fifty came.,True,So it was.,Some fifty came.,Smith
Sixty came.,False,Nobody came.,no change,Smith
"""


def test_a_correction_becomes_that_of_whoever_adopts_it(ann):
    file = sheet(CORRECTED)
    document = brought_in(file, by=ann).document

    assert [step.problem for step in adopt(document, file, by=ann)] == [None, None, None]

    claims = document.claims.in_document_order()
    assert [claim.reviews.get().correction for claim in claims] == ["Forty-one came.", "", ""]
    assert list(OutsideCheck.objects.values_list("correction", flat=True)) == [
        "Forty-one came.", "Some fifty came.", "no change",
    ]  # fmt: skip
    assert first_mismatch() is None


def test_a_correction_beside_a_verdict_that_has_none_is_told():
    assert sheet(CORRECTED).remarks == [
        "1 correction stands beside a verdict that has none (disputed and partly supported alone do), and is kept "
        "beside its claim, not adopted: row 3"
    ]


def test_a_mended_correction_is_brought_in_beside_the_claim_and_not_adopted_as_the_old_one(ann):
    document = factories.document("Forty came.\n")
    row = "Quote,Verdict,Why,Correction,Source\nForty came,False,So.,{},Smith\n"
    old, new = (sheet(row.format(words)) for words in ("41 came", "42 came"))
    seed(old, document, by=ann)

    assert seed(new, document, by=ann).placement.brought_before == 0
    assert not seed(old, document, by=ann).added
    list(adopt(document, new, by=ann))
    claim = Claim.objects.filter(outside_checks__isnull=False).distinct().get()
    assert claim.reviews.get().correction == "42 came"


def test_what_was_read_otherwise_than_one_sees_it_is_not_adopted(ann):
    document = brought_in(sheet(meanings={"True": "disputed"}), by=ann).document

    first, *_others = adopt(document, sheet(), by=ann)

    assert first.problem.reason == "it was read otherwise when it came in"
    assert not document.claims.in_document_order()[0].reviews.exists()


def adopted(ann, *sources):
    cells = "".join(f'Fact {n}.,True,So it is.,"{source}"\n' for n, source in enumerate(sources))
    file = sheet(f"Claim,Verdict,Rationale,Source\n{cells}")
    document = brought_in(file, by=ann).document
    told = list(adopt(document, file, by=ann))
    claims = document.claims.in_document_order()
    cited = [claim.citations.order_by("pk").values_list("source__title", "source__url", "pinpoint") for claim in claims]
    return [list(rows) for rows in cited], [step.problem.reason for step in told if step.problem]


def test_the_words_beside_an_address_that_is_known_stay(ann):
    address = "https://mill.example/book"

    cited, problems = adopted(ann, f"Smith, p. 3, {address}", f"Smith, table 2, {address}", f"Mills {address}", address)

    assert not problems
    assert cited == [[("Smith", address, pin)] for pin in ("p. 3", "table 2", "Mills", "")]


def test_no_source_is_left_out(ann):
    (cited, too_many), problems = adopted(
        ann,
        " ".join(f"https://a.example/{n}" for n in range(11)),
        " ".join(f"https://b.example/{n}" for n in range(101)),
    )

    assert len(cited) == 11
    assert (too_many, problems) == ([], ["it has 101 sources, and the limit is 100"])


def test_a_source_that_says_there_is_none_is_none(ann):
    assert adopted(ann, "n/a", "–") == ([[], []], ["it has no source"] * 2)


def test_an_address_that_cannot_be_cited_is_told(ann):
    (cited,), (problem,) = adopted(ann, "The act https://user:secret@a.example/")

    assert not cited
    assert "cannot be cited: it carries a user name or password" in problem


# On the words of a document


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
