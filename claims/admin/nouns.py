"""What the admin shows: every registered model with its page. `WorkbenchAdminConfig` imports this once."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Model

from claims.admin.authority import AuthorityAdmin
from claims.admin.base import DoorAdmin
from claims.admin.claim import ClaimAdmin
from claims.admin.document import DocumentAdmin
from claims.admin.event import EventAdmin
from claims.admin.person import PersonAdmin
from claims.admin.source import SourceAdmin
from claims.models import Authority, Claim, Document, Event, Source

# The order of the bar on top of every page, which the site's own follows.
NOUNS: dict[type[Model], type[DoorAdmin]] = {
    Document: DocumentAdmin,
    Claim: ClaimAdmin,
    Authority: AuthorityAdmin,
    Source: SourceAdmin,
    Event: EventAdmin,
    get_user_model(): PersonAdmin,
}

for noun, page in NOUNS.items():
    admin.site.register(noun, page)
