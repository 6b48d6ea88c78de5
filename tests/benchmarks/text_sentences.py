"""Sentence boundaries: the English golden rules of pySBD, and adjudicatory decisions (Savelka et al., TAL 58.2, 2017).

A golden rule holds when all its sentences are exact. A boundary is the offset at which a sentence ends, without the
blanks behind it; F1 is over the boundaries of all documents of a set. Starts and whole spans are scored beside it.
"""

import json
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from scoreboard import BENCHMARKS, Row, Spans, f1, ratio_to_splitting
from sentencex import get_sentence_boundaries

from claims.text import split_sentences
from claims.text.spans import trim

FOLDER = BENCHMARKS / "04_sentence_boundaries"
SETS = {
    "bva": ("BVA", 0.95, "nupunkt, not installed: .955"),
    "cyber_crime": ("cyber crime", 0.90, "nupunkt, not installed: .901"),
}
PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
Splitter = Callable[[str], Spans]


class Decision(NamedTuple):
    """A decision with its sentences, in code points."""

    text: str
    sentences: Spans


def measure() -> Iterator[Row]:
    nupunkt: Splitter | None = import_module("nupunkt").sent_spans if find_spec("nupunkt") else None
    rules = json.loads((FOLDER / "golden-rules-en.json").read_text(encoding="utf-8"))
    plain = _golden(_sentencex, rules)
    yield Row("sentences", "golden rules", _golden(split_sentences, rules), 0.93, plain, "sentencex 1.0")
    for name, (title, target, published) in SETS.items():
        decisions = _decisions(name)
        texts = [decision.text for decision in decisions]
        ratio = ratio_to_splitting(lambda texts=texts: [split_sentences(text) for text in texts], texts)
        ours = _boundary_f1(split_sentences, decisions, _ends)
        plain = _boundary_f1(_per_paragraph(_sentencex), decisions, _ends)
        yield Row("sentences", f"{title}: boundary F1", ours, target, plain, "sentencex per paragraph", ratio)
        best = _boundary_f1(_per_paragraph(nupunkt), decisions, _ends) if nupunkt else None
        which = "nupunkt per paragraph" if nupunkt else published
        yield Row("sentences", f"{title}: boundary F1", ours, target, best, which, ratio)
        for what, places in (("starts", _starts), ("whole spans", set)):
            plain = _boundary_f1(_per_paragraph(_sentencex), decisions, places)
            ours = _boundary_f1(split_sentences, decisions, places)
            yield Row("sentences", f"{title}: F1 of {what}", ours, None, plain, "sentencex per paragraph")


def _decisions(name: str) -> list[Decision]:
    file = FOLDER / "sbd_adjudicatory_dec" / "data_set" / f"{name}.json"
    documents = json.loads(file.read_text(encoding="utf-8")).values()
    return [Decision(one["text"], [(span["start"], span["end"]) for span in one["annotations"]]) for one in documents]


def _sentencex(text: str) -> Spans:
    return [(found["start_index"], found["end_index"]) for found in get_sentence_boundaries("en", text)]


def _per_paragraph(split: Splitter) -> Splitter:
    def split_each(text: str) -> Spans:
        starts = [0, *(found.end() for found in PARAGRAPH_BREAK.finditer(text))]
        ends = [*(found.start() for found in PARAGRAPH_BREAK.finditer(text)), len(text)]
        paragraphs = [(start, text[start:end]) for start, end in zip(starts, ends, strict=True) if start < end]
        return [(start + one[0], start + one[1]) for start, paragraph in paragraphs for one in split(paragraph)]

    return split_each


def _trimmed(text: str, spans: Spans) -> Spans:
    return [trim(text, *span) for span in spans if text[slice(*span)].strip()]


def _golden(split: Splitter, rules: list[dict[str, object]]) -> float:
    def holds(text: str, wanted: object) -> bool:
        return [text[start:end] for start, end in _trimmed(text, split(text))] == wanted

    return sum(holds(str(rule["text"]), rule["sentences"]) for rule in rules) / len(rules)


def _ends(spans: Spans) -> set[int]:
    return {end for _start, end in spans}


def _starts(spans: Spans) -> set[int]:
    return {start for start, _end in spans}


def _boundary_f1(split: Splitter, decisions: list[Decision], places: Callable[[Spans], set]) -> float:
    pairs = [(places(_trimmed(one.text, split(one.text))), places(one.sentences)) for one in decisions]
    found, wanted = (sum(len(pair[side]) for pair in pairs) for side in (0, 1))
    return f1(sum(len(ours & theirs) for ours, theirs in pairs), range(found), range(wanted))
