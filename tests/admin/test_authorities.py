"""Authorities at the admin: their claims, and names that are one rule."""

import pytest

from claims.models import Authority, SameRule
from claims.workflow import perform
from tests.admin.conftest import page_of


def test_an_authority_shows_its_claims(cast, claim):
    authority = claim.mentions.first().authority

    page = cast.rita.get(page_of(authority))

    assert authority.key in page.words
    assert claim.number in page.words


@pytest.fixture
def names(cast, claim):
    perform("mention", claim, by=cast.rita.person, kind="act", key="The Benefits Act")
    return claim.mentions.first().authority, Authority.objects.get(key="The Benefits Act")


def test_authorities_are_linked_as_one_rule_and_parted_again(cast, names):
    one, other = names

    assert cast.rita.client.post(page_of(one), {"key": "the benefits act"}).status_code == 302
    assert "The Benefits Act" in cast.rita.get(page_of(one)).words
    assert "Link authorities as one rule" in cast.rita.get(page_of(one).replace("change", "history")).words
    assert "Link authorities as one rule" in cast.rita.get(page_of(other).replace("change", "history")).words
    assert cast.sam.client.post(page_of(other), {"unlink": one.pk}).status_code == 302
    assert not SameRule.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"key": "No Such Act"}, "No claim names “No Such Act”"),
        ({"key": ""}, "choose an authority"),
        ({"unlink": "999999999999"}, "no such authority"),
        ({"unlink": "x"}, "no such authority"),
    ],
)
def test_a_refused_link_says_why(cast, names, fields, sentence):
    response = cast.rita.client.post(page_of(names[0]), fields)

    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_only_who_reviews_links_authorities(cast, names):
    assert cast.ada.client.post(page_of(names[0]), {"key": names[1].key}).status_code == 403
    assert not SameRule.objects.exists()
