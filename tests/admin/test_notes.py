"""Notes at the admin: the same HTML as on the site, on claim page and desk, and nothing of foreign making."""

import pytest
from django.utils import timezone

from claims.models import Claim, Note
from claims.services.queues import open_queue
from claims.templatetags.notes import markdown
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
