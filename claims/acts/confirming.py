"""The act that lets a verdict stand on words which a new version changed."""

from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.acts.reviews import words_at_hand
from claims.acts.words_before import words_before
from claims.choices import Status
from claims.models import Confirmation, Review
from claims.refusal import Refused
from claims.text import restate
from claims.worth import scores_of


def confirm(change: Change) -> None:
    """The verdict still holds on the new words; as many people have to say so as the round needed reviews.

    `statement` is what the claim says now. Without it, one that only repeated the old words follows them; raises
    Refused for any other that still says what changed.
    """
    claim, digest = change.claim, words_at_hand(change)
    of_round = Confirmation.objects.filter(claim=claim, round=claim.round)
    statement = change.line("statement") or _followed(change)
    if statement != claim.statement:
        change.values |= {"statement": statement, "worth": scores_of([statement])[0]}
        change.texts["statement"] = statement
        # Who has confirmed before, confirmed another statement.
        of_round.delete()
    change.made = Confirmation.objects.create(
        claim=claim, round=claim.round, reviewer=change.by, quote_sha256=digest, created_at=change.at
    )
    needed = claim.reviews_required if claim.status == Status.SETTLED else 1
    given = of_round.filter(quote_sha256=digest).count()
    change.payload |= {"words": digest, "confirmations": given, "needed": needed}
    if given >= needed:
        change.values["text_changed"] = False
        Review.objects.standing().filter(claim=claim, round=claim.round).update(quote_sha256=digest)


def _followed(change: Change) -> str:
    claim, now = change.claim, change.case.anchors
    places = list(claim.anchors.select_related("version").order_by("-version__number", "start", "end"))
    earlier = [anchor for anchor in places if anchor.version_id != change.newest_version.pk]
    before = words_before(earlier, now, {review.quote_sha256 for review in change.case.reviews})
    old, new = ("\n".join(anchor.quote for anchor in side) for side in (before, now))
    restated = restate(claim.statement, old, new)
    if claim.statement == old.strip():
        return restated.statement
    if restated.leaves(claim.statement):
        return claim.statement
    raise Refused(
        _("The statement of {claim} still says what the old words said: say what it says now.").format(
            claim=claim.number
        ),
        field="statement",
    )
