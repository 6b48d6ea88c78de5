"""What surrounds a claim's words: they can stand unchanged and assert something else."""

from collections.abc import Iterable
from typing import NamedTuple

from claims.models import Anchor, Block, Version
from claims.models.version import COLLECTED
from claims.services.versions.extraction import Finding
from claims.text import MARKDOWN, Candidate, Framing, Placement, Span, analyse, fold, is_turned
from claims.text import Block as TextBlock


class Surroundings(NamedTuple):
    """Of one version: what the machine makes of its claims today, by their place, and the frames they stand under."""

    statements: dict[Span, str]
    framing: Framing

    def turn(self, after: "Surroundings", old: Span, new: Span) -> bool:
        """Whether the words at `old` say something else at `new`: their statement or their frame is another."""
        before, now = self.statements.get(old), after.statements.get(new)
        if before is not None and now is not None and before != now:
            return True
        return is_turned(self.framing.at(old.start), after.framing.at(new.start))


def surroundings_of(finding: Finding) -> Surroundings:
    candidates = [] if finding.reading.importer.startswith(COLLECTED) else finding.candidates
    return Surroundings(_statements(candidates), Framing(finding.reading.text, finding.reading.blocks))


def earlier_surroundings(version_id: int) -> Surroundings:
    """Those of a version imported before: its text and blocks under the rules of today, so that both compare."""
    version = Version.objects.select_related("stored_text").get(pk=version_id)
    text = version.stored_text.body
    rows = Block.objects.filter(version=version_id).order_by("ordinal")
    blocks = [TextBlock(*row) for row in rows.values_list(*TextBlock._fields)]
    # A row of a collection is no part of the one above it: no pronoun of it stands for something there.
    if version.is_collection:
        return Surroundings({}, Framing(text, blocks))
    # As it is read when it comes in: of a short text its looks do not tell that it is Markdown.
    found = analyse(text, blocks, is_marked_up=version.importer == MARKDOWN.name)
    return Surroundings(_statements(found.candidates), Framing(text, blocks))


def turned_claims(pairs: Iterable[tuple[Anchor, Placement]], before: Surroundings, after: Surroundings) -> set[int]:
    """Claims whose words stand, while what surrounds them makes them say something else."""
    return {
        anchor.claim_id
        for anchor, placement in pairs
        if placement.start is not None
        and placement.end is not None
        and before.turn(after, Span(anchor.start, anchor.end), Span(placement.start, placement.end))
    }


def _statements(candidates: Iterable[Candidate]) -> dict[Span, str]:
    return {Span(candidate.start, candidate.end): fold(candidate.statement) for candidate in candidates}
