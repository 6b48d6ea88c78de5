"""Reading a citation that was typed or pasted as one line: an address, a law, a bill, a DOI, a case, or free words."""

import re
from typing import NamedTuple

from .authorities import Authority, find_authorities, work_of
from .authorities.authority import BILL, CASE
from .official import CHAMBERS, Official, doi_address, official_address, ordinal_end, work_at
from .urls import marked_words, normalise_url, whole_address

# Longer lines are no citation that anybody types; they are kept as they are.
MAX_LINE_CHARS = 2_000
LAW, COURT, REPORT, WEB_PAGE, OTHER = "law", "court", "report", "web_page", "other"

WEB = re.compile(r"https?://[^\s<>\"”]+", re.IGNORECASE)
# With a scheme of these, or any before "://", a line means an address and nothing else.
SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*://|(?:javascript|data|vbscript|file|blob|about|mailto|tel|ftp):)", re.I)
BARE_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
DOI = re.compile(
    r"(?:doi:?\s*|(?:https?://)?(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/\S+)(?P<rest>.*)", re.IGNORECASE | re.S
)
PDF_PAGE = re.compile(r"#page=(\d+)$")

LEAD = re.compile(r"(?:see(?: also)?|cf\.|in|under|the)\s+", re.IGNORECASE)
PLACE_FIRST = re.compile(
    r"(?P<place>(?:§{1,2}|sec(?:tions?|s?\.)|art(?:icle|\.)|p(?:p|age|ages)?\.?|para(?:graph|\.)?|¶{1,2})\s*[\w.()–-]+)"
    r"(?:,|\s+of(?:\s+the)?)\s+",
    re.IGNORECASE,
)
COURT_AND_YEAR = re.compile(r"[,\s]*(?P<year>\((?:[^()]{0,40}\s)?(?:1[6-9]|20)\d\d\))")
CONGRESS = re.compile(r"[,\s]*\(?(?P<number>\d{2,3})(?:st|nd|rd|th)\s+Cong(?:ress|\.)?\)?", re.IGNORECASE)
PLACE = re.compile(
    r"[,;:\s]*(?:at\s+)?(?P<place>(?:§|¶|\(\w{1,5}\)|\d+[\d\s,–-]*(?:n\.\s*\d+)?$|et\s+seq\.?$|note$"
    r"|(?:subsections?|subsecs?\.|sections?|secs?\.|pp?\.|pages?|paras?\.|paragraphs?|articles?|arts?\.|chapters?|ch\."
    r"|titles?|tit\.|parts?|pts?\.|clauses?|cl\.|lines?|notes?|n\.|fn\.|exhibits?|ex\.|appendix|app\.|schedules?|tables?"
    r"|figures?|fig\.)(?=[\s\d§])).*)",
    re.IGNORECASE | re.DOTALL,
)
SWALLOWED = re.compile(r"\s(?P<place>(?:(?:§+|section)\s*)?(?P<number>[\w.()-]*\d[\w.()-]*|note|et seq\.?))$", re.I)
BILLS_OF_CONGRESS = tuple(CHAMBERS)
# What leads to an address and is no title.
LEADS = frozenset({"see", "see also", "cf.", "cf", "at", "in", "via", "from", "source"})
OUTER = " \t\r\n,;:–—-"


class Citing(NamedTuple):
    """What a typed line means.

    `kind` is a word of `claims.choices.SourceKind`. `url` is in its normal form; for a law it is the official address
    where one follows from its number. `excerpt` are words that the address itself marks on its page. `refusal` says
    why the line cannot be cited, and is empty for one that can.
    """

    kind: str = OTHER
    title: str = ""
    identifier: str = ""
    url: str = ""
    pinpoint: str = ""
    excerpt: str = ""
    publisher: str = ""
    refusal: str = ""


def read_citation(line: str) -> Citing:
    """Read one line. What nothing is known of keeps its words as the title. Raises nothing."""
    line = line.strip()
    if len(line) > MAX_LINE_CHARS:
        return Citing(title=line)
    return _doi(line) or _address(line) or _law(line) or Citing(title=line)


