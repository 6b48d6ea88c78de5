"""The first document of the workbench: its structure, and its claims against those a careful reviewer wants."""

import json
from collections import Counter
from pathlib import Path

import pytest

from claims.text import extract_claims, outline, read_document
from tests.benchmarks.scoreboard import f1, matches

FAQ = Path(__file__).parents[2] / "fixtures" / "colorado-faq"
MIN_F1, MIN_EXACT_F1, MIN_KINDS_RIGHT = 0.90, 0.80, 0.75


@pytest.fixture(scope="module")
def reading():
    return read_document((FAQ / "source.txt").read_bytes(), "source.txt")


@pytest.fixture(scope="module")
def wanted():
    return json.loads((FAQ / "claims-q01-q10.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found(reading):
    end = reading.text.index("\n11. How is")
    return [claim for claim in extract_claims(reading.text, reading.blocks) if claim.end <= end]


def test_only_questions_and_the_title_are_headings(reading):
    headings = [reading.text[block.start : block.end] for block in reading.blocks if block.kind == "heading"]

    assert len(headings) == 21
    assert headings[0] == "State Benefits Data Sharing With ICE in Colorado"
    assert all(heading.endswith("?") for heading in headings[1:])
    assert Counter(block.kind for block in reading.blocks)["list_item"] == 61


def test_labels_and_empty_lead_ins_are_told_apart(reading):
    passages = outline(reading.text, reading.blocks)
    words = {kind: [reading.text[p.start : p.end] for p in passages if p.kind == kind] for kind in ("label", "lead_in")}

    assert "Data Encryption:" in words["label"]
    assert "There are several key ways in which this privacy is protected:" in words["lead_in"]
    assert all(label.endswith(":") for label in words["label"])


def test_claims_are_those_a_reviewer_wants(found, wanted):
    ours, theirs = [(claim.start, claim.end) for claim in found], [(claim["start"], claim["end"]) for claim in wanted]

    assert f1(len(matches(ours, theirs)), ours, theirs) >= MIN_F1
    assert f1(len(set(ours) & set(theirs)), ours, theirs) >= MIN_EXACT_F1


def test_kinds_are_mostly_those_a_reviewer_gives(found, wanted):
    matched = matches(
        [(claim.start, claim.end) for claim in found], [(claim["start"], claim["end"]) for claim in wanted]
    )
    right = sum(found[i].kind == wanted[j]["kind"] for i, j in matched.items())

    assert right / len(matched) >= MIN_KINDS_RIGHT


def test_no_statement_begins_with_a_pronoun(found):
    openings = [claim.statement.split()[0] for claim in found]

    assert not set(openings) & {"This", "These", "They", "It", "Such"}


def test_reference_quotes_are_in_the_text(reading, wanted):
    assert all(reading.text[claim["start"] : claim["end"]] == claim["quote"] for claim in wanted)
