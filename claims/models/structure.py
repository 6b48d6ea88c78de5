"""What the text of a version is made of: blocks, and the sentences that coverage counts."""

import re

from django.db import models

from claims.choices import COVERAGE_KINDS, BlockKind, SentenceKind
from claims.models.fields import one_of, words
from claims.models.version import Version

# As importers of paged formats name a place.
PAGE = re.compile(r"pages? (\d+(?:-\d+)?)")


class Block(models.Model):
    """A heading, paragraph, list item or table cell: `start` and `end` in code points of the canonical text."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="blocks")
    ordinal = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=BlockKind.choices)
    level = models.PositiveSmallIntegerField(default=0)
    label = words()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    place = words(help_text="Where in the file it stands: a page, or the path of an element.")
    cells = words(help_text="The cells of a row of a table, each as column:start:end, from the beginning of the row.")
    looks = words(
        help_text="How markup makes its words look, each as start:end:looks, from the beginning of the block."
    )
    title = words(
        help_text="The number and words of a heading, so that a list can name a section without loading the text."
    )
    section = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="members")

    class Meta:
        ordering = ["version_id", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["version", "ordinal"], name="blocks_stand_in_order"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="a_block_has_words"),
            models.CheckConstraint(condition=one_of("kind", BlockKind), name="block_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.kind} {self.ordinal}"

    @property
    def page(self) -> str:
        """The pages of the file on which it stands ("3", "3-4"), empty where the file has none."""
        found = PAGE.fullmatch(self.place)
        return found.group(1) if found else ""


class SentenceQuerySet(models.QuerySet["Sentence"]):
    def counted(self) -> "SentenceQuerySet":
        """The sentences that have to be claimed or dismissed before a version counts as read."""
        return self.filter(kind__in=COVERAGE_KINDS)


class Sentence(models.Model):
    """The unit of coverage."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sentences")
    block = models.ForeignKey(Block, on_delete=models.CASCADE, related_name="sentences")
    ordinal = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=SentenceKind.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    objects = SentenceQuerySet.as_manager()

    class Meta:
        ordering = ["version_id", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["version", "ordinal"], name="sentences_stand_in_order"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="a_sentence_has_words"),
            models.CheckConstraint(condition=one_of("kind", SentenceKind), name="sentence_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}-{self.end}"
