"""Two sources that are one work: finding them, and making one of them."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.acts.joining import join
from claims.choices import Role
from claims.history import record
from claims.models import Citation, Source
from claims.models.sealing import sealed
from claims.refusal import NotAllowed, Refused, Stale
from claims.roles import has_role
from claims.services.sources.citing import library, words_of
from claims.text import fold
from claims.text.repetition import shared_words

MAX_NEAR = 3
MIN_SHARED_WORDS = 0.8
MIN_TITLE_CHARS = 8


def near_sources(source: Source, user: Any) -> list[Source]:
    """Sources that `user` may see and that may be the same work: on the same page, or called nearly the same."""
    found = [other for other in library(_page(source), user) if _page(other) == _page(source)] if source.url else []
    if len(source.title) >= MIN_TITLE_CHARS and source.title != source.url:
        longest = max(source.title.split(), key=len)
        alike = [other for other in library([longest], user) if _is_called_like(source, other)]
        found += alike
    others = {other.pk: other for other in found if other.pk != source.pk}
    return list(others.values())[:MAX_NEAR]


def _page(source: Source) -> list[str]:
    """The page of its address, whatever its scheme and parameters."""
    return words_of(source.url)


def _is_called_like(source: Source, other: Source) -> bool:
    one, two = fold(source.title).casefold(), fold(other.title).casefold()
    return one == two or shared_words(one, two) >= MIN_SHARED_WORDS


def merge_sources(*, source: Source, into: Source, by: Any, seen: int) -> Source:
    """Move the citations and copies of `source` to `into`, which takes over what it lacks; `source` ends.

    `seen` is the lock version of `source` that the asker read. Raises NotAllowed, Stale or Refused.
    """
    if not has_role(by, Role.REVIEWER, Role.LEAD):
        raise NotAllowed(_("Only reviewers and leads merge sources."))
    with transaction.atomic():
        gone, stays = _both(source, into, by)
        if gone.lock_version != seen:
            raise Stale(_("This source was changed meanwhile."), gone)
        _refuse_sealed(gone, stays)
        record(join(gone, stays, by=by, at=timezone.now()))
    stays.refresh_from_db()
    return stays


def _both(source: Source, into: Source, by: Any) -> tuple[Source, Source]:
    """Both rows, locked in the order of their numbers."""
    wanted = [source.pk, into.pk]
    locked = Source.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk")
    found = {row.pk: row for row in locked}
    visible = set(Source.objects.visible_to(by).filter(pk__in=wanted).values_list("pk", flat=True))
    if len(visible) < len(wanted) or source.pk == into.pk:
        raise Refused(_("Name another source that is the same work."), field="merge")
    return found[source.pk], found[into.pk]


def _refuse_sealed(*sources: Source) -> None:
    """What is cited in sealed rounds alone is its author's secret; merged, it would be told."""
    for source in sources:
        cited = Citation.objects.filter(source=source)
        if cited.exists() and not cited.filter(~sealed()).exists():
            raise Refused(
                _("“{source}” is cited only in a round that waits for its second review: merge it once that is open.")
                .format(source=source.title)
            )  # fmt: skip
