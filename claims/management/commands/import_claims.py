from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.management.told_files import told_file
from claims.models import Document
from claims.refusal import Refused
from claims.services.checked.adopting import adopt, settled_otherwise
from claims.services.checked.bringing_in import draft_of_collection, place_on, seed
from claims.services.checked.checked_file import (
    ABOUT_COLUMNS,
    ABOUT_HISTORY,
    ABOUT_ROWS,
    MEANINGS,
    CheckedFile,
)
from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_changes import changes_in
from claims.services.checked.file_choices import TITLES, Choices
from claims.services.checked.file_twins import ABOUT_TWIN, collection_of, refuse_twin
from claims.services.checked.new_state import standing_of
from claims.services.checked.placement import Placement
from claims.services.checked.row_problems import tell
from claims.services.likeness.suggested_matches import suggest_after_import
from claims.services.telling.lookup import account_named, document_numbered
from claims.services.versions.intake import finish, store
from claims.text.checked import ROLES
from claims.text.code_pages import CODE_PAGES

REMEDIES = {
    ABOUT_COLUMNS: " With its heading or letter: --map statement=B.",
    ABOUT_ROWS: " --leave-out does that, and brings in the rest.",
    ABOUT_HISTORY: " --without-history does that.",
    ABOUT_TWIN: " --as-new does that.",
}


