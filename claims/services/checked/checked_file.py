"""A file of claims checked elsewhere as it is read: its rows, what is wrong in them, what their verdicts mean."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, NoReturn

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.choices import Verdict
from claims.refusal import Refused
from claims.services.checked.row_asides import OF_WORDS, Aside, aside_remarks
from claims.services.checked.row_problems import (
    SHOWN_VALUES,
    Problem,
    correction_remarks,
    date_remarks,
    quoted,
    tell,
    tell_some,
)
from claims.text.checked import (
    CLAIM_ROLES,
    OPEN,
    OWN_JSON,
    Contents,
    Row,
    Table,
    column_named,
    columns_read,
    heading_of,
    meaning_of,
    place_of,
    rows_below,
)

MAX_TOLD_COLUMNS = 20
MAX_TOLD_DOCUMENTS = 5
# Longer words above the headings say how the sheet is to be read.
MAX_TITLE_CHARS = 120
# What a refusal is about, for the surface to say how it is mended there.
ABOUT_COLUMNS, ABOUT_ROWS, ABOUT_HISTORY = "columns", "leave_out", "without_history"
# What a verdict's words may mean: one of ours, or that nothing was found yet.
MEANINGS = (*Verdict.values, OPEN)


class Column(NamedTuple):
    """A column (from 0) of a table as a person finds it, what is read from it ("" for nothing), its first values."""

    at: int
    name: str
    role: str
    values: list[str]


@dataclass(frozen=True)
class CheckedFile:
    """A file of claims checked elsewhere. `columns` and `header` are of the table that was chosen, if it has any;
    `unsure` are words of verdicts that may say nothing in it."""

    body: bytes
    filename: str
    contents: Contents
    rows: list[Row]
    problems: list[Problem]
    meanings: Mapping[str, str]
    leave_out: bool = False
    table: Table | None = None
    header: int | None = None
    columns: Mapping[str, int] = field(default_factory=dict)
    asides: Sequence[Aside] = ()
    without_history: bool = False
    as_new: bool = False
    unsure: frozenset[str] = frozenset()

    @cached_property
    def sha256(self) -> str:
        """By which what came out of these bytes is told from what came out of others."""
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def reading_sha256(self) -> str:
        """By which a reading of these bytes is told from other readings of them: what each row says, and means."""
        read = [(*row, self.verdict(row)) for row in self.rows]
        return hashlib.sha256(json.dumps(read).encode()).hexdigest()

    @cached_property
    def good_rows(self) -> list[Row]:
        wrong = {problem.place for problem in self.problems}
        return [row for row in self.rows if row.place not in wrong]

    @property
    def headings(self) -> list[str]:
        return self.table.rows[self.header][1] if self.table and self.header is not None else []

    @property
    def unknown_words(self) -> dict[str, int]:
        """Words of verdicts that nobody has said the meaning of, and how many rows have each."""
        return {words: count for words, count in self.verdict_words.items() if self.meaning(words) is None}

    @cached_property
    def verdict_words(self) -> dict[str, int]:
        return dict(Counter(row.verdict.strip() for row in self.rows if row.verdict.strip()).most_common())

    def meaning(self, words: str) -> str | None:
        """A verdict of ours, OPEN, or None where nobody knows."""
        if (said := self.meanings.get(words.strip())) or words.strip() in self.unsure:
            return said
        # “Checked?” is no question of what was found.
        return meaning_of(words, heading_of("verdict", self.headings, self.columns))

    def verdict(self, row: Row) -> str:
        found = self.meaning(row.verdict)
        return "" if found is None or found == OPEN else found

    @property
    def lacks_history(self) -> bool:
        """Our own JSON, which looks like a full round trip and is none."""
        return self.contents.kind == OWN_JSON

    def refuse_problems(self) -> None:
        """Raise Refused, naming the rows, where some cannot come in and nobody said to leave them out; and where all
        of them would lose their history."""
        if self.lacks_history and not self.without_history:
            self._refuse_history()
        if not self.good_rows:
            self._refuse_all()
        if self.problems and not self.leave_out:
            told = ngettext(
                "Nothing of {file} was brought in, since {count} row cannot be: {rows}. Mend that in the file, "
                "or have the row left out.",
                "Nothing of {file} was brought in, since {count} rows cannot be: {rows}. Mend that in the file, "
                "or have these rows left out.",
                len(self.problems),
            )
            told = told.format(file=self.filename, count=len(self.problems), rows=self.told())
            raise Refused(told, field=ABOUT_ROWS)

    def refuse_as_collection(self) -> None:
        """Raise Refused where the claims cannot become a document of their own."""
        self.refuse_problems()
        documents = self.contents.documents
        if len(documents) > 1:
            told = _(
                "{file} holds claims of {count} documents of an export of ours ({documents}), and here they would "
                "become one. Bring in one document at a time: export_claims --document {first} writes the claims of "
                "one. Or put them on the words of a document that is here."
            )
            named = tell_some(documents[:MAX_TOLD_DOCUMENTS], len(documents), ", ")
            raise Refused(told.format(file=self.filename, count=len(documents), documents=named, first=documents[0]))

    def _refuse_history(self) -> NoReturn:
        verdicts = sum(bool(self.verdict(row)) for row in self.rows)
        told = _(
            "{file} is an export of ours, and holds no history: its claims would be new and open, and its verdicts "
            "({verdicts}) only shown beside them. To bring claims from one installation to another as they are, use "
            "backup_store and restore_store, or move_store. Or say that they shall come in as claims checked "
            "elsewhere, without their history."
        )
        raise Refused(told.format(file=self.filename, verdicts=f"{verdicts:,}"), field=ABOUT_HISTORY)

    def _refuse_all(self) -> NoReturn:
        if self.table is not None and not set(CLAIM_ROLES) & self.columns.keys():
            told = _(
                "{file} has no claim that can come in, since none of its columns is known to hold claims: {columns}. "
                "Say which one does."
            )
            raise Refused(told.format(file=self.filename, columns=self._told_columns()), field=ABOUT_COLUMNS)
        if not self.problems:
            told = _("{file} has no claim that can come in: there is no row with words below its headings, {columns}.")
            raise Refused(told.format(file=self.filename, columns=self._told_columns()), field=ABOUT_COLUMNS)
        raise Refused(_("{file} has no claim that can come in: {rows}.").format(file=self.filename, rows=self.told()))

    def _told_columns(self) -> str:
        width = max((len(cells) for _number, cells in self.table.rows), default=0) if self.table else 0
        names = [column_named(column, self.headings) for column in range(width)]
        return tell_some(names[:MAX_TOLD_COLUMNS], width, ", ")

    @property
    def title(self) -> str:
        """What the sheet calls itself: the first words that stand alone in a row above the headings; "" for none."""
        above = self.table.rows[: self.header] if self.table and self.header else []
        said = ([cell.strip() for cell in cells if cell.strip()] for _number, cells in above)
        alone = (words[0] for words in said if len(words) == 1)
        title = next(alone, "")
        return title if len(title) <= MAX_TITLE_CHARS else ""

    @property
    def other_sheets(self) -> list[str]:
        """The sheets that are not read, where the file has any."""
        read = {self.table.name, *(part.name for part in self.table.parts)} if self.table else set()
        return [table.name for table in self.contents.tables if read and not table.parts and table.name not in read]

    @cached_property
    def shown_columns(self) -> list[Column]:
        """Every column that some row says something in, with the first values, so that a person can tell what it is."""
        roles = dict.fromkeys(self.joined_columns, "source")
        roles |= {column: role for role, column in self.columns.items()}
        values: dict[int, dict[str, None]] = {}
        kept_out = {aside.place for aside in self.asides if aside.is_kept_out}
        table = self.table or Table("", [])
        for number, cells in rows_below(table, self.header):
            if place_of(table, number) in kept_out:
                continue
            for column, cell in enumerate(cells):
                if cell.strip() and len(found := values.setdefault(column, {})) < SHOWN_VALUES:
                    found[quoted(cell)] = None
        return [
            Column(column, column_named(column, self.headings), roles.get(column, ""), list(values[column]))
            for column in sorted(values)
        ]

    @property
    def other_columns(self) -> list[Column]:
        """Those that nothing is read from: kept beside the claims."""
        return [column for column in self.shown_columns if not column.role]

    @property
    def joined_columns(self) -> list[int]:
        """The columns (from 0) whose words come in with those of the source: further sources and addresses."""
        return sorted(columns_read(self.headings, self.columns) - set(self.columns.values()))

    def told(self) -> str:
        return tell(self.problems)

    @property
    def has_asides(self) -> bool:
        """Whether some rows are no claims, or may be none, by their words: what they are is somebody's to say."""
        return any(aside.kind in OF_WORDS for aside in self.asides)

    @cached_property
    def remarks(self) -> list[str]:
        """What was decided or left out as the file was read, and dates that name no day; nothing private."""
        return [*self.contents.remarks, *aside_remarks(self.asides), *self._row_remarks]

    @property
    def told_remarks(self) -> list[str]:
        """The same for whoever brings the file in, with the words of the rows."""
        return [*self.contents.remarks, *aside_remarks(self.asides, with_words=True), *self._row_remarks]

    @cached_property
    def _row_remarks(self) -> list[str]:
        said = ((row, self.verdict(row)) for row in self.rows)
        return [*date_remarks(self.rows), *correction_remarks(said)]
