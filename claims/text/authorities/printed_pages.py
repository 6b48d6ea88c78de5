"""Pages of the Federal Register and of the Statutes at Large, by volume and page (Bluebook rules 12.4 and 14.2)."""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import REGULATION, STATUTE, Authority
from claims.text.authorities.near import near
from claims.text.authorities.patterns import NUMBER_ENDS, SPACE

FEDERAL_REGISTER = near(
    rf"(?<![\w.$])(?P<volume>\d{{1,3}}){SPACE}(?:Fed\.?{SPACE}?Reg\.?|F\.?{SPACE}?R\.?){SPACE}(?P<page>\d{{1,3}},\d{{3}}|\d{{2,6}})"
    rf"{NUMBER_ENDS}",
    r"Reg|F\.?\s?R\.?\s",
    before=16,
    behind=40,
)
STATUTES_AT_LARGE = near(
    rf"(?<![\w.$])(?P<volume>\d{{1,3}}){SPACE}Stat\.{SPACE}(?P<page>\d{{1,4}}){NUMBER_ENDS}",
    r"Stat\.",
    before=8,
    behind=20,
)
BEHIND_PUBLIC_LAW = re.compile(
    r"(?:P\.?\s?L\.?|Law|L\.)(?:\s?No\.?)?\s?\d{1,3}[-–]\d{1,4}(?:[^.]|\.(?!\s[A-Z][a-z])){0,60}$"
)


def find_printed_pages(text: str) -> Iterator[Authority]:
    for page in FEDERAL_REGISTER.finditer(text):
        key = f"{page['volume']} Fed. Reg. {page['page'].replace(',', '')}"
        yield Authority(page.start(), page.end(), REGULATION, key)
    for page in STATUTES_AT_LARGE.finditer(text):
        # Beside a public law the page only says once more where that law is printed.
        if not BEHIND_PUBLIC_LAW.search(text[max(0, page.start() - 90) : page.start()]):
            yield Authority(page.start(), page.end(), STATUTE, f"{page['volume']} Stat. {page['page']}")
