"""Headings of columns, compared as people write them; one may stand below the names of groups of columns."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from unicodedata import combining, normalize

from .foreign_words import FOREIGN
from .wordings import (
    BY,
    FURTHER_SOURCES,
    LINKS,
    NAMES_OF_PEOPLE,
    NAMES_OF_WORKS,
    OF_CLAIMS,
    ON,
    TEXTS,
    WORDINGS,
)

# "Our finding" is a finding, and so is "What's our finding?"
_WHOSE = r"our|my|your|unsere?|ihre?|deine?|notre|nos|votre|vos|nuestro|nuestra|su|sus|tu|tus"
_ASKED = r"what\s+(?:is|are|was)|what['’]?s|was\s+ist|wie\s+lautet|quel(?:le)?\s+est|cual\s+es"
POSSESSIVE = re.compile(rf"^\W*(?:(?:(?:{_ASKED})\s+)?(?:{_WHOSE})|the)\s+")
# "Link(s)", "Quelle(n)".
MAY_BE_SEVERAL = re.compile(r"(?<=\w)\((s|es|n|en|x)\)")
# “Prüfer:in”, “Sprecher/-in”, “Intervenant·e”, “Auteur·rice”, “Chequeador/a”: for everybody, behind a word.
FOR_EVERYBODY = re.compile(
    r"(?<=\w{4})(?:[/:*_·•.]-?|\(-?)(?:in(?:nen)?|es?|as?|(?:t?rice|euse|iere|ne)s?)(?:[·.]s)?\b\)?(?![\w.])"
)
NUMBERED = re.compile(r"(?P<stem>.+?) ?(?P<number>\d*)")
# Between the name of a group and the heading below it.
BELOW = " › "


# Asked anew for every row of a table.
@lru_cache(maxsize=4096)
def key_of(heading: str) -> str:
    """Letters and digits alone, small and without accents, which many leave out in headings; of one below a group what
    it says there, and "" where that is nothing of what a column can hold: the source of a claim is no evidence."""
    group, sign, own = heading.rpartition(BELOW)
    if not sign or not _plain(group):
        return _plain(own)
    # Below the name of a group within another, it is of what that one is.
    above = key_of(group)
    return _key_below(above, _plain(own)) if above else ""


def _plain(heading: str) -> str:
    bare = "".join(sign for sign in normalize("NFD", heading.casefold()) if not combining(sign))
    told = FOR_EVERYBODY.sub("", MAY_BE_SEVERAL.sub(r"\1", POSSESSIVE.sub("", bare)))
    return " ".join(re.findall(r"[^\W_]+", told))


def numbered(key: str) -> tuple[str, str]:
    """A key without the number at its end, and that number."""
    found = NUMBERED.fullmatch(key)
    return (found["stem"], found["number"]) if found else ("", "")


def _key_below(group: str, own: str) -> str:
    both = f"{group} {own}"
    if not own or own == group or both in _roles():
        return both if own != group and own else group
    (kind, number), (label, count) = numbered(group), numbered(own)
    role = _roles().get(group) or _roles().get(kind, "")
    if kind in _keys_of(FURTHER_SOURCES) or role == "source":
        return _of_source(group, label, count or number, both)
    if role in OF_CLAIMS:
        return _of_claim(group, own)
    if role == "who" and label in _keys_of(NAMES_OF_PEOPLE):
        return group
    told = _roles().get(own, "source" if label in _keys_of(LINKS) else "")
    if own in (*BY, *ON):
        return "who" if own in BY else "when"
    is_foreign = not _keys_of(FOREIGN.get(told, ())).isdisjoint(both.split())
    return own if told and not is_foreign else both


def _of_claim(group: str, own: str) -> str:
    if own in _keys_of(NAMES_OF_PEOPLE):
        return "claimant"
    told = _roles().get(own)
    return own if told in OF_CLAIMS else group if own in TEXTS else ""


def _of_source(group: str, label: str, number: str, both: str) -> str:
    """Its name, its address, or a place in it; all else is something about it."""
    stem = numbered(group)[0]
    if further := next(
        (name for name in sorted(_keys_of(FURTHER_SOURCES), reverse=True) if _is_further(name, label)), ""
    ):
        return further
    if label in _keys_of(LINKS):
        return f"source url {number}".rstrip()
    if label in _keys_of(NAMES_OF_WORKS) or _roles().get(label) == "source":
        return f"{stem} {number}".rstrip()
    if label and all(word in _words_of_works() for word in label.split()):
        return group
    return "source page" if _roles().get(label) == "pinpoint" else both


@cache
def _words_of_works() -> frozenset[str]:
    """“Title and URL” is of one column that holds both."""
    return frozenset(("and", "und", "et", "y", *_keys_of(LINKS), *_keys_of(NAMES_OF_WORKS)))


def _is_further(name: str, label: str) -> bool:
    """Whether a name of further sources is the word for sources with that label: “Sources › Secondary”."""
    words = name.split()
    return label in words and all(word == label or _roles().get(word) == "source" for word in words)


@cache
def _roles() -> Mapping[str, str]:
    return {_plain(wording): role for role, wordings in reversed(WORDINGS.items()) for wording in wordings}


@cache
def _keys_of(wordings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_plain, wordings))
