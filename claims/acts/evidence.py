"""Acts that put evidence beside a claim: citations, notes, and the authorities it names."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.acts.change import Change
from claims.acts.grounds import missing_stance, stances_beside
from claims.acts.layout import authority_for
from claims.acts.sources import source_for
from claims.choices import AuthorityKind, ExcerptCheck, FoundBy, Stance
from claims.models import Citation, Mention, Note
from claims.models.verdict_wording import verdict_label
from claims.permissions import is_author_or_lead
from claims.refusal import Refused


def cite(change: Change) -> None:
    claim = change.claim
    change.made = Citation.objects.create(
        claim=claim,
        source=source_for(change),
        round=claim.round,
        reviewer=change.by,
        stance=change.one_of("stance", Stance),
        pinpoint=change.line("pinpoint"),
        excerpt=change.words("excerpt"),
        # Said by a review that was written and checked elsewhere; no form asks it, since `check_excerpt` finds it out.
        excerpt_check=change.one_of("excerpt_check", ExcerptCheck, default=ExcerptCheck.NOT_CHECKED),
        accessed_on=change.data.get("accessed_on"),
        created_at=change.at,
    )
    change.payload |= {"citation": change.made.pk, "source": change.made.source_id, "stance": change.made.stance}
    change.texts |= {"pinpoint": change.made.pinpoint, "excerpt": change.made.excerpt}


def uncite(change: Change) -> None:
    citation = _own(change, Citation.objects.filter(pk=change.row("citation")), "reviewer_id")
    _refuse_to_thin(citation)
    change.payload |= {"citation": citation.pk, "source": citation.source_id, "stance": citation.stance}
    change.texts |= {"pinpoint": citation.pinpoint, "excerpt": citation.excerpt}
    citation.delete()


# What to say where a verdict would lose the last citation of the stance that one expects of it.
LAST_OF_STANCE = {
    Stance.SUPPORTS: gettext_lazy("Your review “{verdict}” rests on it: no other of your citations supports it."),
    Stance.REFUTES: gettext_lazy("Your review “{verdict}” rests on it: no other of your citations refutes it."),
}


def _refuse_to_thin(citation: Citation) -> None:
    """A review keeps what it rested on, also one of an earlier round."""
    beside = stances_beside(citation)
    if beside is None:
        return
    verdict, left = beside
    if not left:
        raise Refused(_("The last citation of your review in its round stays."))
    if citation.stance == missing_stance(verdict, left):
        told = LAST_OF_STANCE[Stance(citation.stance)].format(verdict=verdict_label(verdict))
        raise Refused(_("{told} Cite another one first.").format(told=told))


def note(change: Change) -> None:
    body = change.words("body")
    if not body.strip():
        raise Refused(_("A note needs words."), field="body")
    change.made = Note.objects.create(
        claim=change.claim,
        round=change.claim.round,
        author=change.by,
        body=body,
        is_public=bool(change.data.get("is_public")),
        created_at=change.at,
    )
    change.payload |= {"note": change.made.pk, "public": change.made.is_public}
    change.texts["body"] = body


def unpublish(change: Change) -> None:
    """A note that was made public by mistake is the team's alone again. What it says stays in the history, as it was
    said."""
    found = Note.objects.visible_to(change.by).filter(pk=change.row("note"), claim=change.claim).first()
    if found is None:
        raise Refused(_("{claim} has no such note.").format(claim=change.claim.number))
    if not is_author_or_lead(change.by, found):
        raise Refused(_("Only its author or a lead makes a note private."))
    if not found.is_public:
        raise Refused(_("The note is private to the team already."))
    found.is_public = False
    found.save(update_fields=["is_public"])
    change.payload |= {"note": found.pk, "public": False}


def mention(change: Change) -> None:
    """Name an authority that the machine did not find, or not under this key."""
    kind, key = change.one_of("kind", AuthorityKind), change.line("key")
    if not key:
        raise Refused(_("An authority needs its key, such as SB21-131 or 45 CFR 164.512(f)."), field="key")
    authority = authority_for(kind, key)
    change.made, is_new = Mention.objects.get_or_create(
        claim=change.claim, authority=authority, defaults={"found_by": FoundBy.PERSON, "named_by": change.by}
    )
    if not is_new:
        raise Refused(_("{claim} names {key} already.").format(claim=change.claim.number, key=key), field="key")
    change.payload |= {"authority": authority.pk, "kind": kind, "key": key}


def unmention(change: Change) -> None:
    """Take away an authority that the claim does not name."""
    found = Mention.objects.filter(pk=change.row("mention"), claim=change.claim).select_related("authority").first()
    if found is None:
        raise Refused(_("{claim} has no such mention.").format(claim=change.claim.number))
    change.payload |= {"authority": found.authority_id, "kind": found.authority.kind, "key": found.authority.key}
    found.delete()


def _own(change: Change, rows: Any, owner: str) -> Any:
    row = rows.filter(claim=change.claim).first()
    if row is None or getattr(row, owner) != change.by.pk:
        raise Refused(_("Only its author can take it back."))
    return row
