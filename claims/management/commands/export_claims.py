import shutil
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.choices import Status, Verdict
from claims.exports import Format, Selection, TextChanged, open_export, write_export
from claims.exports.cells import Unfitting
from claims.exports.comparing import compare
from claims.exports.export import Export, counted_claims
from claims.exports.formats import FORMATS
from claims.refusal import Refused
from claims.services.telling.lookup import document_numbered

STANDARD_OUTPUT = "-"

NOT_LOOKED_FOR = "Claims that it lacks were not looked for: it holds what a page chose, which cannot be asked again."
UNDER_REVIEW = "Not looked at: {claims} under blind review, of which each reader sees something else."

LEFT_OUT = "Not looked at: {claims} that it left out and names."
CHANGED = "Left out, since their words changed: {claims}; --text-changed include writes them too."
LEAVE_OUT = "--leave-out writes the rest, and names what it left out."


class Command(BaseCommand):
    help = "Export claims in one of many forms, each of one moment; or say what changed since an export was written."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--verdict", nargs="+", action="extend", choices=Verdict.values, default=[])
        parser.add_argument("--status", nargs="+", action="extend", choices=Status.values, default=[])
        parser.add_argument("--document", metavar="D-1")
        parser.add_argument(
            "--text-changed", choices=TextChanged.values, help="default: exclude; of a document: include"
        )
        parser.add_argument("--format", choices=Format.values)
        parser.add_argument("--spreadsheet-safe", action="store_true", help="CSV in which no cell starts a formula")
        parser.add_argument("--leave-out", action="store_true", help="write the rest where a cell would cut claims")
        parser.add_argument("--output", metavar="FILE", help="a file, written over if there, or - for standard output")
        parser.add_argument("--verify", metavar="FILE", type=Path, help="compare this export with the store as it is")

    def handle(self, **options: Any) -> None:
        if options["verify"] is None and not (options["format"] and options["output"]):
            raise CommandError("Say --format and --output, or --verify.")
        try:
            self._verify(options["verify"]) if options["verify"] else self._export(options)
        except Unfitting as refusal:
            raise CommandError(f"{refusal.reason} {LEAVE_OUT}") from refusal
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        except OSError as error:
            raise CommandError(f"Nothing was exported: {error.strerror}.") from error

    def _verify(self, path: Path) -> None:
        """List what changed; the exit code is 1 where anything did."""
        found = compare(path)
        for note in [*found.notes, *found.newer]:
            self.stdout.write(note)
        for line in found.lines:
            self.stdout.write(line)
        if not found.is_complete:
            self.stdout.write(NOT_LOOKED_FOR)
        if found.sealed:
            self.stdout.write(UNDER_REVIEW.format(claims=counted_claims(found.sealed)))
        if found.left_out:
            self.stdout.write(LEFT_OUT.format(claims=counted_claims(found.left_out)))
        if not found.is_current:
            changed = len({finding.claim for finding in found.findings})
            differ = "differs" if changed == 1 else "differ"
            # A claim that is new here is none of those in the file.
            told = f"Outdated: {counted_claims(changed)} {differ} from what this store holds now"
            raise CommandError(f"{told}; the file tells of {counted_claims(found.claims)}, after event {found.event}.")
        told = "its one claim is" if found.claims == 1 else f"all {found.claims} claims are"
        told += f" as in {path} (event {found.event})."
        was_all_seen = found.is_complete and not found.sealed and not found.left_out
        self.stdout.write(f"Current: {told}" if was_all_seen else f"As far as was looked, {told}")

    def _export(self, options: dict[str, Any]) -> None:
        selection = Selection(
            verdicts=tuple(dict.fromkeys(options["verdict"])),
            statuses=tuple(dict.fromkeys(options["status"])),
            document=document_numbered(options["document"]) if options["document"] else None,
            text_changed=options["text_changed"] or _default(options["format"]),
        )
        form: dict[str, Any] = {name: options[name] for name in ("format", "spreadsheet_safe", "leave_out")}
        if options["output"] == STANDARD_OUTPUT:
            with (export := open_export(selection, **form)).file:
                shutil.copyfileobj(export.file, sys.stdout.buffer)
            self.stderr.write(_told(export, "standard output"), str)
        else:
            export = write_export(selection, output=Path(options["output"]), **form)
            self.stdout.write(_told(export, options["output"]))


def _told(export: Export, place: str) -> str:
    told = f"Exported {export.told} to {place} (event {export.event})."
    changed = export.manifest["counts"]["text_changed_left_out"]
    return f"{told} {CHANGED.format(claims=counted_claims(changed))}" if changed else told


def _default(format: str) -> str:
    """What is about a document tells of all its claims, and says which words changed. The other forms are lists for
    others, which a claim leaves as soon as its words change; a page exports what it shows."""
    of_document = any(shaped.of_document for (word, _safe), shaped in FORMATS.items() if word == format)
    return TextChanged.INCLUDE if of_document else TextChanged.EXCLUDE
