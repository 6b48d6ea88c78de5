"""Finding the exact words that somebody names, and putting a claim on them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.acts.layout import Layout
from claims.choices import FoundBy, Placed
from claims.models import Anchor, Claim, Mention
from claims.refusal import Refused
from claims.text import Span, find_quote
from claims.worth import scores_of

# No text has more code points than a number of so many digits counts.
MAX_OFFSET_DIGITS = 12


def place_of(text: str, data: Mapping[str, Any]) -> Span:
    """Return the one place that `quote` (and `start` in code points, where the quote stands more than once) names.

    Raises Refused when the words are not in the text, or not at that place, or at several.
    """
    quote, start = str(data.get("quote") or ""), data.get("start")
    if not quote.strip():
        raise Refused(_("Give the exact words of the document."), field="quote")
    if start not in (None, ""):
        first = int(start) if str(start).isdecimal() and len(str(start)) <= MAX_OFFSET_DIGITS else -1
        span = Span(first, first + len(quote))
        if span.start < 0 or text[span.start : span.end] != quote:
            raise Refused(
                _("The text does not read “{quote}” at character {start}.").format(quote=quote, start=start),
                field="start",
            )
        return span
    found = find_quote(text, quote)
    if not found:
        raise Refused(_("The newest version does not contain the words “{quote}”.").format(quote=quote), field="quote")
    if len(found) > 1:
        starts = ", ".join(str(span.start) for span in found)
        raise Refused(
            _("“{quote}” stands {count} times in the text; give the character it starts at: {starts}.").format(
                quote=quote, count=len(found), starts=starts
            ),
            field="start",
        )
    return found[0]


def anchor_claim(layout: Layout, claim: Claim, spans: Sequence[Span]) -> list[Anchor]:
    """Put `claim` on these places of the version, instead of where it stood in it."""
    claim.anchors.filter(version=layout.version).delete()
    anchors = [layout.anchor(claim, *span, Placed.MANUAL) for span in sorted(set(spans))]
    Anchor.objects.bulk_create(anchors)
    claim.mentions.filter(found_by=FoundBy.MACHINE, version=layout.version).delete()
    named = set(claim.mentions.values_list("authority_id", flat=True))
    Mention.objects.bulk_create(
        mention for mention in layout.mentions(claim, anchors) if mention.authority_id not in named
    )
    return anchors


def claim_on(change: Change, spans: Sequence[Span], *, statement: str = "", **fields: Any) -> Claim:
    """Make a claim on these places of the newest version; without a statement it says what they say."""
    first = spans[0]
    statement = statement or change.layout.text[first.start : first.end].strip()
    claim = Claim.objects.create(
        document=change.document,
        statement=statement,
        worth=scores_of([statement])[0],
        changed_at=change.at,
        **fields,
    )
    anchors = anchor_claim(change.layout, claim, spans)
    Claim.objects.filter(pk=claim.pk).update(**change.layout.standing(anchors[0].start))
    return claim
