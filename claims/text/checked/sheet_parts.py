"""The parts of a workbook, which are XML: parsed without entities, other files or the network."""

from typing import Any

from lxml import etree

from claims.text.encodings import Unreadable


def parsed(part: bytes) -> Any:
    """Raises Unreadable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"the workbook is damaged ({error})") from None
