"""The parts of a line of sources that are sources of their own: a strong separator parts works, and authors too."""

import re
from itertools import pairwise

from .addresses import Address, addresses_in

OUTER = " \t\n,;:|–—-•·"
STRONG_SEPARATOR = re.compile(r"[;|\n]")
# “S.” is a page in German, and a bill of the Senate in the United States; behind “U.” it is a reporter.
_PAGES = r"(?:pp?\.|pages?|Seiten?|págs?\.|páginas?|(?-i:(?<![\w.])S\.))"
_FURTHER = r"(?:\s*[,–-]\s*|\s+(?:(?:und|and|et|y)\s+)?)\d+|\s*(?:ff?|ss?|sqq?|et\s+s|et\s+suiv|y\s+ss)\b\.?"
PAGE = re.compile(rf",?\s*\(?(?P<page>{_PAGES}\s*\d+(?:{_FURTHER})*)\)?[,.;:]?$", re.IGNORECASE)
# A separator within them parts nothing, nor the end of “&amp;”. An opener that nothing closes encloses nothing.
ENCLOSED = re.compile(
    r"\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<!\w)\"[^\"]*\"(?!\w)"
    r"|&(?:[a-z]+|#\w+);"
)
QUOTED = re.compile(r"[“„«]|(?<!\w)\"")
# A year, a date, a number of a document; “3M” and “G7” are names.
NUMBER = re.compile(r"\d\W?\d")
# Small words and shortened ones that stand in the names of people and bodies.
IN_NAMES = frozenset(
    "a,al,alii,am,an,and,aus,auf,bei,by,d,da,das,de,dei,del,della,delle,den,der,des,di,die,do,dos,du,e,ed,eds,editor,"
    "editors,el,et,for,für,hg,hrsg,i,im,in,l,la,las,le,les,los,of,on,others,para,por,pour,sur,te,ten,ter,the,to,und,"
    "van,vom,von,y,zu,zum,zur".split(",")
)
WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
# Authors stand before one; before the first address a page’s own title has “|” too, with the name of the site.
AMONG_AUTHORS = ";"
# What tells a place in the work before it, or when that was read.
_PLACES = (
    r"tables?|tab|figures?|fig|chart|chapters?|ch|sections?|sec|paragraphs?|paras?|slides?|lines?|min(?:utes?)?|§§?|"
    r"tabellen?|abb|abbildung|kapitel|kap|abschnitt|absatz|abs|zeilen?|folien?|"
    r"tableau|chapitre|paragraphe|ligne|tabla|cuadro|capítulo|párrafo|línea"
)
_READ = (
    r"(?:last\s+)?(?:accessed|retrieved|visited|viewed|updated|modified)|(?:zuletzt\s+)?(?:abgerufen|aufgerufen|besucht)|"
    r"zugriff|abruf|stand|consultée?|consultado|consultada|accedido"
)
OF_BEFORE = re.compile(rf"(?:(?:{_PLACES})\b\.?\s*[\w.:,–-]+|§+\s*[\w.–-]+|(?:{_READ})\b.*)[.,]?", re.IGNORECASE)


def parts_of(line: str) -> list[str]:
    """The line in parts, each with the works of which nothing can be told apart further. What has no address stands
    alone where it looks whole or is the last; else it begins the next part, as the authors of a work do."""
    found: list[str] = []
    begun = ""
    written = _apart(line)
    for at, part in enumerate(written):
        has_address = bool(addresses_in(part))
        if found and not begun and _is_of_before(part, found[-1]):
            found[-1] += part
            continue
        begun += part
        behind = written[at + 1][0] if at + 1 < len(written) else ""
        if has_address or not behind or (found and behind != AMONG_AUTHORS) or _is_whole(part):
            found.append(begun)
            begun = ""
    return [line] if _is_one(found) else found


def _is_one(parts: list[str]) -> bool:
    """A single name and the address behind it: as many names as addresses."""
    name, *others = parts
    return [re.search(r"\w", _without_addresses(part)) for part in others] == [None] and not addresses_in(name)


def _without_addresses(part: str) -> str:
    for one in reversed(addresses_in(part)):
        part = f"{part[: one.start]} {one.title} {part[one.end :]}"
    return part


def piped(line: str) -> list[tuple[str, str]]:
    """The names of a line with their addresses, where “|” parts each name from its address: the title first or the
    address, as many as semicolons or further “|” part; none of any other line."""
    found: list[tuple[str, str]] = []
    for part in _apart(line, ";"):
        fields = [field.strip(OUTER) for field in _apart(part.strip(OUTER), "|")]
        told = [(field, addresses_in(field)) for field in fields if field]
        pairs = _pairs(told)
        if len(told) == 1 or not pairs:
            return []
        found += pairs
    return found


def _pairs(fields: list[tuple[str, list[Address]]]) -> list[tuple[str, str]]:
    """A name and its address of each two fields; of a single address all that stands before it, or else what does
    behind, where that is one name."""
    alone = [len(found) == 1 and not re.search(r"\w", _without_addresses(field)) for field, found in fields]
    if any(found and not is_alone for (_field, found), is_alone in zip(fields, alone, strict=True)):
        return []
    urls = [found[0].url for _field, found in fields if found]
    if len(urls) == 1:
        at = alone.index(True)
        names = [field for field, _found in fields]
        before, behind = names[:at], names[at + 1 :]
        if not all(_is_of_before(name, names[at]) for name in behind[0 if before else 1 :]):
            return []
        return [(", ".join(filter(None, (" | ".join(before), *behind))), urls[0])]
    if alone not in ([False, True] * len(urls), [True, False] * len(urls)):
        return []
    return [(field, url) for (field, _found), url in zip((one for one in fields if not one[1]), urls, strict=True)]


def _apart(line: str, separators: str = ";|\n") -> list[str]:
    """The line cut before each of the separators that stands in no address, bracket or title."""
    addresses = addresses_in(line)
    masked = _masked(line, addresses)
    closed = [place.span() for place in ENCLOSED.finditer(masked)]
    shown = list(masked)
    for start, end in closed:
        shown[start:end] = "x" * (end - start)
    cuts = [0, *(at for at, sign in enumerate(shown) if sign in separators), len(line)]
    return [line[start:end] for start, end in pairwise(cuts) if end > start]


def _masked(line: str, addresses: list[Address]) -> str:
    shown = list(line)
    for one in addresses:
        shown[one.start : one.end] = "x" * (one.end - one.start)
    return "".join(shown)


def _is_of_before(part: str, before: str) -> bool:
    """Whether a part is a place in the work before it; one with an address gives it to a work that has none."""
    if addresses_in(part) and addresses_in(before):
        return False
    words = _without_addresses(part).strip(OUTER)
    return bool(PAGE.match(words) or OF_BEFORE.fullmatch(words))


def _is_whole(part: str) -> bool:
    """Whether a part names a work, and not only whose it is: a date or number, a title in quotation marks, or a plain
    word, where the names of people and bodies have capitals."""
    plain = (word for word in WORD.findall(part) if word.islower() and word not in IN_NAMES)
    return bool(NUMBER.search(part) or QUOTED.search(part) or any(plain))
