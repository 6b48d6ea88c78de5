"""Claims by what belongs to them: the same ones, whether much or little of it is there."""

import pytest
from django.http import QueryDict
from django.utils import timezone

from claims.choices import Placed, Verdict
from claims.filters import filter_of
from claims.models import Anchor, Claim, Source
from claims.services.listing import membership
from claims.services.versions.intake import import_document
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "HIPAA covers Medicaid records under 45 CFR 164.512.\n\nSB19-216 bars sharing.\n\nThe board met in 2020.\n"
# By query, how many of the claims below it finds, for the lead and for a viewer.
FOUND = {
    "source=register": (2, 1),
    "source=register+county": (1, 0),
    "source=https%3A%2F%2Fa.example": (1, 1),
    "source=http%3A%2F%2Fwww.a.example%2F1%2F": (1, 1),
    "source=NUMBER": (1, 1),
    "source=S-99999999": (0, 0),
    "source=nowhere": (0, 0),
    "authority=CFR": (1, 0),
    "authority=216": (1, 1),
    "authority=nothing": (0, 0),
    "found=manual": (1, 1),
    "found=same": (1, 0),
    "found=changed": (1, 0),
    "found=original": (2, 0),
    "found=gone": (1, 0),
}


@pytest.fixture
def people():
    author, lead, viewer = (factories.user(name, role) for name, role in PEOPLE.items())
    rule, bill, board = factories.document(TEXT, by=lead).claims.in_document_order()
    factories.cite(bill, author, title="The register", url="https://a.example/1")
    factories.review(bill, author, Verdict.DISPUTED)
    factories.cite(rule, author, title="Register of the county", url="https://b.example/1")
    # What was cited in an earlier round backs nothing now.
    factories.cite(board, author, title="An older register")
    Claim.objects.filter(pk=board.pk).update(round=2)
    Anchor.objects.filter(claim=bill).update(placed=Placed.MANUAL)
    other = factories.document("The tax is 5 percent.\n\nThe fee is 9 dollars.\n\nThe town has a mill.\n", by=lead)
    newer = "The tax is 5 percent.\n\nThe fee is 7 dollars.\n"
    import_document(body=newer.encode(), filename="t.md", by=lead, document=other)
    return {"lead": lead, "viewer": viewer}


PEOPLE = {"author": "reviewer", "lead": "lead", "viewer": "viewer"}


@pytest.mark.parametrize("many", [100_000, 0], ids=["little", "much"])
@pytest.mark.parametrize("query", FOUND)
def test_either_way_finds_the_same_claims(people, monkeypatch, query, many):
    monkeypatch.setattr(membership, "MANY", many)

    asked = query.replace("NUMBER", Source.objects.get(title="The register").number)

    found = tuple(filter_of(person, QueryDict(asked), timezone.now()).qs.count() for person in people.values())

    assert found == FOUND[query]


def test_a_filter_asks_once_how_many_there_are(people, django_assert_num_queries):
    chosen = filter_of(people["lead"], QueryDict("source=register&authority=CFR"), timezone.now())
    chosen.in_use  # noqa: B018 - the form reads documents and tags

    with django_assert_num_queries(2):
        for names in ((), ("kind",), ("status",)):
            chosen.without(*names)
