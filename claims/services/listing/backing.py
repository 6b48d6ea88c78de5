"""What claims rest on, as conditions: the citations of their current round, as far as somebody may see them."""

from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, GreaterThan
from django.utils.translation import gettext_lazy as _

from claims.choices import ExcerptCheck, Stance, Weight
from claims.models import Authority, Citation, Mention, Source
from claims.models.citation import CitationQuerySet
from claims.models.fields import has_one
from claims.models.numbers import parse_source_number
from claims.services.listing.membership import OneOf, with_one_of
from claims.text.query import address_in

# The value of the lists' filter, and what it is called there.
BACKINGS: dict[str, Any] = {
    "none": _("no citation"),
    "unsupported": _("nothing that supports it"),
    "one": _("one supporting citation alone"),
    "more": _("two supporting citations or more"),
    "refuted": _("something that refutes it"),
    "weak": _("a weak source"),
    "circular": _("the document itself or a copy"),
    "unchecked": _("an excerpt nobody checked"),
}


def has_backing(name: str, user: Any) -> Q:
    """The condition that a claim rests on this; raises KeyError for what is no key of `BACKINGS`."""
    cited = Citation.objects.visible_to(user).filter(claim=OuterRef("pk"), round=OuterRef("round"))
    supports = cited.filter(stance=Stance.SUPPORTS)
    number = Coalesce(Subquery(supports.order_by().values("claim").annotate(n=Count("pk")).values("n")), 0)
    conditions: dict[str, Q] = {
        "none": ~has_one(cited),
        "unsupported": ~has_one(supports),
        "one": Q(Exact(number, 1)),
        "more": Q(GreaterThan(number, 1)),
        "refuted": has_one(cited.filter(stance=Stance.REFUTES)),
        "weak": has_one(cited.filter(source__weight=Weight.WEAK)),
        "circular": has_one(cited.filter(source__weight=Weight.CIRCULAR)),
        "unchecked": has_one(cited.filter(excerpt_check=ExcerptCheck.NOT_CHECKED).exclude(excerpt="")),
    }
    return conditions[name]


def is_cited(written: str, user: Any) -> Q:
    """The condition that a claim rests on a source which `written` names."""
    cited = Citation.objects.visible_to(user)
    number = parse_source_number(written)
    of_round = citations_of(written, user).filter(round=F("claim__round"))
    if number is not None:
        return with_one_of(of_round, cited.filter(source=number, round=OuterRef("round")), cited.filter(source=number))
    each = cited.filter(_named(written, "source__"), round=OuterRef("round"))
    return with_one_of(of_round, each, Citation.objects.filter(_of_sources(written)))


def is_naming(key: str) -> Q:
    """The condition that a claim names an authority with this in its key."""
    authorities = Authority.objects.filter(key__icontains=key.strip()).values("pk")
    mentions = Mention.objects.filter(OneOf("authority", authorities))
    return with_one_of(mentions, Mention.objects.filter(authority__key__icontains=key.strip()), mentions)


def citations_of(written: str, user: Any) -> CitationQuerySet:
    """The citations that `user` may see of the sources which `written` names: one by its number (S-12), else all that
    have each of these words in title, publisher, identifier or address."""
    citations = Citation.objects.visible_to(user)
    number = parse_source_number(written)
    if number is not None:
        return citations.filter(source=number)
    return citations.filter(_of_sources(written))


def _of_sources(written: str) -> Q:
    return Q(OneOf("source", Source.objects.filter(_named(written)).values("pk")))


def _named(written: str, of: str = "") -> Q:
    named = Q()
    for word in written.split():
        named &= _holds(word, of)
    return named


def _holds(word: str, of: str) -> Q:
    condition = Q(**{f"{of}url__icontains": address_in(word) or word})
    for column in ("title", "publisher", "identifier"):
        condition |= Q(**{f"{of}{column}__icontains": word})
    return condition
