"""Training: weights that part the sentences worth checking from the others, in plain Python, the same every time.

A linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008, ICML). A
`prior` is where the weights start and what they are drawn back to: the fewer examples speak, the less they move.
"""

import math
import random
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from .calibration import calibrate
from .features import Counted, count_features
from .model import Model

# Checked on training files of CLEF 2019 and by cross-validation over the debates of ClaimBuster.
COST = 0.1
EPOCHS = 10
SCALE = {"w": 1.0, "p": 1.0, "t": 1.0, "c": 0.5}
LENGTH_SCALE = 6.0
# A feature seen once says nothing about the next sentence.
MIN_SENTENCES = 2
FOLDS = 5
SEED = 20_26


class Example(NamedTuple):
    """A sentence that somebody judged. `group` keeps what belongs together (a debate, a document) in one fold."""

    sentence: str
    is_worthy: bool
    group: str = ""
    weight: float = 1.0


class Trained(NamedTuple):
    """A model, and for each of its examples the margin under a model that saw nothing of the example's fold."""

    model: Model
    left_out: list[float]


class _Row(NamedTuple):
    indices: list[int]
    values: list[float]
    sign: int
    cost: float
    start: float


def train(examples: Sequence[Example], prior: Model | None = None) -> Trained:
    """Return a model of the examples, its scores calibrated on folds that were left out in training."""
    counted = [count_features(example.sentence) for example in examples]
    raw = _fit(examples, counted, prior)
    margins = _left_out_margins(examples, counted, prior)
    slope_and_offset = calibrate(margins, [example.is_worthy for example in examples])
    return Trained(Model(raw.weights, raw.bias, *slope_and_offset), margins)


def _left_out_margins(examples: Sequence[Example], counted: Sequence[Counted], prior: Model | None) -> list[float]:
    folds = folds_of(examples)
    margins = [0.0] * len(examples)
    for left_out in sorted(set(folds)):
        inside = [index for index, fold in enumerate(folds) if fold != left_out]
        model = _fit([examples[index] for index in inside], [counted[index] for index in inside], prior)
        for index, fold in enumerate(folds):
            if fold == left_out:
                margins[index] = model.margin(examples[index].sentence)
    return margins


def folds_of(examples: Sequence[Example]) -> list[int]:
    """The fold of each example: whole groups, the largest first into the smallest fold; single ones by turns."""
    sizes = Counter(example.group for example in examples)
    if len(sizes) < FOLDS:
        return _by_turns(examples)
    loads, fold_of = [0] * FOLDS, {}
    for group, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold_of[group] = loads.index(min(loads))
        loads[fold_of[group]] += size
    return [fold_of[example.group] for example in examples]


def _by_turns(examples: Sequence[Example]) -> list[int]:
    """Sentences that say the same share a fold; each class is dealt out by itself."""
    turns: dict[str, int] = {}
    dealt = Counter[bool]()
    for example in examples:
        if example.sentence not in turns:
            turns[example.sentence] = dealt[example.is_worthy] % FOLDS
            dealt[example.is_worthy] += 1
    return [turns[example.sentence] for example in examples]


def _fit(examples: Sequence[Example], counted: Sequence[Counted], prior: Model | None) -> Model:
    seen = Counter(feature for row in counted for feature in row.features)
    known = [feature for feature, sentences in seen.items() if sentences >= MIN_SENTENCES]
    index_of = {feature: index for index, feature in enumerate(known)}
    # Rare features are heavier (inverse document frequency): they say more where they stand.
    scale = [(math.log(len(counted) / seen[feature]) + 1) * SCALE[feature[0]] for feature in known]
    rows = _rows(examples, counted, index_of, scale, prior)
    moved, bias = _descend(rows, len(known))
    weights = dict(prior.weights) if prior else {}
    for feature, index in index_of.items():
        weights[feature] = weights.get(feature, 0.0) + moved[index] * scale[index] / LENGTH_SCALE
    return Model(weights, bias + (prior.bias if prior else 0.0))


def _rows(
    examples: Sequence[Example],
    counted: Sequence[Counted],
    index_of: dict[str, int],
    scale: Sequence[float],
    prior: Model | None,
) -> list[_Row]:
    """Both classes weigh the same in sum, whatever their sizes."""
    total = dict.fromkeys((True, False), 0.0)
    for example in examples:
        total[example.is_worthy] += example.weight
    lift = {True: total[False] / total[True], False: 1.0}
    rows = []
    for example, (features, length) in zip(examples, counted, strict=True):
        items = [(index_of[feature], count) for feature, count in features.items() if feature in index_of]
        rows.append(
            _Row(
                [index for index, _count in items],
                [count * scale[index] / (length * LENGTH_SCALE) for index, count in items],
                1 if example.is_worthy else -1,
                COST * example.weight * lift[example.is_worthy],
                prior.margin(example.sentence) if prior else 0.0,
            )
        )
    return rows


def _descend(rows: Sequence[_Row], features: int) -> tuple[list[float], float]:
    """Visit the rows in a fixed random order and move the weights to what each asks for."""
    weights, bias = [0.0] * features, 0.0
    alphas = [0.0] * len(rows)
    order = list(range(len(rows)))
    dice = random.Random(SEED)
    for _epoch in range(EPOCHS):
        dice.shuffle(order)
        for index in order:
            row, alpha = rows[index], alphas[index]
            slack = 1 / (2 * row.cost)
            margin = (
                row.start + bias + sum([weights[at] * value for at, value in zip(row.indices, row.values, strict=True)])
            )
            gradient = row.sign * margin - 1 + slack * alpha
            if alpha == 0.0 and gradient >= 0:
                continue
            curve = 1 + slack + sum([value * value for value in row.values])
            alphas[index] = max(alpha - gradient / curve, 0.0)
            step = (alphas[index] - alpha) * row.sign
            bias += step
            for at, value in zip(row.indices, row.values, strict=True):
                weights[at] += step * value
    return weights, bias
