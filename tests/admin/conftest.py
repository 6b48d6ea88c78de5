"""The cast at the admin: two reviewers, a lead, an administrator, a viewer, somebody without a role."""

from typing import Any, NamedTuple

import pytest

from claims.choices import Role
from claims.models import Claim, Document
from tests import factories
from tests.admin.browsing import SIX, UNCLAIMED
from tests.admin.desk import TEN, open_queue
from tests.admin.visitor import Visitor
from tests.kept import kept


class Cast(NamedTuple):
    rita: Visitor
    sam: Visitor
    lee: Visitor
    ada: Visitor
    vic: Visitor
    stranger: Visitor


@pytest.fixture
@kept
def cast(db) -> Cast:
    roles = {"rita": ["reviewer"], "sam": ["reviewer"], "lee": ["lead"], "ada": ["administrator"], "vic": ["viewer"]}
    people = {name: Visitor(factories.user(name, *held)) for name, held in roles.items()}
    return Cast(**people, stranger=Visitor(factories.user("stranger")))


@pytest.fixture
@kept
def document(db) -> Document:
    return factories.document(title="The report")


@pytest.fixture
def claim(document: Document) -> Claim:
    return factories.claim(document)


@pytest.fixture
def three(document: Document) -> list[Claim]:
    return list(document.claims.in_document_order())


@pytest.fixture
@kept
def blind(db) -> Claim:
    """A claim whose document asks for two blind reviews."""
    return factories.claim(factories.document(reviews_required=2))


@pytest.fixture
@kept
def ten(db):
    return factories.document(TEN, title="Ten")


@pytest.fixture
def desk(cast, ten):
    """The address of the first of ten claims at Rita's desk."""
    return open_queue(cast.rita, filters=f"document={ten.pk}")


def page_of(row: Any, noun: str = "") -> str:
    """The address of a row's page."""
    return f"/admin/claims/{noun or row._meta.model_name}/{row.pk}/change/"


@pytest.fixture
@kept
def people(db):
    roles = {"rita": Role.REVIEWER, "sam": Role.REVIEWER, "lee": Role.LEAD}
    return {name: factories.user(name, role) for name, role in roles.items()}


@pytest.fixture
@kept
def six(people):
    return factories.document(f"# Six\n\n{SIX}\n\n{UNCLAIMED}\n", title="The six")


@pytest.fixture
def source(cast, claim):
    return factories.cite(claim, cast.rita.person, title="The act", pinpoint="s 3").source
