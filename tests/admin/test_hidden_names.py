"""Where a document hides names, nobody else's is on any page before the claim is settled; afterwards they show."""

import re

import pytest
from django.utils import timezone

from claims.choices import Verdict
from claims.models import Claim, Event, Source
from claims.models.sealing import nameless
from claims.services.desk.queues import open_queue
from claims.services.telling.naming import in_no_order, letters_of
from claims.workflow import Refused, perform
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.visitor import Visitor
from tests.kept import kept

pytestmark = pytest.mark.django_db
# Lists offer everybody to be chosen from, whatever they did.
CHOICES = re.compile(r"<option.*?</option>|<option[^>]*>", re.DOTALL)


@pytest.fixture
@kept
def sides(db):
    """Two reviewers, each known by three words that stand nowhere else."""
    return [
        Visitor(factories.user(f"{name}user", "reviewer", first_name=f"{name}first", last_name=f"{name}last"))
        for name in ("canarya", "canaryb")
    ]


@pytest.fixture
@kept
def contested(cast, sides):
    return contest(factories.document(reviews_required=2, hides_names=True, by=cast.lee.person), sides, cast)


def contest(document, sides, cast):
    """A claim that was assigned, noted, cited and decided by two who differ."""
    claim = factories.claim(document)
    perform("assign", claim, by=cast.lee.person, assignee=sides[0].person)
    for side, verdict in zip(sides, (Verdict.DISPUTED, Verdict.VERIFIED), strict=True):
        factories.note(claim, side.person)
        factories.review(claim, side.person, verdict)
    claim.refresh_from_db()
    assert claim.status == "contested"
    return claim


def addresses_of(claim, reader):
    """Every page that shows the claim or what was done to it."""
    rows = Claim.objects.filter(pk=claim.pk)
    queue = open_queue(owner=reader.person, claims=rows, title="One", at=timezone.now())
    people = claim.reviews.values_list("reviewer", flat=True)
    return [
        page_of(claim),
        f"/admin/desk/{queue.pk}/{claim.pk}/",
        f"/admin/claims/claim/{claim.pk}/history/",
        "/admin/claims/claim/",
        "/admin/claims/event/",
        f"/admin/claims/document/{claim.document_id}/history/",
        f"/admin/claims/document/{claim.document_id}/change/",
        *(f"/admin/claims/event/{number}/change/" for number in Event.objects.values_list("number", flat=True)),
        *(f"/admin/claims/source/{source}/change/" for source in Source.objects.values_list("pk", flat=True)),
        *(f"/admin/claims/event/?who={person}" for person in people),
        *(f"/admin/claims/claim/?assignee={person}" for person in people),
        *(f"/claims/?reviewer={person}" for person in people),
        claim.get_absolute_url(),
        claim.document.get_absolute_url(),
        "/admin/",
        "/claims/export/json/",
    ]


def names_on(reader, address, *, of):
    response = reader.client.get(address)
    # An administrator has no desk.
    assert response.status_code == 200 or (response.status_code == 403 and "/desk/" in address), address
    body = b"".join(response.streaming_content) if response.streaming else response.content
    html = CHOICES.sub("", body.decode())
    person = of.person
    return [name for name in (person.username, person.first_name, person.last_name) if name in html]


def told(claim, reader, person):
    """Where `person` is named to `reader`."""
    found = {address: names_on(reader, address, of=person) for address in addresses_of(claim, reader)}
    return {address: names for address, names in found.items() if names}


@pytest.mark.either
@pytest.mark.parametrize("role", ["lee", "ada", "rita"])
def test_no_page_names_a_side_of_an_open_contest(cast, sides, contested, role):
    for side in sides:
        assert told(contested, getattr(cast, role), side) == {}


@pytest.mark.either
def test_a_side_reads_its_own_name_and_not_the_other(cast, sides, contested):
    one, other = sides

    assert told(contested, one, other) == {} == told(contested, other, one)
    assert page_of(contested) in told(contested, one, one)


