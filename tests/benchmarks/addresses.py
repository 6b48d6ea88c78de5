"""The addresses of USLM (United States Legislative Markup): "/us/usc/t42/s1395w-4/a/1", from a key or from a link."""

import re

KEYS = [
    (re.compile(r"(\d+) U\.S\.C\.( App\.)? § (.+)"), lambda m: f"/us/usc/t{m[1]}{'a' if m[2] else ''}/s{path(m[3])}"),
    (re.compile(r"(\d+) U\.S\.C\.( App\.)? ch\. (.+)"), lambda m: f"/us/usc/t{m[1]}{'a' if m[2] else ''}/ch{m[3]}"),
    (re.compile(r"(\d+) U\.S\.C\.( App\.)?"), lambda m: f"/us/usc/t{m[1]}{'a' if m[2] else ''}"),
    (re.compile(r"(\d+) CFR part (\w+)(?: subpart (\w+))?"), lambda m: f"/us/cfr/t{m[1]}/pt{m[2]}" + sub(m[3])),
    (re.compile(r"(\d+) CFR ch\. (.+)"), lambda m: f"/us/cfr/t{m[1]}/ch{m[2]}"),
    (re.compile(r"(\d+) CFR"), lambda m: f"/us/cfr/t{m[1]}"),
    (re.compile(r"(\d+) CFR (.+)"), lambda m: f"/us/cfr/t{m[1]}/s{path(m[2])}"),
    (re.compile(r"Pub\. L\. (\d+)-(\d+)"), lambda m: f"/us/pl/{m[1]}/{m[2]}"),
    (re.compile(r"(\d+) Stat\. (\d+)"), lambda m: f"/us/stat/{m[1]}/{m[2]}"),
    (re.compile(r"(\d+) Fed\. Reg\. (\d+)"), lambda m: f"/us/fr/{m[1]}/{m[2]}"),
    (re.compile(r"((?:H|S)\.[A-Za-z.]*) (\d+)"), lambda m: f"/us/bill/{m[1].replace('.', '').lower()}/{m[2]}"),
]
OLDER_LINK = re.compile(r"(usc|usc-chapter|cfr|cfr-part)/(\w+)/(.+)")
UNITS = {"usc": "s", "usc-chapter": "ch", "cfr": "s", "cfr-part": "pt"}


def path(number: str) -> str:
    """ "1395w-4(a)(1)" → "1395w-4/a/1"."""
    return number.replace(")(", "/").replace("(", "/").replace(")", "")


def sub(part: str | None) -> str:
    return f"/sp{part}" if part else ""


def address_of_key(key: str) -> str:
    """The address behind a key of `find_authorities`; empty for what USLM gives none (acts, cases, state laws)."""
    for pattern, address in KEYS:
        found = pattern.fullmatch(key)
        if found:
            return address(found)
    return ""


def address_of_href(href: str) -> str:
    """GPO's link without "et seq.", with the law alone for public laws, and a bill without its Congress."""
    older = OLDER_LINK.fullmatch(href)
    if older:
        return f"/us/{older[1].split('-')[0]}/t{older[2]}/{UNITS[older[1]]}{older[3]}"
    address = re.sub(r"/(?:etseq|note)$", "", href.replace("–", "-"))
    address = re.sub(r"^/us/bill/\d+/", "/us/bill/", address)
    law = re.match(r"/us/pl/\d+/\d+", address)
    return law[0] if law else re.sub(r"^/us/pl/(\d{3})(\d{2,3})$", r"/us/pl/\1/\2", address)


def covers(found: str, wanted: str) -> bool:
    """Whether a found address is the wanted one or lies in it: a subsection of the section, a section of the title."""
    return f"{found}/".startswith(f"{wanted}/")
