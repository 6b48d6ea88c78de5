"""Forms over a file of claims checked elsewhere: choosing it, and saying how it is read."""

import hashlib
from collections.abc import Collection
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.choices import ReviewsRequired
from claims.forms.base import ActForm
from claims.forms.checked_choices import COLUMN, MEANING
from claims.forms.fields import Line
from claims.models.verdict_wording import WORDED_VERDICTS
from claims.services.checked.checked_file import CheckedFile, Column
from claims.services.checked.file_choices import TITLES
from claims.text.checked import OPEN, ROLES, SUFFIXES, column_named, letter_of, place_of
from claims.text.code_pages import CODE_PAGES
from claims.text.encodings import is_told

ROLE_LABELS = {
    "statement": gettext_lazy("Claim"),
    "quote": gettext_lazy("Exact words of the document"),
    "verdict": gettext_lazy("Verdict"),
    "rationale": gettext_lazy("Rationale (everybody reads it once it is adopted)"),
    "correction": gettext_lazy("What it should say (everybody reads it once it is adopted)"),
    "note": gettext_lazy("Note (the team’s alone)"),
    "source": gettext_lazy("Source"),
    "pinpoint": gettext_lazy("Place in the source"),
    "who": gettext_lazy("Checked by"),
    "when": gettext_lazy("Checked on"),
    "url": gettext_lazy("Address of the check"),
    "claimant": gettext_lazy("Who says it"),
    "section": gettext_lazy("Section"),
    "kind": gettext_lazy("Kind"),
}
# Beyond these a column holds notes, not verdicts.
MAX_WORDS_ASKED = 100
MAX_COLUMNS_SHOWN = 50
# What a form says of the page that it was on.
SHOWN = ("encoding", "sheet", "sheet_shown", "headings", "headings_shown", "problems_shown")
# Of the first ones, among which the headings are.
SHOWN_ROWS = 20


