"""Cells by what stands in them: what was drawn for one page serves the next one that says the same.

Each is a function of its values alone, the language among them where words of ours stand in it. Of two values that
are equal one may be markup and the other not, which is why their types are looked at.
"""

from datetime import date, datetime
from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.formats import date_format, localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

# Of a document and of a section a list shows so much; all of it is a link away.
MAX_TITLE_CHARS, MAX_SECTION_CHARS = 40, 60
NOTHING = SafeString('<span class="none">–</span>')
# Some pages of a hundred claims.
KEPT = 2_000


def address(name: str, key: int) -> str:
    """Where a claim or a document is read."""
    return _address(name, key, get_script_prefix())


@lru_cache(maxsize=KEPT, typed=True)
def _address(name: str, key: int, _prefix: str) -> str:
    return reverse(name, args=[key])


def moment(at: date | datetime | None) -> SafeString:
    """A day, with its time where one points at it."""
    if at is None:
        return NOTHING
    here = localtime(at) if isinstance(at, datetime) else at
    # Times that are equal in two zones are written in each of them otherwise.
    return _moment(here, here.isoformat(), str(get_language()))


@lru_cache(maxsize=KEPT, typed=True)
def _moment(here: date | datetime, written: str, language: str) -> SafeString:
    html = '<time datetime="{}" title="{}">{}</time>'
    day = here.date() if isinstance(here, datetime) else here
    return format_html(html, written, localize(here), _day(day, language))


@lru_cache(maxsize=KEPT, typed=True)
def _day(day: date, _language: str) -> str:
    """The rows of a page are of few days."""
    return str(date_format(day))


@lru_cache(maxsize=KEPT, typed=True)
def statement(claimant: str, words: SafeString, there: str) -> SafeString:
    """Who says it, and the statement as a link; `words` have the hits of a search marked."""
    said_by = format_html('<span class="claimant">{}:</span> ', claimant) if claimant else ""
    return format_html('{}<a class="statement" href="{}" tabindex="-1">{}</a>', said_by, there, words)


@lru_cache(maxsize=KEPT, typed=True)
def quote(words: SafeString, language: str) -> SafeString:
    return format_html('<span class="quote" lang="{}">“{}”</span>', language, words)


@lru_cache(maxsize=KEPT, typed=True)
def place(number: str, title: str, section: str, version: int, there: str, within: bool) -> SafeString:
    """The document and the section, shortened; `within` the document, the section alone. Of a first version there is
    nothing to tell."""
    told = [f"v{version}" if version > 1 else "", Truncator(section).chars(MAX_SECTION_CHARS)]
    part = " · ".join(filter(None, told))
    named = f"{number} {Truncator(title).chars(MAX_TITLE_CHARS)}"
    whole = " · ".join(filter(None, (f"{number} {title}", section)))
    words, line = (part or number, "") if within else (named, part)
    return format_html('<a href="{}" title="{}">{}</a>{}', there, whole, words, under(line))


def under(words: str, sign: str = "") -> SafeString:
    """A smaller line below what the cell says first, after a sign for the eyes alone."""
    if not words:
        return SafeString("")
    drawn = format_html('<span aria-hidden="true">{}</span> ', sign) if sign else ""
    return format_html('<span class="section-name">{}{}</span>', drawn, words)


@lru_cache(maxsize=KEPT, typed=True)
def tags(names: tuple[str, ...]) -> SafeString:
    return format_html_join("", ' <span class="tag">{}</span>', ((name,) for name in names))


def stances(supporting: int, refuting: int, context: int, kept: int) -> SafeString:
    """How many citations of each stance, and of how many a copy is kept."""
    return _stances(supporting, refuting, context, kept, str(get_language()))


@lru_cache(maxsize=KEPT, typed=True)
def _stances(supporting: int, refuting: int, context: int, kept: int, _language: str) -> SafeString:
    told = _("{a} support, {b} refute, {c} give context").format(a=supporting, b=refuting, c=context)
    return format_html(
        '<span class="stances" title="{}"><span aria-hidden="true">{} / {} / {}</span>'
        '<span class="visually-hidden">{}</span></span>{}',
        _("supports / refutes / context"),
        supporting,
        refuting,
        context,
        told,
        under(_("{number} archived").format(number=kept) if kept else "", "▣"),
    )
