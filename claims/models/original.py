from django.db import models


class Original(models.Model):
    """The bytes of a file as they came in, kept once under their SHA-256.

    The primary key is what makes "the same bytes twice add nothing" true while eight people import at once.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    body = models.BinaryField()

    def __str__(self) -> str:
        return self.sha256
