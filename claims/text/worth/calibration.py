"""Calibration: from the margins of sentences that were left out in training to scores between 0 and 1."""

import math
from collections.abc import Sequence

# Beyond this a score is 0 or 1 to the last digit, and exp() would overflow.
MAX_LOGIT = 30.0
STEPS = 50
ENOUGH = 1e-9


def logistic(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-MAX_LOGIT, min(MAX_LOGIT, logit))))


def calibrate(margins: Sequence[float], labels: Sequence[bool]) -> tuple[float, float]:
    """Slope and offset of a logistic curve: steep as the margins ask for, .5 where they part the classes best."""
    slope = _slope(margins, labels)
    return slope, -slope * best_threshold(margins, labels)


def best_threshold(margins: Sequence[float], labels: Sequence[bool]) -> float:
    """The margin above which "worth checking" gives the highest mean of both classes' F1, halfway to the next one."""
    ranked = sorted(zip(margins, labels, strict=True), reverse=True)
    worthy, hits, best = sum(labels), 0, (-1.0, 0.0)
    for found, (margin, label) in enumerate(ranked, 1):
        hits += label
        rest, missed = len(ranked) - found, worthy - hits
        f1 = 2 * hits / (found + worthy)
        other = 2 * (rest - missed) / max(rest + len(ranked) - worthy, 1)
        below = ranked[found][0] if rest else margin
        best = max(best, (f1 + other, (margin + below) / 2))
    return best[1]


def _slope(margins: Sequence[float], labels: Sequence[bool]) -> float:
    """Platt (1999), by Newton's method; a weak pull to 1 keeps it finite where the margins part the classes fully."""
    slope, offset = 1.0, 0.0
    for _step in range(STEPS):
        by_slope, by_offset, curve, mixed, flat = slope - 1, 0.0, 1.0, 0.0, ENOUGH
        for margin, label in zip(margins, labels, strict=True):
            score = logistic(slope * margin + offset)
            error, bend = score - label, score * (1 - score)
            by_slope, by_offset = by_slope + error * margin, by_offset + error
            curve, mixed, flat = curve + bend * margin * margin, mixed + bend * margin, flat + bend
        determinant = curve * flat - mixed * mixed
        move = (by_slope * flat - by_offset * mixed) / determinant
        shift = (by_offset * curve - by_slope * mixed) / determinant
        slope, offset = max(slope - move, ENOUGH), offset - shift
        if abs(move) + abs(shift) < ENOUGH:
            break
    return slope
