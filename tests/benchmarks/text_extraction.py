"""Extraction against the reviewed claims of the Colorado FAQ, questions 1 to 10."""

import json
from collections.abc import Iterator

from scoreboard import ROOT, Row, f1, matches, ratio_to_splitting

from claims.text import extract_claims, read_document, split_sentences
from claims.text.margins import is_label

FAQ = ROOT / "fixtures" / "colorado-faq"


def measure() -> Iterator[Row]:
    reading = read_document((FAQ / "source.txt").read_bytes(), "source.txt")
    claims = json.loads((FAQ / "claims-q01-q10.json").read_text(encoding="utf-8"))
    wanted = [(claim["start"], claim["end"]) for claim in claims]
    end = reading.text.index("\n11. How is")
    candidates = [claim for claim in extract_claims(reading.text, reading.blocks) if claim.end <= end]
    ours = [(claim.start, claim.end) for claim in candidates]
    # A list's numbers are sentences of their own to the splitter, and claims to nobody.
    every = [tuple(one) for one in split_sentences(reading.text[:end]) if not is_label(reading.text[slice(*one)])]
    found = matches(ours, wanted)
    time = ratio_to_splitting(lambda: extract_claims(reading.text, reading.blocks), [reading.text])

    which = "every sentence as it stands"
    plain = f1(len(matches(every, wanted)), every, wanted)
    yield Row("claims", "FAQ 1-10: span F1", f1(len(found), ours, wanted), 0.90, plain, which, time)
    exact, plain_exact = len(set(ours) & set(wanted)), len(set(every) & set(wanted))
    yield Row("claims", "FAQ 1-10: exact F1", f1(exact, ours, wanted), 0.60, f1(plain_exact, every, wanted), which)
    right = sum(candidates[i].kind == claims[j]["kind"] for i, j in found.items())
    yield Row("claims", "FAQ 1-10: kind right", right / len(found))
