"""Fields drawn by hand are the fields that Django draws: the same elements with the same attributes and words."""

from html.parser import HTMLParser

import pytest
from django.forms.utils import ErrorList

from claims.forms.claim import AmendForm, DecisionForm, PlaceForm, ReasonForm
from claims.forms.document import DismissForm, ImportForm
from claims.forms.evidence import CitationForm, MentionForm, NoteForm, NoteRows
from claims.templatetags.fields import draw_field, row_counts

FORMS = [AmendForm, DecisionForm, PlaceForm, ReasonForm, DismissForm, ImportForm, CitationForm, MentionForm, NoteForm]
# What a team calls its verdicts is looked up.
pytestmark = pytest.mark.django_db

TYPED = '\nA <b>bold</b> "claim" & more'


class Elements(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found, self.words = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        # An attribute without a value and one with an empty value are the same.
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        self.words += [data.strip()] if data.strip() else []


def compared(html):
    parsed = Elements(str(html))
    return parsed.found, parsed.words


def drawn_by_both(form):
    return [(compared(draw_field(field)), compared(field.as_field_group())) for field in form.visible_fields()]


@pytest.mark.parametrize("form_class", FORMS)
@pytest.mark.parametrize("kind", ["fresh", "typed", "wrong"])
def test_a_field_is_drawn_as_django_draws_it(form_class, kind):
    form = form_class(prefix="some")
    if kind != "fresh":
        names = [field.html_name for field in form]
        form = form_class(dict.fromkeys(names, TYPED), prefix="some")
    if kind == "wrong":
        for name in form.fields:
            form.add_error(name, "Not <like> that.")
    form.label_suffix = ""

    for ours, theirs in drawn_by_both(form):
        assert ours == theirs


def test_the_cursor_and_choices_are_kept():
    form = DecisionForm({"reason": "invented"})
    form["rationale"].field.widget.attrs["autofocus"] = True

    assert " autofocus" in draw_field(form["rationale"])
    assert '<option value="invented" selected>' in draw_field(form["reason"])


def test_the_counts_of_rows_are_the_fields_of_the_management_form():
    rows = NoteRows(prefix="note")

    drawn = Elements(str(row_counts(rows))).found

    assert drawn == Elements(str(rows.management_form)).found
    assert len(drawn) == 4


def test_errors_are_drawn_as_django_draws_them_and_empty_lists_not_at_all():
    form = CitationForm({}, prefix="some")
    form.add_error("url", "Not <like> that.")
    errors = form["url"].errors

    assert str(errors) == ErrorList.__str__(errors)
    assert "Not &lt;like&gt; that." in str(errors)
    assert str(form["title"].errors) == ""
    assert f"{form.non_field_errors()}" == ""
