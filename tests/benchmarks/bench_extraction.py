"""Extraction against the reviewed claims of the Colorado FAQ, beside two baselines of the same run.

Run `python tests/benchmarks/bench_extraction.py`, with `-v` for every claim that is not matched exactly. A found span
matches a wanted one at intersection over union of .5 or more, one to one, best pairs first.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from claims.text import extract_claims, outline, read_document, split_sentences  # noqa: E402
from claims.text.spans import overlap  # noqa: E402

FAQ = ROOT / "fixtures" / "colorado-faq"
MIN_OVERLAP = 0.5
Spans = Sequence[tuple[int, int]]


def matches(found: Spans, wanted: Spans) -> dict[int, int]:
    """Index of the found span to index of the wanted one, one to one, best overlaps first."""
    pairs = sorted(
        ((overlap(one, other), i, j) for i, one in enumerate(found) for j, other in enumerate(wanted)), reverse=True
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in pairs:
        if score >= MIN_OVERLAP and i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def f1(hits: int, found: Spans, wanted: Spans) -> float:
    return 2 * hits / (len(found) + len(wanted))


def row(name: str, found: Spans, wanted: Spans) -> str:
    hits, exact = len(matches(found, wanted)), len(set(found) & set(wanted))
    scores = hits / len(found), hits / len(wanted), f1(hits, found, wanted), f1(exact, found, wanted)
    return f"{name:<28}{len(found):>6}" + "".join(f"{score:>10.3f}" for score in scores)


def main() -> None:
    reading = read_document((FAQ / "source.txt").read_bytes(), "source.txt")
    claims = json.loads((FAQ / "claims-q01-q10.json").read_text(encoding="utf-8"))
    wanted = [(claim["start"], claim["end"]) for claim in claims]
    # Only questions 1 to 10 are labelled.
    end = reading.text.index("\n11. How is")
    candidates = [claim for claim in extract_claims(reading.text, reading.blocks) if claim.end <= end]
    ours = [(claim.start, claim.end) for claim in candidates]
    structure = [
        (p.start, p.end) for p in outline(reading.text, reading.blocks) if p.kind == "sentence" and p.end <= end
    ]
    everything = [tuple(sentence) for sentence in split_sentences(reading.text[:end])]

    print(f"{'':<28}{'spans':>6}{'precision':>10}{'recall':>10}{'F1':>10}{'exact F1':>10}")
    print(row("every sentence", everything, wanted))
    print(row("sentences of the outline", structure, wanted))
    print(row("extract_claims", ours, wanted))
    matched = matches(ours, wanted)
    right = sum(candidates[i].kind == claims[j]["kind"] for i, j in matched.items())
    print(f"kind right on matched spans: {right / len(matched):.3f}")
    if "-v" in sys.argv:
        details(reading.text, ours, wanted)


def details(text: str, found: Spans, wanted: Spans) -> None:
    matched = matches(found, wanted)
    for i, span in enumerate(found):
        if i not in matched:
            print("not wanted  ", repr(text[slice(*span)]))
        elif span != wanted[matched[i]]:
            print("found       ", repr(text[slice(*span)]), "\n  for       ", repr(text[slice(*wanted[matched[i]])]))
    for j, span in enumerate(wanted):
        if j not in matched.values():
            print("missed      ", repr(text[slice(*span)]))


if __name__ == "__main__":
    main()
