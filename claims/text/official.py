"""The official address of a law, where it follows from its number. Nothing here asks the network.

United States Code: Office of the Law Revision Counsel; CFR: eCFR; Federal Register; public laws and the Statutes at
Large: link service of GovInfo; bills of Congress: Congress.gov; bills of Colorado: its General Assembly; DOIs: the
handle system (ISO 26324).
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote


class Official(NamedTuple):
    """Where a law stands, and who publishes it there."""

    url: str
    publisher: str


USCODE = "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title{}{}{}&num=0&edition=prelim"
CHAMBERS = {
    "H.R.": "house-bill",
    "S.": "senate-bill",
    "H.Res.": "house-resolution",
    "S.Res.": "senate-resolution",
    "H.J.Res.": "house-joint-resolution",
    "S.J.Res.": "senate-joint-resolution",
    "H.Con.Res.": "house-concurrent-resolution",
    "S.Con.Res.": "senate-concurrent-resolution",
}
FORMS = {path: form for form, path in CHAMBERS.items()}
# What `work_of` gives, and the address that follows from it.
ADDRESSES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str], str]] = [
    (
        re.compile(r"(\d+) U\.S\.C\.(?: (§|ch\.) ([\w-]+))?"),
        lambda m: USCODE.format(m[1], {"§": "-section", "ch.": "-chapter"}.get(m[2], ""), m[3] or ""),
        "United States House, Office of the Law Revision Counsel",
    ),
    (
        re.compile(r"(\d+) CFR part (\w+)"),
        lambda m: f"https://www.ecfr.gov/current/title-{m[1]}/part-{m[2]}",
        "eCFR",
    ),
    (re.compile(r"(\d+) CFR ([\w.-]+)"), lambda m: f"https://www.ecfr.gov/current/title-{m[1]}/section-{m[2]}", "eCFR"),
    (re.compile(r"(\d+) CFR"), lambda m: f"https://www.ecfr.gov/current/title-{m[1]}", "eCFR"),
    (
        re.compile(r"(\d+) Fed\. Reg\. (\d+)"),
        lambda m: f"https://www.federalregister.gov/citation/{m[1]}-FR-{m[2]}",
        "Federal Register",
    ),
    (
        re.compile(r"Pub\. L\. (\d+)-(\d+)"),
        lambda m: f"https://www.govinfo.gov/link/plaw/{m[1]}/public/{m[2]}",
        "GovInfo",
    ),
    (re.compile(r"(\d+) Stat\. (\d+)"), lambda m: f"https://www.govinfo.gov/link/statute/{m[1]}/{m[2]}", "GovInfo"),
    (
        re.compile(rf"({'|'.join(map(re.escape, CHAMBERS))}) (\d+) \((\d+)(?:st|nd|rd|th) Cong\.\)"),
        lambda m: f"https://www.congress.gov/bill/{m[3]}{ordinal_end(m[3])}-congress/{CHAMBERS[m[1]]}/{m[2]}",
        "Congress.gov",
    ),
    (
        re.compile(r"([SH](?:B|JR|CR|R|JM)\d\d[A-Z]?-\d{3,4})"),
        lambda m: f"https://leg.colorado.gov/bills/{m[1].lower()}",
        "Colorado General Assembly",
    ),
]


def official_address(work: str) -> Official | None:
    """The address of a work, by its key without subsections; None where none follows from it."""
    for pattern, address, publisher in ADDRESSES:
        found = pattern.fullmatch(work)
        if found:
            return Official(address(found), publisher)
    return None


# Pages of the same publishers, and the work that stands there, by its key.
PAGES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
    (
        re.compile(r"https://leg\.colorado\.gov/bills/([sh](?:b|jr|cr|r|jm)\d\d[a-z]?-\d{3,4})/?", re.I),
        lambda m: m[1].upper(),
    ),
    (
        re.compile(r"https://www\.ecfr\.gov/current/title-(\d+)/(?:[\w.-]+/)*section-([\w.-]+?)/?"),
        lambda m: f"{m[1]} CFR {m[2]}",
    ),
    (
        re.compile(r"https://www\.congress\.gov/bill/(\d+)(st|nd|rd|th)-congress/([a-z-]+)/(\d+)/?"),
        lambda m: f"{FORMS[m[3]]} {m[4]} ({m[1]}{m[2]} Cong.)" if m[3] in FORMS else "",
    ),
]


def work_at(url: str) -> str:
    """The key of the law that stands at an address of its publisher, in its normal form; "" where none is known."""
    found = ((pattern.fullmatch(url.partition("#")[0]), work) for pattern, work in PAGES)
    return next((work(page) for page, work in found if page), "")


def doi_address(doi: str) -> str:
    return f"https://doi.org/{quote(doi, safe='/:;()._-,')}"


def ordinal_end(number: str) -> str:
    """The ending of an ordinal: "119" gives "th", "101" gives "st"."""
    if number[-2:-1] == "1":
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
