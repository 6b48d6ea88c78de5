"""The cells of lists, those of claims drawn without templates: a page has two hundred of them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.formats import time_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django_tables2.columns import BoundColumn

from claims.lists.claim_rows import MAX_QUOTE_CHARS
from claims.marks import mark_of
from claims.models import Claim
from claims.services.listing.flags import FLAGS, flags_of
from claims.services.listing.rounds import Round, round_of
from claims.services.telling.naming import assignee_of, holder_of, reviewers_of
from claims.templatetags import drawn
from claims.templatetags.site import by_stance, hits, marked, says_more_than
from claims.templatetags.workbench import claim_id, draw

register = template.Library()


@register.simple_tag
def rows(table: Any) -> SafeString:
    """The rows of a page: the cell that names one is its header, each other one says which column it stands in."""
    # In all rows the same.
    around = [_around(column, is_header=column.name == table.row_header) for column in table.columns]
    lines = (
        "".join(f"{before}{_words(column, row.record, table)}{after}" for column, before, after in around)
        for row in table.paginated_rows
    )
    return SafeString("\n".join(f"<tr>{cells}</tr>" for cells in lines))


@register.simple_tag
def labelled(row: Iterable[str], headers: Iterable[Mapping[str, Any]]) -> SafeString:
    """The cells of a row as the stock admin draws them: the first as the row's header, each other one with its
    column's name for narrow screens, where a row is a card."""
    first, *others = row
    _header, *names = headers
    cells = [SafeString(f'<th scope="row"{first.removeprefix("<td").removesuffix("</td>")}</th>')]
    for cell, name in zip(others, names, strict=True):
        label = format_html(' data-label="{}"', capfirst(name["text"]))
        cells.append(SafeString(f"<td{label}{cell.removeprefix('<td')}"))
    return SafeString("".join(cells))


def _around(column: BoundColumn, *, is_header: bool) -> tuple[BoundColumn, SafeString, str]:
    """A column with what stands before and after its words."""
    if is_header:
        return column, format_html('<th scope="row" class="col-{}">', column.name), "</th>"
    return column, format_html('<td class="col-{}" data-label="{}">', column.name, column.header), "</td>"


def _words(column: BoundColumn, record: Any, table: Any) -> SafeString:
    """Drawn here where it is one of the list of claims, by its template otherwise."""
    draw_cell = CELLS.get(column.column.cell)
    return (
        draw_cell(record, table) if draw_cell is not None else _by_template(column.column.template_name, record, table)
    )


def _by_template(name: str, record: Any, table: Any) -> SafeString:
    return SafeString(get_template(name).render({"record": record, "table": table}))


def _number(claim: Claim, _table: Any) -> SafeString:
    return format_html('<a href="{}">{}</a>', drawn.address("claim", claim.pk), claim.number)


def _statement(claim: Any, table: Any) -> SafeString:
    words = hits(claim.statement, table.query)
    parts = [drawn.statement(claim.claimant, words, drawn.address("claim", claim.pk)), _quote(claim, table)]
    if snippets := table.snippets.get(claim.pk):
        html = '<span class="snippet"><span class="snippet-label">{}</span> {}</span>'
        parts.append(format_html_join("", html, ((one.label, marked(one.pieces)) for one in snippets)))
    if "tags" not in table.columns:
        parts.append(_tags(claim))
    return SafeString("".join(parts))


def _tags(claim: Any) -> SafeString:
    return drawn.tags(tuple(one.tag.name for one in claim.seen_taggings))


def _quote(claim: Any, table: Any) -> SafeString:
    """Where the quote begins, where that says more than the statement."""
    beginning = claim.newest_places[0].beginning if claim.newest_places else ""
    if not beginning or not says_more_than(beginning, claim.statement):
        return SafeString("")
    return drawn.quote(hits(Truncator(beginning).chars(MAX_QUOTE_CHARS), table.query), claim.document.language)


