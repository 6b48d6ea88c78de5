"""Extraction from the text alone: the FAQ's reviewed claims, documents marked by hand, machine-written answers."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from atomic_claims import found_share, paired_f1
from scoreboard import BENCHMARKS, ROOT, Row, f1, matches, ratio_to_splitting
from statement_rule import share_alone

from claims.text import Candidate, extract_claims, split_sentences
from claims.text.margins import is_label

FAQ = ROOT / "fixtures" / "colorado-faq"
GOLD = Path(__file__).parent / "gold"
ANSWERS = BENCHMARKS / "03_claim_extraction" / "factcheck-gpt" / "document_sentences_claims-visible.jsonl"
CHECKABLE = frozenset(("factual", "legal", "causal", "procedural"))
PLAIN = "every sentence as it stands"


class Marked(NamedTuple):
    """A document, or the part of it that was marked, with its claims and what is found in it."""

    genre: str
    claims: list[dict[str, Any]]
    found: list[Candidate]
    sentences: list[tuple[int, int]]


def measure() -> Iterator[Row]:
    text = (FAQ / "source.txt").read_text(encoding="utf-8")
    claims = json.loads((FAQ / "claims-q01-q10.json").read_text(encoding="utf-8"))
    faq = [mark("FAQ", text, claims, text.index("\n11. How is"))]
    time = ratio_to_splitting(lambda: extract_claims(text), [text])
    yield from rows("FAQ 1-10", faq, 0.90, 0.60, time)
    gold = [read_gold(path) for path in sorted(GOLD.glob("*.json"))]
    for genre in sorted({document.genre for document in gold}):
        yield span_row(f"by hand, {genre}", [document for document in gold if document.genre == genre], 0.78)
    yield from rows("by hand, all", gold, 0.78, None, None)
    yield from answers()


def mark(genre: str, text: str, claims: list[dict[str, Any]], end: int) -> Marked:
    found = [claim for claim in extract_claims(text) if claim.end <= end]
    # A list's numbers are sentences of their own to the splitter, and claims to nobody.
    sentences = [tuple(one) for one in split_sentences(text[:end]) if not is_label(text[slice(*one)])]
    return Marked(genre, claims, found, sentences)


def read_gold(path: Path) -> Marked:
    document = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / document["file"]).read_text(encoding="utf-8")
    return mark(document["genre"], text, document["claims"], len(text))


def spans(claims: list[dict[str, Any]]) -> list[tuple[int, int]]:
    return [(claim["start"], claim["end"]) for claim in claims]


def pooled(documents: list[Marked], *, is_plain: bool, is_exact: bool = False) -> float:
    hits, all_found, all_wanted = 0, [], []
    for document in documents:
        found = document.sentences if is_plain else [(claim.start, claim.end) for claim in document.found]
        wanted = spans(document.claims)
        hits += len(set(found) & set(wanted)) if is_exact else len(matches(found, wanted))
        all_found += found
        all_wanted += wanted
    return f1(hits, all_found, all_wanted)


def span_row(name: str, documents: list[Marked], target: float, time: float | None = None) -> Row:
    plain = pooled(documents, is_plain=True)
    return Row("claims", f"{name}: span F1", pooled(documents, is_plain=False), target, plain, PLAIN, time)


def rows(name: str, documents: list[Marked], target: float, exact: float | None, time: float | None) -> Iterator[Row]:
    yield span_row(name, documents, target, time)
    plain = pooled(documents, is_plain=True, is_exact=True)
    yield Row("claims", f"{name}: exact F1", pooled(documents, is_plain=False, is_exact=True), exact, plain, PLAIN)
    pairs = [pair for document in documents for pair in kinds(document)]
    right = sum((ours in CHECKABLE) == (theirs in CHECKABLE) for ours, theirs in pairs)
    # Whoever takes every claim for one that can be checked is right so often.
    always = sum(theirs in CHECKABLE for _, theirs in pairs)
    yield Row("claims", f"{name}: checkable right", right / len(pairs), 0.85, always / len(pairs), "always checkable")
    yield Row("claims", f"{name}: kind right", sum(ours == theirs for ours, theirs in pairs) / len(pairs))
    alone = [claim.statement for document in documents for claim in document.found]
    yield Row("claims", f"{name}: statements by rule", share_alone(alone), 0.95)


def kinds(document: Marked) -> Iterator[tuple[str, str]]:
    """The kinds of the claims that were found and wanted: ours and the reviewer's."""
    found = matches([(claim.start, claim.end) for claim in document.found], spans(document.claims))
    return ((document.found[i].kind, document.claims[j]["kind"]) for i, j in found.items())


def answers() -> Iterator[Row]:
    lines = ANSWERS.read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    for name, chosen in (("answers", read), ("answers never looked at", [one for one in read if is_unseen(one)])):
        wanted = [[claim for sentence in one["sentences"] for claim in sentence["claims"]] for one in chosen]
        ours = [[claim.statement for claim in extract_claims(one["response"])] for one in chosen]
        plain = [[sentence["text"] for sentence in one["sentences"]] for one in chosen]
        both = list(zip(ours, wanted, strict=True)), list(zip(plain, wanted, strict=True))
        yield Row("claims", f"{name}: atomic claims", found_share(both[0]), 0.55, found_share(both[1]), PLAIN)
        yield Row("claims", f"{name}: paired one to one, F1", paired_f1(both[0]), None, paired_f1(both[1]), PLAIN)


def is_unseen(answer: dict[str, Any]) -> bool:
    """The half of the answers that no rule was written on, by the parity of their prompt's SHA-256."""
    return int(hashlib.sha256(answer["prompt"].encode()).hexdigest(), 16) % 2 == 1
