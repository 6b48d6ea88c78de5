"""Reading text without a framework: documents, sentences, claims, authorities, quotes. All offsets are code points."""

from .anchors import Placement, reanchor
from .authorities import Authority, find_authorities
from .blocks import Block
from .candidates import Candidate, extract_claims
from .characters import digest, from_utf16, to_utf16, unstorable
from .encodings import Unreadable
from .folding import fold
from .framing import Framing, is_turned
from .importers import MARKDOWN, PLAIN_TEXT
from .outline import Passage, outline
from .quotes import Context, context_of, find_quote
from .reading import Reading, read_document
from .redline import Stretch, word_diff
from .rewordings import Offer
from .sentences import SPLITTER_VERSION, Sentence, split_sentences
from .spans import Piece, Span, split_at
from .worth import Worth, check_worthiness

__all__ = [
    "MARKDOWN",
    "PLAIN_TEXT",
    "SPLITTER_VERSION",
    "Authority",
    "Block",
    "Candidate",
    "Context",
    "Framing",
    "Offer",
    "Passage",
    "Piece",
    "Placement",
    "Reading",
    "Sentence",
    "Span",
    "Stretch",
    "Unreadable",
    "Worth",
    "check_worthiness",
    "context_of",
    "digest",
    "extract_claims",
    "find_authorities",
    "find_quote",
    "fold",
    "from_utf16",
    "is_turned",
    "outline",
    "read_document",
    "reanchor",
    "split_at",
    "split_sentences",
    "to_utf16",
    "unstorable",
    "word_diff",
]
