"""Executive orders and proclamations of presidents and governors.

Federal orders are numbered in one series (44 U.S.C. 1505); Colorado's carry a letter and a year ("D 2020 039"),
other states a year or initials ("2020-15", "GA-37", "N-33-20").
"""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import EXECUTIVE_ORDER, Authority
from claims.text.authorities.near import near
from claims.text.authorities.patterns import DASH, MAYBE_SPACE, SPACE, plain_dashes, plain_spaces

_NUMBER = (
    rf"(?:(?P<letter>[BDM]){MAYBE_SPACE}{DASH}?(?P<year>(?:19|20)\d\d){MAYBE_SPACE}{DASH}?{MAYBE_SPACE}(?P<serial>\d{{1,4}})"
    rf"|(?P<federal>\d{{1,2}},\d{{3}}|\d{{1,5}}(?:-A)?)(?![\d,]\d|{DASH}\d)"
    rf"|(?P<state>(?:[A-Z]{{1,3}}{DASH}?)?\d{{1,4}}(?:{DASH}\d{{1,4}}){{0,2}}))(?!\w)"
)
ORDER = near(
    rf"(?<![\w.])(?:(?:[Ee]xecutive{SPACE}[Oo]rders?|EXECUTIVE{SPACE}ORDERS?|Exec\.{SPACE}Orders?)|E\.{MAYBE_SPACE}O\.s?|EOs?(?=\d|\s))"
    rf"(?:{SPACE}\((?:EOs?|E\.O\.)\))?{MAYBE_SPACE}(?:(?:[Nn]os?\.|[Nn]umbers?|#){MAYBE_SPACE})?{_NUMBER}",
    r"[Oo]rder|ORDER|E\.\s?O|EO",
    before=24,
    behind=60,
)
NEXT_ORDER = re.compile(
    rf"(?:,{SPACE}(?:and{SPACE}|or{SPACE})?|{SPACE}(?:and|or){SPACE})(?P<federal>\d{{5}}|\d\d,\d{{3}})(?![\w,-]\d|\d)"
)
PROCLAMATION = near(
    rf"(?<!\w)(?:Presidential{SPACE})?(?:Proclamation|Proc\.){SPACE}(?:No\.{SPACE})?(?P<number>\d{{4,5}}|\d{{1,2}},\d{{3}})(?!\w)",
    "Proc",
    before=20,
    behind=40,
)


def find_orders(text: str) -> Iterator[Authority]:
    for order in ORDER.finditer(text):
        yield Authority(order.start(), order.end(), EXECUTIVE_ORDER, _key(order))
        more = NEXT_ORDER.match(text, order.end()) if order["federal"] else None
        while more:
            key = f"E.O. {more['federal'].replace(',', '')}"
            yield Authority(more.start("federal"), more.end(), EXECUTIVE_ORDER, key)
            more = NEXT_ORDER.match(text, more.end())
    for found in PROCLAMATION.finditer(text):
        key = f"Proclamation {found['number'].replace(',', '')}"
        yield Authority(found.start(), found.end(), EXECUTIVE_ORDER, key)


def _key(order: re.Match[str]) -> str:
    if order["letter"]:
        return f"E.O. {order['letter']} {order['year']} {int(order['serial']):03d}"
    number = (order["federal"] or order["state"]).replace(",", "")
    return f"E.O. {plain_spaces(plain_dashes(number))}"
