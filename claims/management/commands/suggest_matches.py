from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.models import Document
from claims.refusal import Refused
from claims.services.likeness.suggested_matches import suggest_matches
from claims.services.telling.lookup import document_numbered


class Command(BaseCommand):
    help = "Suggest anew which claims say the same or something similar; what people judged stays."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("documents", nargs="*", metavar="D-3", help="only these documents (default: all)")

    def handle(self, **options: Any) -> None:
        try:
            named = [document_numbered(number) for number in options["documents"]]
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        for document in named or Document.objects.order_by("pk"):
            found = suggest_matches(document)
            pairs = f"{found.same} repetitions, {found.conflicts} conflicts, {found.similar} similar claims elsewhere"
            self.stdout.write(f"{document.number}: {pairs}.")
