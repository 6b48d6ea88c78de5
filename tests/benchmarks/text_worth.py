"""Check-worthiness: ranking on CLEF CheckThat! 2019, parting on ClaimBuster 2.5xNCS, claims in debates, and speed.

The shipped model was trained on ClaimBuster alone. No document of CLEF's has trained it, but three debates of CLEF
2019 are among ClaimBuster's transcripts: they are left out of the rows. The test files of CLEF 2019 are not in the
data; its training files hold more sentences worth checking, so the figure here is no forecast of the one there.
"""

import csv
import json
import random
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from scoreboard import BENCHMARKS, Row, f1, matches, ratio_to_splitting, seconds

from claims.text import check_worthiness, extract_claims, split_sentences, transcripts
from claims.text.worth.claimbuster import read_examples
from claims.text.worth.measures import average_precision, macro_f1
from claims.text.worth.training import train

CLEF_2019 = BENCHMARKS / "01_checkworthiness/clef2019-task1/data/training"
CLAIMBUSTER = BENCHMARKS / "01_checkworthiness/claimbuster/data/ClaimBuster"
SPANS = BENCHMARKS / "03_claim_extraction/claimbuster-transcript-spans-visible.jsonl"
# The same evenings as 2016-09-26, 2016-10-09 and 2016-10-19 of ClaimBuster.
SEEN_IN_TRAINING = {"20160926_1pres", "20161010_2pres", "20161019_3pres"}
CHECK_WORTHY = 1
Ranked = tuple[list[str], list[bool]]
Span = tuple[int, int]


def measure() -> Iterator[Row]:
    yield from _ranking()
    yield _speed()
    left_out = yield from _parting()
    yield from _debates(left_out)


def _ranking() -> Iterator[Row]:
    """MAP over debates, as the shared task scores it."""
    debates = [debate for name, debate in _ranked(CLEF_2019).items() if name not in SEEN_IN_TRAINING]
    ours = _mean_precision(debates, lambda sentences: [worth.score for worth in check_worthiness(sentences)])
    figures = _mean_precision(debates, lambda sentences: [_figures(sentence) for sentence in sentences])
    dice = random.Random(1)
    chance = _mean_precision(debates, lambda sentences: [dice.random() for _sentence in sentences])
    yield Row("worth", "CLEF 2019 training, 16 unseen: MAP", ours, None, figures, "digits, then length")
    yield Row("worth", "CLEF 2019 training, 16 unseen: MAP", ours, None, chance, "chance")


def _ranked(folder: Path) -> dict[str, Ranked]:
    debates = {}
    for path in sorted(folder.glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        debates[path.stem] = [row[2] for row in rows], [row[3] == "1" for row in rows]
    return debates


def _mean_precision(debates: Sequence[Ranked], score: Callable[[list[str]], Sequence[float]]) -> float:
    return sum(average_precision(score(sentences), labels) for sentences, labels in debates) / len(debates)


def _figures(sentence: str) -> float:
    return sum(word[0].isdigit() or word[0] == "$" for word in sentence.split()) + len(sentence) / 10_000


def _speed() -> Row:
    sentences = [sentence for debate, _labels in _ranked(CLEF_2019).values() for sentence in debate]
    check_worthiness(sentences[:1])
    took = min(seconds(lambda: check_worthiness(sentences)) for _ in range(2))
    ratio = ratio_to_splitting(lambda: check_worthiness(sentences), sentences)
    return Row("worth", "sentences a second, with reasons", len(sentences) / took, 5_000, ratio=ratio)


def _parting() -> Generator[Row, None, dict[str, float]]:
    """Five folds of whole debates: no sentence is judged by a model that saw another of its evening.

    Return the score of each sentence under the model that had not seen it, by the sentence's id.
    """
    examples = read_examples(CLAIMBUSTER / "datasets")
    model, margins = train(examples)
    agreed = [index for index, example in enumerate(examples) if example.weight == 1.0]
    labels = [examples[index].is_worthy for index in agreed]
    ours = macro_f1([model.score_of(margins[index]) >= 0.5 for index in agreed], labels)
    plain = macro_f1([_figures(examples[index].sentence) >= 1 for index in agreed], labels)
    yield Row("worth", "2.5xNCS: macro-F1, debates left out", ours, 0.85, plain, "a digit (published: SVM .831)")
    with next((CLAIMBUSTER / "datasets").glob("crowdsourced*.csv")).open(encoding="utf-8", newline="") as file:
        ids = [row["Sentence_id"] for row in csv.DictReader(file)]
    return {name: model.score_of(margin) for name, margin in zip(ids, margins, strict=True)}


def _debates(left_out: dict[str, float]) -> Iterator[Row]:
    """Claims are the sentences that were judged check-worthy and factual; what nobody judged counts neither way."""
    ours, unseen, every = Tally(), Tally(), Tally()
    for line in SPANS.read_text(encoding="utf-8").splitlines():
        debate = json.loads(line)
        with (CLAIMBUSTER / "debate_transcripts" / debate["file"]).open(encoding="utf-8", newline="") as file:
            text = file.read()
        ours.add(debate, [(claim.start, claim.end) for claim in extract_claims(text)])
        with mock.patch.object(transcripts, "shipped_model", _Everything):
            unseen.add(debate, [(claim.start, claim.end) for claim in extract_claims(text)], left_out)
        every.add(debate, [tuple(sentence) for sentence in split_sentences(text)])
    which = "every sentence as it stands"
    yield Row("worth", "debates: span F1, model has seen them", ours.f1, 0.72, every.f1, which)
    yield Row("worth", "debates: span F1, each left out", unseen.f1, 0.72, every.f1, which)


class _Everything:
    def score(self, _sentence: str) -> float:
        return 1.0


class Tally:
    """Spans found and wanted over all debates."""

    def __init__(self) -> None:
        self.found: list[Span] = []
        self.wanted: list[Span] = []
        self.hits = 0

    def add(self, debate: dict[str, Any], found: list[Span], scores: dict[str, float] | None = None) -> None:
        """`scores` keeps the found spans that score .5 or more, by the id of the judged sentence they match."""
        judged = debate["spans"]
        pairs = matches(found, [(span["start"], span["end"]) for span in judged])
        kept = [found[i] for i, j in pairs.items() if not scores or scores[judged[j]["sentence_id"]] >= 0.5]
        wanted = [(span["start"], span["end"]) for span in judged if span["verdict"] == CHECK_WORTHY]
        self.hits += len(matches(kept, wanted))
        self.found += kept
        self.wanted += wanted

    @property
    def f1(self) -> float:
        return f1(self.hits, self.found, self.wanted)
