"""Fields among the filters of a list: what is wrong stands beside each, and is tied to it."""

import re

import pytest
from django import forms
from django.template import Context, Template

from claims.services.listing.counting import Bounded

CHOICES = [("a", "Apples & pears"), ("b", "<b>Bold</b>")]


class Filters(forms.Form):
    day = forms.DateField(required=False, label="Since <when>", help_text="A day & no time")
    kinds = forms.MultipleChoiceField(
        required=False, label="Kinds", choices=CHOICES, widget=forms.CheckboxSelectMultiple
    )


def drawn(tag, **given):
    return Template(f"{{% load fields %}}{{% {tag} %}}").render(Context({"form": Filters(given)}))


@pytest.mark.parametrize("day", ["2026-02-03", "tomorrow"])
def test_what_is_wrong_is_told_beside_the_field_and_tied_to_it(day):
    html = drawn('filter_field form.day "wide"', day=day)
    is_wrong = day == "tomorrow"
    described = re.search(r'aria-describedby="([^"]*)"', html)[1].split()

    assert html.startswith('<p class="field wide invalid">' if is_wrong else '<p class="field wide">')
    assert '<label for="id_day">Since &lt;when&gt;</label>' in html
    assert '<span class="help" id="id_day_helptext">A day &amp; no time</span>' in html
    assert ("Enter a valid date." in html) is is_wrong
    assert ('aria-invalid="true"' in html) is is_wrong
    assert set(described) == set(re.findall(r'<span class="\w+" id="(\w+)"', html))


def test_values_to_tick_say_how_many_claims_they_would_show():
    counts = {"a": Bounded(10_000, True), "b": Bounded(0)}
    page = Template("{% load fields %}{% filter_checks form.kinds counts=counts id='facet' %}")
    html = page.render(Context({"form": Filters({"kinds": ["b"]}), "counts": counts}))

    assert html.startswith('<fieldset class="checks" id="facet"><legend>Kinds</legend>')
    assert 'Apples &amp; pears <span class="chip-count">10,000+</span>' in html
    assert '&lt;b&gt;Bold&lt;/b&gt; <span class="chip-count">0</span>' in html
    assert re.findall(r'value="(\w)"[^>]* checked', html) == ["b"]


def test_values_to_tick_without_counts_and_with_an_error():
    html = drawn("filter_checks form.kinds", kinds=["c"])

    assert "chip-count" not in html and "id=" not in html.split(">")[0]
    assert re.search(r'<p class="problem" role="alert">Select a valid choice\. c is not', html)
