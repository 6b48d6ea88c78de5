"""One work, one address."""

import pytest

from claims.text.urls import normalise_url


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://a.example/law", "https://a.example/law"),
        ("  HTTPS://A.Example/Law ", "https://a.example/Law"),  # the host is folded, the path is not
        ("a.example/law", "https://a.example/law"),  # as people copy it
        ("http://a.example", "http://a.example/"),
        ("https://a.example:443/", "https://a.example/"),
        ("http://a.example:8080/", "http://a.example:8080/"),
        ("https://a.example/#:~:text=words", "https://a.example/"),  # where the browser scrolled to
        ("https://a.example/#section-2", "https://a.example/#section-2"),
        ("https://a.example/?b=2&a=1", "https://a.example/?b=2&a=1"),
        ("https://[2001:DB8::1]/x", "https://[2001:db8::1]/x"),
    ],
)
def test_an_address_has_one_form(written, kept):
    assert normalise_url(written) == kept
    assert normalise_url(kept) == kept


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("javascript:alert(1)", "only http and https"),
        ("data:text/html,x", "only http and https"),
        ("ftp://a.example/", "only http and https"),
        ("https://name:secret@a.example/", "user name or password"),
        ("https://name@a.example/", "user name or password"),
        ("https:///path", "names no host"),
        ("https://a.example:port/", "[Pp]ort"),
    ],
)
def test_what_is_no_address_of_a_source_is_refused(written, told):
    with pytest.raises(ValueError, match=told):
        normalise_url(written)
