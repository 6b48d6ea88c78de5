"""Fills a database with a plausible store: `DATABASE_URL=… python tests/benchmarks/store.py CLAIMS [SEED]`.

A hundred claims a document. 30 in a hundred are settled as verified or disputed on words that still stand, ten are
otherwise settled; the rest is open, contested, sealed, or flagged because a new version reworded it. Quotes are sliced
from the texts and every constraint holds. The history is a whole chain with an event for each import and review that
`verify_history` accepts; the texts of its events count as erased. The same numbers give the same rows.
The database is migrated first and must hold no documents; on PostgreSQL it takes a superuser.
"""

import os
import sys
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

import django

if __name__ == "__main__":
    django.setup()

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection, transaction

from claims.models import Authority, Block, Document, Original, Sentence, Source, Version, VersionText
from claims.search.index import rebuild
from claims.services.likeness.statement_index import index_of
from claims.text.characters import digest
from tests.benchmarks.store_claims import FLAGGED, OPEN, STATES, Claims, Laid
from tests.benchmarks.store_history import Chronicle
from tests.benchmarks.store_tables import BEGAN, Table, bulk, number_on, stored
from tests.benchmarks.store_texts import CLAIMS_PER_DOCUMENT, Composed, composed, reworded, written
from tests.benchmarks.store_words import SOURCE_KINDS, Prose

DOCUMENTS_AT_ONCE, DAYS = 50, 1000
# Everybody signs in with the same password.
PASSWORD = "a-long-password-1"
PEOPLE = {"bench-lead": "lead", "bench-viewer": "viewer", "bench-administrator": "administrator"} | {
    f"bench-reviewer-{number}": "reviewer" for number in range(1, 9)
}


class Store:
    def __init__(self, claims: int, seed: int, people: Mapping[str, int]) -> None:
        self.documents, self.random, self.people = claims // CLAIMS_PER_DOCUMENT, Random(seed), people
        self.prose, self.chronicle = Prose(self.random), Chronicle()
        self.sources = max(20, claims // 50)
        self.authorities = Table(Authority, "kind", "key", "work")
        self.sources_table = Table(Source, "kind", "title", "publisher", "identifier", "url", "archive_url", "weight")
        self.originals = Table(Original, "sha256", "body")
        self.documents_table = Table(
            Document, "newest_version_id", "title", "author", "publisher", "url", "reviews_required", "created_at"
        )
        self.versions = Table(
            Version, "document_id", "number", "filename", "original_id", "text_sha256", "chars", "encoding", "newlines",
            "importer", "importer_version", "splitter_version", "imported_at", "imported_by_id",
        )  # fmt: skip
        self.texts = Table(VersionText, "version_id", "body")
        self.blocks = Table(Block, "version_id", "ordinal", "kind", "level", "start", "end", "title", "section_id")
        self.sentences = Table(Sentence, "version_id", "block_id", "ordinal", "kind", "start", "end")
        self.claims = Claims(self.prose, self.random, people, self.sources, self.chronicle)
        # In the order in which rows refer to each other; a document's newest version alone looks ahead.
        self.tables = [
            self.originals, self.documents_table, self.versions, self.texts, self.blocks, self.sentences,
            *self.claims.tables,
        ]  # fmt: skip

    def fill(self) -> None:
        self._fill_shared()
        for number in range(1, self.documents + 1):
            self._add_document(number)
            if number % DOCUMENTS_AT_ONCE == 0 or number == self.documents:
                for table in self.tables:
                    table.write()
        self.chronicle.write()
        number_on([*self.tables, self.authorities, self.sources_table])

    def _fill_shared(self) -> None:
        for statute in self.prose.statutes:
            self.claims.authorities[statute.key] = self.authorities.add(*statute)
        pick = self.prose.pick
        for number in range(1, self.sources + 1):
            title = f"{pick(self.prose.objects)} in {pick(self.prose.places)}, {number}"
            url = f"https://source{number % 97}.example/{self.prose.rare_word()}/{number}"
            self.sources_table.add(
                pick(SOURCE_KINDS), title[0].upper() + title[1:], pick(self.prose.publishers),
                f"10.5555/{number}" if number % 5 == 0 else "", url if number % 11 else "",
                f"https://archive.example/{number}" if number % 3 == 0 else "",
                pick(["reliable", "reliable", "weak", "circular", ""]),
            )  # fmt: skip
        self.authorities.write()
        self.sources_table.write()

    def _add_document(self, number: int) -> None:
        at = BEGAN + timedelta(minutes=DAYS * 24 * 60 * number // self.documents)
        pick, reviews_required = self.prose.pick, 2 if number % 5 == 0 else 1
        states = [*STATES, *[FLAGGED if number % 10 == 0 else OPEN] * 9]
        self.random.shuffle(states)
        title = f"Report {number} on {pick(self.prose.objects)} in {pick(self.prose.places)}"
        sections = written(self.prose, self.random)
        flagged = {claim for claim, state in enumerate(states) if state == FLAGGED}
        texts = [composed(title, sections)]
        if flagged:
            texts.append(composed(title, reworded(sections, flagged)))
        newest = self.versions.next + len(texts) - 1
        document = self.documents_table.add(
            newest, title, pick(self.prose.publishers), "Policy desk", f"https://reports.example/{number}",
            reviews_required, stored(at),
        )  # fmt: skip
        laid = [self._add_version(document, ordinal, text, at) for ordinal, text in enumerate(texts, start=1)]
        claims = self.claims.add(document, reviews_required, states, laid, at)
        self.chronicle.imported(at, self.people["bench-lead"], document, [text.text for text in texts], claims)

    def _add_version(self, document: int, number: int, composed: Composed, at: datetime) -> Laid:
        """A version with its text, blocks and sentences."""
        sha256 = digest(composed.text)
        when = stored(at + timedelta(days=40 * (number - 1)))
        self.originals.add(sha256, composed.text.encode())
        version = self.versions.add(
            document, number, f"report-{document}.md", sha256, sha256, len(composed.text), "utf-8", "lf", "markdown",
            "1", "1", when, self.people["bench-lead"],
        )  # fmt: skip
        self.texts.add(version, composed.text)
        blocks: list[int] = []
        for ordinal, part in enumerate(composed.parts):
            section = None if part.heading is None else blocks[part.heading]
            blocks.append(self.blocks.add(version, ordinal, *part[:5], section))
        sentences = [
            self.sentences.add(version, blocks[passage.block], ordinal, "sentence", passage.start, passage.end)
            for ordinal, passage in enumerate(composed.passages)
        ]
        return Laid(version, composed, blocks, sentences)


def people() -> dict[str, int]:
    """Primary keys by name."""
    found = {}
    for name, role in PEOPLE.items():
        is_admin = role == "administrator"
        user = User.objects.create_user(name, password=PASSWORD, is_staff=True, is_superuser=is_admin)
        user.groups.set(Group.objects.filter(name=role))
        found[name] = user.pk
    return found


def fill(claims: int, seed: int = 1) -> None:
    """Fill the empty, migrated database; rows first, then the indexes over them."""
    with transaction.atomic(), bulk():
        Store(claims, seed, people()).fill()
    index_of(connection).rebuild()
    rebuild(connection)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    if Document.objects.exists():
        sys.exit("There are documents already. Take an empty database.")
    began = time.perf_counter()
    wanted, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    fill(wanted, seed)
    print(f"{wanted} claims in {wanted // CLAIMS_PER_DOCUMENT} documents in {time.perf_counter() - began:.0f} s")