def _doi(line: str) -> Citing | None:
    found = DOI.fullmatch(line)
    if found is None:
        return None
    doi = whole_address(found["doi"]).lower()
    pinpoint = _place(found["rest"]) or found["rest"].strip(OUTER)
    return Citing(REPORT, f"doi:{doi}", doi, doi_address(doi), pinpoint, publisher="")


def _address(line: str) -> Citing | None:
    """An address, with its title before and its pinpoint behind it where they were pasted together."""
    if BARE_HOST.fullmatch(line):
        return _page(line)
    found = WEB.search(line)
    if found is None or (SCHEME.match(line) and found.start()):
        return _page(line) if SCHEME.match(line) else None
    if found[0] == line:
        return _page(line)
    title, rest = line[: found.start()].strip(f'{OUTER}<(["“'), line[found.end() :].strip(f'{OUTER}>)]"”.')
    title = "" if title.lower() in LEADS else title
    return _page(whole_address(found[0]), title, rest)


def _page(url: str, title: str = "", pinpoint: str = "") -> Citing:
    marked = marked_words(url)
    excerpt = ""
    if marked and marked.last:
        pinpoint = pinpoint or f"“{marked.first}” … “{marked.last}”"
    elif marked:
        excerpt = marked.first
    try:
        url = normalise_url(url)
    except ValueError as error:
        return Citing(WEB_PAGE, refusal=str(error))
    page = PDF_PAGE.search(url)
    if page:
        url, pinpoint = url[: page.start()], pinpoint or f"p. {page[1]}"
    work = work_at(url)
    if work:
        official = official_address(work)
        return Citing(LAW, title or work, work, url, pinpoint, excerpt, official.publisher if official else "")
    return Citing(WEB_PAGE, title, "", url, pinpoint, excerpt)


def _law(line: str) -> Citing | None:
    """A law or a case and nothing else but its pinpoint, year or Congress: "HIPAA Journal" is no law."""
    found = next(iter(find_authorities(line)), None)
    if found is None:
        return None
    before = PLACE_FIRST.fullmatch(line, 0, found.start)
    if found.start and not before and not LEAD.fullmatch(line, 0, found.start):
        return None
    congress = CONGRESS.match(line, found.end)
    behind = line[congress.end() if congress else found.end :]
    year = COURT_AND_YEAR.search(behind)
    rest = behind.replace(year[0], "", 1) if year else behind
    if rest.strip(f"{OUTER}.") and not _place(rest):
        return None
    work = _work(found, congress)
    edition = year["year"] if year and found.kind != CASE else ""
    if edition and found.kind == BILL:
        # Whose bill it is: every legislature has one of this number.
        work, edition = f"{work} {edition}", ""
    official = official_address(work) or Official("", "")
    named = line[found.start : found.end]
    places = [_inner_place(found, named), _place(rest), before["place"] if before else "", edition]
    if found.kind == CASE:
        title = f"{named} {year['year']}" if year else named
        return Citing(COURT, title, work, pinpoint=", ".join(filter(None, places)))
    return Citing(LAW, work, work, official.url, ", ".join(filter(None, places)), publisher=official.publisher)


def _work(found: Authority, congress: re.Match[str] | None) -> str:
    """The key without subsections. Congress begins to count its bills anew, so theirs needs its number."""
    work = work_of(found.kind, found.key)
    if not congress or not work.startswith(BILLS_OF_CONGRESS):
        return work
    return f"{work} ({congress['number']}{ordinal_end(congress['number'])} Cong.)"


def _inner_place(found: Authority, named: str) -> str:
    """The subsections of the key, or a place that stands in the words and not in the key ("8 USC 1373 note")."""
    if found.kind == BILL:
        return ""  # its year is in its key
    inner = found.key.removeprefix(work_of(found.kind, found.key)).strip(", ")
    swallowed = SWALLOWED.search(named)
    if inner or swallowed is None or swallowed["number"] in found.key:
        return inner
    return swallowed["place"]


def _place(words: str) -> str:
    """The pinpoint behind a law; "" where the words are none."""
    found = PLACE.fullmatch(words.rstrip())
    return found["place"].strip(OUTER) if found else ""
