"""What citations, sources, notes and mentions are refused, and what is kept of them."""

import pytest

from claims.choices import Verdict
from claims.workflow import Refused, perform
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_last_citation_of_a_review_stays(cast):
    claim = factories.claim()
    factories.review(claim, cast["author"])
    first = claim.citations.get()

    with pytest.raises(Refused, match="last citation"):
        perform("uncite", claim, by=cast["author"], citation=first.pk)
    factories.cite(claim, cast["author"], "refutes")
    perform("uncite", claim, by=cast["author"], citation=first.pk)

    assert claim.citations.count() == 1


@pytest.mark.parametrize(
    ("verdict", "stance", "says"),
    [(Verdict.VERIFIED, "supports", "supports it"), (Verdict.DISPUTED, "refutes", "refutes it")],
)
def test_a_verdict_keeps_the_last_citation_that_speaks_for_it(cast, verdict, stance, says):
    claim = factories.claim()
    first = factories.cite(claim, cast["author"], stance)
    context = factories.cite(claim, cast["author"], "context")
    perform("decide", claim, by=cast["author"], verdict=verdict, rationale="Seen.")

    with pytest.raises(Refused, match=f"no other of your citations {says}. Cite another one first"):
        perform("uncite", claim, by=cast["author"], citation=first.pk)
    perform("uncite", claim, by=cast["author"], citation=context.pk)
    factories.cite(claim, cast["author"], stance)
    perform("uncite", claim, by=cast["author"], citation=first.pk)

    assert [citation.stance for citation in claim.citations.all()] == [stance]


def test_what_was_decided_without_the_stance_one_expects_may_lose_the_others(cast):
    claim = factories.claim()
    citations = [factories.cite(claim, cast["author"], "context") for _number in range(2)]
    perform("decide", claim, by=cast["author"], verdict=Verdict.VERIFIED, rationale="Seen.")

    perform("uncite", claim, by=cast["author"], citation=citations[0].pk)

    assert claim.citations.count() == 1


def test_the_citation_of_an_earlier_round_stays_under_its_review(cast):
    claim = factories.claim()
    factories.review(claim, cast["author"])
    first = claim.citations.get()
    perform("reopen", claim, by=cast["other"], reason="New law.")
    factories.cite(claim, cast["author"])

    with pytest.raises(Refused, match="last citation of your review in its round"):
        perform("uncite", claim, by=cast["author"], citation=first.pk)


def test_a_citation_of_a_review_that_was_taken_back_may_go(cast):
    claim = factories.claim()
    factories.review(claim, cast["author"])
    perform("undo", claim, by=cast["author"])

    perform("uncite", claim, by=cast["author"], citation=claim.citations.get().pk)

    assert not claim.citations.exists()


def test_only_the_author_takes_a_citation_back(cast):
    claim = factories.claim()
    citation = factories.cite(claim, cast["author"])

    with pytest.raises(Refused, match="Only its author"):
        perform("uncite", claim, by=cast["lead"], citation=citation.pk)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/", "https://", "no address"])
def test_addresses_that_cannot_be_cited_are_refused_by_name(cast, url):
    claim = factories.claim()

    with pytest.raises(Refused) as refusal:
        factories.cite(claim, cast["author"], url=url)

    assert url in refusal.value.reason


def test_a_refused_address_does_not_show_its_password(cast):
    with pytest.raises(Refused, match=r"“https://…@a\.example/” cannot be cited: it carries a user name or password"):
        factories.cite(factories.claim(), cast["author"], url="https://name:secret@a.example/")


@pytest.mark.parametrize(
    "again", ["https://A.example:443/law#:~:text=words", "a.example/law", " https://a.example/law "]
)
def test_one_work_is_one_source(cast, again):
    claim = factories.claim()
    first = factories.cite(claim, cast["author"], url="https://a.example/law", title="The law")

    second = factories.cite(claim, cast["author"], url=again)

    assert second.source == first.source


def test_an_excerpt_keeps_every_blank(cast):
    claim = factories.claim()

    citation = factories.cite(claim, cast["author"], excerpt="  two  blanks \n")

    citation.refresh_from_db()
    assert citation.excerpt == "  two  blanks \n"


@pytest.mark.parametrize("bad", ["a\x00b", "a\ud800b"])
def test_what_cannot_be_stored_is_refused_on_both_engines(cast, bad):
    claim = factories.claim()

    with pytest.raises(Refused, match="body"):
        factories.note(claim, cast["author"], body=bad)


def test_mentions_can_be_corrected(cast):
    claim = factories.claim(factories.document("HIPAA covers the records of Medicaid.\n"))
    mention = claim.mentions.get()

    perform("unmention", claim, by=cast["author"], mention=mention.pk)
    perform("mention", claim, by=cast["author"], kind="regulation", key="45 CFR 164.512(f)")

    named = claim.mentions.get()
    assert (named.authority.key, named.authority.work) == ("45 CFR 164.512(f)", "45 CFR 164.512")
