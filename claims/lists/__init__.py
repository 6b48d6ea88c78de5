"""Lists of claims: which claims, in which order, which page and which columns, read from the address."""

from claims.lists.listing import Listing

__all__ = ["Listing"]
