"""Files: a model as text, one feature a line, so that a person can read what it learned and a diff can show it."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .model import Model

FORMAT = "factcheck-worth-1"
# Steps from 0 to the largest weight; what is nearer to 0 than half a step says nothing and is left out.
STEPS = 1_000
MAX_FILE_BYTES = 32 * 1024 * 1024


class BadModel(ValueError):
    """A file that is no model; the message says why, in a sentence for people."""


def model_to_text(model: Model, about: Mapping[str, Any]) -> str:
    """One line of JSON (what the model was made of), then a line per feature: its weight in steps, a tab, its name."""
    step = max((abs(weight) for weight in model.weights.values()), default=1.0) / STEPS or 1.0
    head = {
        "format": FORMAT,
        "about": dict(about),
        "bias": model.bias,
        "slope": model.slope,
        "offset": model.offset,
        "step": step,
    }
    steps = {feature: round(weight / step) for feature, weight in model.weights.items()}
    lines = [f"{count}\t{feature}" for feature, count in sorted(steps.items()) if count]
    return "\n".join([json.dumps(head, ensure_ascii=False, sort_keys=True), *lines, ""])


def model_from_text(text: str) -> Model:
    """Read what `model_to_text` wrote; raises BadModel."""
    head, _newline, body = text.partition("\n")
    try:
        told = json.loads(head)
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            raise BadModel(f"It does not begin with the line of a {FORMAT} file.")
        numbers = {name: float(told[name]) for name in ("bias", "slope", "offset", "step")}
        weights = {feature: int(count) * numbers["step"] for count, feature in map(_parted, body.splitlines())}
    except (KeyError, TypeError, ValueError) as error:
        raise error if isinstance(error, BadModel) else BadModel(f"A line of it cannot be read: {error}.") from None
    if not all(map(math.isfinite, [*numbers.values(), *weights.values()])) or numbers["slope"] <= 0 or not weights:
        raise BadModel("Its numbers make no model.")
    return Model(weights, numbers["bias"], numbers["slope"], numbers["offset"])


def _parted(line: str) -> tuple[str, str]:
    count, tab, feature = line.partition("\t")
    if not tab or feature[:1] not in {"w", "p", "c", "t"}:
        raise BadModel(f"A line of it is no feature: {line[:40]!r}.")
    return count, feature


def read_model(path: Path) -> Model:
    """Read a model file; raises BadModel, naming what is wrong, also for a file that is not there."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise BadModel(f"It has more than {MAX_FILE_BYTES:,} bytes.")
        return model_from_text(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadModel(f"It cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise BadModel("It is no UTF-8 text.") from None
