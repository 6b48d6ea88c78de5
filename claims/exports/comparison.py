"""What became of the claims of an export since it was written."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple


class Finding(NamedTuple):
    claim: str
    what: str


class Comparison(NamedTuple):
    """`event` is that of the file. `notes` concern the file as a whole. `is_complete` where claims that the file lacks
    were looked for too, but for `sealed` ones under blind review, of which each reader sees something else, and those
    that the file says it left out. `newer`: which documents have a version since; what that changed of a claim is
    among the findings."""

    event: int
    claims: int
    findings: list[Finding]
    notes: list[str]
    is_complete: bool = True
    sealed: int = 0
    left_out: int = 0
    newer: Sequence[str] = ()

    @property
    def lines(self) -> Iterator[str]:
        """What differs of each claim, on one line."""
        for claim, findings in groupby(self.findings, key=lambda finding: finding.claim):
            yield f"{claim}: {'; '.join(finding.what for finding in findings)}"

    @property
    def is_current(self) -> bool:
        return not self.findings and not self.notes
