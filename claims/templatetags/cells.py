"""The cells of lists, those of claims drawn without templates: a page has two hundred of them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.formats import date_format, localize, time_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_tables2.columns import BoundColumn

from claims.lists.claim_rows import MAX_QUOTE_CHARS
from claims.marks import mark_of
from claims.models import Claim
from claims.services.listing.flags import FLAGS, flags_of
from claims.services.listing.rounds import Round, round_of
from claims.services.telling.naming import assignee_of, holder_of, reviewers_of
from claims.templatetags.site import by_stance, hits, marked, says_more_than
from claims.templatetags.workbench import claim_id, draw

register = template.Library()

# Of a document and of a section a list shows so much; all of it is a link away.
MAX_TITLE_CHARS, MAX_SECTION_CHARS = 40, 60
NOTHING = SafeString('<span class="none">–</span>')


@register.simple_tag
def rows(table: Any) -> SafeString:
    """The rows of a page: the cell that names one is its header, each other one says which column it stands in."""
    # In all rows the same.
    around = [_around(column, is_header=column.name == table.row_header) for column in table.columns]
    drawn = (
        "".join(f"{before}{_words(column, row.record, table)}{after}" for column, before, after in around)
        for row in table.paginated_rows
    )
    return SafeString("\n".join(f"<tr>{cells}</tr>" for cells in drawn))


@register.simple_tag
def labelled(row: Iterable[str], headers: Iterable[Mapping[str, Any]]) -> SafeString:
    """The cells of a row as the stock admin draws them: the first as the row's header, each other one with its
    column's name for narrow screens, where a row is a card."""
    first, *others = row
    _header, *names = headers
    drawn = [SafeString(f'<th scope="row"{first.removeprefix("<td").removesuffix("</td>")}</th>')]
    for cell, name in zip(others, names, strict=True):
        label = format_html(' data-label="{}"', capfirst(name["text"]))
        drawn.append(SafeString(f"<td{label}{cell.removeprefix('<td')}"))
    return SafeString("".join(drawn))


def _around(column: BoundColumn, *, is_header: bool) -> tuple[BoundColumn, SafeString, str]:
    """A column with what stands before and after its words."""
    if is_header:
        return column, format_html('<th scope="row" class="col-{}">', column.name), "</th>"
    return column, format_html('<td class="col-{}" data-label="{}">', column.name, column.header), "</td>"


def _words(column: BoundColumn, record: Any, table: Any) -> SafeString:
    """Drawn here where it is one of the list of claims, by its template otherwise."""
    drawn = CELLS.get(column.column.cell)
    return drawn(record, table) if drawn is not None else _by_template(column.column.template_name, record, table)


def _by_template(name: str, record: Any, table: Any) -> SafeString:
    return SafeString(get_template(name).render({"record": record, "table": table}))


def moment(at: date | datetime | None) -> SafeString:
    """A day, with its time where one points at it."""
    if at is None:
        return NOTHING
    here = localtime(at) if isinstance(at, datetime) else at
    html = '<time datetime="{}" title="{}">{}</time>'
    day = here.date() if isinstance(here, datetime) else here
    return format_html(html, here.isoformat(), localize(here), _day(day, get_language()))


@lru_cache(maxsize=1_000)
def _day(day: date, _language: str) -> str:
    """The rows of a page are of few days."""
    return str(date_format(day))


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
        SafeString("") if "tags" in table.columns else _tags(claim),
    )


def _tags(claim: Any) -> SafeString:
    return format_html_join("", ' <span class="tag">{}</span>', ((one.tag.name,) for one in claim.seen_taggings))


def _quote(claim: Any, table: Any) -> SafeString:
    """Where the quote begins, where that says more than the statement."""
    beginning = claim.newest_places[0].beginning if claim.newest_places else ""
    if not beginning or not says_more_than(beginning, claim.statement):
        return SafeString("")
    words = hits(Truncator(beginning).chars(MAX_QUOTE_CHARS), table.query)
    return format_html('<span class="quote" lang="{}">“{}”</span>', claim.document.language, words)


