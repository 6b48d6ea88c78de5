"""Stops: the marks inside a paragraph at which a sentence may end, and whether it does."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from .abbreviations import MAX_TOKEN_CHARS, goes_on_after, is_starter
from .raised import NOTES
from .spans import Span

# Stops, what closes behind them (more stops, quotation marks, brackets, emphasis), and the sign of a footnote.
STOP = re.compile(
    r"(?P<marks>(?:\.[^\S\n]){2,4}\.|\.{3,}|[.?!…。？！])(?P<closed>[.?!…。？！\"'”’»)\]*_~]*+)"
    rf"(?P<note>(?:\[(?:\w{{1,4}}|\*|\^[\w-]{{1,40}})\]|{NOTES})*+(?:\d{{1,3}}(?=\s|\Z))?)"
)
# A quotation mark or bracket between blanks closes what stands before it, and Markdown's sign of a footnote follows it.
LATE_CLOSER = re.compile(r"(?:[^\S\n]++(?:[\"”’')\]]{1,4}(?=\s|\Z)|\[\^[\w-]{1,40}\]))*+")
BLANKS = re.compile(r"\s*+")
OPENERS = re.compile(r"[\s(\[{“\"'‘«*_~¿¡–—-]*+")
BRACKET = re.compile(r"[()\[\]]")
PARTNERS = {")": "(", "]": "["}
# A bracket that closes later than this was forgotten, or is no bracket.
MAX_BRACKET_CHARS = 2_000
# A footnote's number, set apart: "by statute. 7 In this".
APART_NOTE = re.compile(r"([^\S\n]\d{1,2})[^\S\n]++(?=[A-Z])")
# Not "v.", which parts the names of a case: "Smith et al. v. Jones".
ENTRY = re.compile(r"(?!v\.)\(?(?:[a-z]|[ivx]{1,4})[.)]\s+[\"“(\[]?[A-Z]")
# Written small first: "iPhone", "eBay".
CAMEL = re.compile(r"[a-z][A-Z]")
LABEL = re.compile(r"\W{0,3}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]+")
# “Why now?” Jane Roe asked.
ATTRIBUTION = re.compile(
    r"(?:(?:[A-Z][\w'’-]{0,20}|[A-Z][a-z]{0,4}\.)\s){1,4}(?:said|says|asked|asks|wondered|wrote|replied|added|shouted|"
    r"cried|exclaimed|told|recalled|demanded|insisted)(?=[.,;:]|\s(?:in|of|to|at|on|after|during|while|as)\b)"
)
QUOTATION_MARKS = "\"'”’»"
FULL_WIDTH = "。？！"
MIN_FINAL_DOTS = 4


def find_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where the sentences of the paragraph `text[start:end]` end, the last one excepted (code points, in order).

    A stop in brackets ends nothing unless the sentence began inside them.
    """
    brackets = _outer_brackets(text, start, end)
    opens = [bracket.start for bracket in brackets]
    sentence = start
    for found in STOP.finditer(text, start, end):
        place = bisect_right(opens, found.start()) - 1
        if place >= 0 and sentence < opens[place] and found.end("closed") < brackets[place].end:
            continue
        stop = _end_at(text, sentence, found, end)
        if stop:
            yield stop
            sentence = _skip(BLANKS, text, stop, end)


def _skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found else start


def _outer_brackets(text: str, start: int, end: int) -> list[Span]:
    """The pairs of brackets that are in no other pair."""
    pairs: list[Span] = []
    still_open: list[int] = []
    for found in BRACKET.finditer(text, start, end):
        if found.group() not in PARTNERS:
            still_open.append(found.start())
        elif still_open and text[still_open[-1]] == PARTNERS[found.group()]:
            opener = still_open.pop()
            if found.end() - opener <= MAX_BRACKET_CHARS:
                while pairs and pairs[-1].start > opener:
                    pairs.pop()
                pairs.append(Span(opener, found.end()))
    return pairs


def _end_at(text: str, sentence: int, found: re.Match[str], end: int) -> int:
    """The end of the sentence that ends at this stop, 0 when none does."""
    marks, closed, note = found.group("marks", "closed", "note")
    if note and not _is_note(text, found):
        note = ""
    stop = _skip(LATE_CLOSER, text, found.end("closed") + len(note), end)
    right = _skip(BLANKS, text, stop, end)
    if right < end and marks in FULL_WIDTH:
        return stop
    if not _may_begin(text, right, end) or (right == stop and not ((closed or note) and text[right].isupper())):
        return 0
    if len(marks) > 1 or marks == "…":
        return _end_of_ellipsis(text, found, stop)
    if not _is_final(text, sentence, found, _skip(OPENERS, text, right, end)):
        return 0
    return _behind_note(text, stop, end)


def _is_note(text: str, found: re.Match[str]) -> bool:
    """ "false.12" ends in a footnote's number, "3.12" does not."""
    return not found.group("note")[-1].isdecimal() or not text[found.start() - 1 : found.start()].isdigit()


def _behind_note(text: str, stop: int, end: int) -> int:
    """A small number before a word that nothing is counted by is a footnote's, and belongs to the sentence before."""
    found = APART_NOTE.match(text, stop, end)
    is_note = found and is_starter(text[found.end() : found.end() + MAX_TOKEN_CHARS])
    return found.end(1) if found and is_note else stop


def _may_begin(text: str, right: int, end: int) -> bool:
    """Whether a sentence may begin here: not at the end, not with a comma, and not small."""
    if right == end or text[right] in ",;:":
        return False
    first = _skip(OPENERS, text, right, end)
    if first == end or not text[first].islower():
        return True
    return bool(ENTRY.match(text, right, end) or CAMEL.match(text, first, end))


def _end_of_ellipsis(text: str, found: re.Match[str], stop: int) -> int:
    """Three dots leave words out of a sentence, four end it; what is omitted after a full stop stands for sentences."""
    marks, closed = found.group("marks", "closed")
    before = text[found.start() - 1 : found.start()]
    if before in ("[", "("):
        return 0
    is_apart = before.isspace()
    dots = (marks + closed).count(".") + 3 * marks.count("…")
    if " " in marks and not is_apart:
        return 0 if dots < MIN_FINAL_DOTS else stop if closed else found.start() + 1
    return stop if dots >= MIN_FINAL_DOTS or not is_apart else 0


def _is_final(text: str, sentence: int, found: re.Match[str], right: int) -> bool:
    """Whether the stop ends the sentence, with a capital, a number or a sign at `right`."""
    marks, closed = found.group("marks", "closed")
    if marks in "?!" and closed[-1:] in QUOTATION_MARKS and closed:
        return not ATTRIBUTION.match(text, right)
    if marks != "." or any(mark in closed for mark in ".?!"):
        return True
    dot = found.start() + 1
    if LABEL.fullmatch(text, sentence, found.end("closed")):
        return False
    left = text[max(sentence, dot - MAX_TOKEN_CHARS) : dot]
    return not goes_on_after(left, text[right : right + MAX_TOKEN_CHARS])
