"""Initials of whoever checked, beside a verdict: “True JK”, “JK: True”. What may be another word is none."""

import re

from .headings import key_of
from .verdict_words import MEANINGS

INITIALS = re.compile(r"[A-ZÀ-Þ]{2,3}")
# Those of several people: “JK/MP”.
BETWEEN = re.compile(r"\s*[/,&+]\s*")
SEVERAL = rf"{INITIALS.pattern}(?:{BETWEEN.pattern}{INITIALS.pattern})*"
BEHIND = re.compile(rf"(?P<said>.*[^\s/])(?:\s+|\s*/\s*)(?P<who>{SEVERAL})", re.DOTALL)
BEFORE = re.compile(rf"(?P<who>{SEVERAL})(?:\s*[:/]\s*|\s+[–—-]\s+)(?P<said>\S.*)", re.DOTALL)
WORD = re.compile(r"[^\W_]+")
VOWELS = re.compile("[AEIOUYÀ-Þ]")
# What is said in two or three capitals: where or when it holds, how far somebody got, what they think of it.
NO_INITIALS = frozenset(
    """US USA UK EU UN UAE USSR GB NI DC NYC SF DE AT CH FR ES NSW UE EE UU
    AL AK AZ AR CA CO CT FL GA HI IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD
    TN TX UT VT VA WA WV WI WY
    AM PM YTD QTD MTD YOY QOQ FY BC AD CE BCE EST PST CST GMT UTC CET EUR USD GBP CHF GDP BIP PIB CPI VAT
    NA NB NR NS TK TKS TBC TBD TBA TBV TBR WIP FYI IMO IDK PLS ASAP ETA RE CC CF QV VS SIC CQ QED ETC EG IE
    KO YES NO NOT NAY YEP NOP NON NIE JA OUI SI ISH BUT YET IF OR SO AS ON BY TO OF UP IS IT WAS ARE HAS THE AND FOR
    ALL ANY NOW TOO LOL WTF BS PS BTW MAX MIN AVG TF HT MF PF POF PT PC FC QA AI PDF URL DOI ID CEO CFO CTO MP
    FBI CIA NSA IRS CDC FDA EPA DOJ DHS ICE DOD SEC FTC FCC FEC CBO GAO OMB BLS NIH WHO IMF BBC CNN NBC CBS ABC PBS NPR
    NYT WSJ AP AFP DPA APA ZDF ARD ORF SRF RFI EFE BMI BKA AFD CDU SPD FDP CSU GOP DNC RNC NHS ONS ONU OMS INE
    UND WIE MIT NUR BEI AUF ZUM ZUR VON VOR IST WAR EN LE EL UN DU AU ET OU QUE PAS SUR SIN CON POR DEL LOS LAS"""
    .split()
)  # fmt: skip


def are_initials(words: str) -> bool:
    """Whether they are two or three capitals that may well be somebody's, or several people's, and nothing else that is
    known."""
    return all(
        INITIALS.fullmatch(one) and one not in NO_INITIALS and key_of(one) not in MEANINGS
        for one in BETWEEN.split(words)
    )


def initials_beside(cell: str) -> tuple[str, str]:
    """What stands beside the initials at the end or the beginning of a cell, and these; "" twice without any. Among
    capitals alone a word looks as they do, but for one without a vowel: “TRUE JK”, and not “TRUE ALA”."""
    found = BEHIND.fullmatch(cell) or BEFORE.fullmatch(cell)
    if not found or not are_initials(found["who"]) or (found["said"].isupper() and VOWELS.search(found["who"])):
        return "", ""
    return found["said"], found["who"]


def is_signed(cell: str) -> bool:
    """Whether a cell says who looked and perhaps on which day, and nothing else: “JK, 3/5”."""
    words = WORD.findall(cell)
    names = [word for word in words if not word.isdigit()]
    return bool(names) and all(map(are_initials, names))
