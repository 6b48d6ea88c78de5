"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/): each place of a claim, by its words and by its offsets.

Offsets count code points of the version's text, as the recommendation asks.
"""

from typing import IO, Any
from uuid import NAMESPACE_URL, uuid5

import orjson
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.choices import Status
from claims.exports.manifest import Manifest, manifest_of
from claims.exports.reading import Moment
from claims.exports.records import Record
from claims.exports.works import Work
from claims.models.numbers import parse_number

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
ASSESSING, HIGHLIGHTING = "assessing", "highlighting"
# What each is there for, in the words of the recommendation; `editing` asks for a change.
GROUNDS = {"rationale": "commenting", "correction": "editing"}


def write_annotations(moment: Moment, file: IO[bytes]) -> Manifest:
    """A collection with one page. A claim without a place is named in the manifest, which JSON-LD ignores."""
    collected = Collected(moment)
    head = {
        # What the manifest says is no annotation.
        "@context": [CONTEXT, {"manifest": None}],
        "id": f"{collected.base}collection",
        "type": "AnnotationCollection",
        "label": ngettext("Places of {count} claim", "Places of {count} claims", moment.total).format(
            count=moment.total
        ),
    }
    first = {"id": f"{collected.base}page-1", "type": "AnnotationPage", "partOf": head["id"], "startIndex": 0}
    file.write(orjson.dumps(head)[:-1] + b',\n"first": ' + orjson.dumps(first)[:-1] + b',\n"items": [')
    separator = b"\n"
    for annotation in collected.annotations():
        file.write(separator + orjson.dumps(annotation))
        separator = b",\n"
    form = {"format": "webannotation", "annotations": collected.total, "left_out": collected.left_out}
    manifest = manifest_of(moment, form | {"text": _("faithful: every quote as it stands in the text")})
    closing = {"total": collected.total, "manifest": manifest}
    file.write(b"\n]},\n" + orjson.dumps(closing)[1:] + b"\n")
    return manifest


class Collected:
    """The annotations of a moment, counted while they are written."""

    def __init__(self, moment: Moment) -> None:
        self.moment, self.total = moment, 0
        self.left_out: list[dict[str, str]] = []
        self.base = f"urn:uuid:{uuid5(NAMESPACE_URL, moment.head.hash)}#"
        self.texts = {(row["number"], row["version"]): row["text_sha256"] for row in moment.documents}

    def annotations(self) -> Any:
        for claim in self.moment.claims():
            if not claim["anchors"]:
                self.left_out.append({"id": claim["id"], "reason": _("Its words stand in no version.")})
            for place in claim["anchors"]:
                self.total += 1
                yield self._annotation(claim, place)

    def _annotation(self, claim: Record, place: Record) -> dict[str, Any]:
        is_settled = claim["status"] == Status.SETTLED
        told = {
            "@context": CONTEXT,
            "id": self._id(claim, place),
            "type": "Annotation",
            "motivation": ASSESSING if is_settled else HIGHLIGHTING,
            "body": self._bodies(claim),
            "target": self._target(claim, place),
        }
        return told | ({"created": claim["decided_at"].replace("+00:00", "Z")} if is_settled else {})

    def _id(self, claim: Record, place: Record) -> str:
        """The claim's page where the site has an address; else a name that is the same in every export."""
        where = f"{place['version']}-{place['start']}-{place['end']}"
        if settings.FACTCHECK_SITE_URL:
            return f"{settings.FACTCHECK_SITE_URL}/claims/{parse_number(claim['id'])}/#{where}"
        text = self.texts.get((claim["document"], place["version"]), "")
        name = "/".join([text, claim["id"], where])
        return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"

    def _bodies(self, claim: Record) -> list[dict[str, Any]]:
        """The claim itself; of a settled one the verdict, its grounds and what it rests on."""
        bodies = [_words("describing", claim["statement"])]
        if not claim["verdict"]:
            return bodies
        bodies.append(_words("assessing", self.moment.wordings[claim["verdict"]].label))
        bodies += [_words(purpose, claim[name]) for name, purpose in GROUNDS.items() if claim[name]]
        for citation in claim["citations"]:
            source = citation["source"]
            if source["url"]:
                bodies.append({"type": "SpecificResource", "source": source["url"], "purpose": "linking"})
        return bodies

    def _target(self, claim: Record, place: Record) -> dict[str, Any]:
        work = self.moment.works[parse_number(claim["document"])]
        text = self.texts.get((claim["document"], place["version"]), "")
        quote = {"type": "TextQuoteSelector", "exact": place["quote"]}
        quote |= {name: place[name] for name in ("prefix", "suffix") if place[name]}
        position = {"type": "TextPositionSelector", "start": place["start"], "end": place["end"]}
        target = {"source": work.url or f"urn:sha256:{text}", "selector": [quote, position]}
        state = _state(work)
        return target | ({"state": state} if state else {})


def _words(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _state(work: Work) -> dict[str, Any] | None:
    """When the text was taken from its source, and where a copy of it is kept."""
    when = {"sourceDate": f"{work.captured_on}T00:00:00Z"} if work.captured_on else {}
    where = {"cached": work.archive_url} if work.archive_url else {}
    return {"type": "TimeState", **when, **where} if when or where else None
