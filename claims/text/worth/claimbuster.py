"""ClaimBuster: its published files as examples (Arslan et al. 2020, ICWSM; Meng et al. 2020; CC BY 4.0)."""

import csv
import json
from pathlib import Path

from .training import Example

CHECK_WORTHY = "1"
# 2.5xNCS holds the sentences whose judges agreed most; one judge's word on the others weighs less.
DOUBTED = 0.6


class NoDataset(ValueError):
    """The folder has not the files of the dataset; the message names what is missing."""


def read_examples(folder: Path) -> list[Example]:
    """One example per crowdsourced sentence, grouped by debate, in the files' order; raises NoDataset."""
    agreed = {str(row["sentence_id"]): bool(row["label"]) for row in json.loads(_body(folder, "2.5xNCS*.json"))}
    rows = csv.DictReader(_body(folder, "crowdsourced*.csv").splitlines())
    return [
        Example(
            row["Text"],
            agreed.get(row["Sentence_id"], row["Verdict"] == CHECK_WORTHY),
            row["File_id"],
            1.0 if row["Sentence_id"] in agreed else DOUBTED,
        )
        for row in rows
    ]


def _body(folder: Path, pattern: str) -> str:
    found = sorted(folder.glob(pattern))
    if not found:
        raise NoDataset(f"There is no {pattern} in {folder}.")
    return found[0].read_text(encoding="utf-8")
