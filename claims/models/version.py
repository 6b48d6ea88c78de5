from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.document import Document
from claims.models.fields import person, words
from claims.models.original import Original
from claims.roles import reads_settled

# How the importers of claims that were checked elsewhere are called.
COLLECTED = "checked-"


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, user: Any) -> "VersionQuerySet":
        return self if reads_settled(user) else self.none()


class Version(models.Model):
    """One frozen text of a document. Text and original bytes are rows elsewhere, so that no list loads them."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    filename = words()
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="versions")
    text_sha256 = models.CharField(max_length=64)
    chars = models.PositiveIntegerField(_("length in code points"))
    encoding = models.CharField(max_length=20)
    had_bom = models.BooleanField(_("byte-order mark dropped"), default=False)
    newlines = models.CharField(_("line ends of the file"), max_length=10)
    importer = models.CharField(max_length=50)
    importer_version = models.CharField(max_length=20)
    splitter_version = models.CharField(max_length=20)
    remarks = words(help_text=_("What reading the file left out or decided, one remark a line"))
    attention = words(help_text=_("Why a person must look before the text can be relied on; empty where nobody must"))
    acknowledged_at = models.DateTimeField(null=True, editable=False)
    acknowledged_by = person("acknowledged_versions", null=True, editable=False)
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = person("imported_versions", null=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["document_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_version_per_number"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="versions_count_from_one"),
            models.CheckConstraint(condition=models.Q(chars__gte=1), name="a_version_has_text"),
        ]

    def __str__(self) -> str:
        return _("version {number}").format(number=self.number)

    @property
    def is_collection(self) -> bool:
        """Is its text the claims of a file that were checked elsewhere?"""
        return self.importer.startswith(COLLECTED)

    @property
    def needs_attention(self) -> bool:
        return bool(self.attention) and self.acknowledged_at is None


class VersionText(models.Model):
    """The canonical text of a version; every offset counts its code points."""

    version = models.OneToOneField(Version, primary_key=True, on_delete=models.CASCADE, related_name="stored_text")
    body = words(blank=False)

    def __str__(self) -> str:
        return str(self.version_id)
