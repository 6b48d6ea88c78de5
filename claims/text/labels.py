"""Run-in labels: the words before a colon that name a paragraph without asserting anything."""

import re

from .lexicon import AUXILIARIES, IRREGULAR

MAX_LABEL_CHARS = 90
MAX_LABEL_WORDS = 9
# "(Sec. 1001)" opens the paragraphs of bill summaries; ".—" closes the catchlines of statutes.
SECTION = re.compile(
    r"(?:[A-Z][^\n.;]{1,250}? - )?\((?:Secs?|Sections?|Title|Subtitle|Division)\.? [\w.,–-]+(?: (?:and|through|"
    r"-) [\w.]+)?\)\s+(?=\S)"
)
ACT = re.compile(r"(?:[A-Z][^\n.;]{1,250}? )?(?:Act|Resolution|Code)(?: of \d{4})?(?: \([^()\n]{1,60}\))? - (?=[A-Z])")
CATCHLINE = re.compile(r"(?:(?:SEC|Sec|SECTION|Section)\.? ?\d[\w.-]*\.? )?[A-Z(][^.!?\n]{0,80}\.\s?—\s*(?=\S)")
PROVISION = re.compile(r"\((?:Sec|Section)s?\.? ([\w.-]+)\)")
ACT_NAME = re.compile(r"((?:[A-Z][^\n.;]{1,250}? )?(?:Act|Resolution|Code)(?: of \d{4})?)(?: \([^()\n]{1,60}\))? - ?$")
# "DENVER (AP) — " says where a report was written.
DATELINE = re.compile(
    r"[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][A-Za-z.]{1,14})?(?: \([A-Z][A-Za-z ]{1,20}\))? (?:—|–|--) (?=\S)"
)
BOLD = re.compile(r"(?:\[[ xX]\]\s+)?(\*\*|__)(?=\S)([^*\n]{1,90}?)(?:([.:–—?])\1|\1\s?[:.–—]|\1\s-)\s+(?=\S)")
COLON = re.compile(r"((?:[^\s:()]|\([^()\n]{1,40}\)| (?=\S)){1,90}):[*_]{0,2}[^\S\n]+(?=\S)")
# "California: 21 days" says something, as a list's entry that ends without a stop.
VALUE = re.compile(r"[$€£]?\d[^.!?]*$")
# "Directs the Secretary to:" and "if the alien:" go on behind the colon.
DANGLING = re.compile(r"(?i)\b(?:to|by|if|that|when|who|either|for|with)$|\s(?:if|that|who|which|unless)\s")
SAYING = frozenset("says writes wrote asks adds told include includes".split())
# "Yes" and "no" open a sentence, and a colon behind them announces the sentence itself; "we test for the following" is
# one.
NEVER_LABELS = frozenset("yes no following".split())


def end_of_label(text: str, start: int, end: int) -> int:
    """Where the words after the run-in label of `text[start:end]` begin; `start` when there is no label."""
    for pattern in (SECTION, ACT, DATELINE, CATCHLINE, BOLD):
        found = pattern.match(text, start, end)
        if found:
            return found.end()
    found = COLON.match(text, start, min(end, start + 2 * MAX_LABEL_CHARS))
    if found is None or VALUE.match(text, found.end(), end):
        return start
    return found.end() if _names(found.group(1)) else start


def _names(words: str) -> bool:
    """Whether the words are a name and no sentence: short, begun with a capital, without a finite verb."""
    tokens = words.strip("*_ ").split()
    if not tokens or len(tokens) > MAX_LABEL_WORDS or not (tokens[0][0].isupper() or tokens[0][0].isdigit()):
        return False
    if DANGLING.search(words):
        return False
    plain = {token.lower().strip(".,;'’") for token in tokens}
    return not plain & (AUXILIARIES | IRREGULAR | SAYING | NEVER_LABELS)


def provision_of(label: str) -> str:
    """What a label names and the sentences behind it tell about: "Section 1102" of "(Sec. 1102)", "The Air Act" of
    "Air Act -", or ""."""
    found = PROVISION.search(label)
    if found:
        return f"Section {found.group(1)}"
    act = ACT_NAME.match(label)
    return f"The {act.group(1)}" if act else ""
