"""Abbreviations: full stops that end no sentence."""

import re

ALWAYS = frozenset("v vs e.g i.e cf viz mr mrs ms dr prof hon messrs".split())
BEFORE_NUMBER = frozenset(
    """
    no nos sec secs art arts ch chs para paras pt pts p pp vol vols cl stat fed reg supp app fig figs ex tit subch
    ca approx jan feb mar apr jun jul aug sept oct nov dec inc co corp ltd cal colo
    """.split()
)
BEFORE_NAME = frozenset("gov sen rep sens reps gen col capt lt sgt st ste mt pres rev dept univ pub".split())
LAST_TOKEN = re.compile(r"(\S+)\.$")
DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
REFERENCE = re.compile(r"[§¶]|\(?\d")
CONTINUATION = re.compile(r"[§¶a-z]|\(?[\da-z]")
NAME = re.compile(r"[A-Z]")
# Long enough for any abbreviation, short enough that a sentence of a megabyte costs nothing.
MAX_TOKEN_CHARS = 40


def ends_in_abbreviation(left: str, right: str) -> bool:
    """Whether the full stop that ends `left` belongs to an abbreviation, so that `right` goes on in the sentence."""
    found = LAST_TOKEN.search(left[-MAX_TOKEN_CHARS:])
    if not found:
        return False
    token = found.group(1).lstrip("(“\"'[‘")
    return _goes_on(token, right) or _is_initial(token, left, right)


def _goes_on(token: str, right: str) -> bool:
    word = token.lower()
    if word in ALWAYS:
        return True
    if word in BEFORE_NAME:
        return bool(NAME.match(right))
    if word in BEFORE_NUMBER:
        return bool(REFERENCE.match(right))
    return bool(DOTTED.fullmatch(token) and CONTINUATION.match(right))


def _is_initial(token: str, left: str, right: str) -> bool:
    """A single capital between names: "John F. Kennedy", but not "Schedule A. The"."""
    if len(token) != 1 or not token.isupper() or not re.match(r"[A-Z][a-z’']+(?:\s|,|$)", right):
        return False
    before = left[: -len(token) - 1].rstrip().rsplit(None, 1)
    return not before or before[-1][:1].isupper() and right.split(None, 1)[0] not in {"The", "It", "This", "In", "A"}
