"""For every act of the table one scene in which it may be done. A new act without a scene fails the suite."""

from collections.abc import Callable
from typing import Any, NamedTuple

from claims.choices import Verdict
from claims.models import Claim, Document, Event, Match
from claims.services.sources.copies import read_copy
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories

TEXT = (
    "# Report\n\n"
    "The agency sent 216 files to Ohio in 2019 under Senate Bill 12 of 2018. "
    "House Bill 14 of 2020 covers 12 counties.\n\n"
    "Is that so?\n\n"
    "HIPAA covers the records of Medicaid. The state passed the law in June 2020.\n"
)
CHANGED = TEXT.replace("216 files", "217 files")
FIRST = "The agency sent 216 files to Ohio in 2019 under Senate Bill 12 of 2018."
SOON, LATER = "2999-01-31", "2999-12-31"
PARTS = [{"quote": "The agency sent 216 files to Ohio in 2019"}, {"quote": "under Senate Bill 12 of 2018"}]


class Cast(NamedTuple):
    author: Any
    other: Any
    lead: Any
    document: Document

    @property
    def claim(self) -> Claim:
        return factories.claim(self.document)


class Scene(NamedTuple):
    """`by` does the act on `target` with `data`."""

    target: Claim | Document
    by: Any
    data: dict[str, Any]


def cast(**description: Any) -> Cast:
    return Cast(
        factories.user("author", "reviewer"),
        factories.user("other", "reviewer"),
        factories.user("lead", "lead"),
        factories.document(TEXT, **description),
    )


def _decided(cast: Cast, by: Any, verdict: str = Verdict.DISPUTED) -> Claim:
    factories.review(cast.claim, by, verdict)
    return cast.claim


def _contested(cast: Cast) -> Claim:
    perform("ask_second", cast.claim, by=cast.lead, reason="Hard.")
    _decided(cast, cast.author)
    return _decided(cast, cast.other, Verdict.UNVERIFIABLE)


def _text_changed(cast: Cast) -> Claim:
    _decided(cast, cast.other)
    import_document(body=CHANGED.encode(), filename="b.md", document=cast.document)
    return Claim.objects.get(text_changed=True)


def _placed(cast: Cast) -> Claim:
    changed = _text_changed(cast)
    perform("place", changed, by=cast.other, quote=FIRST.replace("216", "217"))
    return changed


def _confirmed(cast: Cast) -> Claim:
    placed = _placed(cast)
    perform("confirm", placed, by=cast.author)
    return placed


def _doubted(cast: Cast) -> Document:
    return import_document(body=b"# Nothing but a heading\n", filename="c.md").document


def _dismissed(cast: Cast) -> Document:
    perform("dismiss", cast.document, by=cast.other, sentences=_question(cast), reason="question")
    return cast.document


def _question(cast: Cast) -> list[int]:
    return [cast.document.newest_version.sentences.get(kind="question").pk]


def _checked(cast: Cast) -> Document:
    """Every sentence read, every claim settled."""
    _dismissed(cast)
    for claim in cast.document.claims.all():
        factories.review(claim, cast.author)
    return cast.document


def _signed(cast: Cast) -> Document:
    perform("sign_off", _checked(cast), by=cast.lead, statement="Read whole.")
    return cast.document


def _taken(cast: Cast) -> Claim:
    perform("take", cast.claim, by=cast.author)
    return cast.claim


def _cited(cast: Cast) -> Scene:
    made = factories.cite(cast.claim, cast.author, excerpt="Not so.")
    return Scene(cast.claim, cast.author, {"citation": made.pk})


def _checkable(cast: Cast) -> Scene:
    made = factories.cite(cast.claim, cast.author, excerpt="Not so.")
    return Scene(cast.claim, cast.other, {"citation": made.pk, "copy": read_copy(b"It is not so. Not  so.", "a.txt")})


def _published(cast: Cast) -> Scene:
    made = factories.note(cast.claim, cast.author, is_public=True)
    return Scene(cast.claim, cast.author, {"note": made.pk})


def _mentioned(cast: Cast) -> Scene:
    return Scene(cast.claim, cast.author, {"mention": cast.claim.mentions.get().pk})


def _matched(cast: Cast) -> Scene:
    claim, other = cast.document.claims.order_by("pk")[:2]
    made, _is_new = Match.objects.get_or_create(claim=claim, other=other, kind="similar", defaults={"score": 0.5})
    return Scene(claim, cast.author, {"match": made.pk})


def _asked(cast: Cast) -> Claim:
    perform("ask_second", cast.claim, by=cast.author, reason="Hard to say.")
    return cast.claim


def _due(cast: Cast) -> Claim:
    claim = _decided(cast, cast.other)
    perform("schedule", claim, by=cast.other, recheck_on=SOON)
    return claim


