from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q
from django.urls import reverse

from claims.choices import AuthorityKind, FoundBy
from claims.models.claim import Claim, among
from claims.models.fields import has_one, one_of, person, words
from claims.models.version import Version


class AuthorityQuerySet(models.QuerySet["Authority"]):
    def visible_to(self, user: Any) -> "AuthorityQuerySet":
        """Authorities that a claim names which `user` may see."""
        return self.filter(has_one(Mention.objects.visible_to(user).filter(authority=OuterRef("pk"))))


class Authority(models.Model):
    """A named law, bill, regulation, case or order, under one canonical key whatever its spelling."""

    kind = models.CharField(max_length=20, choices=AuthorityKind.choices)
    key = words(blank=False)
    work = words(blank=False, help_text="The key without subsections.")

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "key"]
        verbose_name_plural = "authorities"
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_authority_per_key"),
            models.CheckConstraint(condition=one_of("kind", AuthorityKind), name="authority_kind_is_known"),
            models.CheckConstraint(condition=~Q(key=""), name="authority_has_a_key"),
        ]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        return reverse("authority", args=[self.pk])


class SameRuleQuerySet(models.QuerySet["SameRule"]):
    def touching(self, authorities: Collection[int]) -> "SameRuleQuerySet":
        """The links that any of them has."""
        return self.filter(Q(one__in=authorities) | Q(other__in=authorities))


class SameRule(models.Model):
    """Two authorities are one rule under two names, as a person has found. `one` has the smaller number."""

    one = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="+")
    linked_by = person("same_rules")
    linked_at = models.DateTimeField()

    objects = SameRuleQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="one_link_per_pair_of_authorities"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="same_rule_links_the_smaller_number_first"),
        ]

    def __str__(self) -> str:
        return f"{self.one} = {self.other}"


class MentionQuerySet(models.QuerySet["Mention"]):
    def visible_to(self, user: Any) -> "MentionQuerySet":
        return self.filter(among(Claim.objects.visible_to(user)))


class Mention(models.Model):
    """A claim names an authority. `start` and `end` (code points) where the text names it in so many words."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="mentions")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="mentions")
    version = models.ForeignKey(Version, null=True, on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    found_by = models.CharField(max_length=10, choices=FoundBy.choices)
    named_by = person("mentions", null=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "authority"], name="one_mention_per_claim_and_authority"),
            models.CheckConstraint(condition=one_of("found_by", FoundBy), name="mention_found_by_is_known"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True, version__isnull=True)
                | Q(end__gt=F("start"), version__isnull=False),
                name="a_mention_has_a_place_or_none",
            ),
        ]

    def __str__(self) -> str:
        return str(self.authority)
