"""Check-worthiness learned from a team's own decisions, and the open claims scored again by it."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from claims.choices import DismissalReason, Verdict
from claims.models import Claim, Dismissal, Event, EventText, VersionText
from claims.models.numbers import document_number
from claims.refusal import Refused
from claims.text.worth import Example, Model, model_to_text, shipped_model, train
from claims.text.worth.measures import average_precision, macro_f1
from claims.worth import scores_of

# Below this a model would learn the documents and not the team.
MIN_DECISIONS = 50
BATCH = 500
MIDDLE = 0.5


class Figures(NamedTuple):
    """How a model ranks and parts decisions that it did not learn from, each between 0 and 1."""

    average_precision: float
    macro_f1: float


class Training(NamedTuple):
    """A model as the text of its file; what it was made of; and what it reaches beside the shipped model."""

    text: str
    worthy: int
    other: int
    before: Figures
    after: Figures


def decisions() -> list[Example]:
    """What the team decided, in an order that does not depend on the run.

    A settled claim speaks for its statement, unless it was found not checkable; dismissed sentences and dropped
    claims speak against theirs. Only settled claims are read: a round that waits for a second review stays sealed.
    """
    return [*_settled(), *_dismissed(), *_dropped()]


def _settled() -> Iterator[Example]:
    rows = Claim.objects.settled().order_by("pk").values_list("statement", "verdict", "document_id")
    for statement, verdict, document in rows:
        yield Example(statement, verdict != Verdict.NOT_CHECKABLE, document_number(document))


def _dismissed() -> Iterator[Example]:
    """A sentence that another claim says again was worth checking, once."""
    rows = Dismissal.objects.exclude(reason=DismissalReason.REPEATED).select_related("sentence__version")
    version, body = 0, ""
    for dismissal in rows.order_by("sentence__version_id", "sentence__start"):
        sentence = dismissal.sentence
        if sentence.version_id != version:
            version, body = sentence.version_id, VersionText.objects.get(pk=sentence.version_id).body
        yield Example(body[sentence.start : sentence.end], False, document_number(sentence.version.document_id))


def _dropped() -> Iterator[Example]:
    """Dropped claims that nobody brought back are gone; the history keeps what they stated, unless that was erased."""
    drops = Event.objects.filter(act="drop").exclude(claim_number__in=Claim.objects.values("pk"))
    documents = dict(drops.values_list("number", "document_number"))
    rows = EventText.objects.filter(name="statement", event_number__in=drops.values("number"))
    for number, statement in rows.order_by("event_number").values_list("event_number", "body"):
        yield Example(statement, False, document_number(documents[number] or 0))


def train_on_decisions() -> Training:
    """Train from the shipped model on; raises Refused where too little was decided to learn from."""
    examples = decisions()
    worthy = sum(example.is_worthy for example in examples)
    if min(worthy, len(examples) - worthy) < MIN_DECISIONS:
        told = _(
            "Training takes {least} decisions on each side: {worthy} claims were found worth checking so far, and "
            "{other} sentences not (not checkable, dismissed or dropped)."
        )
        raise Refused(told.format(least=MIN_DECISIONS, worthy=worthy, other=len(examples) - worthy))
    prior = shipped_model()
    model, left_out = train(examples, prior)
    before = _figures(prior, [prior.margin(example.sentence) for example in examples], examples)
    about = {"prior": "ClaimBuster (CC BY 4.0)", "worth_checking": worthy, "other": len(examples) - worthy}
    text = model_to_text(model, about)
    return Training(text, worthy, len(examples) - worthy, before, _figures(model, left_out, examples))


def _figures(model: Model, margins: list[float], examples: list[Example]) -> Figures:
    labels = [example.is_worthy for example in examples]
    found = [model.score_of(margin) >= MIDDLE for margin in margins]
    return Figures(average_precision(margins, labels), macro_f1(found, labels))


def rescore() -> int:
    """Give every open claim its worth by the model in use; return how many changed. The history says nothing of it:
    a machine's score is no decision."""
    changed, last = 0, 0
    while True:
        with transaction.atomic():
            rows = Claim.objects.unsettled().select_for_update().filter(pk__gt=last).order_by("pk")
            claims = list(rows.only("statement", "worth")[:BATCH])
            if not claims:
                return changed
            scores = scores_of(claim.statement for claim in claims)
            moved = [(claim, worth) for claim, worth in zip(claims, scores, strict=True) if claim.worth != worth]
            for claim, worth in moved:
                claim.worth = worth
            Claim.objects.bulk_update([claim for claim, _worth in moved], ["worth"])
            changed, last = changed + len(moved), claims[-1].pk
