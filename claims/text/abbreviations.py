"""Abbreviations: full stops that end no sentence."""

import re

# sentencex knows "Mr.", "v.", "e.g." and many others, but not this one.
ALWAYS = frozenset({"ms"})
BEFORE_NUMBER = frozenset(
    """
    no nos sec secs art arts ch chs para paras pt pts p pp vol vols cl stat fed reg supp app fig figs ex tit subch
    ca approx ed ann proc crim jur eng cert jan feb mar apr jun jul aug sept oct nov dec inc co corp ltd cal colo
    """.split()
)
BEFORE_NAME = frozenset("gov sen rep sens reps gen col capt lt sgt st ste mt pres rev dept univ pub".split())
SHORT_WORDS = frozenset("it me him her us them so no yes up on in out do is was".split())
LAST_TOKEN = re.compile(r"(\S+)\.$")
DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
CONTINUATION = re.compile(r"[§¶a-z]|\(?[\da-z]")
PAGE = re.compile(r"[§¶]|at \d|\(?\d")
# "23 Vet." goes on with "App. 488": a volume, an abbreviated reporter, and more of it.
REPORTER = re.compile(r"\d\s(?:[A-Z][\w’'.]{0,8}\s){0,3}[A-Z][\w’']{0,8}\.$")
MORE_OF_REPORTER = re.compile(r"(?:[A-Z][A-Za-z’']{0,7}\.|\d|§|at \d)")
MAX_SHORT_CHARS = 5
NAME = re.compile(r"[A-Z]")
# Long enough for any abbreviation, short enough that a sentence of a megabyte costs nothing.
MAX_TOKEN_CHARS = 40


def ends_in_abbreviation(left: str, right: str) -> bool:
    """Whether the full stop that ends `left` belongs to an abbreviation, so that `right` goes on in the sentence."""
    found = LAST_TOKEN.search(left[-MAX_TOKEN_CHARS:])
    if not found:
        return False
    token = found.group(1).lstrip("(“\"'[‘")
    if right[:1].islower() and len(token) <= MAX_SHORT_CHARS and token not in SHORT_WORDS:
        return True
    return _goes_on(token, right) or _is_reporter(left, right)


def _is_reporter(left: str, right: str) -> bool:
    return bool(REPORTER.search(left[-MAX_TOKEN_CHARS:]) and MORE_OF_REPORTER.match(right))


def _goes_on(token: str, right: str) -> bool:
    word = token.lower()
    if word in ALWAYS:
        return True
    if word in BEFORE_NAME:
        return bool(NAME.match(right))
    if word in BEFORE_NUMBER:
        return bool(PAGE.match(right))
    return bool(DOTTED.fullmatch(token) and CONTINUATION.match(right))
