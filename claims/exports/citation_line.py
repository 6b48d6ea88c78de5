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
# What stands of a source before and after the pinpoint: it has a title; whatever else is empty leaves no comma.
NAMED = "{title} || CASE {publisher} WHEN '' THEN '' ELSE ', ' || {publisher} END"
ADDRESS = "CASE WHEN {url} <> '' THEN ', ' || {url} WHEN {identifier} <> '' THEN ', ' || {identifier} ELSE '' END"
# One call, since each `||` would copy what is there.
LINE = """{function}('%%s — %%s%%s%%s%%s%%s%%s%%s', {stance}, {named},
    CASE {pinpoint} WHEN '' THEN '' ELSE ', ' END, {pinpoint}, {address},
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
        texts = dict(zip(names, columns, strict=True))
        return line_of(connection.vendor, NAMED.format(**texts), ADDRESS.format(**texts), **texts), []


def line_of(vendor: str, named: str, address: str, **texts: str) -> str:
    """The SQL of the line, given that of its texts."""
    return LINE.format(function=FUNCTIONS[vendor], named=named, address=address, **texts)
