"""Where claims begin and end in the text of a report, in the form that has no lines under words."""

import re

import pytest
from markdown_it import MarkdownIt

from claims.exports.report_text import crossing
from claims.services.reading.places import Place
from claims.workflow import perform
from tests import factories
from tests.exports.papers import Shown, of

pytestmark = pytest.mark.django_db
OPENS = r"<sup>(?:C-\d+)?\\\[</sup>"
CLOSES = r"<sup>\\\] \[.\u2060(C-\d+)\]\(#c-\d+\)</sup>"


def text_of(document):
    written = of(document, "report-markdown").decode()
    return written.split("leads to what was found of it")[1].split("\n\n", 1)[1].split("\n\n## ")[0]


def test_a_claim_stands_between_brackets_in_markdown():
    document = factories.document("# Report\n\nThe act of 2019 [sic] binds 4 agencies.\n\nLook here.\n")
    claim = document.claims.get()

    told = text_of(document)

    [between] = re.findall(f"{OPENS}(.*?){CLOSES}", told)
    assert between == ("The act of 2019 \\[sic\\] binds 4 agencies.", claim.number)
    assert MarkdownIt("commonmark").render(told).count("<sup>") == 2


def test_brackets_of_claims_within_claims_are_those_of_each():
    document = factories.document("The act of 2019 binds 4 agencies of the state.\n")
    outer = document.claims.get()
    ann = factories.user("ann", "lead")
    first = perform("add", document, by=ann, quote="The act of 2019").made
    last = perform("add", document, by=ann, quote="4 agencies of the state.").made

    told = re.sub(CLOSES, r"]\1", re.sub(OPENS, "[", text_of(document))).strip()

    assert told == f"[[The act of 2019]{first.number} binds [4 agencies of the state.]{last.number}]{outer.number}"


def test_claims_that_overlap_have_their_numbers_at_both_ends():
    document = factories.document("We looked at the act of the state and at its agencies.\n")
    whole, ann = document.claims.get(), factories.user("ann", "lead")
    quotes = ("the act of the state", "state and at its agencies")
    one, other = (perform("add", document, by=ann, quote=quote).made for quote in quotes)

    shown = Shown(MarkdownIt("commonmark").render(text_of(document)))

    told = " ".join(shown.words.split()).replace("\u2060", "")
    assert told == (
        f"[We looked at {one.number}[the act of the {other.number}[state] ○{one.number} and at its agencies] "
        f"○{other.number}.] ○{whole.number}"
    )


def test_only_what_overlaps_by_a_part_is_crossing():
    spans = ((0, 9), (2, 9), (9, 12), (11, 14))
    holding, inner, behind, over = (Place(*span, claim, "open") for claim, span in enumerate(spans))

    assert crossing([holding, inner]) == crossing([holding, behind]) == frozenset()
    assert crossing([over, holding, behind]) == {(9, 12, 2), (11, 14, 3)}
