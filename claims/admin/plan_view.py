"""Days, jurisdiction and tags of a claim, and what its form offers."""

from datetime import datetime
from functools import partial
from typing import Any

from claims.models import Claim, Tagging
from claims.services.listing.planning import jurisdictions_in_use, tags_in_use


def plan_context(claim: Claim, user: Any, at: datetime) -> dict[str, Any]:
    """Asked of the store only where a page shows it: the desk has no form for these."""
    return {
        "taggings": Tagging.objects.visible_to(user).filter(claim=claim).select_related("tag"),
        "tags": partial(tags_in_use, user),
        "jurisdictions": partial(jurisdictions_in_use, user),
        "is_due": claim.is_due(at),
    }
