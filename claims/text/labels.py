"""Run-in labels: the words before a colon that name a paragraph without asserting anything."""

import re

from .lexicon import AUXILIARIES, IRREGULAR

MAX_LABEL_CHARS = 90
MAX_LABEL_WORDS = 9
# "(Sec. 1001)" opens the paragraphs of bill summaries; ".—" closes the catchlines of statutes.
SECTION = re.compile(r"\((?:Sec|Section|Sect|Title|Subtitle|Division)s?\.? [\w.,–-]+(?:\)|(?: (?:and|through) [\w.]+)\))\s+(?=\S)")
CATCHLINE = re.compile(r"(?:(?:SEC|Sec|SECTION|Section)\.? ?\d[\w.-]*\.? )?[A-Z(][^.!?\n]{0,80}\.\s?—\s*(?=\S)")
BOLD = re.compile(r"(\*\*|__)(?=\S)([^*\n]{1,90}?)(?:([.:–—?])\1|\1\s?[:.–—]|\1\s-)\s+(?=\S)")
COLON = re.compile(r"((?:[^\s:()]|\([^()\n]{1,40}\)| (?=\S)){1,90}):[*_]{0,2}[^\S\n]+(?=\S)")
SAYING = frozenset("says writes wrote asks adds told include includes".split())
# These open a sentence, and a colon behind them announces the sentence itself.
NEVER_LABELS = frozenset("yes no".split())


def end_of_label(text: str, start: int, end: int) -> int:
    """Where the words after the run-in label of `text[start:end]` begin; `start` when there is no label."""
    for pattern in (SECTION, CATCHLINE, BOLD):
        found = pattern.match(text, start, end)
        if found:
            return found.end()
    found = COLON.match(text, start, min(end, start + 2 * MAX_LABEL_CHARS))
    return found.end() if found and _names(found.group(1)) else start


def _names(words: str) -> bool:
    """Whether the words are a name and no sentence: short, begun with a capital, without a finite verb."""
    tokens = words.strip("*_ ").split()
    if not tokens or len(tokens) > MAX_LABEL_WORDS or not (tokens[0][0].isupper() or tokens[0][0].isdigit()):
        return False
    plain = {token.lower().strip(".,;'’") for token in tokens}
    return not plain & (AUXILIARIES | IRREGULAR | SAYING | NEVER_LABELS)
