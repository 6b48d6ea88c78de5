"""Fields drawn as Django draws them, without its renderer: that takes ten times as long, and a page has many fields."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseFormSet, CheckboxInput, DateInput, Select, Textarea, TextInput
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

DRAWN = (TextInput, DateInput, Textarea, Select, CheckboxInput)


@register.simple_tag
def draw_field(field: BoundField) -> SafeString:
    """Label, help, errors and widget; what is no plain line, box or list of choices is left to Django."""
    widget = field.field.widget
    if type(widget) not in DRAWN or field.field.show_hidden_initial or not field.auto_id:
        return field.as_field_group()
    help_text = field.help_text and format_html(
        '<div class="helptext" id="{}_helptext">{}</div>', field.auto_id, SafeString(field.help_text)
    )
    attrs = {"name": field.html_name} | widget.attrs | {"id": widget.attrs.get("id") or field.auto_id}
    attrs = field.build_widget_attrs(attrs, widget)
    label = format_html('<label for="{}">{}</label>', attrs["id"], field.label) if field.label else ""
    errors = str(field.errors) if field.errors else ""
    return format_html("{}{}{}{}", label, help_text, SafeString(errors), _widget(field, attrs))


@register.simple_tag
def draw_widget(field: BoundField) -> SafeString:
    """The widget alone, with what says it is wrong and where it is explained."""
    widget = field.field.widget
    if type(widget) not in DRAWN or not field.auto_id:
        return field.as_widget()
    attrs = {"name": field.html_name} | widget.attrs | {"id": widget.attrs.get("id") or field.auto_id}
    return _widget(field, field.build_widget_attrs(attrs, widget))


@register.simple_tag
def filter_field(field: BoundField, more: str = "") -> SafeString:
    """A field among the filters of a list: label, widget, errors and help in a paragraph of the class `more`."""
    classes = " ".join(filter(None, ("field", more, "invalid" if field.errors else "")))
    told = ""
    if field.errors:
        told = format_html(
            '<span class="problem" id="{}_error">{}</span>', field.auto_id, " ".join(map(str, field.errors))
        )
    if field.help_text:
        html = '{}<span class="help" id="{}_helptext">{}</span>'
        told = format_html(html, told, field.auto_id, field.help_text)
    html = '<p class="{}"><label for="{}">{}</label>{}{}</p>'
    return format_html(html, classes, field.id_for_label, field.label, draw_widget(field), told)


@register.simple_tag
def filter_checks(field: BoundField, counts: Mapping[str, Any] | None = None, id: str = "") -> SafeString:
    """Values to tick among the filters of a list, each with how many claims it would show."""
    return format_html(
        '<fieldset class="checks"{}><legend>{}</legend>{}{}</fieldset>',
        format_html(' id="{}"', id) if id else "",
        field.label,
        format_html('<p class="problem" role="alert">{}</p>', " ".join(map(str, field.errors))) if field.errors else "",
        SafeString("\n".join(_check(option, counts) for option in field)),
    )


def _check(option: BoundWidget, counts: Mapping[str, Any] | None) -> SafeString:
    html = '<label class="check">{} {}{}</label>'
    shown = format_html(' <span class="chip-count">{}</span>', counts.get(option.data["value"])) if counts else ""
    return format_html(html, draw_option(option), option.choice_label, shown)


@register.simple_tag
def draw_option(option: BoundWidget) -> SafeString:
    """One of several values to tick, without its label."""
    told = option.data
    given = {"type": told["type"], "name": told["name"], "value": told["value"], **told["attrs"]}
    return format_html("<input{}>", flatatt(given))


def _widget(field: BoundField, attrs: dict[str, Any]) -> SafeString:
    widget = field.field.widget
    value = widget.format_value(field.value())
    if isinstance(widget, Select):
        chosen = set(map(str, value or [""]))
        options = (_option(str(key), str(label), is_chosen=str(key) in chosen) for key, label in widget.choices)
        return format_html("<select{}>{}</select>", flatatt(attrs), SafeString("".join(options)))
    if isinstance(widget, Textarea):
        return format_html("<textarea{}>\n{}</textarea>", flatatt(attrs), value or "")
    given = attrs if value is None else {**attrs, "value": value}
    if isinstance(widget, CheckboxInput):
        given = {**given, "checked": widget.check_test(field.value())}
    return format_html('<input type="{}"{}>', widget.input_type, flatatt(given))


# Lists offer the same on every page; of two labels that are equal one may be markup, and the other not.
@lru_cache(maxsize=2_000, typed=True)
def _option(value: str, label: str, *, is_chosen: bool) -> SafeString:
    return format_html('<option value="{}"{}>{}</option>', value, SafeString(" selected" if is_chosen else ""), label)


@register.simple_tag
def row_counts(rows: "BaseFormSet[Any]") -> SafeString:
    """The hidden fields that tell how many rows of a form were drawn."""
    fields = ((f.html_name, f.auto_id, f.value()) for f in rows.management_form)
    return format_html_join("", '<input type="hidden" name="{}" id="{}" value="{}">', fields)
