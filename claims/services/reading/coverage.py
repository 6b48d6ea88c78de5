"""What has been read of a version: claims and dismissals over sentences. Nothing is silently unread."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Q

from claims.acts.coverage import Counted, claimed_of, dismissed_in, unread_in
from claims.choices import SentenceKind, Status
from claims.models import Block, Claim, Sentence, Version
from claims.services.reading.passages import slice_of
from claims.text import Span

# Sentences of these kinds seldom assert anything; a person accepts their dismissal in one action.
SUGGESTED_KINDS = (SentenceKind.LEAD_IN, SentenceKind.QUESTION)
SETTLED = Q(status=Status.SETTLED, text_changed=False)


class Coverage(NamedTuple):
    """Counts of sentences. `percent` is floored: 100 means all."""

    sentences: int
    claimed: int
    dismissed: int

    @property
    def left(self) -> int:
        return self.sentences - self.claimed - self.dismissed

    @property
    def read(self) -> int:
        return self.claimed + self.dismissed

    @property
    def percent(self) -> int:
        return 100 * self.read // self.sentences if self.sentences else 100


class Unread(NamedTuple):
    """A sentence that nobody has claimed or dismissed, with its words."""

    sentence: Sentence
    words: str


class SectionProgress(NamedTuple):
    section: Block | None
    claims: int
    settled: int
    left: int


def coverage_of(version: Version) -> Coverage:
    sentences = list(version.sentences.counted().order_by("start"))
    claimed = claimed_of(version, sentences)
    dismissed = dismissed_in(version) - claimed
    return Coverage(len(sentences), len(claimed), len(dismissed & {sentence.pk for sentence in sentences}))


def reading_of(version: Version) -> tuple[Coverage, list[Span]]:
    """The coverage of the version, and where its unread sentences stand, in text order: no row becomes an object."""
    rows = version.sentences.counted().order_by("start").values_list("pk", "start", "end")
    sentences = [Counted(*row) for row in rows]
    claimed = claimed_of(version, sentences)
    dismissed = dismissed_in(version)
    free = [sentence for sentence in sentences if sentence.pk not in claimed]
    left = [Span(sentence.start, sentence.end) for sentence in free if sentence.pk not in dismissed]
    return Coverage(len(sentences), len(claimed), len(free) - len(left)), left


def unread_sentences(version: Version) -> list[Sentence]:
    """The counted sentences of the version that are neither claimed nor dismissed, in text order."""
    return unread_in(version, "block__section")


def with_words(version: Version, sentences: Iterable[Sentence]) -> list[Unread]:
    """Give each sentence its words, with one read of the part of the text that they span."""
    chosen = list(sentences)
    if not chosen:
        return []
    start, end = min(sentence.start for sentence in chosen), max(sentence.end for sentence in chosen)
    text = slice_of(version, start, end)
    return [Unread(sentence, text[sentence.start - start : sentence.end - start]) for sentence in chosen]


def suggested_dismissals(version: Version) -> list[Sentence]:
    return [sentence for sentence in unread_sentences(version) if sentence.kind in SUGGESTED_KINDS]


def sections_of(version: Version) -> list[SectionProgress]:
    """Progress per section, in text order; claims without a place in this version count nowhere here."""
    counts: dict[int | None, tuple[int, int]] = {
        section: (claims, settled)
        for section, claims, settled in Claim.objects.filter(anchors__version=version)
        .values("section")
        .annotate(claims=Count("pk", distinct=True), settled=Count("pk", filter=SETTLED, distinct=True))
        .values_list("section", "claims", "settled")
    }
    left: dict[int | None, int] = {}
    for sentence in unread_sentences(version):
        key = sentence.block.pk if sentence.block.title else sentence.block.section_id
        left[key] = left.get(key, 0) + 1
    headings: list[Block | None] = list(version.blocks.exclude(title="").order_by("ordinal"))
    if None in counts or None in left:
        headings.insert(0, None)
    rows = []
    for heading in headings:
        key = heading.pk if heading else None
        rows.append(SectionProgress(heading, *counts.get(key, (0, 0)), left.get(key, 0)))
    return rows
