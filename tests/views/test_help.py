"""Help is made from the tables that rule, so it cannot be out of date."""

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
    assert [question.words for act in ACTS.values() for question in act.who if str(question.words) not in text] == []
