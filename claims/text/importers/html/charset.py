"""The encoding that a page declares, under the names that browsers know (WHATWG Encoding Standard, 4.2)."""

import codecs
import re

PRESCANNED_BYTES = 4096
DECLARED = re.compile(rb"(?i)<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([a-z0-9_.:-]{2,40})")
XML_DECLARED = re.compile(rb"(?i)\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-z0-9_.:-]{2,40})")
COMMENT = re.compile(rb"<!--(?:(?!-->).){0,4096}-->", re.DOTALL)
# Labels that browsers read as something wider than they say.
WIDENED = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
# A page that can be scanned for its label at all is not in UTF-16.
WIDENED |= {"utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8", "euc_kr": "cp949", "shift_jis": "cp932"}
FAMILIES = re.compile(
    r"utf-8|cp125\d|cp874|cp866|cp932|cp949|iso8859-\d+|koi8-[ru]|mac-roman|mac-cyrillic|big5|gb18030|euc_jp|iso2022_jp"
)


def declared_charset(body: bytes) -> str:
    """The name of Python's codec for what the page declares, "" where it declares nothing that is known."""
    head = COMMENT.sub(b"", body[:PRESCANNED_BYTES])
    found = XML_DECLARED.search(head) or DECLARED.search(head)
    if not found:
        return ""
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return ""
    name = WIDENED.get(name, name)
    return name if FAMILIES.fullmatch(name) else ""
