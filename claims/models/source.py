from typing import Any

from django.db import models
from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.choices import SourceKind, Weight
from claims.models.fields import has_one, one_of, words
from claims.models.numbers import source_number
from claims.roles import reads_settled


class SourceQuerySet(models.QuerySet["Source"]):
    def visible_to(self, user: Any) -> "SourceQuerySet":
        """A source that is only cited where `user` may not look does not show either, nor does one that nobody cites
        any more: it may have been cited there alone."""
        return self.filter(_is_cited_before(user)) if reads_settled(user) else self.none()

    def known_to(self, user: Any) -> "SourceQuerySet":
        """What a citation by `user` may find instead of making it anew: what they see, and what was entered in sight
        of all and is cited by nobody any more. A source that others cite in confidence is not known."""
        cited = has_one(_cited().filter(source=OuterRef("pk")))
        return self.filter(_is_cited_before(user) | (Q(is_apart=False) & ~cited))


def _cited() -> Any:
    from claims.models.citation import Citation  # a citation knows its source; only these questions look back

    return Citation.objects


def _is_cited_before(user: Any) -> Q:
    return has_one(_cited().visible_to(user).filter(source=OuterRef("pk")))


class Source(models.Model):
    """A work cited as evidence, shared by many claims."""

    kind = models.CharField(max_length=20, choices=SourceKind.choices, default=SourceKind.WEB_PAGE)
    title = words(blank=False)
    publisher = words()
    identifier = models.CharField(
        max_length=500, blank=True, help_text=_("Bill or law number, DOI, ISBN, docket: what finds the work again")
    )
    url = models.URLField(_("URL"), max_length=2000, blank=True)
    archive_url = models.URLField(_("archive URL"), max_length=2000, blank=True)
    csl = models.JSONField(_("CSL data"), default=dict, blank=True)
    weight = models.CharField(max_length=20, choices=Weight.choices, blank=True, default="")
    # Its address or identifier may be that of another source, of which whoever cited this one must not learn yet.
    is_apart = models.BooleanField(default=False, editable=False)
    lock_version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        # Whether a source is known is asked of those that stand apart as well, which the constraints leave out.
        indexes = [
            models.Index(fields=["url"], name="source_by_url"),
            models.Index(fields=["identifier"], name="source_by_identifier"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["url"], condition=~Q(url="") & Q(is_apart=False), name="one_source_per_url"
            ),
            models.UniqueConstraint(
                fields=["identifier"],
                condition=~Q(identifier="") & Q(is_apart=False),
                name="one_source_per_identifier",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
            models.CheckConstraint(condition=one_of("kind", SourceKind), name="source_kind_is_known"),
            models.CheckConstraint(condition=one_of("weight", Weight, blank=True), name="source_weight_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher})" if self.publisher else self.title

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.pk])

    @property
    def is_untitled(self) -> bool:
        """Has nobody said yet what it is called?"""
        return self.title in (self.url, self.identifier)

    @property
    def number(self) -> str:
        return source_number(self.pk)


def is_taken(url: str, identifier: str, *, beside: Source | None = None) -> bool:
    """Has a source other than `beside`, of those that do not stand apart, this address or this identifier?"""
    same = Q(url=url) & ~Q(url="") | Q(identifier=identifier) & ~Q(identifier="")
    rows = Source.objects.filter(same, is_apart=False)
    return (rows.exclude(pk=beside.pk) if beside else rows).exists()
