"""ClaimReview (https://schema.org/ClaimReview) as a feed, by Google's rules for fact-check structured data.

A claim that the rules do not fit is left out and named with the reason. Nothing is shortened to please a rule.
"""

from collections.abc import Iterator
from typing import IO, Any
from urllib.parse import urlsplit

import orjson
from django.conf import settings
from django.utils.translation import gettext as _

from claims.choices import Status, Verdict
from claims.exports.claimants import is_organisation
from claims.exports.manifest import Manifest, manifest_of
from claims.exports.reading import Moment
from claims.exports.records import Record
from claims.exports.works import Work
from claims.models.numbers import parse_number

CONTEXT = "https://schema.org"
# Nearer the best is truer; where nothing was found either way there is a word and no number.
RATINGS = {Verdict.VERIFIED: 5, Verdict.PARTLY_SUPPORTED: 3, Verdict.DISPUTED: 1}
WORST, BEST = 1, 5


def write_claim_reviews(moment: Moment, file: IO[bytes]) -> Manifest:
    """A DataFeed with one item a claim; which were left out and why stands in the manifest, which JSON-LD ignores."""
    feed = Feed(moment)
    head = {
        "@context": [CONTEXT, {"manifest": None}],
        "@type": "DataFeed",
        "name": _("Claims reviewed by {team}").format(team=team_name()),
        "description": scale(moment),
        "dateModified": moment.as_of,
    }
    file.write(orjson.dumps(head)[:-1] + b',\n"dataFeedElement": [')
    separator = b"\n"
    for item in feed.items():
        file.write(separator + orjson.dumps(item))
        separator = b",\n"
    form = {"format": "claimreview", "reviews": feed.total, "left_out": feed.left_out}
    manifest = manifest_of(moment, form | {"text": _("settled claims on words that still stand")})
    file.write(b"\n],\n" + orjson.dumps({"manifest": manifest})[1:] + b"\n")
    return manifest


def scale(moment: Moment) -> str:
    """The number-to-text scheme of the ratings (rule 20)."""
    told = [f"{rating} {moment.wordings[verdict].label}" for verdict, rating in sorted(RATINGS.items(), key=_number)]
    return _("Ratings: {scale}; without a number: {unrated}.").format(
        scale=", ".join(told), unrated=moment.wordings[Verdict.UNVERIFIABLE].label
    )


def team_name() -> str:
    return settings.FACTCHECK_TEAM_NAME or urlsplit(settings.FACTCHECK_SITE_URL).hostname or _("a fact-check team")


class Feed:
    def __init__(self, moment: Moment) -> None:
        self.moment, self.total = moment, 0
        self.left_out: list[dict[str, str]] = []

    def items(self) -> Iterator[dict[str, Any]]:
        for claim in self.moment.claims():
            reason = self._reason_against(claim)
            if reason:
                self.left_out.append({"id": claim["id"], "reason": reason})
                continue
            self.total += 1
            yield {"@type": "DataFeedItem", "dateModified": claim["decided_at"], "item": [self.review(claim)]}

    def _reason_against(self, claim: Record) -> str:
        if claim["status"] != Status.SETTLED:
            return _("It is not settled.")
        if claim["text_changed"]:
            return _("Its words changed since the verdict.")
        if claim["verdict"] == Verdict.NOT_CHECKABLE:
            return _("A claim that nothing could settle has no rating.")
        if not settings.FACTCHECK_SITE_URL:
            return _("FACTCHECK_SITE_URL is not set, so its page has no address.")
        return ""

    def review(self, claim: Record) -> dict[str, Any]:
        """`claim` as a ClaimReview of its own."""
        work = self.moment.works[parse_number(claim["document"])]
        return {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "url": f"{settings.FACTCHECK_SITE_URL}/claims/{parse_number(claim['id'])}/",
            "claimReviewed": claim["statement"],
            "datePublished": claim["decided_at"][:10],
            "author": {"@type": "Organization", "name": team_name(), "url": f"{settings.FACTCHECK_SITE_URL}/"},
            "reviewRating": self._rating(claim),
            "itemReviewed": _item(claim, work),
            **({"reviewBody": claim["rationale"]} if claim["rationale"] else {}),
        }

    def _rating(self, claim: Record) -> dict[str, Any]:
        told = {"@type": "Rating", "alternateName": self.moment.wordings[claim["verdict"]].label}
        number = RATINGS.get(claim["verdict"])
        return told | ({"ratingValue": number, "bestRating": BEST, "worstRating": WORST} if number else {})


def _item(claim: Record, work: Work) -> dict[str, Any]:
    author, publisher = _author(claim["claimant"], work), _publisher(work)
    appearance = {"@type": "CreativeWork", "headline": work.title}
    address = work.url or work.archive_url
    item = {
        "@type": "Claim",
        "author": author,
        "publisher": publisher if publisher != author else None,
        "datePublished": work.published_on,
        "appearance": appearance | {"url": address} if address else None,
    }
    return {name: value for name, value in item.items() if value}


def _author(claimant: str, work: Work) -> dict[str, str] | None:
    """Who made the claim: the one the reviewers named, the document's own author, or who brought it out."""
    name = claimant or work.author or work.publisher
    if name == work.publisher:
        return _publisher(work)
    # Google takes no third type, where neither is certain.
    return {"@type": "Organization" if is_organisation(name) else "Person", "name": name}


def _publisher(work: Work) -> dict[str, str] | None:
    """With where it is found."""
    if not work.publisher:
        return None
    site = urlsplit(work.url)
    home = {"sameAs": f"{site.scheme}://{site.netloc}/"} if site.netloc else {}
    return {"@type": "Organization", "name": work.publisher} | home


def _number(rating: tuple[str, int]) -> int:
    return rating[1]
