"""What a person had written with a decision that they took back stands in its form again."""

import pytest
from django.utils import timezone

from claims.models import Claim
from claims.services.desk.queues import open_queue as freeze
from claims.workflow import perform
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.desk import answer_to, claim_at, claims_of, open_queue
from tests.admin.visitor import Page

pytestmark = pytest.mark.django_db
GIVEN = {"reason": "outdated", "rationale": "The act says 12.", "correction": "Say 12."}
TYPED = {f"decision-{name}": value for name, value in GIVEN.items()}


@pytest.fixture
def undone(cast, ten, desk):
    """The desk of a claim that Rita disputed with all her grounds, and took back."""
    factories.cite(claims_of(ten)[0], cast.rita.person, stance="refutes")
    there = answer_to(cast.rita, desk, "verdict:disputed+next", **TYPED)
    assert answer_to(cast.rita, there, "undo_last") == desk
    return desk


def shown(visitor, address):
    return {name: values[0] for name, values in visitor.get(address).fields.items()}


def test_what_was_written_is_in_the_form_again(cast, ten, undone):
    page = cast.rita.get(undone)

    assert {name: page.fields[name][0] for name in TYPED} == TYPED
    assert "As you had it before you took it back" in page.words
    # Another verdict takes the same grounds along.
    answer_to(cast.rita, undone, "verdict:partly_supported+next")
    review = claims_of(ten)[0].reviews.get(undone_at=None)
    assert (review.verdict, review.rationale, review.correction) == ("partly_supported", "The act says 12.", "Say 12.")


def test_the_verdict_that_was_taken_back_is_the_one_begun(cast, ten, undone):
    answer_to(cast.rita, undone, "go+next")

    assert claims_of(ten)[0].verdict == "disputed"


def test_the_page_of_the_claim_has_it_too(cast, ten, undone):
    assert TYPED.items() <= shown(cast.rita, page_of(claims_of(ten)[0])).items()


@pytest.mark.parametrize("act", ["step:next", "redo_last"])
def test_what_was_put_back_is_no_reason_to_ask_before_leaving(cast, undone, act):
    answer_to(cast.rita, undone, act)


def test_what_was_typed_over_it_is(cast, undone):
    response = cast.rita.send(undone, act="step:next", **{"decision-rationale": "The act says 13."})

    assert response.status_code == 422 and "The act says 13." in response.content.decode()


def test_what_somebody_else_took_back_stays_theirs(cast, ten, undone):
    theirs = open_queue(cast.sam, filters=f"document={ten.pk}")
    perform("release", claims_of(ten)[0], by=cast.rita.person)

    assert "The act says 12." not in str(shown(cast.sam, f"{theirs.rsplit('/', 2)[0]}/{claim_at(undone)}/"))


def test_it_is_put_back_on_the_same_words_alone(cast, ten, undone):
    claim = claims_of(ten)[0]
    perform("retrim", claim, by=cast.rita.person, quote=claim.anchors.get().quote.removeprefix("Senate "))

    assert shown(cast.rita, undone)["decision-rationale"] == ""


def test_a_review_that_stands_is_in_no_form(cast, ten, undone):
    claim = claims_of(ten)[0]
    perform("release", claim, by=cast.rita.person)
    perform("decide", claim, by=cast.sam.person, verdict="unverifiable", rationale="No source.")

    assert "decision-rationale" not in shown(cast.rita, undone)


def test_the_statement_said_with_a_verdict_on_new_words_is_put_back(cast):
    old = factories.document("# Old\n\nThe state passed the law in June 2019.\n")
    claim = factories.claim(old)
    perform("amend", claim, by=cast.rita.person, statement="In June 2019 a law was passed.")
    body = b"# Old\n\nThe state passed the law in July 2019.\n"
    factories.import_document(body=body, filename="new.md", by=cast.lee.person, document=old)
    claim.refresh_from_db()
    perform("place", claim, by=cast.rita.person, quote="The state passed the law in July 2019.")
    queue = freeze(owner=cast.rita.person, claims=Claim.objects.filter(pk=claim.pk), title="One", at=timezone.now())
    address = f"/admin/desk/{queue.pk}/{claim.pk}/"
    assert shown(cast.rita, address)["confirm-statement"] == "In July 2019 a law was passed."
    said = {"confirm-statement": "A law was passed in mid-July 2019."}
    answer_to(cast.rita, address, "verdict:unverifiable", **said)

    answer_to(cast.rita, address, "undo_last")

    assert said.items() <= shown(cast.rita, address).items()


def test_the_script_gets_it_with_the_claim(cast, ten, undone):
    answer_to(cast.rita, undone, "redo_last")
    fields = cast.rita.get(undone).fields

    data = {"seen": fields["seen"], "act": "undo_last", "csrfmiddlewaretoken": "x"}
    answer = cast.rita.client.post(undone, data, headers={"HX-Request": "true"})

    assert Page(answer.content.decode()).fields["decision-rationale"] == ["The act says 12."]
