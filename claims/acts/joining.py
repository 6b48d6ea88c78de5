"""Making one source of two that are one work, and of those that nobody could know to be one before a round opened."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q

from claims.acts.change import Change
from claims.acts.source_events import moved_citation, place_of
from claims.history import Entry
from claims.models import Citation, Claim, Source, SourceCopy
from claims.models.fields import has_one
from claims.models.sealing import sealed
from claims.models.source import is_taken
from claims.text.bibliographic import date_as_typed, names_as_typed

# What the source that stays takes over from the other, where it has nothing of its own.
TAKEN_OVER = ("publisher", "identifier", "url", "archive_url", "weight", "csl")
TOLD = ("title", "publisher", "identifier", "url", "archive_url")


def description_of(source: Source) -> dict[str, str]:
    """What the source says of itself as CSL, as a person types it."""
    stored = source.csl if isinstance(source.csl, dict) else {}
    title = stored.get("container-title")
    return {
        "authors": names_as_typed(stored.get("author")),
        "issued": date_as_typed(stored.get("issued")),
        "container_title": title if isinstance(title, str) else "",
    }


def join(gone: Source, stays: Source, *, by: Any, at: datetime, beside: Claim | None = None) -> list[Entry]:
    """Move the citations and copies of `gone` to `stays`, which takes over what it lacks; `gone` ends. Both are locked.

    Returns what the history says of it, `beside` the claim whose round has opened where that led to it.
    """
    # What is sealed moves in silence, whoever merges: the event of the merge itself says where it went.
    told_of = list(gone.citations.filter(~sealed()).select_related("claim").order_by("pk"))
    gone.citations.update(source=stays)
    SourceCopy.objects.filter(source=gone).update(source=stays)
    changed = {name: getattr(gone, name) for name in TAKEN_OVER if getattr(gone, name) and not getattr(stays, name)}
    if stays.is_untitled and not gone.is_untitled:
        changed["title"] = gone.title
    texts = {name: getattr(gone, name) for name in TOLD} | description_of(gone)
    number = gone.pk
    gone.delete()
    for name, value in changed.items():
        setattr(stays, name, value)
    stays.is_apart = is_taken(stays.url, stays.identifier, beside=stays)
    stays.lock_version += 1
    stays.save(update_fields=[*changed, "is_apart", "lock_version"])
    payload = {"source": stays.pk, "merged": number, "taken": sorted(changed)}
    merged = Entry(
        act="merge_source",
        at=at,
        actor=by.pk,
        payload=payload,
        texts={name: words for name, words in texts.items() if words},
        **(place_of(beside) if beside else {}),
    )
    return [merged, *(moved_citation(citation, number, stays.pk, by=by, at=at) for citation in told_of)]


def join_opened(change: Change) -> list[Entry]:
    """Where the act opens what was sealed, make one of the sources cited there that turn out to be one work: nobody
    could be told before that another reviewer has the same."""
    cited = _opened(change)
    return [] if cited is None else list(_joined(cited, change))


def _opened(change: Change) -> Any:
    """The citations that everybody may see from this act on, with what was in sight beside them; None for none."""
    values, claim = change.values, change.case.claim
    if claim is None:
        is_open = values.get("reviews_required") == 1
        return Citation.objects.filter(claim__document=change.document) if is_open else None
    is_open = values.get("opened_round", claim.opened_round) > claim.opened_round and claim.reviews_required > 1
    return claim.citations if is_open or values.get("second_asked") is False else None


def _joined(cited: Any, change: Change) -> Iterator[Entry]:
    in_sight = cited.filter(~sealed()).order_by().values("source_id")
    for number in _locked(in_sight):
        source = Source.objects.filter(pk=number).first()
        while source is not None and (other := _same_work(source)) is not None:
            # The one that others know stays; of equals, the one that was there first.
            stays, gone = sorted((source, other), key=lambda one: (one.is_apart, one.pk))
            yield from join(gone, stays, by=change.by, at=change.at, beside=change.case.claim)
            source = stays
        if source is not None and source.is_apart and not is_taken(source.url, source.identifier, beside=source):
            Source.objects.filter(pk=source.pk).update(is_apart=False)


def _locked(in_sight: Any) -> list[int]:
    """The numbers of these sources; they are locked with all that may be the same work, in one order for everybody."""
    told = list(Source.objects.filter(pk__in=in_sight).order_by("pk").values_list("pk", "url", "identifier"))
    same = Q(url__in={url for _pk, url, _identifier in told} - {""})
    same |= Q(identifier__in={identifier for _pk, _url, identifier in told} - {""})
    list(Source.objects.select_for_update(of=("self",)).filter(same).order_by("pk").values_list("pk"))
    return [pk for pk, _url, _identifier in told]


def _same_work(source: Source) -> Source | None:
    """Another source in sight that has the same identifier or address, of which one stands apart."""
    openly = has_one(Citation.objects.filter(~sealed(), source=OuterRef("pk")))
    others = Source.objects.filter(openly).exclude(pk=source.pk).order_by("is_apart", "pk")
    if not source.is_apart:
        others = others.filter(is_apart=True)
    for field in ("identifier", "url"):
        value = getattr(source, field)
        if value and (found := others.filter(Q(**{field: value})).first()):
            return found
    return None
