"""Claims that somebody checked elsewhere: spreadsheets, ClaimReview feeds, annotations, exports of our own, as rows."""

from .asides import Asides, find_asides
from .below import Below, cell_of, claim_columns, place_of, rows_below, rows_of
from .beside_claims import Beside, with_beside
from .boxes import unsure_boxes
from .cards import with_cards
from .checkers import with_checkers
from .cited import Cited, cited_in
from .collection import Collection, collect
from .colours import with_colours
from .column_names import column_named, column_of, heading_of, letter_of
from .columns import CLAIM_ROLES, columns_read, guess_columns
from .corrections import correction_in
from .dates import read_dates
from .files import SUFFIXES, read_checked
from .header_rows import choose_table, find_header, first_of_columns, has_no_headings, holds_claims, with_groups
from .initials import are_initials
from .joined_sheets import with_joined
from .marked_columns import with_marked
from .own import OWN_JSON, is_own
from .references import Referred, with_references
from .rows import Contents, Row, Table, problem_of, words_of
from .same_dates import is_same_date
from .same_values import is_same_value
from .side_by_side import are_side_by_side
from .stacked import Stacked, with_stacked
from .titled import Titled, with_titled
from .verdict_remarks import split_remark, split_signed
from .verdict_words import OPEN, meaning_of
from .wordings import ROLES

__all__ = [
    "CLAIM_ROLES",
    "OPEN",
    "OWN_JSON",
    "ROLES",
    "SUFFIXES",
    "Asides",
    "Below",
    "Beside",
    "Cited",
    "Collection",
    "Contents",
    "Referred",
    "Row",
    "Stacked",
    "Table",
    "Titled",
    "are_initials",
    "are_side_by_side",
    "cell_of",
    "choose_table",
    "cited_in",
    "claim_columns",
    "collect",
    "column_named",
    "column_of",
    "columns_read",
    "correction_in",
    "find_asides",
    "find_header",
    "first_of_columns",
    "guess_columns",
    "has_no_headings",
    "heading_of",
    "holds_claims",
    "is_own",
    "is_same_date",
    "is_same_value",
    "letter_of",
    "meaning_of",
    "place_of",
    "problem_of",
    "read_checked",
    "read_dates",
    "rows_below",
    "rows_of",
    "split_remark",
    "split_signed",
    "unsure_boxes",
    "with_beside",
    "with_cards",
    "with_checkers",
    "with_colours",
    "with_groups",
    "with_joined",
    "with_marked",
    "with_references",
    "with_stacked",
    "with_titled",
    "words_of",
]
