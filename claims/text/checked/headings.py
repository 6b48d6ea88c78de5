"""Headings of columns, compared as people write them."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

# "Our finding" is a finding, and so is "What's our finding?"
_WHOSE = r"our|my|your|unsere?|ihre?|deine?|notre|nos|votre|vos|nuestro|nuestra|su|sus|tu|tus"
_ASKED = r"what\s+(?:is|are|was)|what['’]?s|was\s+ist|wie\s+lautet|quel(?:le)?\s+est|cual\s+es"
POSSESSIVE = re.compile(rf"^\W*(?:(?:(?:{_ASKED})\s+)?(?:{_WHOSE})|the)\s+")
# "Link(s)", "Quelle(n)".
MAY_BE_SEVERAL = re.compile(r"(?<=\w)\((s|es|n|en|x)\)")


# Asked anew for every row of a table.
@lru_cache(maxsize=4096)
def key_of(heading: str) -> str:
    """Letters and digits alone, small and without accents, which many leave out in headings."""
    bare = "".join(sign for sign in normalize("NFD", heading.casefold()) if not combining(sign))
    return " ".join(re.findall(r"[^\W_]+", MAY_BE_SEVERAL.sub(r"\1", POSSESSIVE.sub("", bare))))
