"""The words: every closed list of the field, in one place. Models, rules, filters and exports read from here."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """Where a claim is in the work. Computed from the reviews of its round, never typed."""

    UNREVIEWED = "unreviewed", _("Unreviewed")
    SECOND_REVIEW = "second_review", _("Second review wanted")
    CONTESTED = "contested", _("Contested")
    SETTLED = "settled", _("Settled")


# Shown and filtered while somebody holds the claim; never stored.
IN_REVIEW = "in_review"
OPEN_STATUSES = (Status.UNREVIEWED, Status.SECOND_REVIEW, Status.CONTESTED)
# Statuses in which a required second opinion may still be outstanding.
WAITING_STATUSES = (Status.UNREVIEWED, Status.SECOND_REVIEW)
# Those in which a confirmation of changed words can be taken back.
CONFIRMED_STATUSES = (Status.UNREVIEWED, Status.SETTLED)


class Verdict(TextChoices):
    """What was found."""

    VERIFIED = "verified", _("Verified")
    PARTLY_SUPPORTED = "partly_supported", _("Partly supported")
    DISPUTED = "disputed", _("Disputed")
    UNVERIFIABLE = "unverifiable", _("Unverifiable")
    NOT_CHECKABLE = "not_checkable", _("Not checkable")


# What readers of a list or an export are told about each verdict.
VERDICT_MEANINGS = {
    Verdict.VERIFIED: _("The sources cited bear the claim out as it is worded."),
    Verdict.PARTLY_SUPPORTED: _("Part of the claim holds; the rest is wrong, overstated or lacks what matters."),
    Verdict.DISPUTED: _("The sources cited contradict the claim, or what it names does not exist or says otherwise."),
    Verdict.UNVERIFIABLE: _("Evidence could settle the claim, but none was found that does, in either direction."),
    Verdict.NOT_CHECKABLE: _("Nothing could settle the claim: it is an opinion, a forecast or too vague to test."),
}
# A verdict on the facts stands on a citation of the decider's own.
VERDICTS_WITH_CITATION = (Verdict.VERIFIED, Verdict.PARTLY_SUPPORTED, Verdict.DISPUTED)
# Only a verdict that finds fault can say what is wrong, and what it should say instead.
VERDICTS_WITH_REASON = (Verdict.DISPUTED, Verdict.PARTLY_SUPPORTED)


class Reason(TextChoices):
    """Why a claim is disputed or only partly supported."""

    INVENTED = "invented", _("Invented")
    MISATTRIBUTED = "misattributed", _("Misattributed")
    OUTDATED = "outdated", _("Outdated")
    OVERSTATED = "overstated", _("Overstated")
    MISSING_CONTEXT = "missing_context", _("Missing context")
    CONTRADICTED = "contradicted", _("Contradicted")


class Kind(TextChoices):
    """What sort of assertion a claim is."""

    FACTUAL = "factual", _("Factual")
    LEGAL = "legal", _("Legal")
    CAUSAL = "causal", _("Causal")
    PROCEDURAL = "procedural", _("Procedural")
    OPINION = "opinion", _("Opinion")
    PREDICTION = "prediction", _("Prediction")


class Stance(TextChoices):
    """What a source says of the claim."""

    SUPPORTS = "supports", _("Supports")
    REFUTES = "refutes", _("Refutes")
    CONTEXT = "context", _("Context")


class ExcerptCheck(TextChoices):
    """Whether the excerpt was looked up in its source."""

    NOT_CHECKED = "not_checked", _("Not checked")
    FOUND = "found", _("Found in the source")
    DIFFERS = "differs", _("Differs from the source")
    UNREACHABLE = "unreachable", _("Source unreachable")


class Weight(TextChoices):
    """How much a source can carry."""

    RELIABLE = "reliable", _("Reliable")
    WEAK = "weak", _("Weak: mirror, second hand or machine-written")
    CIRCULAR = "circular", _("Circular: the document itself or a copy of it")


class SourceKind(TextChoices):
    WEB_PAGE = "web_page", _("Web page")
    LAW = "law", _("Law, bill or regulation")
    COURT = "court", _("Court decision")
    REPORT = "report", _("Report or study")
    NEWS = "news", _("News")
    DATA = "data", _("Data set")
    OTHER = "other", _("Other")


class OfferedFrom(TextChoices):
    """Why a source is offered to a person who is about to cite."""

    PASSAGE = "passage", _("Named in the passage")
    TODAY = "today", _("Cited by you today")
    DOCUMENT = "document", _("Cited in this document")
    LIBRARY = "library", _("In the library")


class BlockKind(TextChoices):
    HEADING = "heading", _("Heading")
    PARAGRAPH = "paragraph", _("Paragraph")
    LIST_ITEM = "list_item", _("List item")
    TABLE_CELL = "table_cell", _("Table cell")
    # Front matter, titles of links: words about the file, which carry no claim.
    METADATA = "metadata", _("Metadata")


class SentenceKind(TextChoices):
    SENTENCE = "sentence", _("Sentence")
    HEADING = "heading", _("Heading")
    LABEL = "label", _("Label")
    LEAD_IN = "lead_in", _("Lead-in")
    QUESTION = "question", _("Question")


# Headings and labels name what follows; they assert nothing and need no reading of their own.
COVERAGE_KINDS = (SentenceKind.SENTENCE, SentenceKind.LEAD_IN, SentenceKind.QUESTION)


class Placed(TextChoices):
    """How an anchor got its place in a version."""

    ORIGINAL = "original", _("Extracted with the version")
    SAME = "same", _("Same words in the same block")
    MOVED = "moved", _("Same words, found once elsewhere")
    COSMETIC = "cosmetic", _("Same words, typeset differently")
    CHANGED = "changed", _("Changed words, where the comparison of the versions puts them")
    MANUAL = "manual", _("Placed by a person")


class Found(TextChoices):
    """What a new version did to the words of a claim that was flagged; `Placed` has more of them."""

    COSMETIC = "cosmetic", _("typeset differently")
    CHANGED = "changed", _("changed")
    FRAMED = "framed", _("under another heading or lead-in, or about something else")
    AMBIGUOUS = "ambiguous", _("not certain where")
    GONE = "gone", _("not found")


class FoundBy(TextChoices):
    MACHINE = "machine", _("Found in the text")
    PERSON = "person", _("Named by a person")


class AuthorityKind(TextChoices):
    """Values as `claims.text.find_authorities` names them."""

    BILL = "bill", _("Bill")
    STATUTE = "statute", _("Statute")
    REGULATION = "regulation", _("Regulation")
    ACT = "act", _("Act")
    PUBLIC_LAW = "public law", _("Public law")
    CASE = "case", _("Case")
    EXECUTIVE_ORDER = "executive order", _("Executive order")
    CONSTITUTION = "constitution", _("Constitution")
    RESOLUTION = "resolution", _("Resolution")
    ORDER = "order", _("Court order")


class DismissalReason(TextChoices):
    """Why a sentence carries no claim."""

    LEAD_IN = "lead_in", _("Only announces a list")
    QUESTION = "question", _("A question")
    TRANSITION = "transition", _("A transition or courtesy")
    REPEATED = "repeated", _("Says again what another claim says")
    OPINION = "opinion", _("An opinion nobody could check")
    OTHER = "other", _("Other")


class MatchKind(TextChoices):
    """What two claims have to do with each other."""

    SIMILAR = "similar", _("Says something similar")
    # Within one document: the answer to one may be the answer to the other.
    SAME = "same", _("Says the same")
    CONFLICT = "conflict", _("Cannot both stand")
    SAME_RULE = "same_rule", _("One rule under another name")


class MatchState(TextChoices):
    SUGGESTED = "suggested", _("Suggested")
    CONFIRMED = "confirmed", _("Confirmed")
    REJECTED = "rejected", _("Rejected")


class Role(TextChoices):
    """Roles are groups of these names."""

    VIEWER = "viewer", _("Viewer")
    REVIEWER = "reviewer", _("Reviewer")
    LEAD = "lead", _("Lead")
    ADMINISTRATOR = "administrator", _("Administrator")


class ViewScope(TextChoices):
    """Who has a saved view among their tabs."""

    PRIVATE = "private", _("Only me")
    TEAM = "team", _("The team")


class ViewList(TextChoices):
    """The list that a saved view is of."""

    SITE = "site", _("Claims of the site")
    ADMIN = "admin", _("Claims under review")


class BulkState(TextChoices):
    """What came of a claim in an act on many."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")
    UNDONE = "undone", _("Taken back")
    KEPT = "kept", _("Could not be taken back")


class DeskKeys(TextChoices):
    """How the review desk listens to the keyboard."""

    SINGLE = "single", _("Single keys")
    MODIFIED = "modified", _("With Alt and Shift")
    OFF = "off", _("No keys")


class ReviewsRequired(IntegerChoices):
    ONE = 1, _("One review")
    TWO = 2, _("Two blind reviews")
