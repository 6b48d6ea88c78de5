"""Where a written review finds its claims: on the exact words, re-trimmed to them, or added."""

import pytest

from claims.models import Citation, Event
from claims.services.demo.replay import Replay
from claims.text import find_quote
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "Agencies share data under Senate Bill 216 of 2019.\n\nThe act of 2020 binds agencies and it names Medicaid.\n"


def row(quote: str, **fields: object) -> dict[str, object]:
    start = find_quote(TEXT, quote)[0].start
    given = {"id": quote, "statement": f"It says: {quote}", "verdict": "unverifiable", "rationale": "Nothing found."}
    return given | {"quote": quote, "start": start, "citations": []} | fields


def play(*rows: dict[str, object], **review: object):
    """Play the rows and return the claims of the document, by their words, and the acts that led there."""
    people = {name: factories.user(name, "lead") for name in ("reviewer", "second", "lead")}
    document = factories.document(TEXT)
    plan = {"rounds": {}, "open": {}, "faults": {}, "notes": [], "dismissed_lead_ins": 1} | review
    Replay(document, people, list(rows), [], plan).play()
    claims = {claim.anchors.get().quote: claim for claim in document.claims.all()}
    return claims, list(Event.objects.order_by("number").values_list("act", flat=True))


def test_a_claim_on_the_exact_words_is_taken_as_it_is():
    claims, acts = play(row("Agencies share data under Senate Bill 216 of 2019."))

    assert acts == ["import", "amend", "decide"]
    assert claims["Agencies share data under Senate Bill 216 of 2019."].statement.startswith("It says: ")


def test_a_claim_on_other_words_of_the_passage_is_retrimmed():
    claims, acts = play(row("share data under Senate Bill 216"))

    assert acts == ["import", "retrim", "amend", "decide"]
    assert "Agencies share data under Senate Bill 216 of 2019." not in claims


def test_a_second_claim_on_the_same_words_is_added():
    whole = "Agencies share data under Senate Bill 216 of 2019."

    claims, acts = play(row("Senate Bill 216 of 2019"), row(whole))

    # The machine's claim belongs to the row with exactly its words, although another row comes first.
    assert acts == ["import", "add", "amend", "decide", "amend", "decide"]
    assert {claims[quote].verdict for quote in ("Senate Bill 216 of 2019", whole)} == {"unverifiable"}


def test_a_citation_becomes_a_source_of_its_kind():
    law = {"title": "SB19-216 High School Pilot", "url": "https://leg.example/bills/sb19-216", "stance": "refutes"}
    news = {"title": "Governor signs SB19-216", "url": "https://news.example/a", "stance": "context"}

    play(row("The act of 2020 binds agencies", citations=[law, news]))

    cited = Citation.objects.order_by("pk").values_list("source__kind", "source__identifier", "stance")
    assert list(cited) == [("law", "SB19-216", "refutes"), ("web_page", "", "context")]