def _tagged(cast: Cast) -> Scene:
    made = perform("tag", cast.claim, by=cast.other, label="Ask legal").made
    return Scene(cast.claim, cast.author, {"tag": made.tag_id})


def _two_claims(cast: Cast) -> Scene:
    claim, other = cast.document.claims.in_document_order()[:2]
    perform("note", other, by=cast.other, body="Ask.")
    factories.cite(other, cast.other)
    other.refresh_from_db()
    return Scene(claim, cast.author, {"other": other, "other_seen": other.lock_version})


def _dropped(cast: Cast) -> Scene:
    perform("drop", cast.claim, by=cast.author, reason="Says nothing.")
    return Scene(cast.document, cast.author, {"event": Event.objects.get(act="drop").number})


def _grounds(cast: Cast) -> Scene:
    factories.cite(cast.claim, cast.author)
    data = {"verdict": Verdict.DISPUTED, "rationale": "It is 12.", "reason": "overstated", "correction": "Say 12."}
    return Scene(cast.claim, cast.author, data)


SCENES: dict[str, Callable[[Cast], Scene]] = {
    "take": lambda cast: Scene(cast.claim, cast.author, {}),
    "release": lambda cast: Scene(_taken(cast), cast.author, {}),
    "decide": _grounds,
    "ask_second": lambda cast: Scene(cast.claim, cast.author, {"reason": "Hard to say."}),
    "settle": lambda cast: Scene(_contested(cast), cast.lead, {"verdict": "not_checkable", "rationale": "Both err."}),
    "undo": lambda cast: Scene(_decided(cast, cast.author), cast.author, {}),
    "reopen": lambda cast: Scene(_decided(cast, cast.other), cast.author, {"reason": "New ruling."}),
    "confirm": lambda cast: Scene(_placed(cast), cast.author, {}),
    "unconfirm": lambda cast: Scene(_confirmed(cast), cast.author, {}),
    "assign": lambda cast: Scene(cast.claim, cast.lead, {"assignee": cast.author}),
    "amend": lambda cast: Scene(
        cast.claim, cast.author, {"statement": "Ohio got files.", "kind": "legal", "claimant": "The governor"}
    ),
    "retrim": lambda cast: Scene(cast.claim, cast.author, PARTS[0]),
    "place": lambda cast: Scene(_text_changed(cast), cast.author, {"quote": FIRST.replace("216", "217")}),
    "split": lambda cast: Scene(cast.claim, cast.author, {"parts": PARTS}),
    "merge": _two_claims,
    "drop": lambda cast: Scene(cast.claim, cast.author, {"reason": "Says nothing."}),
    "cite": lambda cast: Scene(
        cast.claim,
        cast.author,
        {"stance": "refutes", "url": "https://a.example/", "pinpoint": "§ 2", "excerpt": "Not so.", "title": "An act"},
    ),
    "uncite": _cited,
    "check_excerpt": _checkable,
    "note": lambda cast: Scene(cast.claim, cast.author, {"body": "Ask the agency."}),
    "unpublish": _published,
    "mention": lambda cast: Scene(cast.claim, cast.author, {"kind": "bill", "key": "SB19-999"}),
    "unmention": _mentioned,
    "withdraw_second": lambda cast: Scene(_asked(cast), cast.author, {}),
    "schedule": lambda cast: Scene(
        cast.claim, cast.author, {"as_of": "2025-06-30", "jurisdiction": "US-CO", "recheck_on": SOON}
    ),
    "recheck": lambda cast: Scene(_due(cast), cast.author, {"recheck_on": LATER}),
    "tag": lambda cast: Scene(cast.claim, cast.author, {"label": "Ask legal"}),
    "untag": _tagged,
    "confirm_match": _matched,
    "reject_match": _matched,
    "add": lambda cast: Scene(
        cast.document, cast.author, {"quote": "Is that so", "statement": "It is so.", "kind": "legal"}
    ),
    "bring_back": _dropped,
    "dismiss": lambda cast: Scene(
        cast.document, cast.author, {"sentences": _question(cast), "reason": "question", "remark": "Only asks."}
    ),
    "restore": lambda cast: Scene(_dismissed(cast), cast.author, {"sentences": _question(cast)}),
    "acknowledge": lambda cast: Scene(_doubted(cast), cast.lead, {}),
    "describe": lambda cast: Scene(cast.document, cast.lead, {"title": "Another title", "publisher": "The agency"}),
    "sign_off": lambda cast: Scene(_checked(cast), cast.lead, {"statement": "Read whole, by two of us."}),
    "withdraw": lambda cast: Scene(_signed(cast), cast.lead, {"reason": "The law was amended."}),
    "discard": lambda cast: Scene(cast.document, cast.lead, {}),
}
