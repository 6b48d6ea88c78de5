"""How a file of claims checked elsewhere was understood, line by line, for a command to say."""

from collections.abc import Iterator

from claims.services.checked.checked_file import CheckedFile
from claims.services.checked.file_choices import TITLES
from claims.text.checked import column_named

SHOWN_ROWS = 3
# Who reads what a column says, where that is easily taken wrongly.
PUBLISHED = ", for everybody to read once it is adopted"
READERS = {"rationale": PUBLISHED, "correction": PUBLISHED, "note": ", the team's alone"}


def told_file(file: CheckedFile) -> Iterator[str]:
    """How the file was understood: sheet, columns, what verdicts mean, the first rows."""
    if file.table and file.other_sheets:
        others = ", ".join(f"“{name}”" for name in file.other_sheets)
        yield f"sheet: “{file.table.name}”, not {others}: --sheet takes another"
    for role, column in file.columns.items():
        joined = file.joined_columns if role == "source" else []
        named = " with ".join(column_named(one, file.headings) for one in (column, *joined))
        yield f"{role}: column {named}{READERS.get(role, '')}"
    for other in file.other_columns:
        yield f"other: column {other.name}, kept beside its claim under that name: {', '.join(other.values)}"
    for words, count in file.verdict_words.items():
        yield f"“{words}” ({count}) means {file.meaning(words) or 'nothing known: say what with --verdict'}"
    for row in file.rows[:SHOWN_ROWS]:
        yield f"{row.place}: {row.statement or row.quote} [{row.verdict}]"
    yield from (f"remark: {remark}" for remark in file.told_remarks)
    if file.has_asides:
        yield f"--titles {'|'.join(TITLES)} says what titles, totals and notes among the rows are"
