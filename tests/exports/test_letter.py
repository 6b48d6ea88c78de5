"""The letter to the author of a document: what is wrong, why, and what it should say."""

import pytest

from claims.models import Document
from claims.refusal import Refused
from tests import factories
from tests.exports.papers import LETTERS, of, words_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("format", LETTERS)
def test_a_letter_says_what_is_wrong_and_why(checked, format, settings):
    settings.FACTCHECK_TEAM_NAME = "The desk"
    first, second, _third = checked.claims.in_document_order()

    words = words_of(checked, format)

    for told in (
        "About “The FAQ”",
        "To A. Author, The agency",
        "Dear A. Author,",
        "2 of 3 are settled so far; this letter is about these alone. Our verdicts: Verified 1, Disputed 1. Below is",
        "Below is the one that is “Disputed” or “Partly supported”, with our reasons",
        "You write (§ 1 ¶ 1, under “Report",
        first.anchors.get().quote,
        "What we found: It is another bill.",
        "It should say: The law is SB21-131.",
        "Speaks against it: SB21-131",
        "The source says: Concerning *data*.",
        "With kind regards, The desk",
    ):
        assert told in words
    assert second.statement not in words


def test_a_letter_says_what_was_read_and_when(checked):
    Document.objects.update(captured_on="2024-05-03", archive_url="https://archive.example/faq")

    words = words_of(checked, "letter-markdown")

    assert "We read it as it stood on 3 May 2024. A copy of what we read: https://archive.example/faq" in words
    Document.objects.update(captured_on=None, archive_url="")
    assert "We read it as" not in words_of(Document.objects.get(), "letter-markdown")


def test_a_letter_about_nothing_wrong_says_so(checked):
    ann = factories.user("cleo", "reviewer")
    document = factories.document(title="All right")
    for claim in document.claims.all():
        factories.review(claim, ann, "verified")

    words = words_of(document, "letter-markdown")

    assert (
        "one by one, all 3 of them. Our verdicts: Verified 3. None of them is “Disputed” or “Partly supported”."
        in words
    )
    assert "Dear author," in words


@pytest.mark.parametrize("format", LETTERS)
def test_there_is_no_letter_about_what_nobody_has_checked(format):
    with pytest.raises(Refused, match=r"No claim of D-\d+ is settled yet"):
        of(factories.document(), format)
