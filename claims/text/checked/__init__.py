"""Claims that somebody checked elsewhere: spreadsheets, ClaimReview feeds, annotations, exports of our own, as rows."""

from .cited import Cited, cited_in
from .collection import Collection, collect
from .columns import (
    CLAIM_ROLES,
    cell_of,
    choose_table,
    column_named,
    column_of,
    columns_read,
    find_header,
    guess_columns,
    letter_of,
    rows_of,
)
from .dates import read_dates
from .files import SUFFIXES, read_checked
from .own import is_own
from .rows import Contents, Row, Table, problem_of, words_of
from .verdict_words import OPEN, meaning_of
from .wordings import ROLES

__all__ = [
    "CLAIM_ROLES",
    "OPEN",
    "ROLES",
    "SUFFIXES",
    "Cited",
    "Collection",
    "Contents",
    "Row",
    "Table",
    "cell_of",
    "choose_table",
    "cited_in",
    "collect",
    "column_named",
    "column_of",
    "columns_read",
    "find_header",
    "guess_columns",
    "is_own",
    "letter_of",
    "meaning_of",
    "problem_of",
    "read_checked",
    "read_dates",
    "rows_of",
    "words_of",
]
