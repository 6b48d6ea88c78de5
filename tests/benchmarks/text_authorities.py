"""Authorities against the citations that GPO marked in bills and laws, and against two projects' own test cases.

Half of GPO's blocks, chosen by a hash of their file's name, were looked at while writing the rules; the other half
was only scored, and has its own rows. A marked citation counts as found where an authority overlaps it and names the
same address, exactly where the spans are the same too. GPO marks "10 U.S.C. 101" in "10 U.S.C. 101 and 102" and
leaves "102" alone: other items of a marked list are counted apart from what is false.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from addresses import address_of_href, address_of_key, covers
from plain_citations import find_by_eyecite, find_plainly
from scoreboard import BENCHMARKS, Row, matches, ratio_to_splitting

from claims.text import find_authorities

FOLDER = BENCHMARKS / "05_legal_citations"
SEPARATOR = re.compile(r"(?:[\s,;–—-]|and|or|to|through){1,6}")
TARGETS = {
    "U.S.C. sections": 0.99,
    "public laws": 0.99,
    "CFR sections": 0.95,
    "chapters, titles, parts": 0.90,
    "bills": 0.95,
}
PLAIN = "a few plain patterns"


class Mention(NamedTuple):
    """A citation found or marked: its span in code points and its address as GPO writes it."""

    start: int
    end: int
    address: str


class Score(NamedTuple):
    named: Counter[str]
    exact: Counter[str]
    marked: Counter[str]
    found: int
    false: int
    items: int


Find = Callable[[str], list[Mention]]


def measure() -> Iterator[Row]:
    blocks = read_lines("uslm-gold/uslm-citation-spans-visible.jsonl")
    texts = [block["text"] for block in blocks]
    time = ratio_to_splitting(lambda: [find_authorities(text) for text in texts], texts)
    yield from of_gpo("GPO", blocks, time)
    yield from of_gpo("GPO, only scored", [block for block in blocks if not is_looked_at(block["file"])], None)
    yield from of_cases("unitedstates/citation", list(unitedstates_cases()))
    yield from of_cases("citeurl", list(citeurl_cases()))
    yield from of_named()


def of_gpo(name: str, blocks: list[dict[str, Any]], time: float | None) -> Iterator[Row]:
    ours, plain, eyecite = (score(blocks, find) for find in (find_ours, find_plainly_here, find_with_eyecite))
    row = partial(Row, "authorities")
    for kind, target in TARGETS.items():
        if not ours.marked[kind]:
            continue
        total, label = ours.marked[kind], f"{name}: {kind}"
        yield row(label, ours.named[kind] / total, target, plain.named[kind] / total, PLAIN, time)
        if eyecite.found:
            yield row(label, ours.named[kind] / total, target, eyecite.named[kind] / total, "eyecite")
        yield row(f"{label}, exact", ours.exact[kind] / total, None, plain.exact[kind] / total, PLAIN)
        time = None
    false, plain_false = ours.false / max(ours.found, 1), plain.false / max(plain.found, 1)
    yield row(f"{name}: false", false, 0.01, plain_false, PLAIN, lower_is_better=True)
    yield row(f"{name}: unmarked items of lists", ours.items / max(ours.found, 1))


def score(blocks: list[dict[str, Any]], find: Find) -> Score:
    named: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    found_count = false_count = item_count = 0
    for block in blocks:
        found = find(block["text"])
        gold = [Mention(ref["start"], ref["end"], address_of_href(ref["href"])) for ref in block["refs"]]
        for ref in gold:
            kind = kind_of(ref.address)
            hits = [one for one in found if overlap(one, ref) and covers(one.address, ref.address)]
            marked[kind] += 1
            named[kind] += bool(hits)
            exact[kind] += any((one.start, one.end) == (ref.start, ref.end) for one in hits)
        false, items = unmarked(block["text"], found, gold)
        found_count += len(found)
        false_count += false
        item_count += items
    return Score(named, exact, marked, found_count, false_count, item_count)


def unmarked(text: str, found: list[Mention], gold: list[Mention]) -> tuple[int, int]:
    """How many found citations GPO has not marked: (false ones, other items of a list of which it marked one)."""
    is_marked = [any(overlap(one, ref) for ref in gold) for one in found]
    is_listed = list(is_marked)
    for places in (range(1, len(found)), range(len(found) - 1, 0, -1)):
        for right in places:
            if SEPARATOR.fullmatch(text, found[right - 1].end, found[right].start):
                is_listed[right] |= is_listed[right - 1]
                is_listed[right - 1] |= is_listed[right]
    return is_listed.count(False), is_listed.count(True) - is_marked.count(True)


def overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def kind_of(address: str) -> str:
    parts = address.split("/")
    if parts[2] in {"usc", "cfr"}:
        if len(parts) > 4 and parts[4].startswith("s"):
            return "U.S.C. sections" if parts[2] == "usc" else "CFR sections"
        return "chapters, titles, parts"
    return {"pl": "public laws", "bill": "bills"}.get(parts[2], parts[2])


def find_ours(text: str) -> list[Mention]:
    """The authorities of the kinds that GPO marks; it marks no acts by name, cases, orders and state laws."""
    found = [Mention(one.start, one.end, address_of_key(one.key)) for one in find_authorities(text)]
    return [one for one in found if one.address]


def find_plainly_here(text: str) -> list[Mention]:
    return [Mention(*found) for found in find_plainly(text)]


def find_with_eyecite(text: str) -> list[Mention]:
    return [Mention(*found) for found in find_by_eyecite(text)]


def is_looked_at(file: str) -> bool:
    return int(hashlib.sha256(file.encode()).hexdigest(), 16) % 2 == 0


def read_lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def unitedstates_cases() -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The texts of that project's tests with the spans its matchers give."""
    for case in read_lines("unitedstates-citation-visible.jsonl"):
        texts = case["text"] if isinstance(case["text"], list) else [case["text"]]
        spans = {(one["index"], one["index"] + len(one["match"])) for one in case["expected"]}
        for text in texts:
            yield text, sorted(spans)


