"""Which columns the sheets of a workbook have: for whom each is, how wide, on which page of paper, under which heading.

What people read comes first and goes to paper, under headings in words and with labels, verdicts in the team's own. The
stored words stand at the right, on no page; the summary tells programs which is which.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from claims.choices import AuthorityKind, ExcerptCheck, Kind, Reason, SourceKind, Stance, Status, Weight
from claims.models.verdict_wording import Wording

# By the sheet and the stored name of a column: what each stored word is called.
Words = Mapping[str, Mapping[str, Mapping[str, str]]]

# Pages stand side by side; a further one goes to paper where its first column says something, so that what all read
# of a claim is on one. What is on none is for the screen, and for programs.
FIRST, SECOND, NO_PAGE, STORED = 1, 2, 3, 4
LABEL = "_label"
# Under which the summary tells programs of claims that no cell held.
LEFT_OUT = "left_out"
YES, NO = _("yes"), _("no")


class Column(NamedTuple):
    """`name` is that of other forms, or one with `LABEL` behind it; `width` is in characters.

    A page has some 140 of them, so that it stays one also where a wider font stands in for that of the workbook.
    """

    name: str
    heading: Any
    width: int
    page: int = FIRST


# Widths share a page so that its rows are low: each text of the demo takes about as many lines as those beside it.
CLAIMS = (
    Column("id", _("No."), 7),
    Column("statement", _("Claim"), 26),
    Column("quote", _("Words in the document"), 25),
    Column("status_label", _("Status"), 10),
    Column("verdict_label", _("Verdict"), 12),
    Column("reason_label", _("What is wrong"), 13),
    Column("rationale", _("Why"), 28),
    Column("correction", _("What it should say"), 13),
    Column("claimant", _("Claimant"), 17, SECOND),
    Column("section", _("Section"), 43, SECOND),
    Column("document", _("Document"), 9, SECOND),
    Column("text_changed", _("Words changed"), 10, SECOND),
    Column("decided_at", _("Decided"), 21, SECOND),
    Column("authorities", _("Laws and cases named"), 25, SECOND),
    Column("kind_label", _("Kind of claim"), 12, NO_PAGE),
    Column("as_of", _("Judged as of"), 12, NO_PAGE),
    Column("jurisdiction", _("Jurisdiction"), 12, NO_PAGE),
    Column("recheck_on", _("Check again on"), 12, NO_PAGE),
    Column("tags", _("Tags"), 18, NO_PAGE),
    Column("citations", _("Number of citations"), 10, NO_PAGE),
    Column("reviews", _("Number of reviews"), 10, NO_PAGE),
    Column("version", _("Version of the document"), 13, STORED),
    Column("start", _("First character"), 13, STORED),
    Column("end", _("Last character"), 13, STORED),
    Column("kind", _("Kind of claim, as stored"), 16, STORED),
    Column("status", _("Status, as stored"), 16, STORED),
    Column("verdict", _("Verdict, as stored"), 16, STORED),
    Column("reason", _("What is wrong, as stored"), 16, STORED),
)
CITATIONS = (
    Column("claim", _("Claim no."), 8),
    Column("source", _("Source"), 9),
    Column("source_title", _("Title of the source"), 20),
    Column("source_url", _("Address of the source"), 23),
    Column("stance_label", _("Stance"), 9),
    Column("pinpoint", _("Where in the source"), 14),
    Column("excerpt", _("Its words"), 29),
    Column("excerpt_check_label", _("Its words looked up"), 10),
    Column("accessed_on", _("Looked at on"), 11),
    Column("stance", _("Stance, as stored"), 16, STORED),
    Column("excerpt_check", _("Its words looked up, as stored"), 16, STORED),
)
SOURCES = (
    Column("source", _("Source"), 10),
    Column("kind_label", _("Kind of source"), 11),
    Column("title", _("Title"), 29),
    Column("publisher", _("Publisher"), 16),
    Column("identifier", _("Identifier"), 13),
    Column("url", _("Address"), 38),
    Column("weight_label", _("Weight"), 9),
    Column("citations", _("Times cited"), 8),
    Column("archive_url", _("Archived copy"), 36, NO_PAGE),
    Column("kind", _("Kind of source, as stored"), 16, STORED),
    Column("weight", _("Weight, as stored"), 16, STORED),
)
AUTHORITIES = (
    Column("kind_label", _("Kind"), 18),
    Column("key", _("Law or case"), 60),
    Column("claims", _("Claims that name it"), 12),
    Column("kind", _("Kind, as stored"), 16, STORED),
)
SUMMARY = (Column("what", _("What"), 44), Column("value", _("Value"), 94))

SHEETS = {
    "claims": CLAIMS,
    "citations": CITATIONS,
    "sources": SOURCES,
    "authorities": AUTHORITIES,
    "summary": SUMMARY,
}


def words_of(wordings: Mapping[str, Wording]) -> Words:
    return {
        "claims": {
            "kind": _labels(Kind),
            "status": _labels(Status),
            "verdict": {verdict: wording.label for verdict, wording in wordings.items()},
            "reason": _labels(Reason),
            "text_changed": {"true": str(YES), "false": str(NO)},
        },
        "citations": {"stance": _labels(Stance), "excerpt_check": _labels(ExcerptCheck)},
        "sources": {"kind": _labels(SourceKind), "weight": _labels(Weight)},
        "authorities": {"kind": _labels(AuthorityKind)},
    }


def _labels(choices: Any) -> dict[str, str]:
    return {str(value): str(label) for value, label in choices.choices}


def headings(given: Mapping[str, Sequence[str]]) -> dict[str, dict[str, str]]:
    """By the sheet, the heading of each column that holds what is stored, in the order of `given`."""
    told = {sheet: {column.name: str(column.heading) for column in columns} for sheet, columns in SHEETS.items()}
    return {sheet: {name: told[sheet][name] for name in names} for sheet, names in given.items()}
