"""What a claim has, kept when its record ends, and put back as it was: the claim's own row and every row of its own."""

import json
from typing import Any

from django.apps import apps
from django.db.models import CASCADE, Model

from claims.models import Citation, Claim, DroppedClaim, Event, LostWork, Match, Queue, QueueItem, Source, SourceCopy

# A noun and its columns by name, as text.
Row = list[Any]
SIDES = ("claim_id", "other_id")
# So many places of a queue are looked at for a free one.
NEIGHBOURS = 50


def keep(claim: Claim, *, by: Any) -> None:
    """Write down all that goes with `claim`, and who beside `by` had written of it; its copies of sources stay, and
    know what they belong to."""
    sealed_after = claim.opened_round if claim.reviews_required > 1 else None
    kept = DroppedClaim.objects.create(
        claim_number=claim.pk,
        document_id=claim.document_id,
        sealed_after=sealed_after,
        rows=[
            _row(claim),
            *(_row(row) for noun, field in _nouns() for row in noun._base_manager.filter(**{field: claim})),
            *(_row(place) for place in QueueItem.objects.filter(claim=claim)),
        ],
    )
    claim.copies.update(dropped=kept, claim=None)
    authors = {*claim.citations.values_list("reviewer", flat=True), *claim.notes.values_list("author", flat=True)}
    LostWork.objects.bulk_create(LostWork(dropped=kept, author_id=author) for author in sorted(authors - {by.pk}))


def stay_sealed(claim: Claim) -> None:
    """What another claim took in is sealed there; the events in which it was written stay sealed by this."""
    if claim.reviews_required > 1:
        DroppedClaim.objects.create(
            claim_number=claim.pk, document_id=claim.document_id, sealed_after=claim.opened_round
        )


def put_back(kept: DroppedClaim, dropped_by: Event) -> Claim:
    """The claim and all it had when the event `dropped_by` ended it, held by nobody; `kept` is locked."""
    first, *others = (_read(row) for row in kept.rows)
    assert isinstance(first, Claim), "the claim itself is kept first"
    first.holder_id = first.held_until = None
    _insert(first)
    _lock_sources([row.source_id for row in others if isinstance(row, Citation)])
    moved = _merged_since(dropped_by)
    for row, written in zip(others, kept.rows[1:], strict=True):
        if isinstance(row, Citation):
            _follow(row, moved)
        if isinstance(row, QueueItem):
            continue
        if not isinstance(row, Match) or _has_partner(row, first.pk, written):
            _insert(row)
    _line_up([row for row in others if isinstance(row, QueueItem)])
    kept.copies.update(claim=first, dropped=None)
    kept.delete()
    return first


def _nouns() -> list[tuple[type[Model], str]]:
    """The nouns whose rows end with their claim, and by which link. Places in a queue, which are the queue's, are none
    of them."""
    links = [link for link in Claim._meta.related_objects if link.on_delete is CASCADE]
    return [(link.related_model, link.field.name) for link in links]


def _row(row: Model) -> Row:
    values = {field.attname: (field, getattr(row, field.attname)) for field in row._meta.concrete_fields}
    # Text keeps a moment to its last digit, where JSON's own rounds it.
    told = {name: None if value is None else field.value_to_string(row) for name, (field, value) in values.items()}
    return [row._meta.model_name, told]


def _read(written: Row) -> Model:
    noun = apps.get_model(Claim._meta.app_label, written[0])
    fields = {field.attname: field for field in noun._meta.concrete_fields}
    told = {name: None if value is None else fields[name].to_python(value) for name, value in written[1].items()}
    row: Model = noun(**told)
    return row


def _insert(row: Model) -> None:
    # Raw: the moment of its making stays.
    row.save_base(raw=True, force_insert=True)


def _line_up(places: list[QueueItem]) -> None:
    """The places in those queues that are there still, lent to nobody; where one was given away since, right after."""
    there = set(Queue.objects.filter(pk__in=[place.queue_id for place in places]).values_list("pk", flat=True))
    places = [place for place in places if place.queue_id in there]
    for place in places:
        place.lent_until = None
        later = QueueItem.objects.filter(queue=place.queue_id, ordinal__gte=place.ordinal).order_by("ordinal")
        taken = set(later.values_list("ordinal", flat=True)[:NEIGHBOURS])
        while place.ordinal in taken:
            place.ordinal += 1
    # No queue is locked: somebody may be under way in it, who waits for the history as we do.
    QueueItem.objects.bulk_create(places, ignore_conflicts=True)


def _has_partner(row: Match, number: int, written: Row) -> bool:
    """Is the other claim of a match there? Where that one was dropped later, the match comes back with it."""
    partner = row.other_id if row.claim_id == number else row.claim_id
    if list(Claim.objects.select_for_update(no_key=True).filter(pk=partner).values_list("pk")):
        return True
    waiting = DroppedClaim.objects.select_for_update().filter(pk=partner).first()
    if waiting is not None:
        waiting.rows.append(written)
        waiting.save(update_fields=["rows"])
    return False


def _lock_sources(numbers: list[int]) -> None:
    """Links are checked when the transaction ends; whoever merges these waits for the history by then, as we do."""
    list(Source.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk").values_list("pk"))


def _follow(citation: Citation, moved: dict[int, int]) -> None:
    while citation.source_id in moved:
        citation.source_id = moved[citation.source_id]
    if not SourceCopy.objects.filter(pk=citation.checked_copy_id or 0).exists():
        citation.checked_copy_id = None


def _merged_since(event: Event) -> dict[int, int]:
    """The sources that became part of another one since, and of which."""
    later = Event.objects.filter(number__gt=event.number, act="merge_source").order_by("number")
    told = [json.loads(payload) for payload in later.values_list("payload", flat=True)]
    return {one["merged"]: one["source"] for one in told}
