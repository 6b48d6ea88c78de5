"""The model: a weight per feature, added up; the larger the sum, the more a sentence is worth checking."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from claims.text.speakers import end_of_speaker

from .calibration import logistic
from .features import features_of_form, length_of, pairs_of
from .tokens import Token, tokens_of
from .traits import FIGURES, traits_of, traits_of_form

MAX_REASONS = 4
# A document repeats its words; so many of them are remembered.
MAX_KNOWN = 50_000
# Of the words that are shown one has at least so many letters.
MIN_WORD_CHARS = 5
LENGTH = "its length"
# A feature that moves the margin by less than this is not worth a reviewer's eye.
MIN_WEIGHT_SHOWN = 0.05


class Worth(NamedTuple):
    """How much a sentence is worth checking. Items compare by `score`, which comes first.

    `score` is between 0 and 1; .5 is where, on the sentences it was trained on, those worth checking begin to
    outweigh the others. `speaks_for` and `speaks_against` say in words what moved it, the strongest first.
    """

    score: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


class Model:
    """Weights by feature; `slope` and `offset` turn a margin into a score, by the logistic function."""

    def __init__(self, weights: Mapping[str, float], bias: float, slope: float = 1.0, offset: float = 0.0) -> None:
        self.weights, self.bias, self.slope, self.offset = weights, bias, slope, offset
        # A document repeats its words: each is looked up, with its parts, once.
        self._weight_of_form: Callable[[str], float] = lru_cache(maxsize=MAX_KNOWN)(self._add_up)

    def _add_up(self, form: str) -> float:
        return sum(self.weights.get(feature, 0.0) for feature in features_of_form(form))

    def margin(self, sentence: str) -> float:
        """The sum of the weights, over the sentence's length; positive speaks for checking."""
        tokens = tokens_of(sentence)
        get = self.weights.get
        total = sum([self._weight_of_form(token.form) for token in tokens])
        total += sum([get(f"p{pair}", 0.0) for pair in pairs_of(tokens)])
        total += sum([get(f"t{trait}", 0.0) for trait in traits_of(sentence, tokens)])
        return total / length_of(tokens) + self.bias

    def score(self, sentence: str) -> float:
        return self.score_of(self.margin(sentence))

    def score_of(self, margin: float) -> float:
        return logistic(self.slope * margin + self.offset)

    def worth(self, sentence: str) -> Worth:
        """The score of a sentence, with its reasons; a speaker's label before it is not read."""
        said = sentence[end_of_speaker(sentence, 0, len(sentence)) :]
        tokens = tokens_of(said)
        length = length_of(tokens)
        weighed = self._weigh(said, tokens)
        told = [(name, weight) for name, weight in weighed.items() if abs(weight) >= MIN_WEIGHT_SHOWN * length]
        told = [(name, weight) for name, weight in told if _says_something(name)]
        told.sort(key=lambda item: (-abs(item[1]), item[0]))
        return Worth(
            self.score_of(sum(weighed.values()) / length + self.bias),
            tuple([name for name, weight in told if weight > 0][:MAX_REASONS]),
            tuple([name for name, weight in told if weight < 0][:MAX_REASONS]),
        )

    def _weigh(self, said: str, tokens: list[Token]) -> dict[str, float]:
        """What each trait, word and pair of words adds to the sum, under the name a person reads."""
        weighed: dict[str, float] = {}
        get = self.weights.get
        named = [(_name_of_form(token.form), self._weight_of_form(token.form)) for token in tokens]
        named += [(_name_of_pair(pair), weight) for pair in pairs_of(tokens) if (weight := get(f"p{pair}", 0.0))]
        named += [(_name_of_trait(trait), get(f"t{trait}", 0.0)) for trait in traits_of(said, tokens)]
        for name, weight in named:
            weighed[name] = weighed.get(name, 0.0) + weight
        return weighed


@lru_cache(maxsize=MAX_KNOWN)
def _name_of_form(form: str) -> str:
    """A word with a trait is told by it: "a vote or decision" says more than "voted"."""
    traits = traits_of_form(form)
    return traits[0] if traits else f"“{form}”"


@lru_cache(maxsize=MAX_KNOWN)
def _name_of_pair(pair: str) -> str:
    words = (FIGURES.get(form, form) for form in pair.removeprefix("^ ").split(" "))
    return f"“{' '.join(words)}”"


def _name_of_trait(trait: str) -> str:
    return LENGTH if trait.startswith("more than") else trait


@lru_cache(maxsize=MAX_KNOWN)
def _says_something(name: str) -> bool:
    """Short words such as “that” carry weight and mean nothing to a reader."""
    return not name.startswith("“") or any(len(word) >= MIN_WORD_CHARS for word in name.strip("“”").split())
