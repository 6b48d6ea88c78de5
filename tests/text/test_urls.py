"""One work, one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.urls import Marked, marked_words, normalise_url


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
        # Where the reader came from is no part of the page; everything else may be.
        ("https://a.example/x?utm_source=mail&UTM_Medium=m&id=7&fbclid=a", "https://a.example/x?id=7"),
        ("https://a.example/x?gclid=1", "https://a.example/x"),
        ("https://a.example/x?id=&b&&c=%2F", "https://a.example/x?id=&b&&c=%2F"),
        ("https://a.example/x?source=utm_source&ref=7", "https://a.example/x?source=utm_source&ref=7"),
        ("https://a.example/x\x0c#", "https://a.example/x"),
        ("https://a.example/#utm_campaign=x", "https://a.example/"),
        ("https://a.example/#!/law:~:text=x", "https://a.example/#!/law"),
    ],
)
def test_an_address_has_one_form(written, kept):
    assert normalise_url(written) == kept
    assert normalise_url(kept) == kept


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("javascript:alert(1)", "“javascript:” is none of the web; only http and https"),
        ("data:text/html,x", "“data:” is none of the web; only http and https"),
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


@given(st.text() | st.builds("https://a.example/{}?{}#{}".format, st.text(), st.text(), st.text()))
def test_an_address_in_its_form_stays_as_it_is(written):
    try:
        kept = normalise_url(written)
    except ValueError:
        return

    assert normalise_url(kept) == kept


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("https://a.example/#:~:text=so%20it%20is", Marked("so it is")),
        ("https://a.example/#s:~:text=before-,from%20here,to,-after", Marked("from here", "to")),
        ("https://a.example/#:~:selector=x", None),
        ("https://a.example/#text=x", None),
    ],
)
def test_the_words_that_an_address_marks(written, marked):
    assert marked_words(written) == marked
