from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.history import Head, contains, first_flaw, head
from claims.services.store.snapshot import snapshot
from claims.services.store.verification import first_mismatch


class Command(BaseCommand):
    help = "Check every event, and claims and reviews against them; print the head to keep elsewhere."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", metavar="NUMBER:HASH", help="a head published earlier, to be found again")

    def handle(self, **options: Any) -> None:
        published = self._published(options["head"]) if options["head"] else None
        # Read first, so that all of what is printed has been walked over.
        last = head()
        flaw = first_flaw()
        if flaw:
            raise CommandError(f"Event {flaw.number} is broken: {flaw.problem}.")
        with snapshot():
            mismatch = first_mismatch()
        if mismatch:
            raise CommandError(f"Event {mismatch.number} is contradicted: {mismatch.problem}.")
        if published and not contains(published):
            raise CommandError(
                f"The published head {published.number}:{published.hash} is not in the history: it was rewritten since."
            )
        if published:
            self.stdout.write(f"The published head {published.number} is still in the history.")
        self.stdout.write(f"{last.number} events hold. Head {last.number}:{last.hash}")
        self.stdout.write("Keep it elsewhere: the history is tamper-evident since the last published head.")

    @staticmethod
    def _published(written: str) -> Head:
        number, _colon, digest = written.partition(":")
        if not number.isdecimal() or not digest:
            raise CommandError(f"“{written}” is no head; those look like 412:ab12…, as this command prints them.")
        return Head(int(number), digest.strip().lower())
