"""Anchors against 46 pairs of policy versions, and how long 500 claims over 300 kB take."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from scoreboard import BENCHMARKS, ROOT, Row, ratio_to_splitting, seconds

from claims.text import Placement, extract_claims, find_quote, reanchor, split_sentences
from claims.text.spans import overlap

FOLDER = BENCHMARKS / "06_anchoring"
FAQ = ROOT / "fixtures" / "colorado-faq" / "source.txt"
MIN_RIGHT = 0.7
MIN_ALIKE = 0.6
CLAIMS = 500
CHANGES = {
    "one line added": lambda text: "A new first line stands here.\n\n" + text,
    "halves swapped": lambda text: text[len(text) // 2 :] + text[: len(text) // 2],
    "one word everywhere": lambda text: text.replace(" the ", " this "),
}
Spans = Sequence[tuple[int, int]]
Method = Callable[[str, str, Spans], list[Placement]]


def keep_offsets(old: str, new: str, spans: Spans) -> list[Placement]:
    return [Placement("same", start, end) for start, end in spans]


def find_exactly(old: str, new: str, spans: Spans) -> list[Placement]:
    """The only place of the quote, or the one with its 32 characters before or behind."""
    placements = []
    for start, end in spans:
        quote, before, behind = old[start:end], old[max(0, start - 32) : start], old[end : end + 32]
        tries = (find_quote(new, quote, *sides) for sides in ((before, behind), (before, ""), ("", behind)))
        places = next((found for found in tries if len(found) == 1), [])
        placements.append(Placement("same", *places[0]) if places else Placement("gone"))
    return placements


def find_alike(old: str, new: str, spans: Spans) -> list[Placement]:
    """The same, and where that finds none the sentence with the most words in common."""
    sentences = [(span, set(new[slice(*span)].lower().split())) for span in split_sentences(new)]
    placements = find_exactly(old, new, spans)
    for index, (start, end) in enumerate(spans):
        if placements[index].outcome == "gone" and sentences:
            words = set(old[start:end].lower().split())
            score, best = max((2 * len(words & own) / max(1, len(words) + len(own)), span) for span, own in sentences)
            placements[index] = Placement("changed", *best) if score >= MIN_ALIKE else Placement("gone")
    return placements


METHODS: dict[str, Method] = {
    "offsets kept": keep_offsets,
    "exact, and context": find_exactly,
    "and the sentence most alike": find_alike,
    "ours": reanchor,
}


def measure() -> Iterator[Row]:
    if FOLDER.exists():
        yield from _rates()
    yield from _times()


def _rates() -> Iterator[Row]:
    rows = defaultdict(list)
    for row in json.loads((FOLDER / "anchor-gold-visible.json").read_text(encoding="utf-8")):
        rows[row["pair"]].append(row)
    tallies = {name: _tally(method, rows) for name, method in METHODS.items()}
    ours, plain = tallies["ours"], "and the sentence most alike"
    for name in ("offsets kept", "exact, and context", plain):
        yield Row("anchors", "right, all classes", ours["right"], 0.97, tallies[name]["right"], name)
    for kind, target in (("unique", None), ("repeated", 0.96), ("changed", None)):
        yield Row("anchors", f"right, {kind}", ours[kind], target, tallies[plain][kind], plain)
    yield Row(
        "anchors", "deleted but placed", 1 - ours["deleted"], 0.02, 1 - tallies[plain]["deleted"], plain,
        lower_is_better=True,
    )  # fmt: skip
    yield Row("anchors", "changed but same or moved", ours["carried"], 0, lower_is_better=True)
    yield Row("anchors", "changed but cosmetic", ours["cosmetic"], lower_is_better=True)


def _tally(method: Method, rows: dict[str, list[dict]]) -> dict[str, float]:
    right, of, carried, cosmetic = Counter(), Counter(), 0, 0
    for pair, anchors in rows.items():
        old, new = ((FOLDER / "version-pairs" / f"{pair}.{n}.md").read_text(encoding="utf-8") for n in ("v1", "v2"))
        placements = method(old, new, [(anchor["v1_start"], anchor["v1_end"]) for anchor in anchors])
        for anchor, placement in zip(anchors, placements, strict=True):
            of[anchor["class"]] += 1
            right[anchor["class"]] += _is_right(anchor, placement)
            if anchor["class"] == "changed":
                carried += placement.outcome in ("same", "moved")
                cosmetic += placement.outcome == "cosmetic"
    shares = {kind: right[kind] / of[kind] for kind in of}
    return {**shares, "right": right.total() / of.total(), "carried": carried, "cosmetic": cosmetic}


def _is_right(anchor: dict, placement: Placement) -> bool:
    if anchor["v2_start"] is None or placement.start is None:
        return anchor["v2_start"] is None and placement.start is None
    return overlap((anchor["v2_start"], anchor["v2_end"]), placement[1:3]) >= MIN_RIGHT


def _times() -> Iterator[Row]:
    faq = FAQ.read_text(encoding="utf-8")
    text = "\n\n".join(faq.replace("Colorado", f"State {number}") for number in range(10))
    spans = [(claim.start, claim.end) for claim in extract_claims(text)][:CLAIMS]
    for name, change in CHANGES.items():
        new = change(text)
        time = min(seconds(lambda new=new: reanchor(text, new, spans)) for _ in range(3))
        ratio = ratio_to_splitting(lambda new=new: reanchor(text, new, spans), [text, new])
        yield Row(
            "anchors",
            f"s for {len(spans)} in {len(text) // 1000} kB: {name}",
            time,
            2,
            ratio=ratio,
            lower_is_better=True,
        )