class Command(BaseCommand):
    help = (
        "Bring in claims that were checked elsewhere: a spreadsheet (CSV, XLSX), ClaimReview feeds, annotations, JSON "
        "of ours. What was found there is kept beside each claim, and is no verdict here unless somebody adopts it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--document", metavar="D-3", help="put the claims on the words of this document")
        parser.add_argument(
            "--new-version", action="store_true", help="with --document: its file has a new state, or is read otherwise"
        )
        parser.add_argument(
            "--title", help="of the document that the claims become (default: Claims checked elsewhere)"
        )
        self._add_reading(parser)
        parser.add_argument("--leave-out", action="store_true", help="bring in the rest where rows cannot come in")
        parser.add_argument(
            "--without-history", action="store_true", help="bring in JSON of ours as claims checked elsewhere"
        )
        parser.add_argument("--as-new", action="store_true", help="a second document of claims that are all in already")
        parser.add_argument("--dry-run", action="store_true", help="say what would come in, and bring in nothing")
        parser.add_argument("--by", metavar="USERNAME", help="who brings them in (default: the operator)")
        parser.add_argument(
            "--adopt",
            action="store_true",
            help="decide each claim that has verdict, rationale and source there, as --by's review, citing that source",
        )
        parser.add_argument(
            "--publish-notes",
            action="store_true",
            help="with --adopt: where there is no rationale, take the note, for everybody to read",
        )

    def _add_reading(self, parser: CommandParser) -> None:
        """How the file is understood."""
        parser.add_argument("--sheet", default="", help="of a workbook (default: the one whose headings say most)")
        parser.add_argument(
            "--encoding", choices=CODE_PAGES, help="of a CSV that is no UTF-8 (default: as its letters tell)"
        )
        parser.add_argument("--headings", type=int, metavar="ROW", help="the row of the headings; 0: there are none")
        parser.add_argument(
            "--titles",
            choices=TITLES,
            help="what titles, totals and notes among the rows are: names of sections, where they may be titles, or "
            "claims, or left out (default: where it is sure, titles name sections, the others are left out)",
        )
        parser.add_argument(
            "--map", action="append", default=[], metavar="ROLE=COLUMN", help=f"a heading or letter; {', '.join(ROLES)}"
        )
        parser.add_argument(
            "--verdict", action="append", default=[], metavar="WORDS=VERDICT", help=f"one of {', '.join(MEANINGS)}"
        )

    def handle(self, **options: Any) -> None:
        if options["adopt"] and not options["by"]:
            raise CommandError("A verdict is a person's: --adopt needs --by.")
        if options["new_version"] and not options["document"]:
            raise CommandError("--new-version needs --document: whose next version is it?")
        path: Path = options["file"]
        try:
            by = account_named(options["by"]) if options["by"] else None
            document = document_numbered(options["document"]) if options["document"] else None
            file = open_checked(self._body(path), path.name, _choices(options))
            self._preview(file, document, is_version=options["new_version"])
            if options["dry_run"]:
                self._rehearse(file, document, by, is_version=options["new_version"])
            else:
                self._bring(file, document, by, options)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except Refused as refusal:
            raise CommandError(f"{refusal.reason}{REMEDIES.get(refusal.field, '')}") from refusal

    def _body(self, path: Path) -> bytes:
        # Asked before it is read: a file over the limit is never in memory.
        if (size := path.stat().st_size) > (limit := settings.FACTCHECK_MAX_FILE_BYTES):
            raise CommandError(f"{path.name} has {size:,} bytes, and the limit is {limit:,}.")
        return path.read_bytes()

    def _preview(self, file: CheckedFile, document: Document | None, *, is_version: bool) -> None:
        for line in told_file(file):
            self.stderr.write(line, str)
        if not is_version and (likeness := collection_of(file)) and document in (None, likeness.document):
            self.stderr.write(f"remark: {likeness}: {_as_version(likeness.document)}", str)

    def _bring(self, file: CheckedFile, document: Document | None, by: Any, options: dict[str, Any]) -> None:
        if document is not None and not options["new_version"]:
            brought = self._place(file, document, by)
        else:
            brought = self._collect(file, document, by, options["title"])
        if options["adopt"]:
            self._adopt(brought, file, by, publishes_notes=options["publish_notes"])
        if options["adopt"] or options["new_version"]:
            self._tell_settled_otherwise(brought, file)

    def _rehearse(self, file: CheckedFile, document: Document | None, by: Any, *, is_version: bool) -> None:
        if document is None:
            self._rehearse_collection(file)
        elif is_version:
            draft_of_collection(file, by=by, document=document)
            changes = changes_in(file, document)
            for line in (str(changes), *changes.told_rows()):
                self.stdout.write(f"{line}.")
            self._tell_left_out(file)
            self.stdout.write("Nothing was brought in.")
        else:
            placement = place_on(file, document)
            placement.refuse()
            self._tell_placement(placement)
            self.stdout.write("Nothing was brought in.")

    def _rehearse_collection(self, file: CheckedFile) -> None:
        if version := standing_of(file):
            told = f"already {version.document.number} version {version.number}, nothing would be added"
            self.stdout.write(f"{told}.")
            return
        refuse_twin(file)
        file.refuse_as_collection()
        self._tell_left_out(file)
        count = len(file.good_rows)
        self.stdout.write(f"{count:,} claim{'' if count == 1 else 's'} would come in. Nothing was brought in.")

    def _place(self, file: CheckedFile, document: Document, by: Any) -> Document:
        seeded = seed(file, document, by=by)
        self._tell_placement(seeded.placement)
        return seeded.document

    def _collect(self, file: CheckedFile, document: Document | None, by: Any, title: str | None) -> Document:
        draft = draft_of_collection(file, by=by, document=document, **({"title": title} if title else {}))
        imported = finish(store(draft), self._tell)
        if imported.added:
            suggest_after_import(imported.document)
        self.stdout.write(f"{imported}.")
        if imported.added:
            self._tell_left_out(file)
        return imported.document

    def _tell_placement(self, placement: Placement) -> None:
        self.stdout.write(f"{placement}.")
        if placement.is_in:
            return
        if placement.overlaps:
            self.stdout.write(f"{placement.told_overlaps()}.")
        self._tell_left_out(placement.file)

    def _tell_left_out(self, file: CheckedFile) -> None:
        if file.problems:
            self.stdout.write(f"Left out: {file.told()}.")

    def _adopt(self, document: Document, file: CheckedFile, by: Any, *, publishes_notes: bool) -> None:
        problems = []
        total = 0
        for step in adopt(document, file, by=by, publishes_notes=publishes_notes):
            self._tell("adopted", step.done, step.total)
            total = step.total
            problems += [step.problem] if step.problem else []
        self.stdout.write(f"Decided {total - len(problems)} of {total} claims in the name of {by.get_username()}.")
        if problems:
            self.stdout.write(f"Still open: {tell(problems)}.")

    def _tell_settled_otherwise(self, document: Document, file: CheckedFile) -> None:
        if otherwise := settled_otherwise(document, file):
            self.stdout.write(f"Settled otherwise: {tell(otherwise)}.")

    def _tell(self, stage: str, done: int, total: int) -> None:
        self.stderr.write(f"{stage} {done}/{total}", str)


def _as_version(document: Document) -> str:
    return f"--document {document.number} --new-version makes this file its next version"


def _choices(options: dict[str, Any]) -> Choices:
    return Choices(
        sheet=options["sheet"],
        columns=dict(_pair(written, "--map") for written in options["map"]),
        meanings=dict(_pair(written, "--verdict") for written in options["verdict"]),
        leave_out=options["leave_out"],
        headings=options["headings"],
        titles=options["titles"] or "",
        without_history=options["without_history"],
        as_new=options["as_new"],
        encoding=options["encoding"] or "",
    )


def _pair(written: str, option: str) -> tuple[str, str]:
    before, sign, behind = written.rpartition("=")
    if not sign or not before.strip():
        raise CommandError(f"{option} takes two words with = between them, not “{written}”.")
    return before.strip(), behind.strip()
