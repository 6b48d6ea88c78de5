import shutil
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.choices import Status, Verdict
from claims.exports import Format, Selection, TextChanged, open_export, write_export
from claims.refusal import Refused
from claims.services.lookup import document_numbered

STANDARD_OUTPUT = "-"


class Command(BaseCommand):
    help = "Export claims as JSON or CSV, with a manifest that says of which state they are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--verdict", nargs="+", action="extend", choices=Verdict.values, default=[])
        parser.add_argument("--status", nargs="+", action="extend", choices=Status.values, default=[])
        parser.add_argument("--document", metavar="D-1")
        parser.add_argument("--text-changed", choices=TextChanged.values, default=TextChanged.EXCLUDE.value)
        parser.add_argument("--format", choices=Format.values, required=True)
        parser.add_argument("--spreadsheet-safe", action="store_true", help="CSV in which no cell starts a formula")
        parser.add_argument("--output", required=True, metavar="FILE", help="a file, or - for standard output")

    def handle(self, **options: Any) -> None:
        try:
            self._export(options)
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        except OSError as error:
            raise CommandError(f"Nothing was exported: {error.strerror}.") from error

    def _export(self, options: dict[str, Any]) -> None:
        selection = Selection(
            verdicts=tuple(dict.fromkeys(options["verdict"])),
            statuses=tuple(dict.fromkeys(options["status"])),
            document=document_numbered(options["document"]) if options["document"] else None,
            text_changed=options["text_changed"],
        )
        form: dict[str, Any] = {name: options[name] for name in ("format", "spreadsheet_safe")}
        if options["output"] == STANDARD_OUTPUT:
            with (export := open_export(selection, **form)).file:
                shutil.copyfileobj(export.file, sys.stdout.buffer)
            self.stderr.write(f"Exported {export.claims} claims to standard output (event {export.event}).", str)
        else:
            export = write_export(selection, output=Path(options["output"]), **form)
            self.stdout.write(f"Exported {export.claims} claims to {options['output']} (event {export.event}).")
