"""Whose site an address is on."""

import pytest

from claims.text.sites import is_own_site, site_of

OWN = ["https://www.agency.example/faq", ""]


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.agency.example/faq", "agency.example"),
        ("https://a.b.co.uk/", "b.co.uk"),
        ("https://someone.github.io/x", "someone.github.io"),  # its people have nothing to do with each other
        ("https://127.0.0.1:8000/", "127.0.0.1"),
        ("https://[::1]/", "::1"),
        ("https://localhost/", "localhost"),
        ("https://web.archive.org/web/20240131123456/https://agency.example/x", "agency.example"),
        ("https://web.archive.org/web/2024id_/agency.example/x", "agency.example"),
        ("https://[bad", ""),
        ("", ""),
    ],
)
def test_an_address_has_a_site(url, site):
    assert site_of(url) == site


@pytest.mark.parametrize(
    ("url", "own", "is_own"),
    [
        ("https://blog.agency.example/x", OWN, True),
        ("https://web.archive.org/web/2024/http://agency.example/faq", OWN, True),
        ("https://other.example/agency.example", OWN, False),
        ("https://agency.example.org/", OWN, False),
        ("", OWN, False),
        ("https://a.example/", [], False),
        # That both lie in an archive makes neither a copy of the other.
        ("https://archive.ph/abc", ["https://archive.ph/xyz"], False),
        ("https://archive.ph/xyz", ["https://archive.ph/xyz"], True),
        ("https://agency.example/x", ["https://web.archive.org/web/2024/https://agency.example/faq"], True),
    ],
)
def test_what_is_on_the_documents_own_site(url, own, is_own):
    assert is_own_site(url, own) is is_own
