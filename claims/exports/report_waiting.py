"""The claims of a report that have no verdict: nothing is known of them but their words."""

from django.utils.translation import gettext as _

from claims.exports.report import Entry


def waiting_words() -> str:
    return _("Not settled yet, or their words changed since the verdict, so that none stands.")


def waiting_claim(entry: Entry, version: int) -> str:
    """What a claim without a verdict says, and whose words they are; its quotes where the text has them no more."""
    is_marked = any(anchor["version"] == version for anchor in entry.claim["anchors"])
    quotes = [] if is_marked or entry.repeats else [f"“{quote}”" for quote in entry.quotes]
    claimant = _("Claimed by: {name}").format(name=entry.claim["claimant"]) if entry.claim["claimant"] else ""
    return "\n".join(filter(None, [entry.claim["statement"], *quotes, claimant]))
