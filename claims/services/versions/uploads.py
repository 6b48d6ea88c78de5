"""Files that somebody looks at before they are brought in: kept for a day, for whoever sent them."""

from datetime import datetime, timedelta
from typing import Any

from claims.models import Upload

KEPT = timedelta(days=1)


def keep(*, owner: Any, filename: str, body: bytes, at: datetime) -> Upload:
    """Keep a file for `owner`; what lay longer than a day goes, whoever sent it."""
    Upload.objects.filter(created_at__lt=at - KEPT).delete()
    return Upload.objects.create(owner=owner, filename=filename, body=body, created_at=at)


def kept_for(owner: Any, number: int) -> Upload | None:
    return Upload.objects.filter(pk=number, owner=owner.pk).first()


def forget(upload: Upload) -> None:
    upload.delete()
