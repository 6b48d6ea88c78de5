"""Laws, bills, regulations, cases and orders named in a text: where they stand and what they are called."""

from claims.text.authorities.authority import KINDS, Authority, work_of
from claims.text.authorities.find import find_authorities

__all__ = ["KINDS", "Authority", "find_authorities", "work_of"]
