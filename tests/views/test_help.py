"""Help is made from the tables that rule, so it cannot be out of date."""

import re

import pytest

from claims.choices import VERDICT_MEANINGS
from claims.marks import MARKS
from claims.workflow import ACTS
from tests.views.oracle import text_of

pytestmark = pytest.mark.django_db


def test_every_act_verdict_and_mark_is_explained(cast, page_of):
    text = text_of(page_of(cast.viewer, "/help/acts/"))

    assert [act.name for act in ACTS.values() if str(act.label) not in text] == []
    assert [verdict for verdict, meaning in VERDICT_MEANINGS.items() if str(meaning) not in text] == []
    assert [mark.name for mark in MARKS.values() if str(mark.label) not in text] == []
    assert [words for act in ACTS.values() for words in act.needs_in_words if words not in text] == []
    assert [question.words for act in ACTS.values() for question in act.who if str(question.words) not in text] == []


def needs_by_act(html):
    """The last cell of each row, by its act."""
    rows = [re.sub("<[^>]+>", "|", row).split("|") for row in html.split("<tr>")[1:]]
    cells = [[" ".join(cell.split()) for cell in row if cell.strip()] for row in rows]
    return {row[0]: row[-1] for row in cells}


@pytest.mark.parametrize("url", ["/help/acts/", "/admin/acts/"])
def test_what_an_act_needs_is_said_once_and_in_words(cast, page_of, url):
    needs = needs_by_act(page_of(cast.lead, url))

    assert needs["Decide"].count("a verdict") == needs["Settle"].count("a rationale") == 1
    assert needs["Set days and jurisdiction"].startswith("a day or a jurisdiction")
    assert needs["Release"] == "–"
    assert needs["Merge"] == "another claim of the document"


def test_a_second_review_is_asked_for_where_one_is_needed():
    """A claim whose second review is wanted needs two already."""
    assert ACTS["ask_second"].statuses == ["unreviewed"]
