"""Claims whose words a new version changed, at the desk: confirmed with one button, or decided anew."""

import pytest

from claims.models import Claim, Queue
from claims.workflow import perform
from tests import factories
from tests.admin.desk import MAX_VIEW_QUERIES, answer_to, claims_of, open_queue, queries_of

pytestmark = pytest.mark.django_db


def test_changed_words_are_confirmed_with_one_button(cast):
    old = factories.document("# Old\n\nThe state passed the law in June 2019.\n")
    claim = factories.claim(old)
    factories.review(claim, cast.rita.person)
    body = b"# Old\n\nThe state passed the law in July 2019.\n"
    factories.import_document(body=body, filename="new.md", by=cast.lee.person, document=old)
    claim.refresh_from_db()
    perform("place", claim, by=cast.rita.person, quote="The state passed the law in July 2019.")
    desk = open_queue(cast.sam, **{"from": "mine"})

    page = cast.sam.get(desk)
    assert f"Still holds: {claim.get_verdict_display()}" in page.words
    assert len(queries_of(cast.sam, "get", desk)) <= MAX_VIEW_QUERIES
    answer_to(cast.sam, desk, "confirm+next")

    assert {"del", "ins"} <= {given[""] for given in page.attributes}
    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed) == ("The state passed the law in July 2019.", False)

    assert answer_to(cast.sam, f"/admin/desk/{Queue.objects.get().pk}/", "undo_last") == desk
    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed) == ("The state passed the law in June 2019.", True)
    assert "confirm" in cast.sam.get(desk).acts


@pytest.mark.parametrize("at", ["the desk", "the page"])
def test_words_that_are_typeset_otherwise_are_confirmed_with_one_button(cast, at):
    """The statement says nothing else then, so there is nothing to fill in."""
    old = factories.document("# Old\n\nThe state passed the law in June 2019.\n")
    claim = factories.claim(old)
    factories.review(claim, cast.rita.person)
    body = b"# Old\n\nThe state passed  the law in June 2019.\n"
    factories.import_document(body=body, filename="new.md", by=cast.lee.person, document=old)
    desk = open_queue(cast.sam, **{"from": "mine"})
    claim.refresh_from_db()
    assert claim.text_changed and "confirm-statement" not in cast.sam.get(desk).fields

    if at == "the desk":
        answer_to(cast.sam, desk, "confirm+next")
    else:
        answer_to(cast.sam, f"/admin/claims/claim/{claim.pk}/change/", "confirm")

    claim.refresh_from_db()
    assert (claim.statement, claim.text_changed) == ("The state passed the law in June 2019.", False)


def test_a_verdict_key_takes_along_what_the_claim_says_now(cast):
    old = factories.document("# Old\n\nDenver had 1.4 million residents in June 2019.\n")
    claim = factories.claim(old)
    Claim.objects.filter(pk=claim.pk).update(statement="By the census, Denver had 1.4 million residents in June 2019.")
    body = b"# Old\n\nDenver had 1.5 million residents in June 2019.\n"
    factories.import_document(body=body, filename="new.md", by=cast.lee.person, document=old)
    desk = open_queue(cast.sam, **{"from": "mine"})
    offered = cast.sam.get(desk).fields["confirm-statement"][0]

    answer_to(cast.sam, desk, "verdict:unverifiable+next")

    claim.refresh_from_db()
    assert offered == "By the census, Denver had 1.5 million residents in June 2019."
    assert (claim.statement, claim.text_changed, claim.verdict) == (offered, False, "unverifiable")


def test_a_claim_of_a_later_version_costs_no_more(cast):
    document = factories.document("# Old\n\nThe state passed the law in June 2019. The mayor signed the act in 2018.\n")
    claim = claims_of(document)[1]
    body = b"# Old\n\nThe state passed the law in July 2019. The mayor signed the act in 2018.\n"
    factories.import_document(body=body, filename="new.md", by=cast.lee.person, document=document)
    claim.refresh_from_db()
    perform("amend", claim, by=cast.sam.person, statement="He signed it.")
    desk = open_queue(cast.sam, **{"from": "mine"})
    queue = desk.rstrip("/").rpartition("/")[0]

    assert not claim.text_changed
    assert len(queries_of(cast.sam, "get", f"{queue}/{claim.pk}/")) <= MAX_VIEW_QUERIES
