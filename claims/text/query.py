"""What somebody typed into a search box, read as words, phrases and exclusions. Every text is a query; none raises.

Only letters and digits get out of here, so that no engine's own query language sees what was typed.
"""

import re
from typing import NamedTuple

from claims.text.spellings import CITATION, Words, spellings_of
from claims.text.stems import WORD, fold

# A shorter last word is taken as it stands: the index would go through too many words that begin so.
MIN_OPEN_CHARS = 2
MAX_TERMS = 50

QUOTED = re.compile(r"[\"“”„«»]")
# What stands before the host of an address says how it is fetched, and a slash behind it nothing.
ADDRESS = re.compile(r"(?i)(?:https?://)?(?:www\.)?((?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d+)?(?:[/?#]\S*)?)")
POWER = re.compile(r"([a-zµ]{1,3})([23])")
NUMBER = re.compile(r"([cd])-?0*(\d{1,18})", re.IGNORECASE)


class Term(NamedTuple):
    """Words that stand side by side; with `is_open` the last one may go on. A citation has other ways to write it."""

    words: Words
    is_excluded: bool = False
    is_open: bool = False
    others: tuple[Words, ...] = ()

    @property
    def phrases(self) -> "tuple[Term, ...]":
        """One of these has to be there."""
        opens = [self.is_open and len(words[-1]) >= MIN_OPEN_CHARS for words in self.others]
        ways = zip(self.others, opens, strict=True)
        return (self._replace(others=()), *(Term(words, self.is_excluded, is_open) for words, is_open in ways))


class Query(NamedTuple):
    """All terms have to be there, the excluded ones not. `claim` and `document` are numbers that were typed as such."""

    terms: tuple[Term, ...] = ()
    claim: int | None = None
    document: int | None = None

    @property
    def wanted(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if not term.is_excluded)

    @property
    def excluded(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.is_excluded)


def parse_query(text: str) -> Query:
    """Read what was typed: words, "phrases", -exclusions, numbers such as C-0142, keys such as SB19-216.

    What has inner hyphens or dots is a phrase, and so is a citation, in each way it may be written. The last word is
    open while it is being typed: until a blank or a quotation mark follows it. At most MAX_TERMS terms are read. A text
    without a letter or digit has no terms.
    """
    terms: list[Term] = []
    numbers: dict[str, int] = {}
    for written, is_quoted, is_last in _pieces(text):
        is_excluded = not is_quoted and written.startswith("-")
        number = None if is_quoted else NUMBER.fullmatch(written)
        if number:
            numbers.setdefault(number[1].lower(), int(number[2]))
        words = tuple(word.lower() for word in WORD.findall(written))
        if words and len(terms) < MAX_TERMS:
            is_open = is_last and not number and not is_excluded and len(words[-1]) >= MIN_OPEN_CHARS
            others = () if is_quoted else (*spellings_of(written.removeprefix("-"))[1:], *_powers(words))
            terms.append(Term(words, is_excluded, is_open, others))
    return Query(tuple(terms), numbers.get("c"), numbers.get("d"))


def _powers(words: Words) -> tuple[Words, ...]:
    """Of a unit with a plain exponent, as in "km2": how its index has one that is raised."""
    found = POWER.fullmatch(words[0]) if len(words) == 1 else None
    return ((found[1], found[2]),) if found else ()


def address_in(text: str) -> str:
    """The address that `text` is, without scheme, "www." and a slash at its end; empty where it is none."""
    found = ADDRESS.fullmatch(text.strip())
    return found[1].rstrip("/") if found else ""


def folded(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without accents and compatibility forms, which may part one into several."""
    return tuple(found for word in words for found in WORD.findall(fold(word).lower()))


def _pieces(text: str) -> list[tuple[str, bool, bool]]:
    """What stands between blanks or quotation marks: the words, whether they were quoted, whether they end the text."""
    parts = QUOTED.split(text)
    pieces: list[tuple[str, bool, bool]] = []
    for index, part in enumerate(parts):
        # A mark that is never closed quotes what follows it; a hyphen right before one excludes the phrase.
        if index % 2:
            before = parts[index - 1]
            excludes = before.endswith("-") and not before[-2:-1].strip()
            pieces.append((f"-{part}" if excludes else part, not excludes, False))
            continue
        words = _words(part.removesuffix("-") if index + 1 < len(parts) else part)
        is_end = index == len(parts) - 1 and part == part.rstrip()
        pieces += [(word, False, is_end and at == len(words) - 1) for at, word in enumerate(words)]
    return pieces


def _words(part: str) -> list[str]:
    found: list[str] = []
    last = 0
    for cited in CITATION.finditer(part):
        found += part[last : cited.start()].split()
        found.append(cited[0])
        last = cited.end()
    return found + part[last:].split()