@pytest.mark.either
def test_names_show_once_it_is_settled(cast, sides, contested):
    perform("settle", contested, by=cast.lee.person, verdict="unverifiable", rationale="Neither says so.")

    shown = told(contested, cast.lee, sides[0])

    assert {page_of(contested), f"/admin/claims/claim/{contested.pk}/history/", contested.get_absolute_url()} <= set(
        shown
    )


@pytest.mark.either
def test_the_control_names_show_where_the_document_shows_them(cast, sides):
    claim = contest(factories.document(reviews_required=2, by=cast.lee.person), sides, cast)

    shown = {re.sub(r"\d+", "N", address) for address in told(claim, cast.lee, sides[0])}

    assert shown >= {
        "/admin/claims/claim/N/change/",
        "/admin/desk/N/N/",
        "/admin/claims/claim/N/history/",
        "/admin/claims/claim/",
        "/admin/claims/event/",
        "/admin/claims/event/N/change/",
        "/admin/claims/source/N/change/",
        "/admin/claims/event/?who=N",
        "/admin/claims/claim/?assignee=N",
        "/claims/N/",
    }


def test_asking_after_somebody_finds_nothing_of_them(cast, sides, contested):
    side = sides[0].person
    # A review that may be known of makes them somebody to ask after.
    known = factories.claim(factories.document("The state said so in 2020.\n"))
    factories.review(known, side)

    for address in (f"/admin/claims/claim/?assignee={side.pk}", f"/claims/?reviewer={side.pk}"):
        assert contested.statement not in cast.lee.client.get(address).content.decode(), address
        assert "assignee" in address or known.statement in cast.lee.client.get(address).content.decode()
        assert contested.statement in sides[0].client.get(address).content.decode(), address
    events = cast.lee.get(f"/admin/claims/event/?who={side.pk}")
    assert not any(f"/claims/claim/{contested.pk}/" in link for link in events.links)


def test_the_sides_are_called_by_letters_that_tell_nothing(cast, sides, contested):
    letters = letters_of(contested)
    people = [side.person.pk for side in sides]

    words = cast.lee.get(page_of(contested)).words
    assert "Reviewer A" in words and "Reviewer B" in words
    assert sorted(letters.values()) == ["Reviewer A", "Reviewer B"]
    assert in_no_order(contested, people) == in_no_order(contested, people[::-1])
    # Over many claims each is first about as often: the order follows neither time nor number.
    firsts = [in_no_order(Claim(pk=number, round=1), people)[0] for number in range(1, 101)]
    assert 25 < firsts.count(people[0]) < 75


def test_the_question_for_many_and_for_one_is_the_same(cast, sides, contested):
    document = contested.document
    perform("ask_second", factories.claim(factories.document(hides_names=True)), by=cast.lee.person, reason="Hard.")
    factories.review(document.claims.last(), sides[0].person)
    factories.document(hides_names=True)
    for claim in Claim.objects.select_related("document"):
        assert claim.is_nameless == Claim.objects.filter(nameless(), pk=claim.pk).exists(), claim
    assert 0 < Claim.objects.filter(nameless()).count() < Claim.objects.count()


def test_a_lead_hides_names_and_shows_them_only_when_nobody_waits(cast, sides, contested):
    fresh = factories.document(reviews_required=2, by=cast.lee.person)

    cast.lee.press(page_of(fresh), "describe", about__hides_names="on")
    fresh.refresh_from_db()
    assert fresh.hides_names
    assert Event.objects.filter(act="describe").latest("number").document_number == fresh.pk

    with pytest.raises(Refused, match="wait for a second review or are contested"):
        perform("describe", contested.document, by=cast.lee.person, hides_names=False)
    perform("settle", contested, by=cast.lee.person, verdict="unverifiable", rationale="Neither says so.")
    perform("describe", contested.document, by=cast.lee.person, hides_names=False)
