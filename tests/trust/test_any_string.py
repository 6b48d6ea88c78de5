"""What is typed into a text field is stored as typed or refused by name, on both engines the same (test 23)."""

import pytest

from claims.choices import Role, Stance, Verdict
from claims.history import first_flaw
from claims.models import Document
from claims.refusal import Refused
from claims.workflow import perform
from tests import factories

STRINGS = [
    # What databases, shells, templates and spreadsheets take for theirs.
    "'; DROP TABLE claims_claim; --", '" OR ""="', "1' UNION SELECT password FROM auth_user--", "%s %d %n %x", "{0}",
    "{{ 7 }}", "{% debug %}", "${HOME}", "$(id)", "`id`", "../../etc/passwd", "C:\\con\\con", "=1+1", "@SUM(A1)", "-1",
    "<script>alert(1)</script>", "&lt;b&gt;", "]]>", "\\", "\\n", "%00", "null", "None", "undefined", "NaN", "true",
    # Blanks and controls.
    "a\tb", "a\nb", "a\r\nb", "a\vb", "a\x1b[31mb", "a\x7fb", "a\u2028b", "a\u00a0b", "a\ufeffb", "a\u200bb",
    # Scripts, directions, marks.
    "العربية", "עברית", "日本語", "ไทย", "हिन्दी", "\u202eabc", "\u2066abc\u2069", "Z̴a̷l̵g̶o̸", "e\u0301", "ﬁ", "ẞ", "İ",
    "👩‍👩‍👧‍👦", "🏳️‍🌈", "☺️", "\U000e0001", "\ufdd0", "\uffff", "\U0010ffff",
    # Long ones.
    "x" * 400, "w" * 300 + " end",
]  # fmt: skip
UNSTORABLE = ["a\x00b", "\x00", "a\ud800b", "\udfff"]


def _statement(claim, by, typed):
    perform("amend", claim, by=by, statement=typed)
    claim.refresh_from_db()
    return claim.statement


def _pinpoint(claim, by, typed):
    return factories.cite(claim, by, pinpoint=typed).pinpoint


def _excerpt(claim, by, typed):
    return factories.cite(claim, by, excerpt=typed).excerpt


def _title(claim, by, typed):
    return factories.cite(claim, by, title=typed).source.title


def _publisher(claim, by, typed):
    return factories.cite(claim, by, title="A work", publisher=typed).source.publisher


def _note(claim, by, typed):
    return factories.note(claim, by, body=typed).body


def _rationale(claim, by, typed):
    found = factories.review(claim, by, Verdict.DISPUTED, rationale=typed).rationale
    perform("undo", claim, by=by)
    return found


def _description(claim, by, typed):
    document = Document.objects.get(pk=claim.document_id)
    perform("describe", document, by=by, author=typed)
    return Document.objects.get(pk=claim.document_id).author


def _authority(claim, by, typed):
    return perform("mention", claim, by=by, kind="act", key=typed).made.authority.key


FIELDS = [_statement, _pinpoint, _excerpt, _title, _publisher, _note, _rationale, _description, _authority]
# One line each: blanks around what was typed are no part of it.
LINES = {_statement, _pinpoint, _title, _publisher, _authority, _description}


@pytest.fixture
def lead(db):
    return factories.user("lena", Role.LEAD)


@pytest.mark.slow
@pytest.mark.parametrize("store", FIELDS, ids=lambda store: store.__name__.strip("_"))
def test_a_text_is_stored_as_typed(lead, store):
    claim = factories.claim()

    stored = {typed: store(claim, lead, typed) for typed in STRINGS}

    assert {typed for typed, found in stored.items() if found != (typed.strip() if store in LINES else typed)} == set()
    assert first_flaw() is None


@pytest.mark.parametrize("typed", UNSTORABLE, ids=ascii)
@pytest.mark.parametrize("store", FIELDS, ids=lambda store: store.__name__.strip("_"))
def test_what_no_database_keeps_is_refused_by_name(lead, store, typed):
    claim = factories.claim()

    with pytest.raises(Refused, match=r"NUL|surrogate|[Nn]ull"):
        store(claim, lead, typed)


def test_the_measure_sees_a_field_that_loses_something(lead):
    claim = factories.claim()

    assert factories.cite(claim, lead, stance=Stance.CONTEXT, pinpoint="  p. 4 ").pinpoint == "p. 4"