class ChooseFileForm(ActForm):
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy(
            "A spreadsheet (CSV, XLSX), ClaimReview (JSON-LD, a web page), annotations, JSON of ours (no history)"
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    encoding = forms.ChoiceField(
        label=gettext_lazy("Encoding of a CSV"),
        required=False,
        choices=[("", gettext_lazy("as its letters tell")), *CODE_PAGES.items()],
    )


class ReadingForm(ActForm):
    """How the columns and the words of verdicts are read, and what the claims become."""

    encoding = forms.ChoiceField(label=gettext_lazy("Encoding"), required=False, choices=[*CODE_PAGES.items()])
    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"), required=False)
    sheet_shown = forms.CharField(required=False, widget=forms.HiddenInput)
    headings = forms.ChoiceField(label=gettext_lazy("Headings"), required=False)
    headings_shown = forms.CharField(required=False, widget=forms.HiddenInput)
    titles = forms.ChoiceField(
        label=gettext_lazy("Titles, totals and notes among the rows"),
        required=False,
        choices=[
            ("", gettext_lazy("Where it is sure: titles name sections, totals and notes are left out")),
            *zip(
                TITLES,
                (
                    gettext_lazy("All that may be titles name sections"),
                    gettext_lazy("All of them are claims"),
                    gettext_lazy("All of them are left out"),
                ),
                strict=True,
            ),
        ],
    )
    title = Line(
        label=gettext_lazy("Title of the document that the claims become"),
        required=False,
        initial=gettext_lazy("Claims checked elsewhere"),
        help_text=gettext_lazy("Everybody sees it who sees the claims"),
    )
    reviews_required = forms.TypedChoiceField(
        label=gettext_lazy("Reviews required"),
        choices=ReviewsRequired.choices,
        initial=ReviewsRequired.ONE,
        coerce=int,
    )
    document = Line(
        label=gettext_lazy("Or put them on the words of this document"),
        required=False,
        help_text=gettext_lazy(
            "Its number, such as D-3: each claim is placed where its words stand, which “Read it this way” shows"
        ),
    )
    new_version = forms.BooleanField(
        label=gettext_lazy("This file is the new state of that document: it becomes its next version"),
        required=False,
        help_text=gettext_lazy(
            "Where it came from an earlier state of this file, or another reading: verdicts stay on unchanged words"
        ),
    )
    leave_out = forms.BooleanField(
        label=gettext_lazy("Leave out the rows that cannot come in, and bring in the rest"), required=False
    )
    without_history = forms.BooleanField(
        label=gettext_lazy("Bring these claims in as claims checked elsewhere, without their history"), required=False
    )
    as_new = forms.BooleanField(label=gettext_lazy("Make it a document of its own all the same"), required=False)
    problems_shown = forms.CharField(required=False, widget=forms.HiddenInput)
    adopt = forms.BooleanField(
        label=gettext_lazy("Adopt what was found, as my own reviews"),
        required=False,
        widget=forms.CheckboxInput(attrs={"aria-describedby": "adopt-means"}),
    )

    publish_notes = forms.BooleanField(
        label=gettext_lazy("Where there is no rationale, publish the note as mine"), required=False
    )

    def __init__(self, file: CheckedFile, data: QueryDict | None = None, offers: Collection[str] = ()) -> None:
        super().__init__(data)
        self.file = file
        self.fields["encoding"].initial = file.contents.encoding
        self._ask_for_sheet()
        self._ask_for_headings()
        self._ask_for_columns()
        self._ask_for_meanings()
        self.fields["problems_shown"].initial = problems_digest(file)
        # Proposed only: a title is public, and this one may say more than it should.
        self.fields["title"].initial = file.title or self.fields["title"].initial
        applies = {
            "encoding": file.contents.kind == "csv" and not is_told(file.body),
            "titles": file.has_asides or bool(data and data.get("titles")),
            "new_version": "new_version" in offers,
            "without_history": file.lacks_history,
            "as_new": "as_new" in offers,
            "leave_out": bool(file.problems),
            "problems_shown": bool(file.problems),
        }
        self.fields = {name: field for name, field in self.fields.items() if applies.get(name, True)}
        if data is not None:
            # What is shown is how the file was read, also where another sheet has other columns.
            self.data = data.copy()
            self.data.update({})
            for name, field in self.fields.items():
                if name.startswith((COLUMN, MEANING)) or name in SHOWN:
                    self.data[name] = field.initial
            if not file.leave_out:
                # What was agreed to was not this.
                self.data.pop("leave_out", None)

    def _ask_for_sheet(self) -> None:
        names = [table.name for table in self.file.contents.tables]
        if len(names) <= 1:
            del self.fields["sheet"], self.fields["sheet_shown"]
            return
        assert self.file.table is not None
        self.fields["sheet"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]
        self.fields["sheet"].initial = self.fields["sheet_shown"].initial = self.file.table.name

    def _ask_for_headings(self) -> None:
        table, header = self.file.table, self.file.header
        if table is None:
            del self.fields["headings"], self.fields["headings_shown"]
            return
        rows = table.rows[: max(SHOWN_ROWS, header or 0) + 1]
        named = ((str(at), f"{place_of(table, at)}: {', '.join(filter(None, cells))[:60]}") for at, cells in rows)
        choices = [("0", _("none: the first row is a claim")), *named]
        self.fields["headings"].choices = choices  # type: ignore[attr-defined]
        shown = "0" if header is None else str(table.rows[header][0])
        self.fields["headings"].initial = self.fields["headings_shown"].initial = shown

    def _ask_for_columns(self) -> None:
        if self.file.table is None:
            return
        width = max(len(cells) for _number, cells in self.file.table.rows)
        headings = [*self.file.headings, *[""] * width][:width]
        first = {column.at: column.values[0] for column in self.file.shown_columns}
        columns = [
            (str(at), f"{letter_of(at)} {heading or first.get(at, '')}"[:60].strip())
            for at, heading in enumerate(headings)
        ]
        for role in ROLES:
            self.fields[COLUMN + role] = forms.ChoiceField(
                label=ROLE_LABELS[role],
                choices=[("", _("none")), *columns],
                required=False,
                initial=str(self.file.columns.get(role, "")),
            )
        if joined := [column_named(column, headings) for column in self.file.joined_columns]:
            told = _("Together with {columns}").format(columns=", ".join(joined))
            self.fields[COLUMN + "source"].help_text = told

    def _ask_for_meanings(self) -> None:
        meanings = [("", _("not known: kept as words alone")), *WORDED_VERDICTS, (OPEN, _("nothing found yet"))]
        for words, count in list(self.file.verdict_words.items())[:MAX_WORDS_ASKED]:
            self.fields[MEANING + words] = forms.ChoiceField(
                label=_("“{words}” ({count})").format(words=words[:80], count=count),
                choices=meanings,
                required=False,
                initial=self.file.meaning(words) or "",
            )

    @property
    def shown_columns(self) -> list[tuple[Column, Any]]:
        """The first columns of the file, and what is read from each."""
        return [(column, ROLE_LABELS.get(column.role, "")) for column in self.file.shown_columns[:MAX_COLUMNS_SHOWN]]

    @property
    def columns(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith(COLUMN)]

    @property
    def meanings(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith(MEANING)]

    @property
    def becomes(self) -> list[Any]:
        asked = ("title", "reviews_required", "document", "new_version")
        return [self[name] for name in asked if name in self.fields]


def problems_digest(file: CheckedFile) -> str:
    """What tells whether somebody has seen these problems: leaving rows out is agreed to for them alone."""
    return hashlib.sha256("\n".join(problem.bare for problem in file.problems).encode()).hexdigest()
