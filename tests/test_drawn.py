"""What was drawn for one page serves the next: never with markup that is words there, nor in another zone."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.urls import set_script_prefix
from django.utils import timezone
from django.utils.safestring import SafeString

from claims.templatetags import drawn

MARKUP = "<b>bold</b>"
AT = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("first", [str, SafeString])
def test_words_that_equal_some_markup_are_words(first):
    second = SafeString if first is str else str
    told = {kind: drawn.statement("", kind(MARKUP), "/there/") for kind in (first, second)}
    quoted = {kind: drawn.quote(kind(MARKUP), "en") for kind in (first, second)}

    for said in (told, quoted):
        assert MARKUP in said[SafeString]
        assert MARKUP not in said[str] and "&lt;b&gt;bold" in said[str]


@pytest.mark.parametrize("first", [str, SafeString])
def test_a_choice_that_equals_some_markup_is_words(first):
    second = SafeString if first is str else str
    page = Template("{% load fields %}{% draw_widget form.choice %}")
    told = {}
    for kind in (first, second):

        class Choosing(forms.Form):
            choice = forms.ChoiceField(choices=[("a", kind(MARKUP))])

        told[kind] = page.render(Context({"form": Choosing()}))

    assert MARKUP in told[SafeString]
    assert MARKUP not in told[str] and "&lt;b&gt;bold" in told[str]


def test_a_time_is_told_in_the_zone_of_whoever_reads():
    """Of times that are equal Python makes no two keys."""
    told = {}
    for zone in ("UTC", "Asia/Tokyo"):
        with timezone.override(zone):
            told[zone] = drawn.moment(AT)

    assert "2026-03-04T23:30:00+00:00" in told["UTC"] and "4 Mar 2026" in told["UTC"]
    assert "2026-03-05T08:30:00+09:00" in told["Asia/Tokyo"] and "5 Mar 2026" in told["Asia/Tokyo"]


def test_an_address_begins_where_the_site_stands():
    before = drawn.address("claim", 7)
    set_script_prefix("/check/")
    try:
        assert drawn.address("claim", 7) == f"/check{before}"
    finally:
        set_script_prefix("/")
    assert drawn.address("claim", 7) == before
