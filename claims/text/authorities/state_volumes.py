"""Codes whose title number comes first ("820 ILCS 405/1900", "22 Tex. Admin. Code § 72.10"), and the General Laws of
Massachusetts, which are cited by chapter."""

import re
from collections.abc import Iterator

from claims.text.authorities.authority import REGULATION, STATUTE, Authority
from claims.text.authorities.near import near
from claims.text.authorities.patterns import DASH, MAYBE_SPACE, NUMBER_ENDS, SPACE, SUBSECTIONS
from claims.text.authorities.state_names import VOLUMES, VOLUMES_OF_RULES

_FORMS = {f"form{place}": head for place, head in enumerate(VOLUMES)}
_CODE = "|".join(f"(?P<{form}>{VOLUMES[head]})" for form, head in _FORMS.items())
VOLUME_FIRST = re.compile(
    rf"(?<![\w.$])(?P<volume>\d{{1,4}}[A-Z]?){SPACE}(?:{_CODE}),?{SPACE}(?:(?P<mark>§{{1,2}}|[Ss]ection|[Cc]h\.){MAYBE_SPACE})?"
    rf"(?P<number>\d[\d.A-Za-z/:\u2010-\u2014-]{{0,18}}(?<=[\w])(?:{SPACE}\.\d{{4}})?|\d)(?P<subsections>{SUBSECTIONS})"
    rf"{NUMBER_ENDS}(?:,?{SPACE}et{SPACE}seq\.?)?"
)
MASSACHUSETTS = near(
    rf"(?<![\w.])(?:(?:Mass|MA)\.?{SPACE}G\.{MAYBE_SPACE}L\.|M\.?{MAYBE_SPACE}G\.?{MAYBE_SPACE}L\.?(?:{MAYBE_SPACE}A\.)?|G\.{MAYBE_SPACE}L\."
    rf"|(?:Mass|MA)\.?{SPACE}Gen\.?{SPACE}Laws(?:{SPACE}Ann\.)?|Massachusetts{SPACE}General{SPACE}Laws),?{SPACE}"
    rf"(?:c\.|ch\.|[Cc]hapter){MAYBE_SPACE}(?P<chapter>\d{{1,3}}[A-Z]{{0,2}})"
    rf"(?:,?{SPACE}(?:§{{1,2}}|[Ss]ec(?:tion|\.)){MAYBE_SPACE}(?P<section>\d{{1,3}}[A-Z]?{SUBSECTIONS}))?(?!\w)",
    r"L(?:\.|aws|\.\s?A\.)?,?\sc",
    before=40,
    behind=60,
)


def find_state_volumes(text: str) -> Iterator[Authority]:
    for chapter in MASSACHUSETTS.finditer(text):
        section = f", § {chapter['section']}" if chapter["section"] else ""
        yield Authority(chapter.start(), chapter.end(), STATUTE, f"M.G.L. c. {chapter['chapter']}{section}")
    for found in VOLUME_FIRST.finditer(text):
        head = head_of(found)
        number = re.sub(DASH, "-", found["number"]) + found["subsections"]
        yield Authority(found.start(), found.end(), kind_of(head), key_of(head, found["volume"], number))


def head_of(found: re.Match[str]) -> str:
    return next(head for form, head in _FORMS.items() if found[form])


def kind_of(head: str) -> str:
    return REGULATION if head in VOLUMES_OF_RULES or "Code R" in head or "Admin. Code" in head else STATUTE


def key_of(head: str, volume: str, number: str) -> str:
    if head.startswith("Cal. Code Regs."):
        return f"Cal. Code Regs. tit. {volume}, § {number}"
    return f"{volume} {head} {number}"
