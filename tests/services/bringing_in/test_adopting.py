"""A reviewer adopts what was found elsewhere: what of it is published, and what is left to a person."""

import json

import pytest

from claims.choices import Status
from claims.history import first_flaw
from claims.models import Claim, Event, OutsideCheck
from claims.services.checked.adopting import adopt, citations_of
from claims.services.checked.bringing_in import seed
from claims.services.store.verification import first_mismatch
from claims.services.telling.chronicle import tell
from claims.workflow import perform
from tests import factories
from tests.services.bringing_in.sheets import brought_in, sheet

pytestmark = pytest.mark.django_db


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
