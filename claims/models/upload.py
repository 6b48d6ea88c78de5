from django.db import models

from claims.models.fields import person, words


class Upload(models.Model):
    """A file that one person looks at before it is brought in: theirs alone, and gone once it is in or a day old."""

    owner = person("uploads")
    filename = words()
    body = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.filename
