from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count

from claims.refusal import Refused
from claims.services.demo.accounts import PASSWORD, ROLES
from claims.services.demo.story import play_demo
from claims.services.likeness.suggested_matches import suggest_after_import


class Command(BaseCommand):
    help = "Import the Colorado FAQ, play its review through the product, and print how to sign in. Local profile only."

    def handle(self, **options: Any) -> None:
        try:
            demo = play_demo()
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        if demo.played:
            suggest_after_import(demo.document)
        counted = demo.document.claims.values_list("status").annotate(Count("pk")).order_by("status")
        told = ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in counted)
        done = "Imported and reviewed" if demo.played else "Nothing added, already here:"
        self.stdout.write(f"{done} {demo.document} ({told}).")
        self.stdout.write(f"Sign in with the password {PASSWORD} (unless it was changed since) as one of")
        for name, role in ROLES.items():
            self.stdout.write(f"  {name:<14} {role.label}")
