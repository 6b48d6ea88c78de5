"""Acts that give a verdict or take it back."""

import json
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.acts.change import Change
from claims.acts.following import follow, go_back
from claims.acts.grounds import missing_stance, stances_of
from claims.choices import VERDICTS_WITH_CITATION, VERDICTS_WITH_REASON, Reason, Stance, Verdict
from claims.models import Anchor, Note, Review
from claims.models.verdict_wording import verdict_label
from claims.refusal import Refused


def decide(change: Change) -> None:
    _give_review(change, settles=False)


def settle(change: Change) -> None:
    _give_review(change, settles=True)


# What a page sends with the verdict once it was asked about a doubt; it says so with `asks` before that.
SURE = "sure"
# Whether there is a rationale, and a citation, and what to say where one of them is missing.
GROUNDS = {
    (False, True): gettext_lazy("“{verdict}” needs a rationale."),
    (True, False): gettext_lazy("“{verdict}” needs a citation of your own in this round."),
    (False, False): gettext_lazy("“{verdict}” needs a rationale, and a citation of your own in this round."),
}
# What to say where the stance that one expects of a verdict is missing.
DOUBTS = {
    Stance.SUPPORTS: gettext_lazy("None of your citations supports it: is the verdict meant so?"),
    Stance.REFUTES: gettext_lazy("None of your citations refutes it: is the verdict meant so?"),
}


def _give_review(change: Change, *, settles: bool) -> None:
    claim = change.claim
    verdict = Verdict(change.one_of("verdict", Verdict))
    reason, correction = change.one_of("reason", Reason, default=""), change.words("correction")
    rationale = change.words("rationale")
    _refuse_without_grounds(change, verdict, rationale)
    if change.doubts and change.data.get("asks"):
        raise Refused(_("{doubt} Then decide once more.").format(doubt=change.doubts[0]), field=SURE)
    if (reason or correction.strip()) and verdict not in VERDICTS_WITH_REASON:
        raise Refused(
            _("A reason and a correction go with disputed and partly supported only."),
            field="reason" if reason else "correction",
        )
    digest = words_at_hand(change)
    if claim.text_changed:
        # Given on the new words, so that the claim says what they say; an undo goes back to both.
        change.payload["text_changed"] = True
        follow(change)
    change.made = Review.objects.create(
        claim=claim,
        round=claim.round,
        reviewer=change.by,
        verdict=verdict,
        reason=reason,
        rationale=rationale,
        correction=correction,
        settles=settles,
        quote_sha256=digest,
        created_at=change.at,
    )
    change.values |= {"holder": None, "held_until": None, "text_changed": False}
    change.payload |= {
        "review": change.made.pk,
        "verdict": verdict,
        "reason": reason,
        "words": change.made.quote_sha256,
    }
    change.payload |= _origin(change)
    change.texts |= {"rationale": rationale, "correction": correction}


def _origin(change: Change) -> dict[str, str]:
    """Where the check made elsewhere stands that the review repeats."""
    adopted = change.data.get("adopted")
    return {"adopted": adopted.place, "file": adopted.file_sha256} if adopted else {}


def _refuse_without_grounds(change: Change, verdict: Verdict, rationale: str) -> None:
    if verdict not in VERDICTS_WITH_CITATION:
        return
    claim = change.claim
    stances = stances_of(claim.pk, claim.round, change.by.pk)
    if not (stances and rationale.strip()):
        told = GROUNDS[bool(rationale.strip()), bool(stances)].format(verdict=verdict_label(verdict))
        raise Refused(told, field="citation" if rationale.strip() else "rationale")
    if missing := missing_stance(verdict, stances):
        change.doubts.append(str(DOUBTS[missing]))


def words_at_hand(change: Change) -> str:
    """Return the digest of the claim's words in the newest version; raises Refused where they are gone from it."""
    anchors = Anchor.objects.newest_of(change.claim)
    if not anchors:
        raise Refused(
            _("The words of {claim} are gone from {version}: place it on words of that version first.").format(
                claim=change.claim.number, version=change.newest_version
            )
        )
    return anchors.digest()


def ask_second(change: Change) -> None:
    change.values["second_asked"] = True
    change.texts["reason"] = change.words("reason")


def undo(change: Change) -> None:
    review = change.case.reviews[-1]
    review.undone_at = change.at
    review.save(update_fields=["undone_at"])
    decision = change.taken_back
    change.payload |= {"review": review.pk, "verdict": review.verdict, "decision": decision.number}
    if json.loads(decision.payload).get("text_changed"):
        change.values["text_changed"] = True
        go_back(change, decision)
    if not review.settles:
        change.values["opened_round"] = change.claim.round - 1


def withdraw_second(change: Change) -> None:
    """Right after it was asked for, before anybody wrote something in confidence: one review is enough again."""
    claim = change.claim
    since = Note.objects.filter(claim=claim, created_at__gt=datetime.fromisoformat(change.taken_back.at))
    if since.exclude(author=change.by.pk).exists():
        raise Refused(
            _("Somebody has worked on {claim} since the second review was asked for.").format(claim=claim.number)
        )
    change.values["second_asked"] = False


def reopen(change: Change) -> None:
    change.values["recheck_on"] = None
    change.values["round"] = change.claim.round + 1
    change.texts["reason"] = change.words("reason")
