"""Headings of columns, compared as people write them."""

import re
from unicodedata import combining, normalize

# "Our finding" is a finding.
POSSESSIVE = re.compile(r"^\W*(?:our|my|the|unser|unsere|notre|nos|nuestro|nuestra)\s+")


def key_of(heading: str) -> str:
    """Letters and digits alone, small and without accents, which many leave out in headings."""
    bare = "".join(sign for sign in normalize("NFD", heading.casefold()) if not combining(sign))
    return " ".join(re.findall(r"[^\W_]+", POSSESSIVE.sub("", bare)))
