"""A small newsroom: a cast, a document that is partly settled, and one under two blind reviews."""

from types import SimpleNamespace

import pytest

from claims.choices import Verdict
from claims.workflow import perform
from tests import factories
from tests.kept import kept
from tests.views.browsing import WORDS, sign_in

TEXT = """# Benefits and ICE

## What does the law say?

Senate Bill 216 of 2019 bars sharing of data. HIPAA covers Medicaid records in 2024.

The state passed the Privacy Act in 1974. In 2020 the state signed SB20-083.

## Who decides?

The governor appoints five members of the board. The board meets in Denver each month.
"""


@pytest.fixture
@kept
def cast(db):
    roles = {"author": "reviewer", "second": "reviewer", "lead": "lead", "administrator": "administrator"}
    people = {name: factories.user(name, role) for name, role in roles.items()}
    people |= {"viewer": factories.user("viewer", "viewer"), "stranger": factories.user("stranger")}
    people["author"].first_name, people["author"].last_name = "Rosa", "Diaz"
    people["author"].save(update_fields=["first_name", "last_name"])
    return SimpleNamespace(**people)


@pytest.fixture
@kept
def newsroom(cast):
    """`disputed` and `verified` are settled, `open` is not; `sealed` waits for a second, blind review."""
    document = factories.document(TEXT, by=cast.lead, publisher="A publisher", url="https://faq.example/")
    disputed, verified, open_claim = document.claims.in_document_order()[:3]
    factories.review(
        disputed,
        cast.author,
        Verdict.DISPUTED,
        reason="misattributed",
        rationale="It concerns bail, not data.",
        correction="Senate Bill 131 of 2021 bars it.",
    )
    factories.note(disputed, cast.author, "Asked the **agency**.", is_public=True)
    factories.note(disputed, cast.author, "A private worry.")
    factories.cite(verified, cast.author, "supports", url="https://law.example/hipaa", title="The HIPAA rule")
    perform("decide", verified, by=cast.author, verdict=Verdict.VERIFIED, rationale="It does.")
    blind = factories.document(by=cast.lead, reviews_required=2)
    sealed = factories.claim(blind)
    factories.cite(sealed, cast.author, url="https://sealed.example/", title="A sealed source", pinpoint="sealed pin")
    factories.note(sealed, cast.author, "A sealed note.", is_public=True)
    perform("decide", sealed, by=cast.author, verdict=Verdict.DISPUTED, rationale="A sealed rationale.")
    return SimpleNamespace(
        document=document, disputed=disputed, verified=verified, open=open_claim, blind=blind, sealed=sealed
    )


@pytest.fixture
def get(client):
    """GET an address as somebody; the answer has to have `status`."""

    def answer(person, address, status=200, **query):
        client.force_login(person)
        response = client.get(address, query)
        assert response.status_code == status
        return response

    return answer


@pytest.fixture
def page_of(get):
    """The text of a page as somebody sees it."""

    def text(person, address, **query):
        return get(person, address, **query).content.decode()

    return text


@pytest.fixture
def town(cast, page, live_server):
    """The reader of a small document, open, for a reviewer; its second claim is settled."""
    document = factories.document(WORDS, by=cast.lead)
    factories.review(document.claims.in_document_order()[1], cast.second, Verdict.DISPUTED)
    sign_in(page, cast.author, live_server)
    page.goto(document.get_absolute_url())
    return document
