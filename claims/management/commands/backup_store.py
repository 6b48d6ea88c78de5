from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.exports.files import refuse_unwritable
from claims.refusal import Refused
from claims.services.store.backup import back_up


class Command(BaseCommand):
    help = "Back up the embedded store to one file, also while people work. It holds everything that is private."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--replace", action="store_true", help="where there is such a file; it is written over")

    def handle(self, **options: Any) -> None:
        path: Path = options["file"]
        try:
            refuse_unwritable(path)
            made = back_up(path, at=timezone.now(), replace=options["replace"])
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        self.stdout.write(f"Backed up {made.rows:,} rows to {path}. Head {made.head.number}:{made.head.hash}")
