"""Google's rules for fact-check structured data, as its documentation states them, each a question about one object.

CR06 about the page's domain, CR18 and CR19 concern the page that carries the markup: here its address alone is asked.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

Review = dict[str, Any]


def is_address(value: Any) -> bool:
    parts = urlsplit(value) if isinstance(value, str) else None
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname)


def is_day(value: Any) -> bool:
    try:
        return bool(datetime.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def is_agent(value: Any) -> bool:
    return isinstance(value, dict) and value.get("@type") in ("Organization", "Person")


def rating(review: Review) -> Review:
    return review["reviewRating"]


def item(review: Review) -> Review:
    return review.get("itemReviewed", {})


def author(review: Review) -> Review | None:
    return item(review).get("author")


def has_number(review: Review) -> bool:
    """A rating without a number is one that has no place on the scale."""
    return "ratingValue" in rating(review)


def appears(value: Any) -> bool:
    return is_address(value) or (isinstance(value, dict) and value.get("@type") == "CreativeWork")


RULES: dict[str, Callable[[Review], bool]] = {
    "CR01": lambda review: review["@context"] == "https://schema.org",
    "CR02": lambda review: review["@type"] == "ClaimReview",
    "CR03": lambda review: isinstance(review["claimReviewed"], str) and review["claimReviewed"].strip() != "",
    "CR04": lambda review: (
        len(review["claimReviewed"]) < 75
        and (rating(review)["alternateName"].lower() not in review["claimReviewed"].lower())
    ),
    "CR05": lambda review: rating(review)["@type"] == "Rating",
    "CR06": lambda review: is_address(review["url"]),
    "CR07": lambda review: rating(review)["alternateName"].strip() != "",
    "CR08": lambda review: is_agent(review["author"]) and bool({"name", "url"} & review["author"].keys()),
    "CR09": lambda review: item(review)["@type"] == "Claim",
    "CR10": lambda review: appears(item(review)["appearance"]),
    "CR11": lambda review: author(review) is None or is_agent(author(review)),
    "CR12": lambda review: author(review) is None or author(review)["name"].strip() != "",
    "CR13": lambda review: author(review) is None or is_address(author(review)["sameAs"]),
    "CR14": lambda review: is_day(item(review)["datePublished"]),
    "CR15": lambda review: (
        not has_number(review)
        or rating(review)["worstRating"] <= rating(review)["ratingValue"] <= rating(review)["bestRating"]
    ),
    "CR16": lambda review: not has_number(review) or rating(review)["bestRating"] > rating(review)["worstRating"],
    "CR17": lambda review: not has_number(review) or rating(review)["worstRating"] >= 1,
    "CR18": lambda review: re.fullmatch(r"https://check\.example/claims/\d+/", review["url"]) is not None,
    "CR19": lambda review: rating(review)["alternateName"] in review["visible"],
    "CR20": lambda review: not has_number(review) or str(rating(review)["ratingValue"]) in review["scale"],
    "CR21": lambda review: is_day(review["datePublished"]),
}


def broken_rules(review: Review) -> list[str]:
    """The numbers of the rules that `review` breaks; a missing field breaks its rule."""
    broken = []
    for name, holds in RULES.items():
        try:
            is_kept = holds(review)
        except (KeyError, TypeError):
            is_kept = False
        if not is_kept:
            broken.append(name)
    return broken
