"""Measures: how well scores rank and part sentences, by the definitions of the shared tasks."""

from collections.abc import Sequence


def average_precision(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """The mean, over the sentences worth checking, of the precision at their ranks (CLEF CheckThat!); 0 without any."""
    ranked = sorted(range(len(scores)), key=lambda index: -scores[index])
    hits, total = 0, 0.0
    for rank, index in enumerate(ranked, 1):
        if labels[index]:
            hits += 1
            total += hits / rank
    return total / hits if hits else 0.0


def f1_score(found: Sequence[bool], labels: Sequence[bool], of: bool = True) -> float:
    """The F1 of the class `of`."""
    hits = sum(one == other == of for one, other in zip(found, labels, strict=True))
    total = sum(one == of for one in found) + sum(one == of for one in labels)
    return 2 * hits / total if total else 0.0


def macro_f1(found: Sequence[bool], labels: Sequence[bool]) -> float:
    """The plain mean of the F1 of both classes."""
    return (f1_score(found, labels) + f1_score(found, labels, of=False)) / 2
