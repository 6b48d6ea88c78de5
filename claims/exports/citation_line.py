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
# A source has a title; whatever else is empty leaves no comma.
LINE = """({stance} || ' — ' || {title}
    || CASE WHEN {publisher} = '' THEN '' ELSE ', ' || {publisher} END
    || CASE WHEN {pinpoint} = '' THEN '' ELSE ', ' || {pinpoint} END
    || CASE WHEN {url} <> '' THEN ', ' || {url} WHEN {identifier} <> '' THEN ', ' || {identifier} ELSE '' END
    || CASE WHEN {excerpt} = '' THEN '' ELSE ': “' || {excerpt} || '”' END)"""


class CitationLine(Func):
    """Such as: refutes — SB19-216, Colorado General Assembly, title line, https://…: “Concerning …”"""

    output_field = TextField()

    def __init__(self) -> None:
        super().__init__(*TEXTS)

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_context: Any) -> Any:
        # Bare columns, so that there are no values.
        columns = [compiler.compile(column)[0] for column in self.source_expressions]
        names = (text.rpartition("__")[2] for text in TEXTS)
        return LINE.format(**dict(zip(names, columns, strict=True))), []
