"""Beside the reading: how keys are heard, and a quote to take along, with nothing in it that its reader may not see."""

import pytest

from claims.choices import DeskKeys
from claims.models import DeskSettings
from tests import factories

pytestmark = pytest.mark.django_db


def quotation(get, person, claim):
    return get(person, f"/claims/{claim.pk}/quotation/").content.decode()


def test_somebody_who_only_reads_sets_keys_too(client, newsroom, cast):
    client.force_login(cast.viewer)

    response = client.post("/reading/keys/", {"keys": "off", "back": newsroom.document.get_absolute_url()})

    assert response.headers["Location"] == newsroom.document.get_absolute_url()
    assert DeskSettings.objects.get(pk=cast.viewer.pk).keys == DeskKeys.OFF


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_nonsense_sets_nothing_and_leads_nowhere_else(client, cast, back):
    client.force_login(cast.viewer)

    response = client.post("/reading/keys/", {"keys": "nonsense", "back": back})

    assert response.headers["Location"] == "/documents/"
    assert not DeskSettings.objects.exists()


def test_a_quotation_has_words_place_verdict_and_evidence(newsroom, cast, get):
    words = quotation(get, cast.viewer, newsroom.disputed)

    assert words.splitlines()[0] == "“Senate Bill 216 of 2019 bars sharing of data.”"
    assert f"/documents/{newsroom.document.pk}/v1/#{newsroom.disputed.number.lower()}" in words
    assert f"{newsroom.disputed.number}: Disputed. It concerns bail, not data." in words
    assert "- Refutes · https://leg.example/act" in words


def test_a_sealed_citation_is_quoted_to_its_author_alone(newsroom, cast, get):
    assert "A sealed source" in quotation(get, cast.author, newsroom.sealed)
    assert "sealed" not in quotation(get, cast.second, newsroom.sealed).lower()


def test_counts_beside_a_mark_tell_nothing_that_is_sealed(newsroom, cast, page_of):
    factories.note(newsroom.sealed, cast.second, "Mine.")
    counted = ('class="n-citations">1<', 'class="n-notes">1<')

    own = page_of(cast.author, newsroom.blind.get_absolute_url())
    other = page_of(cast.lead, newsroom.blind.get_absolute_url())
    second = page_of(cast.second, newsroom.blind.get_absolute_url())

    assert all(words in own for words in counted)
    assert "n-citations" not in other + second
    assert "n-notes" not in other
    assert 'class="n-notes">1<' in second


def test_a_viewer_counts_public_notes_and_the_evidence_of_the_verdict(newsroom, cast, page_of):
    html = page_of(cast.viewer, newsroom.document.get_absolute_url())

    assert html.count('class="n-notes">1<') == 1
    assert 'n-notes">2' not in html
    assert html.count('class="n-citations">1<') == 2
