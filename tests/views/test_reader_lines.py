"""Lines of the reader that are drawn anew alone."""

import re

import pytest

from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db


def anew(html):
    """The lines of such an answer, by their ids, and the claims of its list."""
    lines, _mark, entries = html.partition('<ol id="anew-claims">')
    ids = re.findall(r'class="doc-line[^>]* id="(s-[0-9]+-p-[0-9]+)"', lines.partition('<div id="anew-lines">')[2])
    return ids, re.findall(r'<a href="#(c-[0-9]+)"', entries)


def test_some_lines_come_alone_as_the_page_has_them(cast, page_of):
    document = factories.document(
        "# A\n\nThe town paid 5 dollars.\n\n* The mayor signed the act in 2019.\n\nIt rained on May 3, 2020.\n"
    )
    first, second = document.claims.in_document_order()
    address = document.get_absolute_url()
    whole = page_of(cast.author, address)

    part = page_of(cast.author, address, lines="2-2")

    assert anew(part) == (["s-1-p-2"], [second.number.lower()])
    line = part.partition('<div id="anew-lines">')[2].partition("</div>\n<ol")[0]
    assert line.strip() in whole
    assert len(part) < len(whole)
    assert anew(page_of(cast.author, address, lines="1-3"))[1] == [one.number.lower() for one in (first, second)]


def test_lines_come_as_far_as_their_claims_reach_and_tell_an_unread_sentence_once(cast, page_of):
    document = factories.document(
        "# A\n\nWho knows?\n\nThe town paid 5 dollars.\n\nThe mayor signed the act in 2019.\n"
    )
    first = document.claims.in_document_order()[0]
    perform("retrim", first, by=cast.author, quote="5 dollars.\n\nThe mayor")

    part = page_of(cast.author, document.get_absolute_url(), lines="2-2")

    assert anew(part)[0] == ["s-1-p-2", "s-1-p-3"]
    whole = page_of(cast.author, document.get_absolute_url())
    ids = re.findall(r'id="(u-[0-9]+)"', whole)
    assert ids and f'href="#{ids[0]}"' in whole


@pytest.mark.parametrize("lines", ["", "a-b", "3", "999-1000", "9999999999-1", "5-1"])
def test_nonsense_asks_for_no_lines(newsroom, cast, get, lines):
    response = get(cast.viewer, newsroom.document.get_absolute_url(), lines=lines)

    assert response.status_code == 200
    assert anew(response.content.decode())[0] == []


def test_lines_show_no_more_than_the_page(newsroom, cast, page_of):
    part = page_of(cast.viewer, newsroom.document.get_absolute_url(), lines="0-99")

    assert anew(part)[0]
    assert newsroom.open.number not in part and newsroom.disputed.number in part
