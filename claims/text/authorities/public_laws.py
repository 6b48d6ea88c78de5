"""Public laws: "Pub. L. No. 104-191", "Public Law 104-193", "section 309 of Public Law 115-72".

The span takes in the section or division it names, as GPO marks it; the key is the law itself. A dash that was lost on
the way ("Public Law 112208") is read where the Congress has three digits. Bluebook rule 12.4.
"""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import ACT, PUBLIC_LAW, Authority
from claims.text.authorities.patterns import DASH, MAYBE_SPACE, SPACE, SUBSECTIONS

LAW = re.compile(
    rf"(?:Pub\.?{MAYBE_SPACE}L(?:aws?|\.)?|[Pp]ublic{SPACE}[Ll]aws?|PUBLIC{SPACE}LAWS?|P\.{MAYBE_SPACE}L\.|PL)"
    rf"(?:{MAYBE_SPACE}(?:[Nn]os?[.:]?|NO\.|[Nn]umbers?))?{SPACE}?(?P<congress>\d{{1,3}})"
    rf"(?:{MAYBE_SPACE}{DASH}{MAYBE_SPACE}|(?<=\s1[01]\d)(?=\d{{2,3}}(?![\d-])))(?P<number>\d{{1,4}})(?!\d)(?!{DASH}\d)"
)
PINPOINT_BEFORE = re.compile(
    rf"(?<![\w-])(?:[Ss]ection{SPACE}\d{{1,6}}[A-Z]{{0,2}}{SUBSECTIONS}{SPACE}of{SPACE}(?:the{SPACE})?)?"
    rf"(?:[Tt]itle{SPACE}[IVXLC]{{1,6}}{SPACE}of{SPACE})?(?:[Dd]ivision{SPACE}[A-Z]{{1,2}}{SPACE}of{SPACE})?\Z"
)
NEXT_LAW = re.compile(rf",?{SPACE}(?:and{SPACE}|or{SPACE})?(?P<congress>\d{{1,3}}){DASH}(?P<number>\d{{1,4}})(?![\d-])")
MAX_PINPOINT_CHARS = 80
STATE_ACT = re.compile(
    rf"(?:Public{SPACE}Acts?|P\.{MAYBE_SPACE}A\.)(?:{SPACE}No\.)?{SPACE}(?P<session>\d{{2,3}}){DASH}(?P<number>\d{{1,4}})(?![\w-])"
)
""" "Public Act 102-0234", as Illinois and Connecticut number their session laws."""


def find_public_laws(text: str) -> Iterator[Authority]:
    for act in STATE_ACT.finditer(text):
        yield Authority(act.start(), act.end(), ACT, f"Public Act {act['session']}-{int(act['number'])}")
    for law in LAW.finditer(text):
        if text[max(0, law.start() - 1) : law.start()].isalnum():
            continue
        yield Authority(with_pinpoint(text, law.start()), law.end(), PUBLIC_LAW, _key(law))
        more = NEXT_LAW.match(text, law.end())
        while more and "aws" in law[0]:
            yield Authority(more.start("congress"), more.end(), PUBLIC_LAW, _key(more))
            more = NEXT_LAW.match(text, more.end())


def _key(law: re.Match[str]) -> str:
    return f"Pub. L. {int(law['congress'])}-{int(law['number'])}"


def with_pinpoint(text: str, start: int) -> int:
    """Where "section 102(e)(3) of title IV of division B of" begins before a law, else `start`."""
    window_start = max(0, start - MAX_PINPOINT_CHARS)
    window = text[window_start:start]
    begins = [
        window_start + word.start()
        for word in re.finditer(r"(?<![\w-])(?:[Ss]ection|[Tt]itle|[Dd]ivision)\b", window)
        if PINPOINT_BEFORE.match(window, word.start())
    ]
    return begins[0] if begins else start
