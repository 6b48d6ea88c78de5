"""Finding the source of a citation: one we have, by identifier or URL, or a new one."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.acts.change import Change
from claims.acts.source_events import changed_source
from claims.choices import SourceKind, Weight
from claims.models import Citation, Document, Source
from claims.models.sealing import sealed
from claims.models.source import is_taken
from claims.refusal import Refused
from claims.text.sites import is_own_site
from claims.text.urls import normalise_url

# A name and a password before a host: not to be read over a shoulder.
CREDENTIALS = re.compile(r"//[^/?#]*@")
NEVER_CIRCULAR = (SourceKind.LAW, SourceKind.COURT)


def source_for(change: Change) -> Source:
    """Return the source that the data names: `source` itself, or found or made from identifier, url and title.

    Raises Refused when nothing names a source, or the URL is none that we would store.
    """
    given = change.data.get("source")
    if given is not None:
        return _filled_in(change, _existing(given, change.by))
    url, identifier, title = clean_url(change.line("url")), change.line("identifier"), change.line("title")
    if not (url or identifier or title):
        raise Refused(_("A citation needs a source: a URL, an identifier or a title."), field="url")
    # Two sources that are one work are merged under the same lock.
    known = _kept(
        known_source(change.by, url=url, identifier=identifier, title=title, publisher=change.line("publisher"))
    )
    if known is not None:
        return _filled_in(change, known)
    source = Source(
        kind=change.one_of("source_kind", SourceKind, default=SourceKind.WEB_PAGE),
        title=title or identifier or url,
        publisher=change.line("publisher"),
        identifier=identifier,
        url=url,
        archive_url=clean_url(change.line("archive_url")),
        weight=_weight(change, url, identifier),
    )
    try:
        source.clean_fields()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from None
    # Others may come to cite the same work, or do so in confidence: neither is told of the other.
    source.is_apart = change.claim.is_sealed or is_taken(url, identifier)
    return _create(source)


def _filled_in(change: Change, known: Source) -> Source:
    """The source with what it lacks and the citation says of it; what it says otherwise already stays."""
    given = {"publisher": change.line("publisher"), "weight": change.one_of("weight", Weight, default="")}
    new = {name: value for name, value in given.items() if value and not getattr(known, name)}
    title = change.line("title")
    if known.is_untitled and title not in ("", known.url, known.identifier):
        new["title"] = title
    if not new or not _is_told(change, known):
        return known
    for name, value in new.items():
        setattr(known, name, value)
    known.lock_version += 1
    known.save(update_fields=[*new, "lock_version"])
    told = {"lock_version": known.lock_version, "by": change.by, "at": change.at, "beside": change.claim}
    change.entries.append(changed_source(known, new, **told))
    return known


def _is_told(change: Change, known: Source) -> bool:
    """May what this citation says of the source be read on its page? Of one that others see, a sealed citation would
    be told by it."""
    others = Citation.objects.filter(~sealed() | ~Q(reviewer=change.by.pk), source=known)
    return not (change.claim.is_sealed and others.exists())


def clean_url(written: str) -> str:
    """Return the URL in its normal form; "" stays "". Raises Refused for anything but http(s) without credentials."""
    if not written:
        return ""
    try:
        url = normalise_url(written)
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        raise Refused(_("“{url}” is not a web address.").format(url=written), field="url") from None
    except ValueError as error:
        reason = error.args[0]
        shown = CREDENTIALS.sub("//…@", written)
        raise Refused(_("“{url}” cannot be cited: {reason}.").format(url=shown, reason=reason), field="url") from None
    return url


def known_source(by: Any, *, url: str, identifier: str, title: str, publisher: str = "") -> Source | None:
    """The source of that identifier or address that `by` may know; where there is neither, one that is called so and
    has neither too.

    Called so by another publisher it is another work.
    """
    for field, value in (("identifier", identifier), ("url", url)):
        named = Source.objects.known_to(by).filter(**{field: value}).order_by("is_apart", "pk") if value else None
        if named is not None and (known := named.first()):
            return known
    if url or identifier:
        return None
    namesakes = Source.objects.visible_to(by).filter(title=title, url="", identifier="")
    return (namesakes.filter(publisher=publisher) if publisher else namesakes).order_by("pk").first()


def _weight(change: Change, url: str, identifier: str) -> str:
    """As it was weighed; what lies on the document's own site is circular until somebody weighs it otherwise.

    A law or a case does not become the document's own words by being published on the same site.
    """
    weight = change.one_of("weight", Weight, default="")
    if weight or (identifier and change.data.get("source_kind") in NEVER_CIRCULAR):
        return weight
    return Weight.CIRCULAR if is_own_site(url, addresses_of(change.document)) else ""


def addresses_of(document: Document) -> list[str]:
    return [address for address in (document.url, document.archive_url) if address]


def is_circular(source: Source, document: Document) -> bool:
    """Whether the source is the document itself, a copy of it, or on its own site: for this document at least."""
    if source.weight or (source.identifier and source.kind in NEVER_CIRCULAR):
        return source.weight == Weight.CIRCULAR
    return is_own_site(source.url, addresses_of(document))


def _existing(given: Any, by: Any) -> Source:
    source = _kept(Source.objects.known_to(by).filter(pk=getattr(given, "pk", given)).first())
    if source is None:
        raise Refused(_("There is no such source."))
    return source


def _kept(source: Source | None) -> Source | None:
    """The source, locked; None where it ended meanwhile."""
    locked = Source.objects.select_for_update(of=("self",), no_key=True)
    return locked.filter(pk=source.pk).first() if source else None


def _create(source: Source) -> Source:
    """Two reviewers may add one work at the same instant; the unique constraints let one of them win."""
    values = {
        field: getattr(source, field)
        for field in ("kind", "title", "publisher", "identifier", "url", "archive_url", "weight")
    }
    lookup = {field: values.pop(field) for field in ("url",) if values[field]}
    if not lookup and values["identifier"]:
        lookup = {"identifier": values.pop("identifier")}
    if source.is_apart or not lookup:
        source.save()
        return source
    return Source.objects.get_or_create(**lookup, is_apart=False, defaults=values)[0]