def _place(claim: Any, table: Any) -> SafeString:
    """The document and the section; where all are of one document, the section alone."""
    document, section = claim.document, claim.section.title if claim.section else ""
    there = drawn.address("document", document.pk) + (f"#{claim_id(claim)}" if claim.newest_places else "")
    version = claim.newest_places[0].version_number if claim.newest_places else 1
    return drawn.place(document.number, document.title, section, version, there, table.is_of_one_document)


@register.simple_tag
def citations(claim: Any) -> SafeString:
    """How many of each stance, and of how many a copy is kept; of the citations in `seen_citations`."""
    kept = sum(citation.is_kept for citation in claim.seen_citations)
    supporting, refuting, context = by_stance(claim.seen_citations)
    return drawn.stances(supporting, refuting, context, kept)


@register.simple_tag
def reviews(claim: Any, user: Any) -> SafeString:
    """How many of those needed, and whether they agree; of the reviews in `seen_reviews`."""
    found = round_of(claim, claim.seen_reviews, user)
    number = _("{given} of {required}").format(given=found.given, required=found.required)
    return format_html("{}{}", number, _agreement(found))


def _agreement(found: Round) -> SafeString:
    if found.agree is None:
        return drawn.under(_("yours") if found.has_own else "")
    agreement = _("they agree") if found.agree else _("they differ")
    settled = _("{agreement}, settled by a lead").format(agreement=agreement)
    return drawn.under(settled if found.is_settlement else agreement, "=" if found.agree else "≠")


def _who(claim: Any, table: Any) -> SafeString:
    """Who reviewed, who settled, who holds it; each as far as this person is told."""
    named = reviewers_of(claim, claim.seen_reviews, table.user)
    settled = _("settled by {name}").format(name=named.settler) if named.settler else ""
    lines = (", ".join(named.reviewers), drawn.under(settled), drawn.under(held_by(claim, table.user, table.at)))
    return format_html("{}{}{}", *lines) if any(lines) else drawn.NOTHING


@register.simple_tag
def held_by(claim: Claim, user: Any, at: datetime) -> str:
    """Who holds the claim and how long; empty where nobody does. Needs `document` and `holder`."""
    holder = holder_of(claim, user, at)
    if not holder or claim.held_until is None:
        return ""
    until = time_format(localtime(claim.held_until), "TIME_FORMAT")
    return _("held by {name} until {time}").format(name=holder, time=until)


def _flags(claim: Any, table: Any) -> SafeString:
    raised = flags_of(claim, table.at, is_placed=bool(claim.newest_places), is_offered=bool(claim.standing_offers))
    return flags(raised) or drawn.NOTHING


@register.simple_tag
def flags(raised: Iterable[str]) -> SafeString:
    """The flags of these names."""
    return format_html_join(" ", '<span class="flag">{}</span>', ((capfirst(FLAGS[name]),) for name in raised))


CELLS: dict[str, Callable[[Any, Any], SafeString]] = {
    "number": _number,
    "statement": _statement,
    "mark": lambda claim, table: draw(mark_of(claim, table.at)),
    "verdict": lambda claim, _table: escape(claim.get_verdict_display()) if claim.verdict else drawn.NOTHING,
    "place": _place,
    "kind": lambda record, _table: escape(record.get_kind_display()),
    "citations": lambda claim, _table: citations(claim),
    "reviews": lambda claim, table: reviews(claim, table.user),
    "who": _who,
    "tags": lambda claim, _table: _tags(claim) or drawn.NOTHING,
    "flags": _flags,
    "assignee": lambda claim, table: escape(assignee_of(claim, table.user) or "–"),
    "age": lambda claim, _table: drawn.moment(claim.created_at),
    "changed": lambda claim, _table: drawn.moment(claim.changed_at),
    "decided": lambda claim, _table: drawn.moment(claim.decided_at),
}
