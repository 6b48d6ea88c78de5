"""JSON, one value or one a line, and web pages that carry it: which form it has is seen from what is in it."""

import json
from typing import Any

from lxml import html

from claims.text.encodings import Decoded, Unreadable, decode
from claims.text.importers.html.charset import declared_charset

from .annotations import annotation_rows
from .claimreview import review_rows
from .own import OWN_JSON, REMARK, documents_of, is_export, is_record, own_rows
from .rows import MAX_ROWS, Contents, Row

NOTHING = "no claims were found in it: neither ClaimReview objects, nor annotations, nor an export of ours"


def read_json(body: bytes) -> Contents:
    """Raises Unreadable, which names the line that is no JSON."""
    decoded = decode(body)
    return _contents(_value_of(decoded.text), decoded)


def read_page(body: bytes) -> Contents:
    """The JSON-LD of a web page; a script that is no JSON is told by a remark."""
    decoded = decode(body, declared_charset(body))
    values: list[Any] = []
    remarks: list[str] = []
    for number, script in enumerate(_scripts(decoded.text), start=1):
        try:
            # Line ends and tabs inside texts are not JSON, and common.
            values.append(json.loads(script, strict=False))
        except ValueError as error:
            remarks.append(f"JSON-LD script {number} is damaged and was left out ({error})")
    if not values:
        raise Unreadable("; ".join(remarks) or "there is no JSON-LD in the page")
    found = _contents(values, decoded)
    return found._replace(remarks=found.remarks + remarks)


def _scripts(page: str) -> list[str]:
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    found = tree.xpath("//script[contains(translate(@type, 'JSONLD', 'jsonld'), 'ld+json')]")
    texts = (script.text_content().strip() for script in found)
    return [_bare(text) for text in texts if text]


def _bare(script: str) -> str:
    """Without what is put around scripts so that old browsers do not show them, and a last semicolon."""
    for before, behind in (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")):
        if script.startswith(before):
            script = script.removeprefix(before).removesuffix(behind).strip()
    return script.removesuffix(";")


def _value_of(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise Unreadable("its objects are nested too deep") from None
    except ValueError as error:
        whole = error
    values = []
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    for number, line in lines:
        try:
            values.append(json.loads(line))
        except ValueError as error:
            # Where not even the first line is JSON, it is no file of one value a line.
            raise Unreadable(f"it is no JSON ({whole if not values else f'line {number}: {error}'})") from None
        except RecursionError:
            raise Unreadable(f"the objects of line {number} are nested too deep") from None
    return values


def _contents(value: Any, decoded: Decoded) -> Contents:
    kind, rows, remarks = _rows_in(value)
    if not rows:
        raise Unreadable("; ".join([NOTHING, *remarks]))
    if len(rows) > MAX_ROWS:
        raise Unreadable(f"it has {len(rows):,} claims, and the limit is {MAX_ROWS:,}")
    told = (decoded.encoding, decoded.had_bom, decoded.newlines)
    return Contents(kind, [], rows, [*decoded.remarks, *remarks], *told, documents_of(_own_claims(value)))


def _own_claims(value: Any) -> list[Any]:
    """The claims of an export of ours; none of another file."""
    if is_export(value):
        claims: list[Any] = value["claims"]
        return claims
    if isinstance(value, list) and value and is_record(value[-1]):
        # The first line may be a manifest.
        return [one for one in value if is_record(one)]
    return []


def _rows_in(value: Any) -> tuple[str, list[Row], list[str]]:
    own = _own_claims(value)
    if own or is_export(value):
        return OWN_JSON, list(own_rows(own)), [REMARK]
    reviews = review_rows(value)
    if reviews:
        return "claimreview", reviews, []
    rows, remarks = annotation_rows(value)
    return "annotations", rows, remarks
