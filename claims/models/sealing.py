"""The one text of the blindness policy.

A round that needs two reviews is sealed from its first citation to its second review: what people wrote in
it is seen by its author alone. `Claim.opened_round` is the last round that was opened; rounds after it are
sealed, also an earlier one that was cut short because the words changed. What a claim had that ended in a sealed
round stays so (`DroppedClaim`), and whether anybody wrote there changes no answer that others get.

Where the document hides names, nobody is told who wrote what on such a claim until it is settled.
"""

from django.db.models import F, Q

from claims.choices import Status


def wants_two(prefix: str = "") -> Q:
    """Claims whose round needs two reviews; `prefix` leads from the queried row to the claim."""
    return Q(**{f"{prefix}second_asked": True}) | Q(**{f"{prefix}document__reviews_required": 2})


def sealed() -> Q:
    """Rows with a `claim` and a `round` that nobody but their author may see yet."""
    return wants_two("claim__") & Q(round__gt=F("claim__opened_round"))


def nameless(prefix: str = "") -> Q:
    """Claims beside which nobody else's name is shown yet; `Claim.is_nameless` says the same of one."""
    return wants_two(prefix) & Q(**{f"{prefix}document__hides_names": True}) & ~Q(**{f"{prefix}status": Status.SETTLED})
