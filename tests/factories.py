"""Small real things for tests, made through the product's own door."""

from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User

from claims.choices import VERDICTS_WITH_CITATION, Role, Stance, Verdict
from claims.models import Citation, Claim, Document, Note, Review, SourceCopy
from claims.services.sources.copies import check_citation, read_copy
from claims.services.versions.intake import import_document
from claims.workflow import perform

BODY = (
    "Agencies share benefits data under Senate Bill 216 of 2019.\n\n"
    "The state passed the law in June 2020. HIPAA covers the records of Medicaid.\n"
)
_numbers = count(1)


def user(name: str, *roles: str, **fields: Any) -> User:
    """An active account; `roles` are words of `choices.Role`."""
    # No password: tests sign in by force_login.
    made = User.objects.create_user(name, **fields)
    made.groups.set(Group.objects.filter(name__in=[Role(role).value for role in roles]))
    return made


def document(text: str = "", *, by: Any = None, **description: Any) -> Document:
    """A document read from `text`; without one, each call gives another document with three claims."""
    number = next(_numbers)
    body = text or f"# Report {number}\n\n{BODY}"
    return import_document(body=body.encode(), filename=f"report-{number}.md", by=by, **description).document


def claim(of: Document | None = None, *, quote: str = "") -> Claim:
    """The first claim of a document, or the one on exactly these words."""
    found = (of or document()).claims.in_document_order()
    return found.filter(anchors__quote=quote)[0] if quote else found[0]


def cite(of: Claim, by: Any, stance: str = Stance.REFUTES, **data: Any) -> Citation:
    source = {} if {"source", "url", "identifier", "title"} & data.keys() else {"url": "https://leg.example/act"}
    made: Citation = perform("cite", of, by=by, stance=stance, **source, **data).made
    return made


def copy(of: Citation, by: Any, text: str = "So.", filename: str = "copy.txt") -> SourceCopy:
    """The citation's excerpt was checked against this text."""
    made = check_citation(of, by=by, copy=read_copy(text.encode(), filename)).checked_copy
    assert made is not None
    return made


def review(of: Claim, by: Any, verdict: str = Verdict.DISPUTED, **data: Any) -> Review:
    """A review with what its verdict needs: a citation of the reviewer's own, a rationale."""
    if verdict in VERDICTS_WITH_CITATION:
        cite(of, by)
    made: Review = perform("decide", of, by=by, verdict=verdict, **{"rationale": "The act says otherwise."} | data).made
    return made


def note(of: Claim, by: Any, body: str = "Ask the agency.", **data: Any) -> Note:
    made: Note = perform("note", of, by=by, body=body, **data).made
    return made
