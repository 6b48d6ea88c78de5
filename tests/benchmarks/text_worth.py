"""Check-worthiness: ranking on CLEF CheckThat! 2019, parting on ClaimBuster 2.5xNCS, and speed.

The shipped model was trained on ClaimBuster. No document of CLEF's has trained it, but three debates of CLEF 2019 are
among ClaimBuster's transcripts: they are left out of the rows. The test files of CLEF 2019 are not in the data; its
training files have more sentences worth checking, so the figure there is no forecast of the one on the test files.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from scoreboard import BENCHMARKS, Row, ratio_to_splitting, seconds

from claims.text import check_worthiness
from claims.text.worth.claimbuster import read_examples
from claims.text.worth.measures import average_precision, macro_f1
from claims.text.worth.training import train

CLEF_2019 = BENCHMARKS / "01_checkworthiness/clef2019-task1/data/training"
CLAIMBUSTER = BENCHMARKS / "01_checkworthiness/claimbuster/data/ClaimBuster/datasets"
# The same evenings as 2016-09-26, 2016-10-09 and 2016-10-19 of ClaimBuster.
SEEN_IN_TRAINING = {"20160926_1pres", "20161010_2pres", "20161019_3pres"}
Debate = tuple[list[str], list[bool]]


def measure() -> Iterator[Row]:
    yield from _ranking()
    yield from _parting()
    yield _speed()


def _ranking() -> Iterator[Row]:
    """MAP over debates, as the shared task scores it."""
    debates = [debate for name, debate in _debates(CLEF_2019).items() if name not in SEEN_IN_TRAINING]
    ours = _mean_precision(debates, lambda sentences: [worth.score for worth in check_worthiness(sentences)])
    figures = _mean_precision(debates, lambda sentences: [_figures(sentence) for sentence in sentences])
    dice = random.Random(1)
    chance = _mean_precision(debates, lambda sentences: [dice.random() for _sentence in sentences])
    yield Row("worth", "CLEF 2019 training, 16 unseen: MAP", ours, None, figures, "digits, then length")
    yield Row("worth", "CLEF 2019 training: MAP over chance", ours / chance, None, figures / chance, "digits / chance")


def _debates(folder: Path) -> dict[str, Debate]:
    debates = {}
    for path in sorted(folder.glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        debates[path.stem] = [row[2] for row in rows], [row[3] == "1" for row in rows]
    return debates


def _mean_precision(debates: Sequence[Debate], score: Callable[[list[str]], Sequence[float]]) -> float:
    return sum(average_precision(score(sentences), labels) for sentences, labels in debates) / len(debates)


def _figures(sentence: str) -> float:
    return sum(word[0].isdigit() or word[0] == "$" for word in sentence.split()) + len(sentence) / 10_000


def _parting() -> Iterator[Row]:
    """Five folds of whole debates: no sentence is judged by a model that saw another of its evening."""
    examples = read_examples(CLAIMBUSTER)
    model, margins = train(examples)
    agreed = [index for index, example in enumerate(examples) if example.weight == 1.0]
    labels = [examples[index].is_worthy for index in agreed]
    ours = macro_f1([model.score_of(margins[index]) >= 0.5 for index in agreed], labels)
    plain = macro_f1([_figures(examples[index].sentence) >= 1 for index in agreed], labels)
    yield Row("worth", "2.5xNCS: macro-F1, debates left out", ours, 0.85, plain, "a digit (published: SVM .831)")


def _speed() -> Row:
    sentences = [sentence for debate, _labels in _debates(CLEF_2019).values() for sentence in debate]
    check_worthiness(sentences[:1])
    took = seconds(lambda: check_worthiness(sentences))
    ratio = ratio_to_splitting(lambda: check_worthiness(sentences), sentences)
    return Row("worth", "sentences a second", len(sentences) / took, 5_000, ratio=ratio)