def citeurl_cases() -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The example of each template, which is one citation from end to end."""
    for case in read_lines("citeurl-template-tests.jsonl"):
        yield case["cite"], [(0, len(case["cite"]))]


def of_cases(name: str, cases: list[tuple[str, list[tuple[int, int]]]]) -> Iterator[Row]:
    finders: list[Callable[[str], list[Any]]] = [find_authorities, find_plainly, find_by_eyecite]
    total = sum(len(wanted) for _, wanted in cases)
    shares = [
        sum(len(matches([one[:2] for one in find(text)], wanted)) for text, wanted in cases) / total for find in finders
    ]
    yield Row("authorities", f"{name}: found", shares[0], None, shares[1], PLAIN)
    if shares[2]:
        yield Row("authorities", f"{name}: found", shares[0], None, shares[2], "eyecite")


def of_named() -> Iterator[Row]:
    cases = json.loads((FOLDER / "named-authorities-visible.json").read_text(encoding="utf-8"))
    wanted = {
        (i, one["start"], one["end"], one["kind"], one["key"])
        for i, case in enumerate(cases)
        for one in case["expected"]
    }
    found = {(i, *one) for i, case in enumerate(cases) for one in find_authorities(case["text"])}
    spans = {one[:3] for one in wanted}
    plain = {(i, *one[:2]) for i, case in enumerate(cases) for one in find_plainly(case["text"])}
    yield Row("authorities", "named: span, kind, key", len(found & wanted) / len(wanted), 1.0)
    share = len(spans & {one[:3] for one in found}) / len(spans)
    yield Row("authorities", "named: span", share, 1.0, len(plain & spans) / len(spans), PLAIN)
    false = len(found - wanted) / max(len(found), 1)
    yield Row("authorities", "named: false", false, 0.0, lower_is_better=True)
