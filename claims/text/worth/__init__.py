"""Check-worthiness: which sentences a reviewer should look at first. It orders work and never hides a claim."""

from collections.abc import Sequence

from .files import BadModel, model_to_text, read_model
from .model import Model, Worth
from .shipped import shipped_model
from .training import Example, Trained, train

__all__ = [
    "BadModel",
    "Example",
    "Model",
    "Trained",
    "Worth",
    "check_worthiness",
    "model_to_text",
    "read_model",
    "shipped_model",
    "train",
]


def check_worthiness(sentences: Sequence[str], model: Model | None = None) -> list[Worth]:
    """The worth of each sentence of a document, in the order given; by the shipped model where none is named.

    A sentence may begin with its speaker ("MS. WALTERS: …"). Each is judged by itself, so the same sentence has the
    same score everywhere. Scores are for ranking: what is low stays a claim. The result compares by its first field,
    the score between 0 and 1.
    """
    weigh = (model or shipped_model()).worth
    return [weigh(sentence) for sentence in sentences]
