"""The nouns, one module each: its fields, its constraints, its queryset."""

from claims.models.anchor import Anchor
from claims.models.authority import Authority, Mention, SameRule
from claims.models.bulk import BulkAct, BulkItem
from claims.models.citation import Citation
from claims.models.claim import Claim
from claims.models.confirmation import Confirmation
from claims.models.dismissal import Dismissal
from claims.models.document import Document
from claims.models.dropped_claim import DroppedClaim, LostWork
from claims.models.event import ChainHead, Event, EventText
from claims.models.match import Match
from claims.models.note import Note
from claims.models.offer import Offer
from claims.models.original import Original
from claims.models.outside_check import OutsideCheck
from claims.models.queue import DeskSettings, Queue, QueueItem
from claims.models.review import Review
from claims.models.saved_view import SavedView
from claims.models.sign_off import SignOff
from claims.models.source import Source
from claims.models.source_copy import CopyBody, SourceCopy
from claims.models.structure import Block, Sentence
from claims.models.tag import Tag, Tagging
from claims.models.upload import Upload
from claims.models.verdict_wording import VerdictWording
from claims.models.version import Version, VersionText

__all__ = [
    "Anchor",
    "Authority",
    "Block",
    "BulkAct",
    "BulkItem",
    "ChainHead",
    "Citation",
    "Claim",
    "Confirmation",
    "CopyBody",
    "DeskSettings",
    "Dismissal",
    "Document",
    "DroppedClaim",
    "Event",
    "EventText",
    "LostWork",
    "Match",
    "Mention",
    "Note",
    "Offer",
    "Original",
    "OutsideCheck",
    "Queue",
    "QueueItem",
    "Review",
    "SameRule",
    "SavedView",
    "Sentence",
    "SignOff",
    "Source",
    "SourceCopy",
    "Tag",
    "Tagging",
    "Upload",
    "VerdictWording",
    "Version",
    "VersionText",
]
