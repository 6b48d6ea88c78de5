"""A citation as one line of a cell, put together by the database: a claim has several, and each seven texts."""

from typing import Any

from django.db.models import Func, TextField

TEXTS = (
    "stance",
    "source__title",
    "source__publisher",
    "pinpoint",
    "source__url",
    "source__identifier",
    "excerpt",
)
# A source has a title; whatever else is empty leaves no comma. One call, since each `||` would copy what is there.
LINE = """{function}('%%s — %%s%%s%%s%%s%%s%%s%%s%%s%%s%%s', {stance}, {title},
    CASE {publisher} WHEN '' THEN '' ELSE ', ' END, {publisher},
    CASE {pinpoint} WHEN '' THEN '' ELSE ', ' END, {pinpoint},
    CASE WHEN {url} = '' AND {identifier} = '' THEN '' ELSE ', ' END,
    CASE {url} WHEN '' THEN {identifier} ELSE {url} END,
    CASE {excerpt} WHEN '' THEN '' ELSE ': “' END, {excerpt}, CASE {excerpt} WHEN '' THEN '' ELSE '”' END)"""
# SQLite has known it as `format` only since 3.38.
FUNCTIONS = {"sqlite": "printf", "postgresql": "format"}


class CitationLine(Func):
    """Such as: refutes — SB19-216, Colorado General Assembly, title line, https://…: “Concerning …”"""

    output_field = TextField()

    def __init__(self) -> None:
        super().__init__(*TEXTS)

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_context: Any) -> Any:
        # Bare columns, so that there are no values.
        columns = [compiler.compile(column)[0] for column in self.source_expressions]
        names = (text.rpartition("__")[2] for text in TEXTS)
        return line_of(connection.vendor, **dict(zip(names, columns, strict=True))), []


def line_of(vendor: str, **columns: str) -> str:
    """The SQL of the line, with the SQL of each text where it is no column of that name."""
    bare = {name: name for name in (text.rpartition("__")[2] for text in TEXTS)}
    return LINE.format(function=FUNCTIONS[vendor], **bare | columns)
