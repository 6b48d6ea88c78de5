"""Reading text without a framework: documents, sentences, claims, authorities, quotes. All offsets are code points."""

from .anchors import Placement, reanchor
from .authorities import Authority, find_authorities
from .blocks import HEADER_ROW, Block, Cell, Look, cells_in, looks_in
from .candidates import Analysis, Candidate, analyse, extract_claims
from .characters import digest, from_utf16, to_utf16, unstorable
from .direction import runs_right_to_left
from .encodings import Unreadable
from .folding import fold, typed_otherwise
from .framing import Framing, is_turned
from .importers import IMPORTERS, MARKDOWN, PLAIN_TEXT
from .isolation import Limits
from .numbering import number_of, own_numbers
from .outline import Passage, outline
from .quotes import Context, context_of, find_quote
from .reading import Reading, importer_for, read_document
from .redline import Stretch, word_diff
from .restating import Restated, restate
from .rewordings import Offer
from .sentences import SPLITTER_VERSION, Sentence, split_sentences
from .spans import Piece, Span, split_at
from .worth import Worth, check_worthiness

__all__ = [
    "HEADER_ROW",
    "IMPORTERS",
    "MARKDOWN",
    "PLAIN_TEXT",
    "SPLITTER_VERSION",
    "Analysis",
    "Authority",
    "Block",
    "Candidate",
    "Cell",
    "Context",
    "Framing",
    "Limits",
    "Look",
    "Offer",
    "Passage",
    "Piece",
    "Placement",
    "Reading",
    "Restated",
    "Sentence",
    "Span",
    "Stretch",
    "Unreadable",
    "Worth",
    "analyse",
    "cells_in",
    "check_worthiness",
    "context_of",
    "digest",
    "extract_claims",
    "find_authorities",
    "find_quote",
    "fold",
    "from_utf16",
    "importer_for",
    "is_turned",
    "looks_in",
    "number_of",
    "outline",
    "own_numbers",
    "read_document",
    "reanchor",
    "restate",
    "runs_right_to_left",
    "split_at",
    "split_sentences",
    "to_utf16",
    "typed_otherwise",
    "unstorable",
    "word_diff",
]
