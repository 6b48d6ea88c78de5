"""Notes at the admin: the same HTML as on the site, on claim page and desk, and nothing of foreign making."""

import json

import pytest
from django.utils import timezone

from claims.history import first_flaw
from claims.models import Claim, Event, EventText, Note
from claims.refusal import Refused
from claims.services.desk.queues import open_queue
from claims.templatetags.notes import markdown
from claims.workflow import perform
from tests import factories
from tests.admin.conftest import page_of
from tests.views.hostile import NOTES
from tests.views.oracle import dangers, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(cast, claim):
    """The claim on every page that shows its notes."""
    rows = Claim.objects.filter(pk=claim.pk)
    queue = open_queue(owner=cast.rita.person, claims=rows, title="One", at=timezone.now())
    return [page_of(claim), f"/admin/desk/{queue.pk}/{claim.pk}/", claim.get_absolute_url()]


def test_a_note_reads_the_same_on_every_page(cast, claim, addresses):
    body = "**Ask** the agency.\nThen [read](https://law.example/)."
    factories.note(claim, cast.sam.person, body=body)

    for address in addresses:
        assert markdown(body) in cast.rita.client.get(address).content.decode(), address
    assert Note.objects.get().body == body


def test_a_hostile_note_makes_no_element_on_any_page(cast, claim, addresses):
    before = {address: dangers(cast.rita.client.get(address).content.decode()) for address in addresses}
    for note in NOTES:
        factories.note(claim, cast.sam.person, body=note)

    for address in addresses:
        html = cast.rita.client.get(address).content.decode()
        # The admin's own scripts are there with and without notes.
        assert dangers(html) == before[address], address
        tags = [one.tag for one in read(html).elements]
        assert not {"img", "base", "template", "plaintext", "iframe"} & set(tags), address


@pytest.fixture
def published(cast, claim):
    """A note of Sam's that was made public by mistake, beside a settled claim."""
    note = factories.note(claim, cast.sam.person, body="Zanzibar calls back.", is_public=True)
    factories.review(claim, cast.sam.person)
    return note


@pytest.mark.parametrize("person", ["sam", "lee"])
def test_a_note_made_public_by_mistake_is_made_private_again(cast, claim, published, addresses, person):
    search = "/claims/?text=Zanzibar"
    assert "Zanzibar" in cast.vic.client.get(claim.get_absolute_url()).content.decode()
    assert claim.number in cast.vic.client.get(search).content.decode()

    page = getattr(cast, person).press(addresses[0], "unpublish:" + str(published.pk))

    assert "the note is private to the team now" in page.words
    assert "unpublish" not in page.acts
    assert "Zanzibar" not in cast.vic.client.get(claim.get_absolute_url()).content.decode()
    assert claim.number not in cast.vic.client.get(search).content.decode()
    assert "Zanzibar calls back." in cast.rita.get(addresses[2]).words
    event = Event.objects.latest("number")
    assert (event.act, json.loads(event.payload)) == ("unpublish", {"note": published.pk, "public": False})
    assert EventText.objects.filter(body="Zanzibar calls back.").exists()
    assert first_flaw() is None


def test_the_desk_has_the_button_too(cast, claim):
    note = factories.note(claim, cast.rita.person, is_public=True)
    queue = open_queue(owner=cast.rita.person, claims=Claim.objects.filter(pk=claim.pk), title="One", at=timezone.now())

    cast.rita.press(f"/admin/desk/{queue.pk}/{claim.pk}/", f"unpublish:{note.pk}")

    note.refresh_from_db()
    assert not note.is_public


def test_nobody_else_makes_a_note_private(cast, claim, published):
    assert "unpublish" not in cast.rita.get(page_of(claim)).acts

    with pytest.raises(Refused, match="Only its author or a lead"):
        perform("unpublish", claim, by=cast.rita.person, note=published.pk)


def test_a_note_of_a_sealed_round_is_no_note_to_others(cast, blind):
    note = factories.note(blind, cast.rita.person, is_public=True)

    with pytest.raises(Refused, match="has no such note"):
        perform("unpublish", blind, by=cast.lee.person, note=note.pk)
    perform("unpublish", blind, by=cast.rita.person, note=note.pk)

    assert not Event.objects.visible_to(cast.lee.person).filter(act="unpublish").exists()
    with pytest.raises(Refused, match="private to the team already"):
        perform("unpublish", blind, by=cast.rita.person, note=note.pk)