def _place(claim: Any, table: Any) -> SafeString:
    """The document and the section, shortened; where all are of one document, the section alone."""
    document, section = claim.document, claim.section.title if claim.section else ""
    place = f"#{claim_id(claim)}" if claim.newest_places else ""
    version = claim.newest_places[0].version_number if claim.newest_places else 1
    # Of a first version there is nothing to tell.
    told = [f"v{version}" if version > 1 else "", Truncator(section).chars(MAX_SECTION_CHARS)]
    within = " · ".join(filter(None, told))
    named = f"{document.number} {Truncator(document.title).chars(MAX_TITLE_CHARS)}"
    whole = " · ".join(filter(None, (f"{document.number} {document.title}", section)))
    words, under = (within or document.number, "") if table.is_of_one_document else (named, within)
    html = '<a href="{}{}" title="{}">{}</a>{}'
    return format_html(html, document.get_absolute_url(), place, whole, words, _under(under))


def _under(words: str, sign: str = "") -> SafeString:
    """A smaller line below what the cell says first, after a sign for the eyes alone."""
    if not words:
        return SafeString("")
    drawn = format_html('<span aria-hidden="true">{}</span> ', sign) if sign else ""
    return format_html('<span class="section-name">{}{}</span>', drawn, words)


@register.simple_tag
def citations(claim: Any) -> SafeString:
    """How many of each stance, and of how many a copy is kept; of the citations in `seen_citations`."""
    kept = sum(citation.is_kept for citation in claim.seen_citations)
    return _stances(*by_stance(claim.seen_citations), kept, get_language())


@lru_cache(maxsize=1_000)
def _stances(supporting: int, refuting: int, context: int, kept: int, _language: str) -> SafeString:
    """Most claims have as many as others."""
    told = _("{a} support, {b} refute, {c} give context").format(a=supporting, b=refuting, c=context)
    return format_html(
        '<span class="stances" title="{}"><span aria-hidden="true">{} / {} / {}</span>'
        '<span class="visually-hidden">{}</span></span>{}',
        _("supports / refutes / context"),
        supporting,
        refuting,
        context,
        told,
        _under(_("{number} archived").format(number=kept) if kept else "", "▣"),
    )


@register.simple_tag
def reviews(claim: Any, user: Any) -> SafeString:
    """How many of those needed, and whether they agree; of the reviews in `seen_reviews`."""
    found = round_of(claim, claim.seen_reviews, user)
    number = _("{given} of {required}").format(given=found.given, required=found.required)
    return format_html("{}{}", number, _agreement(found))


def _agreement(found: Round) -> SafeString:
    if found.agree is None:
        return _under(_("yours") if found.has_own else "")
    agreement = _("they agree") if found.agree else _("they differ")
    settled = _("{agreement}, settled by a lead").format(agreement=agreement)
    return _under(settled if found.is_settlement else agreement, "=" if found.agree else "≠")


def _who(claim: Any, table: Any) -> SafeString:
    """Who reviewed, who settled, who holds it; each as far as this person is told."""
    named = reviewers_of(claim, claim.seen_reviews, table.user)
    settled = _("settled by {name}").format(name=named.settler) if named.settler else ""
    lines = (", ".join(named.reviewers), _under(settled), _under(held_by(claim, table.user, table.at)))
    return format_html("{}{}{}", *lines) if any(lines) else NOTHING


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
    return flags(raised) or NOTHING


@register.simple_tag
def flags(raised: Iterable[str]) -> SafeString:
    """The flags of these names."""
    return format_html_join(" ", '<span class="flag">{}</span>', ((capfirst(FLAGS[name]),) for name in raised))


CELLS: dict[str, Callable[[Any, Any], SafeString]] = {
    "number": _number,
    "statement": _statement,
    "mark": lambda claim, table: draw(mark_of(claim, table.at)),
    "verdict": lambda claim, _table: escape(claim.get_verdict_display()) if claim.verdict else NOTHING,
    "place": _place,
    "kind": lambda record, _table: escape(record.get_kind_display()),
    "citations": lambda claim, _table: citations(claim),
    "reviews": lambda claim, table: reviews(claim, table.user),
    "who": _who,
    "tags": lambda claim, _table: _tags(claim) or NOTHING,
    "flags": _flags,
    "assignee": lambda claim, table: escape(assignee_of(claim, table.user) or "–"),
    "age": lambda claim, _table: moment(claim.created_at),
    "changed": lambda claim, _table: moment(claim.changed_at),
    "decided": lambda claim, _table: moment(claim.decided_at),
}
