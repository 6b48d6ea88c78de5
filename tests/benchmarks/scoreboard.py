"""The table that `make bench-text` prints: one row per figure, with its baseline and its target, from one run.

A part is a module `text_<part>.py` beside this one with `measure() -> Iterable[Row]`; `bench_text.py` runs them all.
The benchmarks' data may not be redistributed, so none of it is here: FACTCHECK_BENCH_DATA names the folder.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from sentencex import get_sentence_boundaries

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("FACTCHECK_BENCH_DATA", ROOT.parent / "shared" / "data"))
BENCHMARKS = DATA / "benchmarks"
MIN_OVERLAP = 0.5
Spans = Sequence[tuple[int, int]]


class Row(NamedTuple):
    """One figure. `baseline` is a plain way of doing the same on the same rows in this run, or None where
    `baseline_name` quotes a published figure in words. `ratio` is our time over that of a bare sentence splitter."""

    part: str
    measure: str
    ours: float
    target: float | None = None
    baseline: float | None = None
    baseline_name: str = ""
    ratio: float | None = None
    lower_is_better: bool = False


def matches(found: Spans, wanted: Spans, min_overlap: float = MIN_OVERLAP) -> dict[int, int]:
    """Index of the found span to index of the wanted one, one to one, best intersection over union first."""
    pairs = sorted(
        ((_overlap(one, other), i, j) for i, one in enumerate(found) for j, other in enumerate(wanted)), reverse=True
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in pairs:
        if score >= min_overlap and i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def f1(hits: int, found: Spans, wanted: Spans) -> float:
    return 2 * hits / max(len(found) + len(wanted), 1)


def seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def ratio_to_splitting(work: Callable[[], object], texts: Sequence[str]) -> float:
    """The time of `work` over that of sentencex alone on the same texts, the better of three runs each."""
    ours = min(seconds(work) for _ in range(3))
    bare = min(seconds(lambda: [get_sentence_boundaries("en", text) for text in texts]) for _ in range(3))
    return ours / max(bare, 1e-6)


def show(rows: Iterable[Row]) -> None:
    print(f"{'part':<14}{'measure':<42}{'ours':>8}{'target':>9}{'baseline':>10}  {'which':<40}{'time':>7}")
    for row in rows:
        target = "" if row.target is None else f"{'≤' if row.lower_is_better else '≥'} {row.target:g}"
        baseline = "" if row.baseline is None else f"{row.baseline:.3f}"
        ratio = "" if row.ratio is None else f"{row.ratio:.1f}×"
        line = f"{row.part:<14}{row.measure:<42}{row.ours:>8.3f}{target:>9}{baseline:>10}  {row.baseline_name:<40}"
        print(f"{line}{ratio:>7}")
        sys.stdout.flush()
