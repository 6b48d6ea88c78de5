"""The cells of the list of claims, drawn without templates: a page has two hundred of them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.formats import date_format, localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django_tables2.columns import BoundColumn

from claims.lists.claim_table import MAX_QUOTE_CHARS
from claims.marks import mark_of
from claims.models import Claim
from claims.services.naming import assignee_of
from claims.templatetags.site import by_stance, hits, marked, says_more_than
from claims.templatetags.workbench import claim_id, draw

register = template.Library()

NOTHING = SafeString('<span class="none">–</span>')


@register.simple_tag
def cells(table: Any, record: Any) -> SafeString:
    """The cells of one row: the one that names it is its header, each other one says which column it stands in."""
    return SafeString("".join(_cell(column, record, table) for column in table.columns))


def _cell(column: BoundColumn, record: Any, table: Any) -> SafeString:
    """Drawn here where it is one of the list of claims, by its template otherwise."""
    drawn = CELLS.get(column.column.cell)
    words = drawn(record, table) if drawn is not None else _by_template(column.column.template_name, record, table)
    if column.name == table.row_header:
        return format_html('<th scope="row" class="col-{}">{}</th>', column.name, words)
    return format_html('<td class="col-{}" data-label="{}">{}</td>', column.name, column.header, words)


def _by_template(name: str, record: Any, table: Any) -> SafeString:
    return SafeString(get_template(name).render({"record": record, "table": table}))


def moment(at: date | datetime | None) -> SafeString:
    """A day, with its time where one points at it."""
    if at is None:
        return NOTHING
    here = localtime(at) if isinstance(at, datetime) else at
    html = '<time datetime="{}" title="{}">{}</time>'
    return format_html(html, here.isoformat(), localize(here), date_format(here))


def _number(claim: Claim, _table: Any) -> SafeString:
    return format_html('<a href="{}">{}</a>', claim.get_absolute_url(), claim.number)


def _statement(claim: Any, table: Any) -> SafeString:
    return format_html(
        '{}<a class="statement" href="{}" tabindex="-1">{}</a>{}{}{}',
        format_html('<span class="claimant">{}:</span> ', claim.claimant) if claim.claimant else "",
        claim.get_absolute_url(),
        hits(claim.statement, table.query),
        _quote(claim, table),
        format_html_join(
            "",
            '<span class="snippet"><span class="snippet-label">{}</span> {}</span>',
            ((snippet.label, marked(snippet.pieces)) for snippet in table.snippets.get(claim.pk, ())),
        ),
        format_html_join("", ' <span class="tag">{}</span>', ((one.tag.name,) for one in claim.seen_taggings)),
    )


def _quote(claim: Any, table: Any) -> SafeString:
    """Where the quote begins, where that says more than the statement."""
    beginning = claim.newest_places[0].beginning if claim.newest_places else ""
    if not beginning or not says_more_than(beginning, claim.statement):
        return SafeString("")
    words = hits(Truncator(beginning).chars(MAX_QUOTE_CHARS), table.query)
    return format_html('<span class="quote" lang="{}">“{}”</span>', claim.document.language, words)


def _place(claim: Any, _table: Any) -> SafeString:
    address = claim.document.get_absolute_url()
    place = f"#{claim_id(claim)}" if claim.newest_places else ""
    section = format_html('<span class="section-name">{}</span>', claim.section.title) if claim.section else ""
    return format_html('<a href="{}{}">{}</a>{}', address, place, claim.document.title, section)


def _citations(claim: Any, _table: Any) -> SafeString:
    supporting, refuting, context = by_stance(claim.seen_citations)
    told = _("{a} support, {b} refute, {c} give context").format(a=supporting, b=refuting, c=context)
    return format_html(
        '<span class="stances" title="{}"><span aria-hidden="true">{} / {} / {}</span>'
        '<span class="visually-hidden">{}</span></span>',
        _("supports / refutes / context"),
        supporting,
        refuting,
        context,
        told,
    )


CELLS: dict[str, Callable[[Any, Any], SafeString]] = {
    "number": _number,
    "statement": _statement,
    "mark": lambda claim, table: draw(mark_of(claim, table.at)),
    "verdict": lambda claim, _table: format_html("{}", claim.get_verdict_display()) if claim.verdict else NOTHING,
    "place": _place,
    "kind": lambda record, _table: format_html("{}", record.get_kind_display()),
    "citations": _citations,
    "assignee": lambda claim, table: format_html("{}", assignee_of(claim, table.user) or "–"),
    "age": lambda claim, _table: moment(claim.created_at),
    "changed": lambda claim, _table: moment(claim.changed_at),
    "decided": lambda claim, _table: moment(claim.decided_at),
}
