"""ClaimReview objects (schema.org), as many sites publish them: whatever says what was claimed comes in.

Also what the Fact Check Tools API answers: a claim's text with the reviews that it found.
"""

from collections.abc import Iterator
from typing import Any

from .rows import Row
from .values import dict_of, list_of, objects_in, text_of, texts_of, types_of

RATING = ("ratingValue", "bestRating", "worstRating", "ratingExplanation")
APPEARANCES = ("appearance", "firstAppearance", "url", "sameAs")


def is_review(value: dict[str, Any]) -> bool:
    return "ClaimReview" in types_of(value) or "claimReviewed" in value


def is_answer(value: dict[str, Any]) -> bool:
    """A claim of the API's answer."""
    return isinstance(value.get("text"), str) and isinstance(value.get("claimReview"), list)


def review_rows(value: Any) -> list[Row]:
    """A row for each claim that a review in `value` is about, wherever in it the reviews are."""
    rows: list[Row] = []
    number = 0
    for found in objects_in(value, lambda one: is_review(one) or is_answer(one)):
        if is_review(found) or is_answer(found):
            number += 1
            rows += _rows(found, f"review {number}") if is_review(found) else _answer_rows(found, f"claim {number}")
    return rows


def _rows(review: dict[str, Any], place: str) -> Iterator[Row]:
    item = dict_of(review.get("itemReviewed"))
    rating = review.get("reviewRating")
    row = Row(
        place,
        verdict=_words_of(rating),
        rationale=text_of(
            review.get("reviewBody"), review.get("description"), review.get("headline"), review.get("name")
        ),
        source=text_of(review.get("url"), review.get("mainEntityOfPage"), review.get("@id")),
        who=text_of(review.get("author"), review.get("publisher"), review.get("creator")),
        when=text_of(review.get("datePublished"), review.get("dateCreated"), review.get("dateModified")),
        url=text_of(review.get("url"), review.get("mainEntityOfPage"), review.get("@id")),
        claimant=_claimant(item),
        other=tuple(_other(review, item)),
    )
    claims = texts_of(review.get("claimReviewed")) or [
        text_of(*(item.get(name) for name in ("name", "text", "description", "headline")))
        or text_of(*(review.get(name) for name in ("name", "headline", "title")))
    ]
    for number, statement in enumerate(claims, start=1):
        yield row._replace(statement=statement, place=f"{place}, claim {number}" if len(claims) > 1 else place)


def _words_of(rating: Any) -> str:
    """The verdict in words, or else the number with its scale."""
    found = dict_of(rating)
    if not found:
        return text_of(rating)
    words = text_of(found.get("alternateName"), found.get("name"), found.get("description"))
    value, best = text_of(found.get("ratingValue")), text_of(found.get("bestRating"))
    return words or (f"{value} of {best}" if value and best else value)


def _claimant(item: dict[str, Any]) -> str:
    """Who made the claim: of an older form, in which a creative work is reviewed, its author."""
    author = text_of(item.get("author"), item.get("creator"))
    inner = dict_of(item.get("itemReviewed"))
    return author or text_of(inner.get("author"))


def _other(review: dict[str, Any], item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    rating = dict_of(review.get("reviewRating"))
    for name in RATING:
        if text := text_of(rating.get(name)):
            yield name, text
    for name in APPEARANCES:
        if texts := _addresses(item.get(name)):
            yield name, "; ".join(texts)
    for name in ("datePublished", "inLanguage"):
        if text := text_of(item.get(name)):
            yield f"claim {name}", text
    if text := text_of(review.get("headline"), review.get("name"), review.get("title")):
        yield "title", text


def _addresses(value: Any) -> list[str]:
    """A work that a claim appears in is known by its address before its name."""
    found = [text_of(one.get("url"), one) if isinstance(one, dict) else text_of(one) for one in list_of(value)]
    return [text for text in found if text]


def _answer_rows(answer: dict[str, Any], place: str) -> Iterator[Row]:
    for review in answer["claimReview"] or [{}]:
        found = dict_of(review)
        other = [("claim date", text_of(answer.get("claimDate"))), ("language", text_of(found.get("languageCode")))]
        yield Row(
            place,
            statement=answer["text"].strip(),
            claimant=text_of(answer.get("claimant")),
            verdict=text_of(found.get("textualRating")),
            rationale=text_of(found.get("title")),
            source=text_of(found.get("url")),
            url=text_of(found.get("url")),
            who=text_of(found.get("publisher")),
            when=text_of(found.get("reviewDate")),
            other=tuple((name, text) for name, text in other if text),
        )
