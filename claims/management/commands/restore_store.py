from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.refusal import Refused
from claims.services.store.restoring import restore


class Command(BaseCommand):
    help = "Restore a backup of the embedded store, checked through before it takes its place. Stop the server first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--replace", action="store_true", help="where there is a store; that one is kept beside")

    def handle(self, **options: Any) -> None:
        try:
            done = restore(options["file"], replace=options["replace"], at=timezone.now())
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        kept = f" The store of before is kept as {done.kept}." if done.kept else ""
        migrated = " It was an older version's and has been migrated." if done.was_migrated else ""
        self.stdout.write(
            f"Restored {done.rows:,} rows; the history holds. Head {done.head.number}:{done.head.hash}{kept}{migrated}"
        )
