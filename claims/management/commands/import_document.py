from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.acts.documents import DESCRIBED
from claims.refusal import Refused
from claims.services.likeness.suggested_matches import suggest_after_import
from claims.services.telling.lookup import account_named, document_numbered
from claims.services.versions.intake import import_document, max_bytes_of

TYPES: dict[str, Any] = {"published_on": date.fromisoformat, "captured_on": date.fromisoformat, "reviews_required": int}


class Command(BaseCommand):
    help = "Import a text, Markdown, Word, PDF or HTML file as a new document, or as the next version of one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--document", metavar="D-3", help="add the file as the next version of this document")
        parser.add_argument("--by", metavar="USERNAME", help="who imports it (default: the operator)")
        for name in DESCRIBED:
            parser.add_argument(f"--{name.replace('_', '-')}", type=TYPES.get(name, str))

    def handle(self, **options: Any) -> None:
        path: Path = options["file"]
        description = {name: options[name] for name in DESCRIBED if options[name] is not None}
        try:
            document = document_numbered(options["document"]) if options["document"] else None
            by = account_named(options["by"]) if options["by"] else None
            imported = import_document(
                body=self._body(path), filename=path.name, by=by, document=document, progress=self._tell, **description
            )
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        if imported.added:
            suggest_after_import(imported.document)
        self.stdout.write(f"{imported}.")

    def _body(self, path: Path) -> bytes:
        # Asked before it is read: a file over the limit is never in memory.
        if (size := path.stat().st_size) > (limit := max_bytes_of(path.name)):
            raise CommandError(f"{path.name} has {size:,} bytes, and the limit is {limit:,}.")
        return path.read_bytes()

    def _tell(self, stage: str, done: int, total: int) -> None:
        self.stderr.write(f"{stage} {done}/{total}", str)
